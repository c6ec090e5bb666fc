"""What the census must keep: the promises of every source, asked of a source that comes as XML."""

from __future__ import annotations

import json
import shutil
from datetime import datetime

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from support.census import census, child, cin_details, header, module, plan, put, read_folder, section_47
from waypost.intake.cin.layout import blocks
from waypost.intake.contract import FRAMES, Reading
from waypost.intake.fields import read_marks
from waypost.intake.files import discover
from waypost.intake.registry import SOURCES, read_all
from waypost.vocabulary.event_meanings import MEANINGS

LAST = header(Year="2026", ReferenceDate="2026-03-31", DateTime="2026-05-23T11:14:05")
STATEMENT = ["source", "sender", "record_key", "learnt_at"]


def several() -> list[str]:
    """Children of a census: one whole, one told twice, one that cannot stand, one that is half wrong."""
    whole = child(
        cin_details(section_47(), plan("2026-06-17", "2026-09-01", CPPendDate="2027-02-01"), module(), module())
    )
    wrong = child(cin_details(plan("31 June", CPPendDate="2020-01-01")), number="1003", Sex="?", PersonBirthDate="x")
    return [whole, child(number="1002"), child(number="1002"), child(cin_details(plan()), number=None), wrong, "<Kid/>"]


def put_several(folder, *, is_turned: bool = False):
    """Put two years of two authorities, received a year apart; turned, everything but the content is otherwise."""
    for place, sender in enumerate(("E06000001", "E06000002")):
        for year, head in enumerate((LAST, header())):
            children = several()
            text = census(*(reversed(children) if is_turned else children), head=head)
            at = folder / (f"z{9 - place}{9 - year}" if is_turned else f"a{place}{year}")
            put(
                at, text, "b.txt" if is_turned else "a.xml", sender=sender, received_at=f"202{6 + year}-06-01T09:00:00Z"
            )
    return folder


def told(reading: Reading, name: str) -> pl.DataFrame:
    frame: pl.DataFrame = getattr(reading, name).drop("file", "position", strict=False)
    return frame.sort(frame.columns, nulls_last=False)


def test_read_is_accepted_and_refused_and_every_accepted_thing_is_a_record(tmp_path):
    reading = read_folder(put_several(tmp_path))
    assert all(count.read == count.accepted + count.refused for count in reading.files)
    assert reading.records.height == sum(count.accepted for count in reading.files) > 0
    refused = reading.findings.filter("is_refusal").select("file", "position").unique().height
    assert refused == sum(count.refused for count in reading.files) > 0


def test_neither_order_nor_names_of_files_change_what_is_told(tmp_path):
    plain = read_folder(put_several(tmp_path / "plain"))
    turned = read_folder(put_several(tmp_path / "turned", is_turned=True))
    for name in FRAMES:
        assert_frame_equal(told(plain, name), told(turned, name))


def test_one_statement_of_a_record_stands_once_and_everything_hangs_on_one(tmp_path):
    reading = read_folder(put_several(tmp_path))
    records = reading.records.select(STATEMENT)
    assert not records.is_duplicated().any()
    for name in ("people", "events"):
        frame: pl.DataFrame = getattr(reading, name)
        assert frame.height
        assert frame.join(records, on=STATEMENT, how="anti", nulls_equal=True).is_empty()
    assert not reading.events.select(*STATEMENT, "fact_key").is_duplicated().any()
    assert set(reading.events["person_key"]) <= set(reading.people["person_key"])


def test_only_events_that_the_source_may_tell(tmp_path):
    events = read_folder(put_several(tmp_path)).events
    assert all("cin" in MEANINGS[kind].sources for kind in events["kind"])
    assert events["happened_on"].null_count() == 0
    assert {kind for kind, meaning in MEANINGS.items() if "cin" in meaning.sources} == set(events["kind"])


def test_what_was_known_on_a_day_does_not_hang_on_what_came_later(tmp_path):
    put_several(tmp_path / "in")
    whole = read_folder(tmp_path / "in")
    for place in (0, 1):
        shutil.rmtree(tmp_path / "in" / f"a{place}1")
    early = read_folder(tmp_path / "in")
    first = datetime.fromisoformat("2026-06-01T09:00:00Z")
    for name in ("people", "events"):
        known = getattr(whole, name).filter(pl.col("learnt_at") == first)
        assert_frame_equal(known.sort(known.columns), getattr(early, name).sort(known.columns))


def test_no_finding_holds_what_stood_in_the_file(tmp_path):
    leaves = {leaf for block in blocks().values() for one in block.leaves for leaf in one.names}
    whole = census(child(cin_details(section_47(), plan("2026-06-17", "2026-09-01"), module())))
    for place, leaf in enumerate(sorted(leaves)):
        text = whole.replace(f"<{leaf}>", f"<{leaf}>Qzanary {leaf} ").replace("<Message>", "<Message>Qzanary")
        put(tmp_path / str(place), text)
    reading = read_folder(tmp_path)
    assert reading.findings.height > 40
    assert "qzanary" not in str(reading.findings.rows()).casefold()


def test_every_element_is_classified():
    marks = read_marks("cin")
    leaves = {f"{block.name}.{leaf.field.name}" for block in blocks().values() for leaf in block.leaves}
    assert {name for name in marks if not name.startswith("manifest.")} == leaves


def test_it_is_read_with_the_others(tmp_path):
    put(tmp_path, census(child()))
    assert "cin" in SOURCES
    assert [reading.source for reading in read_all(discover(tmp_path).files)] == ["cin"]


@pytest.mark.parametrize(("name", "told"), [("CIN_Census_2024.xml", (11, 11, 0)), ("CIN_Census_2026.xml", (12, 12, 0))])
def test_the_samples_are_read_to_the_end(shared, name, told):
    found = discover(shared / "samples" / "local-authority" / "cin" / name)
    assert not found.unread
    (reading,) = read_all(found.files)
    assert [(count.read, count.accepted, count.refused) for count in reading.files] == [told]
    modules = [json.loads(row) for row in reading.records.filter(pl.col("record_key").str.starts_with("pre_"))["read"]]
    assert [len(module) for module in modules] == ([10] if "2026" in name else [])
