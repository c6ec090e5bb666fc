"""Who of a case has a lawyer, from the adults that the extract names."""

from __future__ import annotations

from datetime import UTC, datetime

import polars as pl
import pytest

from waypost.intake.cafcass.parties import last_said, represented, with_heritage

CASES = pl.DataFrame({"case_id": ["B", "A"]})


def adults(*rows: tuple[str, str, bool | None]) -> pl.DataFrame:
    return pl.DataFrame(
        rows, schema={"case_id": pl.String, "role": pl.String, "is_represented": pl.Boolean}, orient="row"
    )


@pytest.mark.parametrize(
    ("applicant", "respondent", "told"),
    [
        (True, True, "both"),
        (True, False, "applicant_only"),
        (None, True, "respondent_only"),
        (False, False, "neither"),
        (False, None, "neither"),
        (None, None, None),
    ],
)
def test_one_adult_with_a_lawyer_on_a_side_is_enough(applicant, respondent, told):
    parties = adults(("A", "applicant", applicant), ("A", "applicant", False if applicant else applicant))
    parties = pl.concat([parties, adults(("A", "respondent", respondent))])
    assert represented(CASES, parties).rows() == [("B", None), ("A", told)]


def test_another_adult_is_of_neither_side():
    assert represented(CASES, adults(("A", "other", True)))["representation"].to_list() == [None, "neither"]


def test_what_was_said_last_of_an_adult_counts():
    said = pl.DataFrame(
        {
            "case_id": ["A", "A"],
            "party_id": ["1", "1"],
            "role": ["applicant", "applicant"],
            "ethnicity": ["white_british", None],
            "is_represented": [False, True],
            "learnt_at": [datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)],
        }
    )
    assert last_said(said)["is_represented"].to_list() == [False]


@pytest.mark.parametrize(
    ("ethnicities", "told"),
    [
        (["white_british"], "white"),
        (["white_british", "white_irish"], "white"),
        (["white_british", "asian_indian"], "several"),
        (["asian_indian", "refused", None], "asian"),
        (["not_yet_obtained", "refused"], "refused"),
        (["not_yet_obtained", None], "not_yet_obtained"),
        ([None], None),
    ],
)
def test_the_adults_of_a_side_are_of_one_heritage_or_of_several(ethnicities, told):
    rows = [("A", "respondent", code) for code in ethnicities] + [("A", "other", "black_african")]
    parties = pl.DataFrame(rows, schema=["case_id", "role", "ethnicity"], orient="row")
    assert with_heritage(CASES, parties).rows() == [("B", None, None), ("A", None, told)]
