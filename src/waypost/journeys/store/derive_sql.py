"""The SQL of the tables that are made from what is still said. It says again what journeys.derive says.

Each step reads tables of assemble_sql: events, children_in_proceedings, proceedings. Ties are declared.
"""
# ruff: noqa: S608  (the text is made of our own column names; no value of a file goes in)

from __future__ import annotations

from waypost.journeys.derive import CARE_BEGINS, PAIRS
from waypost.journeys.row_order import SORTED_BY
from waypost.journeys.tables import PLACEMENTS, PRE_PROCEEDINGS
from waypost.journeys.tables_of_pairs import CASE_OF_PAIR, PAIRED_EVENTS


def _ordered(table: str) -> str:
    return ", ".join(f"{column} NULLS FIRST" for column in SORTED_BY[table])


def _day(kind: str) -> str:
    return f"min(happened_on) FILTER (kind = '{kind}')"


def _flag(kind: str) -> str:
    return f"bool_or(flag) FILTER (kind = '{kind}')"


PRE_PROCEEDINGS_TABLE = f"""
CREATE TABLE pre_proceedings AS
WITH told AS (
  SELECT *, min(happened_on) FILTER (kind = 'pre_proceedings_decided')
      OVER (PARTITION BY child_id, source, sender, record_key) AS decided_on
  FROM events
  WHERE superseded_at IS NULL AND starts_with(kind, 'pre_proceedings_')
),
spells AS (
  SELECT child_id, decided_on,
    {_day("pre_proceedings_letter_sent")} AS letter_sent_on,
    {_day("pre_proceedings_meeting_held")} AS meeting_held_on,
    {_day("pre_proceedings_ended")} AS ended_on,
    (min((happened_on, code)) FILTER (kind = 'pre_proceedings_ended' AND code IS NOT NULL))[2] AS outcome,
    {_flag("pre_proceedings_letter_sent")} AS is_family_group_offered,
    {_flag("pre_proceedings_ended")} AS is_family_group_held,
    {_flag("pre_proceedings_meeting_held")} AS are_parents_represented
  FROM told WHERE decided_on IS NOT NULL
  GROUP BY child_id, decided_on
),
issues AS (
  SELECT child_id, coalesce(issued_on, started_on) AS issued_on FROM children_in_proceedings WHERE law = 'public'
),
answered AS (
  SELECT s.child_id, s.decided_on, min(i.issued_on) AS issued_on
  FROM spells s JOIN issues i ON i.child_id = s.child_id AND i.issued_on >= s.decided_on
  GROUP BY ALL
)
SELECT {", ".join(PRE_PROCEEDINGS)}
FROM spells LEFT JOIN answered USING (child_id, decided_on)
ORDER BY {_ordered("pre_proceedings")}
"""

_BEGINS = ", ".join(f"'{kind.value}'" for kind in CARE_BEGINS)
PLACEMENTS_TABLE = f"""
CREATE TABLE placements AS
WITH days AS (
  SELECT child_id, happened_on,
    bool_or(kind = 'care_ended') AS is_end,
    min(reason) FILTER (kind = 'care_ended') AS ended_with,
    bool_or(kind <> 'care_ended') AS is_start,
    bool_or(kind = 'placement_started') AS is_placement,
    min(code) FILTER (kind = 'placement_started') AS placement
  FROM events
  WHERE superseded_at IS NULL AND kind IN ('care_ended', {_BEGINS})
  GROUP BY ALL
),
numbered AS (
  SELECT *, sum(is_end::INT) OVER (PARTITION BY child_id ORDER BY happened_on) AS period FROM days
),
periods AS (
  SELECT p.*, e.happened_on AS care_ended_on, e.ended_with,
    lead(care_started_on) OVER (PARTITION BY p.child_id ORDER BY p.period) AS next_care_started_on
  FROM (
    SELECT child_id, period, min(happened_on) AS care_started_on FROM numbered WHERE is_start GROUP BY ALL
  ) p
  LEFT JOIN (SELECT child_id, period - 1 AS period, happened_on, ended_with FROM numbered WHERE is_end) e
    USING (child_id, period)
),
placed AS (
  SELECT child_id, period, happened_on AS started_on, placement,
    row_number() OVER in_period AS number,
    lead(happened_on) OVER in_period AS next_on
  FROM numbered WHERE is_placement
  WINDOW in_period AS (PARTITION BY child_id, period ORDER BY happened_on)
)
SELECT {", ".join(PLACEMENTS)}
FROM (
  SELECT *, coalesce(next_on, care_ended_on) AS ended_on, next_on IS NULL AS is_last
  FROM placed JOIN periods USING (child_id, period)
)
ORDER BY {_ordered("placements")}
"""

_KINDS = ", ".join(
    f"('{pair.begins.value}', '{name}', TRUE, {pair.is_of_case}), "
    f"('{pair.answers.value}', '{name}', FALSE, {pair.is_of_case})"
    for name, pair in PAIRS.items()
)
PAIRED_EVENTS_TABLE = f"""
CREATE TABLE paired_events AS
WITH told AS (
  SELECT e.*, k.pair, k.is_first, CASE WHEN k.is_of_case THEN NULL ELSE e.child_id END AS of_child
  FROM events e JOIN (VALUES {_KINDS}) AS k(kind, pair, is_first, is_of_case) USING (kind)
  WHERE superseded_at IS NULL AND source = 'cafcass'
),
pairs AS (
  SELECT pair, record_key, of_child AS child_id, proceedings_id,
    min(code) AS code, min(reason) FILTER (is_first) AS reason, min(owner) AS owner,
    bool_or(flag) FILTER (is_first AND pair = 'order') AS is_final,
    min(happened_on) FILTER (is_first) AS first_on, max(due_on) AS due_on,
    min(happened_on) FILTER (NOT is_first) AS second_on
  FROM told
  GROUP BY pair, record_key, of_child, proceedings_id
),
finals AS (
  SELECT child_id, proceedings_id, list(DISTINCT code) AS orders
  FROM events WHERE superseded_at IS NULL AND kind = 'order_made' AND flag
  GROUP BY ALL
)
SELECT {", ".join(PAIRED_EVENTS)}
FROM (
  SELECT a.* EXCLUDE (is_final), {", ".join(f"p.{column}" for column in CASE_OF_PAIR)},
    CASE WHEN a.pair <> 'advice' THEN is_final
      WHEN f.child_id IS NULL OR a.reason IS NULL THEN NULL
      ELSE list_contains(f.orders, a.reason) END AS flag,
    row_number() OVER (PARTITION BY a.pair, a.child_id, a.proceedings_id, a.code
      ORDER BY a.first_on DESC NULLS LAST, a.record_key DESC) = 1 AS is_last
  FROM pairs a
  LEFT JOIN proceedings p ON p.proceedings_id = a.proceedings_id
  LEFT JOIN finals f ON f.child_id = a.child_id AND f.proceedings_id IS NOT DISTINCT FROM a.proceedings_id
)
ORDER BY {_ordered("paired_events")}
"""
