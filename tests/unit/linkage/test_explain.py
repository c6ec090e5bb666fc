"""Links in words."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.linkage.cluster import JOINED, TOO_WEAK
from waypost.linkage.constraints import TWO_KEYS
from waypost.linkage.explain import level_numbers, odds, sentence, with_reasons
from waypost.linkage.model import trained_model
from waypost.linkage.scoring import LEVEL_BITS

MODEL = trained_model()


def pattern(**levels):
    """A number that holds a level for each comparison: not known where nothing is said."""
    names = list(MODEL.labels())
    return sum((levels.get(name, -1) + 1) << place * LEVEL_BITS for place, name in enumerate(names))


def test_levels_are_told_in_the_order_of_comparisons_and_what_is_not_known_is_not():
    told = with_reasons(
        pl.DataFrame({"levels": [pattern(sex=0, forename=5), pattern(), pattern(sex=0, forename=5)]}), MODEL
    )
    assert told["reason"].to_list() == [told["reason"][0], "", told["reason"][0]]
    first = MODEL.labels()["forename"][5]
    assert told["reason"][0] == f"{first}; different sex"


def test_the_numbers_are_those_that_were_put_in():
    found = level_numbers(pattern(forename=3, authority=1), MODEL)
    assert (found["forename"], found["authority"], found["postcode"]) == (3, 1, -1)


@pytest.mark.parametrize(
    ("bits", "words"),
    [
        (10.0, "The evidence is 1,000 times as likely of one child than two."),
        (2.0, "The evidence is 4 times as likely of one child than two."),
        (-3.0, "The evidence is 8 times as likely of two children than one."),
        (0.1, "The evidence speaks no more for one child than for two."),
        (55.0, "The evidence is more than 1,100,000,000 times as likely of one child than two."),
    ],
)
def test_weights_are_odds_in_words(bits, words):
    assert odds(bits) == words


def link(**facts):
    plain = {"kind": "statistical", "match_weight": 4.0, "accepted": True, "verdict": JOINED, "reason": "same forename"}
    return sentence(plain | facts)


def test_a_link_taken_and_one_refused_say_why():
    assert link() == (
        "Taken for one child: the evidence is strong enough, and nothing forbids it. "
        "The evidence is 16 times as likely of one child than two. Compared: same forename."
    )
    assert link(accepted=False, verdict=TWO_KEYS).startswith(
        "Not taken for one child: one sender has two keys for them."
    )
    assert link(accepted=False, verdict=TOO_WEAK).startswith("Not taken for one child: evidence too weak.")


@pytest.mark.parametrize("kind", ["explicit_key", "circumstances"])
def test_what_was_not_weighed_has_no_odds(kind):
    told = link(kind=kind, match_weight=None, reason="the same unique pupil number")
    assert told.endswith("It rests on: the same unique pupil number.")
    assert "times as likely" not in told
