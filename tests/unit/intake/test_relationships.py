"""Which words mean the mother, which the father, and which neither."""

from __future__ import annotations

import pytest

from waypost.intake.relationships import parental_role, settled_role

WORDS = [
    ("Mother", "mother"),
    ("birth mother", "mother"),
    ("Mum", "mother"),
    ("Mother of all the children", "mother"),
    ("children's mother", "mother"),
    ("FATHER", "father"),
    ("putative father", "father"),
    ("Dad (1st respondent)", "father"),
    ("Grandmother", "other"),
    ("grand mother", "other"),
    ("Maternal grandmother", "other"),
    ("stepFather", "other"),
    ("Step-father", "other"),
    ("mother's partner", "other"),
    ("Mother and father", "other"),
    ("paternal aunt", "other"),
    ("the", "other"),
    ("", "other"),
    (None, "other"),
]


@pytest.mark.parametrize(("words", "role"), WORDS)
def test_only_plain_words_make_a_parent(words: str | None, role: str) -> None:
    assert parental_role(words) == role


@pytest.mark.parametrize(
    ("roles", "settled"),
    [({"mother"}, "mother"), ({"father", "other"}, "father"), ({"mother", "father"}, "other"), (set(), "other")],
)
def test_rows_that_disagree_settle_nothing(roles: set[str], settled: str) -> None:
    assert settled_role(roles) == settled
