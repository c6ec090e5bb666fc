"""The census into the record: children, enquiries, child protection plans and pre-proceedings.

Episodes of need, assessments, plans and reviews are kept whole and checked; no journey to court hangs on their days.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from waypost.intake.cin.census import SOURCE
from waypost.intake.cin.layout import blocks, definition
from waypost.intake.cin.walking import BETWEEN
from waypost.intake.shaping import Telling, lay, lay_events
from waypost.vocabulary.events import EventKind

OUTCOME_ASSUMED = "outcome_letter_assumed"
OUTCOME_NOT_KNOWN = "outcome_letter_not_known"


def _meaning() -> Mapping[str, str]:
    return {str(letter).lower(): meaning for letter, meaning in definition()["outcomes"]["meaning"].items()}


def _outcome() -> pl.Expr:
    """Return what the letter is taken to mean: null for a letter of which nobody says what it means."""
    return pl.col("PPOutcome").replace_strict(_meaning(), default=None, return_dtype=pl.String)


def _doubt() -> pl.Expr:
    letter = pl.col("PPOutcome")
    known = pl.when(letter.is_in(list(_meaning()))).then(pl.lit(OUTCOME_ASSUMED)).otherwise(pl.lit(OUTCOME_NOT_KNOWN))
    return pl.when(letter.is_not_null()).then(known)


TELLINGS: Mapping[str, tuple[Telling, ...]] = {
    "section_47": (Telling(EventKind.SECTION_47_STARTED, "S47ActualStartDate", {}),),
    "child_protection_plan": (
        Telling(EventKind.CHILD_PROTECTION_PLAN_STARTED, "CPPstartDate", {}),
        Telling(EventKind.CHILD_PROTECTION_PLAN_ENDED, "CPPendDate", {}),
    ),
    "pre_proceedings": (
        Telling(EventKind.PRE_PROCEEDINGS_DECIDED, "PPStartDate", {}),
        Telling(EventKind.PRE_PROCEEDINGS_LETTER_SENT, "LBPSentDate", {"flag": pl.col("FGDMMeetingOffer")}),
        Telling(EventKind.PRE_PROCEEDINGS_MEETING_HELD, "InitialPPMeetingDate", {}),
        Telling(
            EventKind.PRE_PROCEEDINGS_ENDED,
            "StepDecisionDate",
            {"code": _outcome(), "flag": pl.col("FGDMMeetingFac"), "doubt": _doubt()},
        ),
        Telling(EventKind.COURT_APPLICATION_SENT, "CourtAppDate", {}),
        Telling(EventKind.LETTER_TO_INITIATE_SENT, "LetterInitCPDate", {}),
    ),
}
"""What each block tells. What it needs of a row are the days and details named here."""
_NO_DISABILITY = "none"


def _codes_of_disability() -> list[str]:
    (leaf,) = (leaf for leaf in blocks()["child"].leaves if leaf.field.name == "Disability")
    return [code for code in map(str, leaf.field.codes) if code != _NO_DISABILITY]


OF_A_CHILD = ("UPN", "PersonBirthDate", "ExpectedPersonBirthDate", "Sex", "Ethnicity", "Disability")
TELLS: Mapping[str, tuple[str, ...]] = {
    "child": OF_A_CHILD,
    "section_47": ("S47ActualStartDate",),
    "child_protection_plan": ("CPPstartDate", "CPPendDate"),
    "pre_proceedings": (
        *("PPStartDate", "LBPSentDate", "InitialPPMeetingDate", "StepDecisionDate", "PPOutcome"),
        *("CourtAppDate", "LetterInitCPDate", "FGDMMeetingOffer", "FGDMMeetingFac"),
    ),
}
"""The leaves of each block that are told, and so kept until every census is read."""


def tell_children(children: pl.DataFrame) -> pl.DataFrame:
    """Return a person fragment for each child."""
    return lay(
        "people",
        children,
        SOURCE,
        person_key=pl.col("child"),
        role=pl.lit("child"),
        born_on=pl.col("PersonBirthDate"),
        expected_on=pl.col("ExpectedPersonBirthDate"),
        sex=pl.col("Sex"),
        ethnicity=pl.col("Ethnicity"),
        is_disabled=_is_disabled(),
        upn=pl.col("UPN"),
        authority_child_id=pl.col("child"),
    )


def _is_disabled() -> pl.Expr:
    """Return whether any of the codes told names a disability: false where all say NONE, null where none is told."""
    codes = pl.col("Disability").str.to_lowercase().str.split(BETWEEN).list.eval(pl.element().str.strip_chars())
    is_named = codes.list.eval(pl.element().is_in(_codes_of_disability())).list.any()
    return pl.when(is_named).then(True).when(codes.list.contains(_NO_DISABILITY)).then(False)


def tell_events(block: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the events of a block's rows. They come before any proceedings and stand in none."""
    return lay_events(rows, SOURCE, TELLINGS[block], person_key=pl.col("child"), proceedings_key=pl.lit(None))
