"""The groups of children who are compared, what each kind is called, and which of its groups are no answer at all."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from waypost.insight.benchmarking.case_mix import age_bands
from waypost.insight.measures.computing import NOT_KNOWN
from waypost.vocabulary import ethnicity
from waypost.vocabulary.ethnicity import ETHNICITIES, FIVE, SEVERAL

MISSING = (*ethnicity.NOT_KNOWN, NOT_KNOWN)
"""Groups of those who are not known: the family refused, nobody has asked with success, or nothing is said."""


@dataclass(frozen=True, slots=True)
class GroupKind:
    """A kind of group: its id, and its groups in the order in which they are shown, never by value.

    `instead_of` is a fact that tells nearly the same, and is not allowed for where this one is compared.
    `is_of_alleged`: only children in private law of whose case domestic abuse is alleged are compared.
    """

    id: str
    groups: tuple[str, ...]
    instead_of: str = ""
    is_of_alleged: bool = False

    def rows_of(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Return those of a cohort's rows among which the groups are compared."""
        if not self.is_of_alleged:
            return rows
        return rows.filter((pl.col("law") == "private") & (pl.col("domestic_abuse") == "alleged"))


_HERITAGE = (*FIVE, SEVERAL)


GROUP_KINDS = (
    GroupKind("ethnic_group", tuple(FIVE)),
    GroupKind(
        "ethnicity", tuple(code for code in ETHNICITIES.codes if code not in ethnicity.NOT_KNOWN), "ethnic_group"
    ),
    GroupKind("sex", ("female", "male")),
    GroupKind("age_band", tuple(band.id for band in age_bands())),
    GroupKind("disability", ("yes", "no")),
    GroupKind("domestic_abuse", ("alleged", "not_alleged")),
    GroupKind("representation", ("both", "applicant_only", "respondent_only", "neither")),
    GroupKind("applicants_heritage", _HERITAGE, "ethnic_group", is_of_alleged=True),
    GroupKind("respondents_heritage", _HERITAGE, "ethnic_group", is_of_alleged=True),
)
