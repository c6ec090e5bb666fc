"""The SQL of practice on a child's row and a case's: it says again what journeys.practice and assemble say."""

from __future__ import annotations

from waypost.journeys.practice import (
    CAFCASS,
    DECISION,
    DOMESTIC_ABUSE,
    GOODBYE,
    GUARDIAN,
    HEARINGS,
    IMPACT_REPORT,
    INTRODUCTION,
    SECOND_REPORTS,
    WORK_AFTER_FIRST_HEARING,
)


def _first(kind: str, *codes: str) -> str:
    of_codes = f" AND code IN ({', '.join(repr(code) for code in codes)})" if codes else ""
    return f"min(happened_on) FILTER (kind = '{kind}'{of_codes})"


_CLOSED = f"kind = 'case_closed' AND source = '{CAFCASS}'"
_LAST_CLOSED = f"max(happened_on) FILTER ({_CLOSED})"
_LAST_REOPENED = f"max(happened_on) FILTER (kind = 'case_reopened' AND source = '{CAFCASS}')"
_IMPACT = f"kind = 'report_filed' AND code = '{IMPACT_REPORT}'"
_COLUMNS = {
    "domestic_abuse_alleged_on": _first("harm_alleged", DOMESTIC_ABUSE),
    "first_allocated_on": _first("practitioner_allocated"),
    "first_guardian_on": _first("practitioner_allocated", GUARDIAN),
    "introduction_letter_on": _first("letter_sent", INTRODUCTION),
    "goodbye_letter_on": _first("letter_sent", GOODBYE),
    "first_hearing_on": _first("hearing_held"),
    "plan_agreed_on": "min(happened_on) FILTER (kind = 'plan_discussed' AND flag)",
    **{column: _first("hearing_held", code) for column, code in HEARINGS.items()},
    "hearings_held": "count(DISTINCT (happened_on, code)) FILTER (kind = 'hearing_held')",
    "decision_hearings": f"count(DISTINCT happened_on) FILTER (kind = 'hearing_held' AND code = '{DECISION}')",
    "first_extension_on": _first("extension_granted"),
    "work_ordered_on": _first("report_ordered", *WORK_AFTER_FIRST_HEARING),
    "second_report_ordered_on": _first("report_ordered", *SECOND_REPORTS),
    "impact_report_filed_on": f"min(happened_on) FILTER ({_IMPACT})",
    "impact_report_by": f"(min((happened_on, owner)) FILTER ({_IMPACT} AND owner IS NOT NULL))[2]",
    "final_order": "(min((happened_on, code)) FILTER (kind = 'order_made' AND flag AND code IS NOT NULL))[2]",
    "last_final_order_on": "max(happened_on) FILTER (kind = 'order_made' AND flag)",
    "first_closed_on": f"min(happened_on) FILTER ({_CLOSED})",
    "closed_why": (
        f"CASE WHEN {_LAST_REOPENED} >= {_LAST_CLOSED} THEN NULL "
        f"ELSE (max((happened_on, reason)) FILTER ({_CLOSED} AND reason IS NOT NULL))[2] END"
    ),
}
PRACTICE = ",\n      ".join(f"{sql} AS {column}" for column, sql in _COLUMNS.items())
"""The columns of practice of a child in a case, over the events that are still said of them there."""

RETURNS = """
    (SELECT child_id, proceedings_id, min(next_on) AS returned_on FROM (
      SELECT a.child_id, a.proceedings_id, b.started_on AS next_on
      FROM told_rows a JOIN told_rows b ON a.child_id = b.child_id AND a.proceedings_id <> b.proceedings_id
        AND b.started_on > a.first_final_order_on
    ) GROUP BY ALL)"""
"""The start of the child's next proceedings after the first final order in each."""

_FIRST_OF_CHILDREN = (
    *("first_guardian_on", "first_hearing_on", "case_management_hearing_on", "further_case_management_hearing_on"),
    *("issues_resolution_hearing_on", "decision_hearing_on", "first_extension_on", "work_ordered_on"),
    *("second_report_ordered_on", "impact_report_filed_on", "plan_agreed_on"),
)


def practice_of_case(ending: str) -> str:
    """Return the columns of practice of a case, from its children's rows; `ending` says on whom its end rests.

    The rows have `first_closure`, the first of the children's first closures.
    """
    is_over = f"count(*) FILTER (({ending}) AND closed_on IS NULL) = 0"
    firsts = [f"min({column}) AS {column}" for column in _FIRST_OF_CHILDREN]
    return ",\n    ".join(
        [
            "any_value(representation) AS representation",
            *firsts,
            "max(hearings_held) AS hearings_held",
            "max(decision_hearings) AS decision_hearings",
            "(min((impact_report_filed_on, impact_report_by)) FILTER (impact_report_by IS NOT NULL))[2] "
            "AS impact_report_by",
            f"CASE WHEN {is_over} THEN max(greatest("
            "CASE WHEN first_final_order_on <= first_closure THEN first_final_order_on END, "
            f"CASE WHEN last_final_order_on <= first_closure THEN last_final_order_on END)) FILTER ({ending}) END "
            "AS disposed_on",
            f"CASE WHEN {is_over} THEN (max((closed_on, closed_why)) FILTER (({ending}) AND closed_why IS NOT NULL))[2]"
            " END AS closed_why",
        ]
    )
