"""Numbers and families that join a child to other sources: the court's case number, the UPN, one family."""

from __future__ import annotations

import polars as pl

from waypost.intake.shaping import lay
from waypost.intake.ssd.check import COURT_NUMBER, LINKED_UPN, SOURCE

_IS_VALID = pl.col("link_valid_to_date").is_null()
_NUMBER = pl.when(_IS_VALID & (pl.col("link_identifier_type") == COURT_NUMBER)).then("link_identifier_value")


def tell_identifiers(identifiers: pl.DataFrame) -> pl.DataFrame:
    """Return a fragment for each number of a child: with the UPN, or with the proceedings that the number names."""
    person = pl.col("link_person_id")
    return lay(
        "people",
        identifiers,
        SOURCE,
        person_key=person,
        role=pl.lit("child"),
        proceedings_key=_NUMBER,
        upn=pl.when(_IS_VALID & (pl.col("link_identifier_type") == LINKED_UPN)).then("link_identifier_value"),
        authority_child_id=person,
    )


def tell_identified_proceedings(identifiers: pl.DataFrame) -> pl.DataFrame:
    """Return proceedings for each court's case number. Of which law they are, the number does not say."""
    return lay(
        "proceedings",
        identifiers.filter(_NUMBER.is_not_null()),
        SOURCE,
        proceedings_key=_NUMBER,
        court_case_number=_NUMBER,
        authority=pl.col("sender"),
    )


def tell_family_members(families: pl.DataFrame) -> pl.DataFrame:
    """Return a fragment for each child of a family. The families of pre-proceedings are numbered elsewhere."""
    person = pl.col("fami_person_id")
    return lay(
        "people",
        families,
        SOURCE,
        person_key=person,
        role=pl.lit("child"),
        family_key=pl.concat_str(pl.lit("family/"), "fami_family_id"),
        authority_child_id=person,
    )
