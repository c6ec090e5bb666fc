"""Records of a build: one where all agree, else one for each set of purposes; what is left out is in none of them."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl

from support.agreements import ON, put_agreement
from support.case_data import public_case
from support.tables import put, put_manifest, row
from waypost.intake.files import discover
from waypost.journeys.store.memory import MemoryStore
from waypost.pipeline.reading import read_everything
from waypost.pipeline.records import Beside, Engine, build_records
from waypost.pipeline.stages import Stages

OPERATOR = frozenset({"record_operator"})
EVERY = ("direct_work", "statutory_returns", "data_correction", "data_quality", "measures", "assurance")


def child(folder: Path, sender: str, number: str, **person: str) -> None:
    put_manifest(folder, sender=sender, received_at="2027-03-31T18:00:00Z")
    put(folder, "person.csv", [row("ssd_person", pers_person_id=number, **person)])
    put(folder, "status.csv", [row("ssd_legal_status", lega_legal_status_id=number, lega_person_id=number)])


def build(tmp_path: Path):
    found = discover(tmp_path / "in")
    read = read_everything(found, tmp_path / "out", ON)
    engine = Engine("memory", lambda _: MemoryStore())
    (tmp_path / "out").mkdir(exist_ok=True)
    return read, build_records(read, Beside(), None, tmp_path / "out", engine, Stages(lambda: 0.0))


def table(tmp_path: Path, folder: str, name: str) -> pl.DataFrame:
    return pl.read_parquet(tmp_path / "out" / folder / "record" / f"{name}.parquet")


def test_where_all_may_be_used_for_everything_there_is_one_record(tmp_path):
    put_agreement(tmp_path / "in")
    child(tmp_path / "in", "E08000031", "1001")
    read, built = build(tmp_path)
    assert [record.folder for record in built.kept] == [""]
    assert len(read.lots) == 1
    assert set(built.told["purposes"]) == set(EVERY)
    assert built.told["purposes"]["measures"]["children"] == 1
    assert built.told["not_used_for"] == {}
    assert not (tmp_path / "out" / "for").exists()


def test_each_purpose_has_what_may_be_used_for_it(tmp_path):
    put_agreement(tmp_path / "in" / "one")
    put_agreement(tmp_path / "in" / "two", uses={"direct_work": OPERATOR, "data_quality": OPERATOR})
    child(tmp_path / "in" / "one", "E08000031", "1001")
    child(tmp_path / "in" / "two", "E08000032", "2001", pers_forename="Ulla", pers_dob="2015-01-01")
    _, built = build(tmp_path)
    told = {name: (one["record"], one["children"]) for name, one in built.told["purposes"].items()}
    assert told["direct_work"] == told["data_quality"] == ("record", 2)
    assert told["measures"] == told["assurance"] == ("for/statutory_returns/record", 1)
    assert set(table(tmp_path, "for/statutory_returns", "events")["sender"]) == {"E08000031"}
    assert set(table(tmp_path, "", "events")["sender"]) == {"E08000031", "E08000032"}
    assert built.told["not_used_for"]["measures"] == ["ssd"]
    assert "direct_work" not in built.told["not_used_for"]


def test_a_field_left_out_is_in_no_record_and_what_was_read_is_not_kept(tmp_path):
    put_agreement(tmp_path / "in", excluded_fields=frozenset({"ethnicity", "sex"}))
    child(tmp_path / "in", "E08000031", "1001")
    build(tmp_path)
    (one,) = table(tmp_path, "", "children").to_dicts()
    assert (one["sex"], one["ethnicity"]) == (None, None)
    assert one["born_on"] is not None
    assert set(table(tmp_path, "", "source_records")["read"]) == {"{}"}


def test_what_hides_a_fact_is_obeyed_although_what_was_read_is_not_kept(tmp_path):
    """A flag stands in what was read; leaving out a field must not lay open what the flag hides."""
    shown = {}
    for name, left_out in (("whole", frozenset()), ("less", frozenset({"sex"}))):
        put_agreement(tmp_path / name / "in", excluded_fields=left_out)
        text = json.dumps(public_case())
        assert "isAddressConfidential" in text
        put(tmp_path / name / "in", "case.json", text)
        build(tmp_path / name)
        kept = table(tmp_path / name, "", "confidentiality")
        shown[name] = kept.sort(kept.columns)
    assert shown["whole"].height > 0
    assert shown["less"].equals(shown["whole"])


def test_where_nothing_may_be_used_the_record_is_empty(tmp_path):
    child(tmp_path / "in", "E08000031", "1001")
    found = discover(tmp_path / "in")
    read = read_everything(found, tmp_path / "out", ON)
    built = build_records(
        read, Beside(), ON, tmp_path / "out", Engine("memory", lambda _: MemoryStore()), Stages(lambda: 0.0)
    )
    assert set(built.told["purposes"]) == {"measures", "data_quality"}
    assert built.told["as_of"] == ON.isoformat()
    assert built.counts[0]["children"] == 0
