"""The SQL of what waits rest on: each journey, and each fact of it once, whoever tells it and however often."""
# ruff: noqa: S608  (the text is made of our own words; values go in as parameters)

from __future__ import annotations

from waypost.journeys.waiting.rows import BEFORE_COURT, CARE, IN_COURT, ISSUE, days_to_limit


def listed(words: tuple[str, ...]) -> str:
    """Return words of our own as SQL lists them."""
    return ", ".join(f"'{word}'" for word in words)


_STANDINGS = ("hearing_listed", "hearing_held", "hearing_vacated", "hearing_adjourned", "hearing_removed")
_OF_A_DAY = (
    *("application_submitted", "application_issued", "application_received", "case_closed"),
    *("practitioner_allocated", "practitioner_ended", "report_ordered", "report_filed"),
    *("order_made", "order_received"),
)
_IS_COURT = "starts_with(e.source, 'hmcts_')"
NO_WORD = "CAST(NULL AS VARCHAR)"

WAITING_SPANS = f"""
CREATE TEMP TABLE waiting_spans AS
WITH applied AS (
  SELECT child_id, coalesce(issued_on, started_on) AS issued_on,
    min(coalesce(submitted_on, issued_on, started_on)) AS applied_on, min(area) AS area, min(authority) AS authority
  FROM children_in_proceedings
  WHERE law = 'public' AND coalesce(issued_on, started_on) IS NOT NULL
  GROUP BY child_id, coalesce(issued_on, started_on)
),
spells AS (
  SELECT p.child_id, p.decided_on, p.letter_sent_on, p.meeting_held_on, p.outcome, p.ended_on AS outcome_on,
    a.area, a.authority,
    CASE WHEN p.issued_on IS NOT NULL
      THEN greatest(p.decided_on, least(p.issued_on, coalesce(a.applied_on, p.issued_on))) END AS applied_on
  FROM pre_proceedings p LEFT JOIN applied a ON a.child_id = p.child_id AND a.issued_on = p.issued_on
),
journeys_told AS (
  SELECT child_id, proceedings_id, '{IN_COURT}' AS stage, law, application, track, area, authority, service_area,
    CASE WHEN joined_on > coalesce(received_on, issued_on, submitted_on)
        OR coalesce(received_on, issued_on, submitted_on) IS NULL THEN joined_on
      ELSE least(submitted_on, issued_on, received_on) END AS begun_on,
    CASE WHEN coalesce(first_final_order_on, closed_on) <= $as_of THEN coalesce(first_final_order_on, closed_on) END
      AS ended_on,
    CASE WHEN application = '{CARE}' THEN issued_on + {days_to_limit()} END AS limit_on,
    is_told_by_court,
    CAST(NULL AS DATE) AS letter_sent_on, CAST(NULL AS DATE) AS meeting_held_on, CAST(NULL AS DATE) AS outcome_on,
    CAST(NULL AS DATE) AS applied_on, CAST(NULL AS VARCHAR) AS outcome
  FROM children_in_proceedings
  UNION ALL
  SELECT child_id, NULL, '{BEFORE_COURT}', NULL, NULL, NULL, area, authority, NULL, decided_on,
    CASE WHEN applied_on <= $as_of THEN applied_on
      WHEN outcome = '{ISSUE}' THEN NULL
      WHEN outcome_on <= $as_of THEN outcome_on END,
    NULL, FALSE, letter_sent_on, meeting_held_on, outcome_on,
    CASE WHEN outcome = '{ISSUE}' THEN applied_on END, outcome
  FROM spells
)
SELECT row_number() OVER (ORDER BY child_id, proceedings_id NULLS FIRST, begun_on) AS span, *,
  coalesce(ended_on, $as_of) AS last_on
FROM journeys_told
WHERE begun_on < coalesce(ended_on, $as_of)
"""
"""Each journey: from the application to the final order, or pre-proceedings; `span` numbers them in declared order.
Area and authority of pre-proceedings are those of the proceedings that they led to."""

