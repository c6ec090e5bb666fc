"""The register and what changed, written with a build; and what each record may tell of it."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from support.identities import decisions, linked
from waypost.journeys.tables import IDENTITY_EVENTS
from waypost.pipeline.identity.keep import identity_told, keep_identities, write_events
from waypost.pipeline.identity.known import Known, known_before

DAY = date(2027, 4, 1)
SENDERS = pl.DataFrame({"source": ["cafcass"], "sender": [None]}, schema={"source": pl.String, "sender": pl.String})


def builds(tmp_path, *tellings):
    out = tmp_path / "0"
    for number, telling in enumerate(tellings, start=1):
        known = known_before(out, None, on=DAY + timedelta(number))
        out = tmp_path / str(number)
        out.mkdir()
        keep_identities(linked(*telling), known, out)
    return out


def events(out, senders=SENDERS):
    (out / "record").mkdir()
    write_events(out, out / "record", senders)
    return pl.read_parquet(out / "record" / "identity_events.parquet")


def test_changes_are_told_with_before_and_after_and_how_many_records_went(tmp_path):
    told = events(builds(tmp_path, ["ab", "cde"], ["abcde", "x"], ["abcde", "xy"]))
    assert told.schema == pl.Schema(IDENTITY_EVENTS)
    assert told.select("kind", "records").sort("kind", "records").rows() == [
        ("kept", 1), ("merged", 2), ("merged", 3), ("new", 1),
    ]  # fmt: skip
    assert told.group_by("change").agg(pl.col("kind").n_unique())["kind"].to_list() == [1, 1, 1]
    merged = told.filter(pl.col("kind") == "merged")
    assert merged["after"].n_unique() == 1
    assert merged["before"].n_unique() == 2
    assert dict(merged.select("before", "records").iter_rows())[merged["after"][0]] == 3
    assert told.filter(pl.col("kind") == "kept")["learnt_on"].to_list() == [DAY + timedelta(3)]


def test_run_json_counts_each_kind_once(tmp_path):
    out = builds(tmp_path, ["ab", "cde"], ["abcde", "x"])
    assert {kind: n for kind, n in identity_told(out)["changes"].items() if n} == {"merged": 1, "new": 1}
    assert identity_told(out)["decisions"]["one_child"] == 0


def test_a_record_that_may_not_use_a_sender_is_not_told_what_it_told(tmp_path):
    out = builds(tmp_path, ["ab"], ["abc"])
    none = SENDERS.clear()
    assert events(out, none).is_empty()


def test_what_a_sender_told_who_is_no_more_is_still_told(tmp_path):
    out = builds(tmp_path, ["ab"], [])
    assert events(out, SENDERS.clear())["kind"].to_list() == ["gone"]


def test_decisions_are_counted(tmp_path):
    told = [{"source": "cafcass", "person_key": key} for key in "abc"]
    pairs = [("a", "b", "same"), ("b", "c", "same"), ("a", "c", "different")]
    keep_identities(linked("a", "b", "c"), Known(DAY, decisions=decisions(*told, pairs=pairs)), tmp_path)
    counts = identity_told(tmp_path)["decisions"]
    assert counts == {"one_child": 0, "two_children": 1, "contradict_each_other": 3, "could_not_be_met": 0,
                      "records_not_there": 0}  # fmt: skip


def test_the_files_are_their_owners_alone(tmp_path):
    out = builds(tmp_path, ["ab"])
    assert {path.stat().st_mode & 0o777 for path in (out / "identity").iterdir()} == {0o600}
