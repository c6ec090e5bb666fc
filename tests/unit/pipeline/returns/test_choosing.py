"""Choosing among candidates: trust, contradiction, blanks with their reasons."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.pipeline.returns.candidates import CANDIDATES
from waypost.pipeline.returns.choosing import choose
from waypost.pipeline.returns.definition import Field

ROWS = pl.DataFrame({"row": ["a"], "spell": [1], "proceedings_id": ["P"]})


def field(**more) -> Field:
    given = {"name": "x", "kind": "text", "needs": "anything", "meaning": "X", "blank": "Nobody tells it."}
    return Field(**{**given, "trust": ("hmcts_public_law", "cafcass", "ssd", "derived"), "derived": "Counted.", **more})


def candidate(value, told_as, **more):
    return {"row": "a", "value": value, "told_as": told_as, "source": told_as, "file": "f", "position": "1", **more}


def chosen(*candidates, of: Field | None = None, rows: pl.DataFrame = ROWS) -> dict:
    frame = pl.DataFrame(list(candidates), schema=dict(CANDIDATES))
    (answer,) = choose(of or field(), frame, rows).to_dicts()
    return answer


@pytest.mark.parametrize(
    ("told_as", "how_sure"),
    [("hmcts_public_law", "told_by_court"), ("cafcass", "told_by_cafcass"), ("ssd", "told_by_authority"),
     ("derived", "derived")],
)  # fmt: skip
def test_how_sure_follows_from_who_tells(told_as, how_sure):
    assert chosen(candidate("1", told_as))["how_sure"] == how_sure


def test_the_most_trusted_gives_the_value_and_others_are_told():
    told = chosen(candidate("2", "ssd"), candidate("1", "hmcts_public_law"), candidate("1", "cafcass"))
    assert (told["value"], told["how_sure"]) == ("1", "contradicted")
    assert told["others"] == "ssd says 2 (f, 1)"


def test_all_who_agree_are_no_contradiction():
    told = chosen(candidate("1", "ssd"), candidate("1", "cafcass"))
    assert (told["how_sure"], told["others"]) == ("told_by_cafcass", None)


def test_numbers_of_ones_own_are_never_set_beside_each_other():
    told = chosen(candidate("1", "ssd"), candidate("2", "derived"), of=field(alone=True))
    assert (told["value"], told["others"]) == ("1", None)


def test_who_is_not_in_the_order_of_trust_is_not_heard():
    assert chosen(candidate("1", "neighbour"))["how_sure"] == "blank"


def test_a_blank_says_why_and_takes_a_hint():
    assert chosen()["note"] == "Nobody tells it."
    assert chosen(candidate(None, "derived", note="Perhaps A."))["note"] == "Nobody tells it. Perhaps A."


def test_what_is_derived_says_how_unless_its_own_note_does():
    assert chosen(candidate("1", "derived"))["note"] == "Counted."
    assert chosen(candidate("1", "derived", note="From May on."))["note"] == "From May on."


@pytest.mark.parametrize(("needs", "said"), [("court", "no care application"), ("pre_proceedings", "no file tells")])
def test_what_does_not_apply_is_blank_whatever_is_told(needs, said):
    rows = ROWS.with_columns(spell=pl.lit(None, pl.Int64), proceedings_id=pl.lit(None, pl.String))
    told = chosen(candidate("1", "ssd"), of=field(needs=needs), rows=rows)
    assert told["value"] is None
    assert said in told["note"]


def test_equals_are_settled_the_same_way_in_any_order():
    two = [candidate("2", "ssd", file="b"), candidate("3", "ssd", file="a")]
    assert chosen(*two) == chosen(*reversed(two))
    assert chosen(*two)["value"] == "3"
