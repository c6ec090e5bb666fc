"""101: the sex of the child is told in a code of the year."""

from __future__ import annotations

from waypost.intake.ssda903.facts import is_of_the_year, raw
from waypost.intake.ssda903.official import Check
from waypost.vocabulary.care import RETURN_SEXES

CHECK = Check(
    number="101",
    table="header",
    fields=("header.SEX",),
    message="SEX is empty or no code of the collection year",
    is_broken=~is_of_the_year(RETURN_SEXES, raw("SEX")),
)
