"""The rules of the four SSD tables. Rules of the layout (empty, not a day, not in the list) come before these."""

from __future__ import annotations

import polars as pl

from waypost.intake.checking import Checked, Rule
from waypost.intake.findings import WHOLE_FILE, Fault, on_file, on_rows
from waypost.intake.numbers import tidy_court_number, tidy_postcode, tidy_upn

SOURCE = "ssd"
_IN_SOURCE = "Put it right in the source."

PERSON_TIDYINGS = (tidy_upn("pers_upn"),)
ADDRESS_TIDYINGS = (tidy_postcode("addr_address_postcode"),)
PRE_PROCEEDINGS_TIDYINGS = (tidy_court_number("prep_court_reference"),)

PERSON_RULES = (
    Rule(
        Fault("no_name", "the person has no name, so only numbers can join them to other agencies", _IN_SOURCE),
        columns=("pers_forename", "pers_surname"),
        is_broken=pl.col("pers_forename").is_null() & pl.col("pers_surname").is_null(),
    ),
    Rule(
        Fault("upn_shared", "another person of the authority has the same UPN; it was emptied", _IN_SOURCE),
        columns=("pers_person_id", "pers_upn"),
        is_broken=pl.col("pers_upn").is_not_null()
        & (pl.col("pers_person_id").n_unique().over("sender", "learnt_at", "pers_upn") > 1),
        blanks=("pers_upn",),
    ),
)
ADDRESS_RULES = (
    Rule(
        Fault("ended_before_it_began", "the address ends before it begins", _IN_SOURCE, is_refusal=True),
        columns=("addr_address_start_date", "addr_address_end_date"),
        is_broken=pl.col("addr_address_end_date") < pl.col("addr_address_start_date"),
    ),
)
LEGAL_STATUS_RULES = (
    Rule(
        Fault("ended_before_it_began", "the legal status ends before it begins; the end was emptied", _IN_SOURCE),
        columns=("lega_legal_status_start_date", "lega_legal_status_end_date"),
        is_broken=pl.col("lega_legal_status_end_date") < pl.col("lega_legal_status_start_date"),
        blanks=("lega_legal_status_end_date",),
    ),
    Rule(
        Fault("no_legal_status", "there is no legal status that is known, so its beginning is not told", _IN_SOURCE),
        columns=("lega_legal_status",),
        is_broken=pl.col("lega_legal_status").is_null(),
    ),
)
PRE_PROCEEDINGS_RULES = (
    Rule(
        Fault("ended_before_it_began", "pre-proceedings end before they begin; the end was emptied", _IN_SOURCE),
        columns=("prep_pre_pro_decision_date", "prep_agree_stepdown_issue_date"),
        is_broken=pl.col("prep_agree_stepdown_issue_date") < pl.col("prep_pre_pro_decision_date"),
        blanks=("prep_agree_stepdown_issue_date",),
    ),
    Rule(
        Fault("letter_before_decision", "the letter went out before the decision to begin", _IN_SOURCE),
        columns=("prep_pre_pro_decision_date", "prep_pre_pro_letter_date"),
        is_broken=pl.col("prep_pre_pro_letter_date") < pl.col("prep_pre_pro_decision_date"),
    ),
    Rule(
        Fault("outcome_without_day", "there is an outcome and no day, so the end is not told", _IN_SOURCE),
        columns=("prep_pre_pro_outcome", "prep_agree_stepdown_issue_date"),
        is_broken=pl.col("prep_pre_pro_outcome").is_not_null() & pl.col("prep_agree_stepdown_issue_date").is_null(),
    ),
    Rule(
        Fault(
            "day_without_outcome", "there is a day and no outcome, so the end is told without saying which", _IN_SOURCE
        ),
        columns=("prep_pre_pro_outcome", "prep_agree_stepdown_issue_date"),
        is_broken=pl.col("prep_pre_pro_outcome").is_null() & pl.col("prep_agree_stepdown_issue_date").is_not_null(),
    ),
)


def check_people(person: Checked, table: Checked, person_column: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the rows of a table whose person no ssd_person row of the authority tells, and the findings on them.

    Where an authority sends no ssd_person at all the rule cannot run, and that is one finding on each of its files.
    """
    senders = person.frame.select("sender").unique().with_columns(is_told=pl.lit(True))
    told = person.frame.select("sender", pl.col("pers_person_id").alias(person_column)).unique()
    untold = table.frame.join(told, on=told.columns, how="anti", nulls_equal=True, maintain_order="left")
    placed = untold.join(senders, on="sender", how="left", nulls_equal=True, maintain_order="left")
    fault = Fault("person_not_told", "ssd_person does not tell of this person", "Ask for the whole extract.")
    could_not = Fault("rule_could_not_run", "the rule person_not_told could not run: there is no ssd_person", fault.do)
    lonely = placed.filter(pl.col("is_told").is_null())["file"].unique().sort()
    findings = [on_rows(SOURCE, placed.filter("is_told"), fault)]
    findings += [on_file(SOURCE, file, WHOLE_FILE, could_not) for file in lonely]
    return untold, pl.concat(findings)
