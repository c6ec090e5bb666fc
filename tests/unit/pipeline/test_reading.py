"""Reading everything: what may be used, and the quarantine, each counted, written and kept apart."""

from __future__ import annotations

import polars as pl

from support.agreements import ON, put_agreement
from support.tables import put, put_good, put_manifest, row
from waypost.intake.files import discover
from waypost.pipeline.reading import read_everything

OPERATOR = frozenset({"record_operator"})


def person(folder, *rows, sender="E08000031"):
    put_manifest(folder, sender=sender, received_at="2027-03-31T18:00:00Z")
    put(folder, "person.csv", list(rows) or [row("ssd_person")])


def read(tmp_path):
    return read_everything(discover(tmp_path / "in"), tmp_path / "out", ON)


def test_what_may_be_used_is_kept_and_the_rest_is_told(tmp_path):
    put_agreement(tmp_path / "in" / "good")
    person(tmp_path / "in" / "good")
    bad = row("ssd_person", pers_person_id="CANARY", pers_dob="never")
    person(tmp_path / "in" / "bad", row("ssd_person"), bad, row("ssd_person", pers_person_id=""))
    found = read(tmp_path)
    (lot,) = found.lots
    (part,) = lot
    assert set(part.frame("records")["file"]) == {"good/person.csv"}
    assert found.records == 1
    told = found.told["sources"]["ssd"]
    assert {name: told[name] for name in ("files", "read")} == {"files": 2, "read": 4}
    assert told["read"] == told["accepted"] + told["refused"]
    assert told["quarantine"]["files"] == 1
    assert told["quarantine"]["read"] == 3
    (aside,) = found.told["quarantine"]
    assert (aside["source"], aside["reason"], aside["files"], aside["read"]) == ("ssd", "no_agreement", 1, 3)
    assert "CANARY" not in str(found.told)


def test_findings_in_quarantine_lie_apart(tmp_path):
    put_agreement(tmp_path / "in" / "good")
    for name in ("good", "bad"):
        person(tmp_path / "in" / name, row("ssd_person", pers_dob="never"))
    found = read(tmp_path)
    for folder, files in (("findings", {"good/person.csv"}), ("quarantine/findings", {"bad/person.csv"})):
        assert set(pl.read_csv(tmp_path / "out" / folder / "ssd.csv")["file"]) == files
    listed = pl.read_csv(tmp_path / "out" / "quarantine" / "files.csv")
    assert listed.select("file", "rule").rows() == [("bad/person.csv", "no_agreement")]
    assert found.rows_told == 2, "one finding, and one file in quarantine"


def test_a_source_that_stands_in_quarantine_whole_is_still_counted(tmp_path):
    put_good(tmp_path / "in", "ssd")
    found = read(tmp_path)
    assert found.lots == ()
    told = found.told["sources"]["ssd"]
    assert told["read"] == told["quarantine"]["read"] > 0
    assert told["learnt_last_on"] is None, "when the last statement was learnt is told of what is used"


def test_findings_of_several_lots_are_one_file_a_source(tmp_path):
    for name, purpose in (("one", "measures"), ("two", "direct_work")):
        put_agreement(tmp_path / "in" / name, uses={purpose: OPERATOR})
        person(tmp_path / "in" / name, row("ssd_person", pers_dob="never"))
    found = read(tmp_path)
    assert len(found.lots) == 2
    assert set(pl.read_csv(tmp_path / "out" / "findings" / "ssd.csv")["file"]) == {"one/person.csv", "two/person.csv"}
    assert found.totals_of([0])["ssd"]["files"] == 1
    assert found.totals_of([0, 1])["ssd"]["files"] == 2
    assert found.totals_of([]) == {}


def test_where_all_is_used_nothing_is_said_of_a_quarantine(tmp_path):
    put_agreement(tmp_path / "in")
    person(tmp_path / "in")
    found = read(tmp_path)
    assert found.told["quarantine"] == []
    assert "quarantine" not in found.told["sources"]["ssd"]
    assert found.told["sources"]["ssd"]["learnt_last_on"] == "2027-03-31"
    assert not (tmp_path / "out" / "quarantine").exists()
