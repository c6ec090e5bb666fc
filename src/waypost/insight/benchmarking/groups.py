"""The groups of children who are compared, what each kind is called, and which of its groups are no answer at all."""

from __future__ import annotations

from dataclasses import dataclass

from waypost.insight.benchmarking.case_mix import age_bands
from waypost.insight.measures.computing import NOT_KNOWN
from waypost.vocabulary import ethnicity
from waypost.vocabulary.ethnicity import ETHNICITIES, FIVE

MISSING = (*ethnicity.NOT_KNOWN, NOT_KNOWN)
"""Groups of those who are not known: the family refused, nobody has asked with success, or nothing is said."""


@dataclass(frozen=True, slots=True)
class GroupKind:
    """A kind of group: its id, and its groups in the order in which they are shown, never by value."""

    id: str
    groups: tuple[str, ...]


GROUP_KINDS = (
    GroupKind("ethnic_group", tuple(FIVE)),
    GroupKind("ethnicity", tuple(code for code in ETHNICITIES.codes if code not in ethnicity.NOT_KNOWN)),
    GroupKind("sex", ("female", "male")),
    GroupKind("age_band", tuple(band.id for band in age_bands())),
    GroupKind("domestic_abuse", ("alleged", "not_alleged")),
    GroupKind("representation", ("both", "applicant_only", "respondent_only", "neither")),
)