_PLAIN = ("application_received", "case_closed", "practitioner_allocated", "report_filed", "order_received")
_ONCE = ("application_submitted", "application_issued")
WAITING_TOLD = f"""
CREATE TEMP TABLE waiting_told AS
SELECT s.span, e.kind, e.code, e.reason, e.owner, e.due_on, e.flag, e.doubt, e.happened_on, e.learnt_at, e.event_id,
  e.fact_key, {_IS_COURT} AS is_court,
  CASE WHEN e.kind IN ({listed(_PLAIN)}) THEN 'plain' WHEN e.kind IN ({listed(_ONCE)}) THEN 'once'
    WHEN e.kind IN ({listed(_STANDINGS)}) AND contains(e.fact_key, '/') AND {_IS_COURT} THEN 'standing'
    WHEN e.kind = 'order_made' THEN 'order' ELSE 'detailed' END AS sort
FROM events e
JOIN waiting_spans s ON s.child_id = e.child_id AND s.proceedings_id = e.proceedings_id
WHERE e.superseded_at IS NULL AND e.kind IN ({listed((*_OF_A_DAY, *_STANDINGS))})
"""
"""What is still said of journeys in court, as far as a wait rests on it; `sort` says how its tellings are made one."""

WAITING_FACTS = f"""
CREATE TEMP TABLE waiting_facts AS
SELECT DISTINCT span, kind, code, {NO_WORD} AS reason, {NO_WORD} AS owner, CAST(NULL AS DATE) AS due_on, FALSE AS flag,
  {NO_WORD} AS doubt, happened_on
FROM waiting_told WHERE sort = 'plain'
UNION ALL
SELECT span, kind, code, NULL, NULL, NULL, coalesce(bool_or(flag), FALSE), NULL, happened_on
FROM waiting_told WHERE sort = 'order'
GROUP BY span, kind, code, happened_on
UNION ALL
SELECT span, kind, NULL, NULL, NULL, NULL, FALSE, NULL, coalesce(min(CASE WHEN is_court THEN happened_on END),
  min(happened_on))
FROM waiting_told WHERE sort = 'once'
GROUP BY span, kind
UNION ALL
SELECT span, kind, code,
  arg_min(reason, belief) FILTER (reason IS NOT NULL),
  arg_min(owner, belief) FILTER (owner IS NOT NULL),
  arg_min(due_on, belief) FILTER (due_on IS NOT NULL), coalesce(bool_or(flag), FALSE),
  CASE WHEN count(*) = count(doubt) THEN arg_min(doubt, belief) END,
  happened_on
FROM (
  SELECT *, CASE WHEN is_court THEN '0' ELSE '1' END || event_id AS belief FROM waiting_told WHERE sort = 'detailed'
) AS detailed
GROUP BY span, kind, code, happened_on
UNION ALL
SELECT span, surest_kind,
  arg_min(code, place) FILTER (code IS NOT NULL),
  arg_min(reason, place) FILTER (reason IS NOT NULL),
  arg_min(owner, place) FILTER (owner IS NOT NULL),
  CAST(NULL AS DATE), FALSE,
  CASE WHEN count(*) = count(doubt) THEN min(CASE WHEN place = 1 THEN doubt END) END,
  min(CASE WHEN place = 1 THEN happened_on END)
FROM (
  SELECT *, first_value(kind) OVER surest AS surest_kind, row_number() OVER surest AS place
  FROM (SELECT *, split_part(fact_key, '/', 1) AS hearing FROM waiting_told WHERE sort = 'standing') AS named
  WINDOW surest AS (PARTITION BY span, hearing
    ORDER BY doubt IS NOT NULL, learnt_at DESC NULLS LAST, happened_on, event_id)
) AS standings
WHERE kind = surest_kind
GROUP BY span, hearing, surest_kind
"""
"""Each fact of a journey once, as account_lines.merge has it: of a hearing, what the surest telling says."""
