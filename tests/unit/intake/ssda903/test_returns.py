"""Which files are one return, of which year, and which return came before it."""

from __future__ import annotations

from support.tables import GOOD, put, put_manifest
from waypost.intake.files import discover
from waypost.intake.layouts import layouts_of
from waypost.intake.ssda903.returns import returns_of, tell_years
from waypost.intake.tables import read_table

EPISODE = GOOD["episodes"]


def told(folder):
    files = discover(folder).files
    tables = {name: [read_table(file) for file in files if file.table == name] for name in layouts_of("ssda903")}
    years, findings = tell_years(tables, files)
    return returns_of(tables, files, years), findings


def put_year(folder, year, *, sender="E1", received=None, day=None):
    put_manifest(folder, sender=sender, collection_year=year, received_at=received or f"{year[:4]}-06-30")
    put(folder, "e.csv", [{**EPISODE, "DECOM": day or EPISODE["DECOM"]}])
    put(folder, "h.csv", [GOOD["header"]])


def test_what_one_sender_sent_for_one_year_is_one_return_wherever_it_lies(tmp_path):
    put_year(tmp_path / "a", "2024/25")
    put_manifest(tmp_path / "b", sender="E1", collection_year="2024/25", received_at="2024-06-30")
    put(tmp_path / "b", "m.csv", [GOOD["missing"]])
    (one,), _ = told(tmp_path)
    assert one.files == ("a/e.csv", "a/h.csv", "b/m.csv")
    assert set(one.absent) == {"episodes", "header", "missing"}
    assert (one.begins, one.last) == (2024, None)


def test_the_year_before_is_that_of_the_same_sender_and_the_one_learnt_last(tmp_path):
    put_year(tmp_path / "a", "2023/24")
    put_year(tmp_path / "b", "2023/24", received="2024-09-30")
    put_year(tmp_path / "c", "2024/25")
    put_year(tmp_path / "d", "2023/24", sender="E2", received="2025-01-01")
    returns, _ = told(tmp_path)
    by_file = {one.files[0]: one for one in returns}
    assert by_file["c/e.csv"].last == by_file["b/e.csv"].number
    assert by_file["d/e.csv"].last is None


def test_without_a_manifest_a_folder_is_a_return_and_its_content_tells_the_year(tmp_path):
    for year in (2023, 2024):
        put(tmp_path / str(year), "e.csv", [{**EPISODE, "DECOM": f"01/06/{year}"}])
    returns, findings = told(tmp_path)
    assert [(one.of, one.begins, one.last) for one in returns] == [("folder .", 2023, None), ("folder .", 2024, 0)]
    assert findings.is_empty()


def test_a_year_that_nothing_tells_is_a_finding(tmp_path):
    put(tmp_path, "h.csv", [GOOD["header"]])
    (one,), findings = told(tmp_path)
    assert one.begins is None
    assert findings["rule"].to_list() == ["year_not_told"]


def test_a_year_that_the_codes_contradict_is_a_finding(tmp_path):
    put(tmp_path, "e.csv", [{**EPISODE, "DECOM": "01/06/2017", "PLACE": "K3"}])
    assert told(tmp_path)[1]["rule"].to_list() == ["year_contradicted"]


def test_columns_that_are_not_there_are_absent(tmp_path):
    put(tmp_path, "e.csv", [{name: cell for name, cell in EPISODE.items() if name != "CIN"}])
    (one,), _ = told(tmp_path)
    assert one.absent == {"episodes": frozenset({"CIN"})}
