"""SSD into the record: the authority's people with their postcodes and families, child protection, pre-proceedings."""

from __future__ import annotations

import polars as pl

from waypost.intake.shaping import Telling, lay, lay_events
from waypost.intake.ssd.check import SOURCE
from waypost.vocabulary.events import EventKind

_DELIVERY = ("sender", "learnt_at")

ENQUIRY_TELLINGS = (Telling(EventKind.SECTION_47_STARTED, "s47e_s47_start_date", {}),)
PLAN_TELLINGS = (
    Telling(EventKind.CHILD_PROTECTION_PLAN_STARTED, "cppl_cp_plan_start_date", {}),
    Telling(EventKind.CHILD_PROTECTION_PLAN_ENDED, "cppl_cp_plan_end_date", {}),
)
_NO_DISABILITY = "none"
_YES, _NO = ("y", "yes", "true", "1"), ("n", "no", "false", "0")


def yes_or_no(column: str) -> pl.Expr:
    """Return what free text says, yes or no, in the words that suppliers write; null for any other word."""
    word = pl.col(column).str.strip_chars().str.to_lowercase()
    return pl.when(word.is_in(_YES)).then(True).when(word.is_in(_NO)).then(False)


PRE_PROCEEDINGS_TELLINGS = (
    Telling(EventKind.PRE_PROCEEDINGS_DECIDED, "prep_pre_pro_decision_date", {}),
    Telling(EventKind.PRE_PROCEEDINGS_LETTER_SENT, "prep_pre_pro_letter_date", {}),
    Telling(
        EventKind.PRE_PROCEEDINGS_MEETING_HELD,
        "prep_initial_pre_pro_meeting_date",
        {"flag": yes_or_no("prep_pre_pro_parents_legal_rep")},
    ),
    Telling(
        EventKind.PRE_PROCEEDINGS_ENDED, "prep_agree_stepdown_issue_date", {"code": pl.col("prep_pre_pro_outcome")}
    ),
)


def tell_people(person: pl.DataFrame, address: pl.DataFrame) -> pl.DataFrame:
    """Return a person fragment for each row, with the postcode of the delivery's open address that began last."""
    on = ["sender", "learnt_at", "pers_person_id"]
    postcodes = _open_postcodes(address).rename({"addr_person_id": "pers_person_id"})
    rows = person.join(postcodes, on=on, how="left", nulls_equal=True, maintain_order="left")
    return lay(
        "people",
        rows,
        SOURCE,
        person_key=pl.col("pers_person_id"),
        role=pl.lit("child"),
        forenames=pl.col("pers_forename"),
        surname=pl.col("pers_surname"),
        born_on=pl.col("pers_dob"),
        expected_on=pl.col("pers_expected_dob"),
        sex=pl.col("pers_sex"),
        ethnicity=pl.col("pers_ethnicity"),
        postcode=pl.col("addr_address_postcode"),
        upn=pl.col("pers_upn"),
        authority_child_id=pl.col("pers_person_id"),
    )


def _open_postcodes(address: pl.DataFrame) -> pl.DataFrame:
    """Return one postcode a person and delivery, of the open address that began last; of equals the last in order."""
    is_open = pl.col("addr_address_end_date").is_null() & pl.col("addr_address_postcode").is_not_null()
    return (
        address.filter(is_open)
        .sort("addr_address_start_date", "addr_address_postcode", nulls_last=False)
        .unique([*_DELIVERY, "addr_person_id"], keep="last", maintain_order=True)
        .select(*_DELIVERY, "addr_person_id", "addr_address_postcode")
    )


def tell_untold_people(rows: pl.DataFrame, person_column: str) -> pl.DataFrame:
    """Return a fragment with nothing but the number (and the postcode, where an open address tells it)."""
    person = pl.col(person_column)
    columns = {"person_key": person, "role": pl.lit("child"), "authority_child_id": person}
    if "addr_address_postcode" in rows.columns:
        columns["postcode"] = pl.when(pl.col("addr_address_end_date").is_null()).then(pl.col("addr_address_postcode"))
    return lay("people", rows, SOURCE, **columns)


def tell_enquiries(enquiries: pl.DataFrame) -> pl.DataFrame:
    """Return the beginning of each enquiry under section 47."""
    person = pl.col("s47e_person_id")
    return lay_events(enquiries, SOURCE, ENQUIRY_TELLINGS, person_key=person, proceedings_key=pl.lit(None))


def tell_plans(plans: pl.DataFrame) -> pl.DataFrame:
    """Return the beginning and the end of each child protection plan."""
    person = pl.col("cppl_person_id")
    return lay_events(plans, SOURCE, PLAN_TELLINGS, person_key=person, proceedings_key=pl.lit(None))


def tell_pre_proceedings(pre_proceedings: pl.DataFrame) -> pl.DataFrame:
    """Return the steps of pre-proceedings. They come before any proceedings and stand in none."""
    person = pl.col("prep_person_id")
    return lay_events(
        pre_proceedings, SOURCE, PRE_PROCEEDINGS_TELLINGS, person_key=person, proceedings_key=pl.lit(None)
    )


def tell_families(pre_proceedings: pl.DataFrame) -> pl.DataFrame:
    """Return a fragment for each child in pre-proceedings that names the family and, where known, the proceedings."""
    return lay(
        "people",
        pre_proceedings,
        SOURCE,
        person_key=pl.col("prep_person_id"),
        role=pl.lit("child"),
        proceedings_key=pl.col("prep_court_reference"),
        family_key=pl.col("prep_plo_family_id"),
        authority_child_id=pl.col("prep_person_id"),
    )


def tell_disabilities(disabilities: pl.DataFrame) -> pl.DataFrame:
    """Return a fragment for each child of whom a disability is recorded, or that there is none."""
    code = pl.col("disa_disability_code")
    told = disabilities.filter(code.is_not_null())
    person = pl.col("disa_person_id")
    return lay(
        "people",
        told.group_by(*_DELIVERY, "disa_person_id", maintain_order=True).agg(
            pl.col("record_key").min(), is_disabled=(code.str.to_lowercase() != _NO_DISABILITY).any()
        ),
        SOURCE,
        person_key=person,
        role=pl.lit("child"),
        authority_child_id=person,
        is_disabled=pl.col("is_disabled"),
    )


def tell_proceedings(pre_proceedings: pl.DataFrame) -> pl.DataFrame:
    """Return proceedings for each row whose court number is known: the evidence that ties them to the court's.

    The court's number is their key, whichever table it stands in and however many families come before the court.
    """
    return lay(
        "proceedings",
        pre_proceedings.filter(pl.col("prep_court_reference").is_not_null()),
        SOURCE,
        proceedings_key=pl.col("prep_court_reference"),
        law=pl.lit("public"),
        application=pl.lit("section_31"),
        court_case_number=pl.col("prep_court_reference"),
        authority=pl.col("sender"),
    )
