"""Whose word counts for which fact of a case."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from waypost.journeys.case_statements import NOTHING_SAID, UNKNOWN, ProceedingsStatement, facts_of_cases, null_first

NOTHING = dict.fromkeys(("sender", "law", "application", "court_case_number", "court", "authority"))
MORE = dict.fromkeys(("service_area", "track", "state", "representation", "area"))
CAFCASS = ProceedingsStatement(
    proceedings_id="P-1",
    source="cafcass",
    record_key="case/1",
    learnt_at=datetime(2026, 3, 2, tzinfo=UTC),
    proceedings_key="1",
    **NOTHING | MORE | {"law": "private", "area": "Leeds", "authority": "E08000035"},
)
COURT = replace(
    CAFCASS,
    source="hmcts_public_law",
    learnt_at=datetime(2026, 1, 2, tzinfo=UTC),
    law="public",
    area=None,
    authority="E08000036",
)


def test_the_court_is_believed_of_the_law_and_the_latest_of_the_authority():
    for statements in ([CAFCASS, COURT], [COURT, CAFCASS]):
        (facts,) = facts_of_cases(statements).values()
        assert facts["law"] == "public"
        assert facts["area"] == "Leeds", "what the court does not say another may"
        assert facts["authority"] == "E08000035"


def test_what_nobody_says_is_unknown_and_says_as_much_as_no_statement():
    (facts,) = facts_of_cases([replace(CAFCASS, law=None, area=None, authority=None)]).values()
    assert facts == NOTHING_SAID
    assert facts["law"] == UNKNOWN


def test_null_comes_before_every_text():
    assert sorted(["b", None, ""], key=null_first) == [None, "", "b"]
