"""Numbers and postcodes that several tables hold, each in the one form by which records can be told together."""

from __future__ import annotations

import polars as pl

from waypost.intake.checking import Tidying
from waypost.intake.findings import Fault

_POSTCODE = r"^([A-Z]{1,2}[0-9][A-Z0-9]?|GIR)([0-9][A-Z]{2})$"
_UPN = r"^[A-Z][0-9]{11}[0-9A-Z]$"
_NO_UPN = tuple(f"UN{number}" for number in range(1, 8))
_COURT_NUMBER = r"^[0-9]{16}$"
_FAMILYMAN_NUMBER = r"^[A-Z]{2}[0-9]{2}[A-Z][0-9]{5}$"  # the older case number that courts still print on letters
_IN_SOURCE = "Put it right in the source."


def _packed(column: str, aside: str) -> pl.Expr:
    return pl.col(column).str.replace_all(aside, "").str.to_uppercase()


def tidy_postcode(column: str) -> Tidying:
    """A postcode in capitals with one space before its last three characters. No postcode is looked up."""
    packed = _packed(column, r"\s+")
    value = pl.when(packed.str.contains(_POSTCODE)).then(packed.str.replace(_POSTCODE, "${1} ${2}"))
    return Tidying(column, value, Fault("postcode_not_read", f"{column} is no postcode and was emptied", _IN_SOURCE))


def tidy_upn(column: str) -> Tidying:
    """A unique pupil number: a letter, eleven digits, and a digit or a letter. UN1 to UN7 say why there is none."""
    packed = _packed(column, r"\s+")
    fault = Fault("upn_not_well_formed", f"{column} has not the form of a UPN and was emptied", _IN_SOURCE)
    return Tidying(column, pl.when(packed.str.contains(_UPN)).then(packed), fault, nothing=(*_NO_UPN, "NULL"))


def tidy_court_number(column: str) -> Tidying:
    """The court's case number: 16 digits, which people write with spaces and hyphens between.

    The older number of the FamilyMan system is a right answer too; no other source shares it, so it is let pass unused.
    """
    packed = _packed(column, r"[\s–-]+")
    fault = Fault("court_number_not_known", f"{column} is not the court's 16 digits and was emptied", _IN_SOURCE)
    return Tidying(
        column,
        pl.when(packed.str.contains(_COURT_NUMBER)).then(packed),
        fault,
        nothing=("NULL",),
        is_let_pass=packed.str.contains(_FAMILYMAN_NUMBER),
    )
