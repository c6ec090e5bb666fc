"""What a reviewer sees: names and dates, never a postcode, and nothing of whom a flag hides."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from types import SimpleNamespace

import polars as pl
import pytest

from support.linkage_people import ANNA, BORIS, child, people
from waypost.journeys.tables import SCHEMAS
from waypost.linkage.review.decisions import Word, pair_identifier
from waypost.pipeline.identity.ledger import add, read_ledger
from waypost.pipeline.identity.pairs import pairs_of, said
from waypost.pipeline.identity.queue import CASEWORK, Item
from waypost.pipeline.identity.reviewer_file import WITHHELD, write_reviewer_file
from waypost.pipeline.identity.uses import uses_of

AT = datetime(2027, 4, 1, 9, tzinfo=UTC)
ONE, OTHER = ("cafcass", None, "9"), ("hmcts_public_law", None, "5/a")
NAME = pair_identifier(ONE, OTHER)


@pytest.fixture
def usable(tmp_path):
    out = tmp_path / "out"
    for folder in (out / "record", out / "linkage"):
        folder.mkdir(parents=True)
    told = people(child("cafcass", "9", **ANNA), child("hmcts_public_law", "5/a", proceedings_key="5", **BORIS))
    told.with_columns(postcode=pl.lit(None, pl.String)).write_parquet(out / "linkage" / "people.parquet")
    rows = [(*ONE, "C-1"), (*OTHER, "C-1")]
    frame = pl.DataFrame(rows, schema=dict(SCHEMAS["identities"]), orient="row")
    frame.write_parquet(out / "record" / "identities.parquet")
    flag(out)
    return SimpleNamespace(out=out, record=out / "record")


def flag(out, **row):
    rows = [{"child_id": "C-1", "told_by": "x", "source": "cafcass", **row}] if row else []
    frame = pl.DataFrame(rows, schema=dict(SCHEMAS["confidentiality"]))
    frame.write_parquet(out / "record" / "confidentiality.parquet")


def written(usable, folder, state="open"):
    item = Item(NAME, ONE, OTHER, CASEWORK, state, "Taken for one child.", 9.0)
    told = write_reviewer_file(usable, [item], folder, at=AT, who="me", is_invented=True)
    return told, json.loads((folder / "review.json").read_text())


def test_both_records_stand_beside_each_other(usable, tmp_path):
    told, (row,) = written(usable, tmp_path / "to")
    assert told == {"pairs": 1, "casework": 1}
    assert (row["left_forenames"], row["right_forenames"]) == ("Annabel Rose", "Barnaby")
    assert row["left_born_on"] == "2016-05-09"
    assert row["says"] is None
    assert not [name for name in row if "post" in name or "address" in name]
    assert "ZZ9" not in (tmp_path / "to" / "review.csv").read_text()


@pytest.mark.parametrize(
    ("covers", "mark", "released_on", "is_hidden"),
    [
        ("identity", "protected_carer", None, True),
        ("identity", "protected_carer", date(2027, 1, 1), False),
        ("home", "refuge", None, False),
        ("contact", "confidential_contact", None, False),
    ],
)
def test_whose_identity_is_confidential_is_not_named(usable, tmp_path, covers, mark, released_on, is_hidden):
    flag(usable.out, covers=covers, mark=mark, released_on=released_on)
    _, (row,) = written(usable, tmp_path / "to")
    shown = WITHHELD if is_hidden else "Annabel Rose"
    assert row["left_forenames"] == shown
    assert (row["right_surname"] == WITHHELD) is is_hidden


def test_it_is_noted_who_was_given_whom_and_once(usable, tmp_path):
    written(usable, tmp_path / "one")
    written(usable, tmp_path / "two")
    assert list(pairs_of(read_ledger(usable.out))) == [NAME]
    assert len(read_ledger(usable.out)) == 1
    assert [use["name"] for use in uses_of(usable.out, ["C-1"])] == ["one", "two"]
    assert uses_of(usable.out, ["C-2"]) == []


def test_what_another_said_stands_in_no_reviewers_file(usable, tmp_path):
    written(usable, tmp_path / "one")
    add(usable.out, [said(Word(NAME, "same", "Ann Able", "service_manager", "owner_confirmed"))])
    written(usable, tmp_path / "two")
    texts = [path.read_text() for path in (tmp_path / "two").iterdir()]
    assert not any("Ann Able" in text or "owner_confirmed" in text for text in texts)
    written(usable, tmp_path / "three", state="same")
    assert json.loads((tmp_path / "three" / "review.json").read_text()) == [], "what is decided is not asked again"
