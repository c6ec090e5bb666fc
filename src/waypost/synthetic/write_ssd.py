"""Writes the authorities' Standard Safeguarding Dataset: person, address, disability, legal status, pre-proceedings.

One extract an authority, taken on the last day, with every column of the published tables. Some systems store a legal
status as its code and others as its description, so an authority here does one or the other.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from waypost.synthetic.authority_rows import LATER_DAYS, AuthorityRows
from waypost.synthetic.files import write_csv, write_manifest
from waypost.synthetic.keys import has_upn
from waypost.synthetic.noise import NAME_AND_BIRTH
from waypost.synthetic.plan import Plan
from waypost.synthetic.pre_proceedings_truth import NO_SHORT_NOTICE, NOT_IN_COURT
from waypost.synthetic.telling import DISAGREES, LATE, Telling, disagreement, event, told
from waypost.synthetic.told_care import CHILD, as_extracted, dated_otherwise, known_until
from waypost.synthetic.told_people import people_disagreements
from waypost.vocabulary.care import LEGAL_STATUSES

SOURCE = "ssd"
_SEX = {"female": "F", "male": "M"}
_GENDER = {"female": "02", "male": "01"}
_YES_NO = {"Y": "Y", "N": "N"}
_INITIAL_PLANS = {
    "A": "A Interim/Care Order",
    "B": "B Interim/Care Order placement with parents",
    "C": "C Adoption",
    "D": "D Interim/Supervision Order",
    "E": "E SGO",
    NOT_IN_COURT: "Not in care proceedings",
}
_FINAL_PLANS = {
    "A": "A Care Order",
    "B": "B Care Order placement with parents",
    "C": "C Adoption",
    "D": "D Supervision Order",
    "E": "E SGO",
    "F": "F Private Law Order",
    "G": "G Other",
    "H": "H Not yet at final hearing - still in care proceedings",
}
_REASONS = {
    NO_SHORT_NOTICE: "No short notice applications",
    "B": "B EPO criteria met",
}
_OUTCOMES = {"issue": "Decision to Issue Care Proceedings", "step_down": "Decision to step down"}
_FACTS = (*NAME_AND_BIRTH, "sex", "ethnicity", "postcode", "has_disability")
_START = ["sender", "person_id", "started_on"]


def write_ssd(rows: AuthorityRows, true: pl.DataFrame, folder: Path, plan: Plan) -> Telling:
    """Write the five tables of each authority into `folder`/<GSS code>/ssd and return what they tell.

    `true` is what pre_proceedings_truth returns, for the columns of the pre-proceedings table that hold no day.
    """
    held = as_extracted(rows, plan)
    statuses = legal_statuses(rows.episodes).join(
        known_until(rows, plan), on="sender", how="left", maintain_order="left"
    )
    kept = legal_statuses(held.episodes).join(known_until(rows, plan), on="sender", how="left", maintain_order="left")
    legal = dated_otherwise(kept, pl.lit(value=True), SOURCE, plan)
    begun = held.pre_proceedings.with_columns(started_on="decided_on").join(
        true.rename({"authority": "sender"}).drop("case_id"), on=_START, how="left", maintain_order="left"
    )
    tables = {
        "ssd_person": _person(held.children, plan),
        "ssd_address": _address(held.children),
        "ssd_disability": _disability(held.children),
        "ssd_legal_status": _legal_status(legal),
        "ssd_pre_proceedings": _pre_proceedings(begun),
    }
    records = 0
    for name, table in tables.items():
        for sender, part in _by_sender(table):
            records += write_csv(part, folder / sender / "ssd" / f"{name}.csv")
    for sender in rows.children["sender"].unique().sort():
        write_manifest(folder / sender / "ssd", source=SOURCE, sender=sender, received_at=plan.received_at)
    children = held.children.with_columns(person_key="number")
    return told(
        SOURCE,
        people=[children.select("sender", "person_id", "person_key")],
        events=[*_pre_proceedings_events(begun), _legal_events(legal)],
        disagreements=[
            *people_disagreements(rows.people, children, _FACTS),
            *_statuses_told(rows, statuses, legal),
            *_pre_proceedings_told(rows.pre_proceedings, held.pre_proceedings),
        ],
        records=records,
    )


def _statuses_told(rows: AuthorityRows, true: pl.DataFrame, legal: pl.DataFrame) -> list[pl.DataFrame]:
    """Return the legal statuses told from another day, or not yet. Spells have one number in both."""
    spell = [*CHILD, "spell"]
    numbers = rows.children.select(*CHILD, "person_id")
    both = (
        true.join(legal.select(*spell, told_on="started_on"), on=spell, how="left", maintain_order="left")
        .join(numbers, on=CHILD, how="left", maintain_order="left")
        .with_columns(person_key="number")
    )
    is_told = pl.col("told_on").is_not_null()
    return [
        disagreement(both.filter(is_told), "legal_status", "started_on", "told_on", DISAGREES),
        disagreement(both.filter(~is_told), "legal_status", "started_on", "told_on", LATE),
    ]


def _pre_proceedings_told(true: pl.DataFrame, held: pl.DataFrame) -> list[pl.DataFrame]:
    """Return the days of pre-proceedings that the extract does not have yet."""
    days = ("decided_on", *LATER_DAYS[:3])
    told_days = held.select(*CHILD, start="decided_on", **{f"told_{day}": day for day in days})
    both = true.with_columns(start="decided_on", person_key="number").drop("case_id")
    both = both.join(told_days, on=[*CHILD, "start"], how="left", maintain_order="left")
    return [disagreement(both, "pre_proceedings", day, f"told_{day}", LATE) for day in days]


def _by_sender(table: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    parts = table.partition_by("sender", include_key=False, as_dict=True, maintain_order=True)
    for (sender,), part in parts.items():
        yield str(sender), part


def legal_statuses(episodes: pl.DataFrame) -> pl.DataFrame:
    """Return a row a spell of one legal status: sender, number, legal_status, started_on, ended_on (null while open).

    Episodes that follow one another on the same day with the same status are one spell.
    """
    child = ["sender", "number"]
    before = pl.col("legal_status", "ended_on").shift(1).over(child)
    ordered = episodes.sort(*child, "started_on").with_columns(before.name.prefix("former_"))
    is_new = ~(
        pl.col("legal_status").eq_missing(pl.col("former_legal_status"))
        & pl.col("started_on").eq_missing(pl.col("former_ended_on"))
    )
    return (
        ordered.with_columns(spell=is_new.cast(pl.Int64).cum_sum().over(child))
        .group_by(*child, "spell", maintain_order=True)
        .agg(pl.col("legal_status").first(), pl.col("started_on").first(), pl.col("ended_on").last())
    )


def _person(children: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    until = pl.lit(plan.until)
    is_born = pl.col("born_on") <= until
    return children.select(
        "sender",
        pers_person_id="number",
        pers_forename="forenames",
        pers_surname="surname",
        pers_sex=pl.col("sex").replace_strict(_SEX, default=None, return_dtype=pl.String),
        pers_gender=pl.col("sex").replace_strict(_GENDER, default="00", return_dtype=pl.String),
        pers_ethnicity="ethnic",
        pers_dob=pl.when(is_born).then("born_on"),
        pers_common_child_id=pl.lit(None, dtype=pl.String),
        pers_legacy_id=pl.format("L{}", "number"),
        pers_upn_unknown=pl.when(~has_upn(pl.col("born_on"), until)).then(pl.lit("UN1")),
        pers_send_flag=pl.when("has_disability").then(pl.lit("Y")).when(~pl.col("has_disability")).then(pl.lit("N")),
        pers_expected_dob=pl.when(~is_born).then("born_on"),
        pers_death_date=pl.lit(None, dtype=pl.String),
        pers_is_mother=pl.lit("N"),
        pers_nationality=pl.lit(None, dtype=pl.String),
    )


def _address(children: pl.DataFrame) -> pl.DataFrame:
    housed = children.filter(pl.col("postcode").is_not_null())
    parts = pl.struct(STREET=pl.col("address_line_1").fill_null(""), TOWN=pl.col("post_town").fill_null(""))
    return housed.select(
        "sender",
        addr_table_id=pl.format("ADR{}", "number"),
        addr_address_json=parts.struct.json_encode(),
        addr_person_id="number",
        addr_address_type=pl.lit("HOME"),
        addr_address_start_date=pl.min_horizontal("known_from", pl.coalesce("born_on", "known_from")),
        addr_address_end_date=pl.lit(None, dtype=pl.String),
        addr_address_postcode="postcode",
    )


def _disability(children: pl.DataFrame) -> pl.DataFrame:
    """Return a row a code; a child of whom nothing is written has none."""
    coded = children.filter(pl.col("disabilities").list.len() > 0).explode("disabilities")
    place = pl.int_range(pl.len()).over("sender", "number") + 1
    return coded.select(
        "sender",
        disa_person_id="number",
        disa_table_id=pl.format("DIS{}-{}", "number", place),
        disa_disability_code="disabilities",
    )


def _legal_status(legal: pl.DataFrame) -> pl.DataFrame:
    titles = {code: LEGAL_STATUSES.title(code) for code in LEGAL_STATUSES.codes}
    in_words = [sender for sender in legal["sender"].unique() if zlib.crc32(sender.encode()) % 2]
    described = pl.col("legal_status").replace_strict(titles, default=pl.col("legal_status"))
    return legal.select(
        "sender",
        lega_legal_status_id=pl.format("LGL{}-{}", "number", "spell"),
        lega_person_id="number",
        lega_legal_status=pl.when(pl.col("sender").is_in(in_words)).then(described).otherwise("legal_status"),
        lega_legal_status_start_date="started_on",
        lega_legal_status_end_date="ended_on",
    )


def _pre_proceedings(begun: pl.DataFrame) -> pl.DataFrame:
    """Return the table's 24 columns. What courts know and authorities rarely record is often empty, as in life."""
    is_known = pl.col("person_id") % 5 < 2
    order = pl.int_range(pl.len()).over("sender", "number") + 1

    def said(column: str, words: dict[str, str]) -> pl.Expr:
        return pl.col(column).replace_strict(words, default=None, return_dtype=pl.String)

    return begun.with_columns(order=order).select(
        "sender",
        prep_table_id=pl.format("PREP{}-{}", "number", "order"),
        prep_person_id="number",
        prep_plo_family_id=pl.format("FAM{}", "family_id"),
        prep_pre_pro_decision_date="decided_on",
        prep_initial_pre_pro_meeting_date="meeting_on",
        prep_pre_pro_outcome=pl.when(pl.col("outcome_on").is_not_null()).then(said("outcome", _OUTCOMES)),
        prep_agree_stepdown_issue_date="outcome_on",
        prep_cp_plans_referral_period=pl.col("person_id") % 3,
        prep_legal_gateway_outcome=pl.lit("B Start pre-proceedings"),
        prep_prev_pre_proc_child=pl.col("order") - 1,
        prep_prev_care_proc_child="prep_prev_care_proc_child",
        prep_pre_pro_letter_date="letter_on",
        prep_care_pro_letter_date="court_application_on",
        prep_pre_pro_meetings_num="review_meetings",
        prep_pre_pro_parents_legal_rep=said("prep_pre_pro_parents_legal_rep", _YES_NO),
        prep_parents_legal_rep_point_of_issue=said("prep_parents_legal_rep_point_of_issue", _YES_NO),
        prep_court_reference=pl.when(is_known).then("prep_court_reference"),
        prep_care_proc_court_hearings=pl.when(is_known).then("prep_care_proc_court_hearings"),
        prep_care_proc_short_notice=said("prep_care_proc_short_notice", _YES_NO),
        prep_proc_short_notice_reason=said("prep_proc_short_notice_reason", _REASONS),
        prep_la_inital_plan_approved=pl.when(is_known).then(said("prep_la_inital_plan_approved", _YES_NO)),
        prep_la_initial_care_plan=said("prep_la_initial_care_plan", _INITIAL_PLANS),
        prep_la_final_plan_approved=pl.when(is_known).then(said("prep_la_final_plan_approved", _YES_NO)),
        prep_la_final_care_plan=said("prep_la_final_care_plan", _FINAL_PLANS),
    )


def _pre_proceedings_events(begun: pl.DataFrame) -> list[pl.DataFrame]:
    rows = begun.with_columns(person_key="number")
    ended = rows.filter(pl.col("outcome").is_not_null())
    return [
        event(rows, "pre_proceedings_decided", "decided_on"),
        event(rows, "pre_proceedings_letter_sent", "letter_on"),
        event(rows, "pre_proceedings_meeting_held", "meeting_on"),
        event(ended, "pre_proceedings_ended", "outcome_on", "outcome"),
    ]


def _legal_events(legal: pl.DataFrame) -> pl.DataFrame:
    return event(legal.with_columns(person_key="number"), "legal_status_started", "started_on", "legal_status")
