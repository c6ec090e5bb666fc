"""The rules of the SSD tables. Rules of the layout (empty, not a day, not in the list) come before these."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from waypost.intake.checking import Checked, Rule, Tidying
from waypost.intake.findings import WHOLE_FILE, Fault, on_file, on_rows
from waypost.intake.numbers import tidy_court_number, tidy_postcode, tidy_upn
from waypost.vocabulary.care import OTHER_LEGAL_STATUSES

SOURCE = "ssd"
COURT_NUMBER, LINKED_UPN = "court_case_number", "upn"
_IN_SOURCE = "Put it right in the source."
_OUTSIDE_CARE = [
    code for code in OTHER_LEGAL_STATUSES.codes if OTHER_LEGAL_STATUSES.attribute(code, "group") == "other"
]

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
    Rule(
        Fault("status_of_nobody_in_care", "the status is none of a child in care; it is kept and not told", "Nothing."),
        columns=("lega_legal_status",),
        is_broken=pl.col("lega_legal_status").is_in(_OUTSIDE_CARE),
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
EPISODE_RULES = (
    Rule(
        Fault("ceased_before_it_began", "the episode ceases before it begins", _IN_SOURCE, is_refusal=True),
        columns=("clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),
        is_broken=pl.col("clae_cla_episode_ceased_date") < pl.col("clae_cla_episode_start_date"),
    ),
    Rule(
        Fault("ceased_without_reason", "there is a day and no reason, so the end of care is not told", _IN_SOURCE),
        columns=("clae_cla_episode_ceased_date", "clae_cla_episode_ceased_reason"),
        is_broken=pl.col("clae_cla_episode_ceased_date").is_not_null()
        & pl.col("clae_cla_episode_ceased_reason").is_null(),
    ),
    Rule(
        Fault("reason_without_day", "there is a reason and no day, so the end of care is not told", _IN_SOURCE),
        columns=("clae_cla_episode_ceased_date", "clae_cla_episode_ceased_reason"),
        is_broken=pl.col("clae_cla_episode_ceased_date").is_null()
        & pl.col("clae_cla_episode_ceased_reason").is_not_null(),
    ),
    Rule(
        Fault("entered_care_after_episode", "the child entered care after the episode began", _IN_SOURCE),
        columns=("clae_cla_episode_start_date", "clae_entered_care_date"),
        is_broken=pl.col("clae_entered_care_date") > pl.col("clae_cla_episode_start_date"),
    ),
)
PLACEMENT_RULES = (
    Rule(
        Fault("ended_before_it_began", "the placement ends before it begins; the end was emptied", _IN_SOURCE),
        columns=("clap_cla_placement_start_date", "clap_cla_placement_end_date"),
        is_broken=pl.col("clap_cla_placement_end_date") < pl.col("clap_cla_placement_start_date"),
        blanks=("clap_cla_placement_end_date",),
    ),
    Rule(
        Fault("no_placement", "there is no placement that is known, so its beginning is not told", _IN_SOURCE),
        columns=("clap_cla_placement_type",),
        is_broken=pl.col("clap_cla_placement_type").is_null(),
    ),
)
PERMANENCE_RULES = (
    Rule(
        Fault("reversed_before_decided", "the decision on adoption is reversed before it is made", _IN_SOURCE),
        columns=("perm_adm_decision_date", "perm_decision_reversed_date"),
        is_broken=pl.col("perm_decision_reversed_date") < pl.col("perm_adm_decision_date"),
    ),
    Rule(
        Fault("placed_before_decided", "the child is placed for adoption before the decision", _IN_SOURCE),
        columns=("perm_adm_decision_date", "perm_placed_for_adoption_date"),
        is_broken=pl.col("perm_placed_for_adoption_date") < pl.col("perm_adm_decision_date"),
    ),
)
ENQUIRY_RULES = (
    Rule(
        Fault("ended_before_it_began", "the enquiry ends before it begins; the end was emptied", _IN_SOURCE),
        columns=("s47e_s47_start_date", "s47e_s47_end_date"),
        is_broken=pl.col("s47e_s47_end_date") < pl.col("s47e_s47_start_date"),
        blanks=("s47e_s47_end_date",),
    ),
)
PLAN_RULES = (
    Rule(
        Fault("ended_before_it_began", "the plan ends before it begins; the end was emptied", _IN_SOURCE),
        columns=("cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
        is_broken=pl.col("cppl_cp_plan_end_date") < pl.col("cppl_cp_plan_start_date"),
        blanks=("cppl_cp_plan_end_date",),
    ),
)
_LINKED = ("link_identifier_type", "link_identifier_value")


def _is_unread(kind: str, tidying: Tidying) -> pl.Expr:
    """Say whether a linked number of that kind has not its form, nor says that there is none."""
    is_none = pl.col(tidying.column).str.to_uppercase().is_in(tidying.nothing)
    if tidying.is_let_pass is not None:
        is_none |= tidying.is_let_pass
    return (pl.col(_LINKED[0]) == kind) & pl.col(tidying.column).is_not_null() & tidying.value.is_null() & ~is_none


_TIDY_UPN, _TIDY_NUMBER = tidy_upn(_LINKED[1]), tidy_court_number(_LINKED[1])
IDENTIFIER_RULES = (
    Rule(_TIDY_UPN.fault, _LINKED, _is_unread(LINKED_UPN, _TIDY_UPN)),
    Rule(_TIDY_NUMBER.fault, _LINKED, _is_unread(COURT_NUMBER, _TIDY_NUMBER)),
    Rule(
        Fault("upn_shared", "another person of the authority has the same UPN; it was emptied", _IN_SOURCE),
        columns=("link_person_id", *_LINKED),
        is_broken=(pl.col(_LINKED[0]) == LINKED_UPN)
        & _TIDY_UPN.value.is_not_null()
        & (pl.col("link_person_id").n_unique().over("sender", "learnt_at", _LINKED[0], _TIDY_UPN.value) > 1),
        blanks=(_LINKED[1],),
    ),
)


TIDYINGS: Mapping[str, tuple[Tidying, ...]] = {
    "ssd_person": PERSON_TIDYINGS,
    "ssd_address": ADDRESS_TIDYINGS,
    "ssd_pre_proceedings": PRE_PROCEEDINGS_TIDYINGS,
}
RULES: Mapping[str, tuple[Rule, ...]] = {
    "ssd_person": PERSON_RULES,
    "ssd_address": ADDRESS_RULES,
    "ssd_legal_status": LEGAL_STATUS_RULES,
    "ssd_pre_proceedings": PRE_PROCEEDINGS_RULES,
    "ssd_cla_episodes": EPISODE_RULES,
    "ssd_cla_placement": PLACEMENT_RULES,
    "ssd_permanence": PERMANENCE_RULES,
    "ssd_linked_identifiers": IDENTIFIER_RULES,
    "ssd_s47_enquiry": ENQUIRY_RULES,
    "ssd_cp_plans": PLAN_RULES,
}
"""The tidyings and the rules of each table."""


def tidy_identifiers(identifiers: pl.DataFrame) -> pl.DataFrame:
    """Return linked numbers in the one form of their kind; null where they have not its form."""
    kind = pl.col(_LINKED[0])
    forms = pl.when(kind == LINKED_UPN).then(_TIDY_UPN.value).when(kind == COURT_NUMBER).then(_TIDY_NUMBER.value)
    return identifiers.with_columns(forms.alias(_LINKED[1]))


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
