"""Reading whole censuses."""

from __future__ import annotations

import subprocess
import sys

import pytest

from support.census import census, child, cin_details, element, header, module, put, read_folder, read_text, rules
from waypost.intake.cin import read as reading_module
from waypost.pipeline.bench.cin import write_census


def counts(reading) -> list[tuple[int, int, int]]:
    return [(count.read, count.accepted, count.refused) for count in reading.files]


def test_every_element_of_a_whole_census_is_typed_and_nothing_is_found(tmp_path):
    write_census(tmp_path / "census.xml", 12)
    reading = read_folder(tmp_path)
    assert reading.findings.is_empty()
    assert counts(reading) == [(1 + 8 * 12, 1 + 8 * 12, 0)]
    assert reading.events.height == 9 * 12


def test_batches_are_of_any_size(tmp_path, monkeypatch):
    write_census(tmp_path / "census.xml", 12)
    whole = read_folder(tmp_path)
    monkeypatch.setattr(reading_module, "_AT_ONCE", 5)
    parted = read_folder(tmp_path)
    for name in ("people", "events"):
        assert getattr(whole, name).equals(getattr(parted, name))
    assert whole.records.sort("record_key").equals(parted.records.sort("record_key"))


def test_a_census_of_nobody(tmp_path):
    reading = read_text(tmp_path)
    assert rules(reading) == [("file", "no_children")]
    assert (counts(reading), reading.people.height, reading.events.height) == ([(1, 1, 0)], 0, 0)


def test_no_files_at_all_are_an_empty_reading():
    assert reading_module.read([]).files == ()


def test_a_child_whose_xml_is_broken_is_refused_alone(tmp_path):
    broken = child(number="1002").replace("</Sex>", "</Sx>")
    reading = read_text(tmp_path, child(cin_details(module())), broken, child(number="1003"))
    told = [one for one in rules(reading) if one[1] != "rule_could_not_run"]
    assert told == [("Child[2]", "xml_broken"), ("file", "xml_not_whole")]
    assert counts(reading) == [(7, 6, 1)]
    assert reading.people["person_key"].to_list() == ["1001", "1003"]


def test_an_attribute_is_told_and_changes_nothing_that_is_read(tmp_path):
    reading = read_text(tmp_path, child().replace("<Sex>", '<Sex code="2">'), child(number="1002"))
    assert ("Child[1]", "attribute_not_read") in rules(reading)
    assert reading.people["sex"].to_list() == ["female", "female"]
    assert '"@code":"2"' in reading.records.filter(record_key="child/1001")["read"][0]


def test_a_file_that_breaks_off_keeps_what_came_before(tmp_path):
    text = census(child(), child(number="1002"))
    reading = read_folder(put(tmp_path, text[: text.rindex("<CINdetails>")]))
    assert reading.people["person_key"].to_list() == ["1001"]
    assert counts(reading) == [(4, 3, 1)]


def test_what_is_no_child_is_refused_as_one(tmp_path):
    reading = read_text(tmp_path, child(), element("Chlid", LAchildID="7"))
    assert rules(reading) == [
        ("after Child[1]", "element_not_known"),
        ("file", "rule_could_not_run"),
    ]
    assert counts(reading) == [(4, 3, 1)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_says_the_same(tmp_path, encoding):
    text = census(child(cin_details(module()), number="Zoë1"))
    reading = read_folder(put(tmp_path, text.encode(encoding)))
    assert (rules(reading), reading.people["person_key"].to_list()) == ([], ["Zoë1"])


def test_windows_1252_as_declared(tmp_path):
    text = '<?xml version="1.0" encoding="Windows-1252"?>' + census(child(number="Zoë1"))
    reading = read_folder(put(tmp_path, text.encode("cp1252")))
    assert (rules(reading), reading.people["person_key"].to_list()) == ([], ["Zoë1"])


def test_names_in_a_namespace(tmp_path):
    text = census(child(cin_details(module()))).replace("<Message>", '<Message xmlns="urn:cin">')
    reading = read_folder(put(tmp_path, text))
    assert (rules(reading), reading.events.height) == ([], 6)


def test_text_between_children_is_told(tmp_path):
    reading = read_text(tmp_path, child(), "loose", child(number="1002"))
    assert rules(reading) == [("after Child[1]", "text_between_elements")]


def test_a_year_before_module_5_asks_no_one_for_it(tmp_path):
    assert read_text(tmp_path, child(), head=header(Year="2026", ReferenceDate="2026-03-31")).findings.is_empty()


MEASURED = """
import resource, sys
from pathlib import Path
from waypost.intake.files import discover
from waypost.intake.registry import read_all
(reading,) = read_all(discover(Path(sys.argv[1])).files)
print(reading.records.height, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def measured(path) -> tuple[int, int]:
    ran = subprocess.run([sys.executable, "-c", MEASURED, str(path)], check=True, capture_output=True, text=True)
    records, peak_mib = ran.stdout.split()
    return int(records), int(peak_mib)


def test_memory_grows_with_what_is_handed_over_and_not_with_the_file(tmp_path):
    write_census(tmp_path / "small.xml", 100)
    padded = census(child(cin_details(module())), " " * 30_000_000)
    put(tmp_path / "large", padded)
    small, large = measured(tmp_path / "small.xml"), measured(tmp_path / "large")
    assert large[1] - small[1] < 40


@pytest.mark.slow
def test_100_mb_under_400_mb(tmp_path):
    write_census(tmp_path / "census.xml", 29_000)
    assert (tmp_path / "census.xml").stat().st_size > 100_000_000
    records, peak_mib = measured(tmp_path / "census.xml")
    assert records == 1 + 8 * 29_000
    assert peak_mib < 400
