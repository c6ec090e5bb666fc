"""The SQL of the tables of waits. It says again what journeys.waiting says, set-based, in a few sorts of the events.

The rule is `ended_last`. Between two steps of a journey a wait that ended there, or at the second step, has the days
from its beginning to its end, less those of the waits that ended later: what is left of it ends where the earliest of
those begins. So one running minimum a stretch gives every day away once; what lies between belongs to no wait.
"""
# ruff: noqa: S608  (the text is made of our own words; values go in as parameters)

from __future__ import annotations

from waypost.journeys.assemble import PERHAPS_HOUSEKEEPING
from waypost.journeys.store.waiting_days_sql import (
    ATTRIBUTED_DAYS_TABLE,
    WAITED_TABLE,
    WAITING_PIECES,
    WAITING_WORDS,
    in_span_order,
)
from waypost.journeys.store.waiting_facts_sql import NO_WORD, WAITING_FACTS, WAITING_SPANS, WAITING_TOLD, listed
from waypost.journeys.tables_of_waits import WAITS
from waypost.journeys.waiting.coded import LAST_HEARINGS
from waypost.journeys.waiting.rows import BEFORE_COURT, ISSUE
from waypost.vocabulary.cancellations import NO_LONGER_NEEDED
from waypost.vocabulary.events import EventKind
from waypost.vocabulary.waits import (
    CAFCASS,
    COURT,
    FROM_DATES,
    LOCAL_AUTHORITY,
    NOBODY_TOLD,
    NOT_RECORDED,
    OTHER,
    REASON_CAUSES,
    RECORDED,
    REPORT_OWNERS,
    WaitKind,
)

_RANK_OF_ALLOCATED = list(EventKind).index(EventKind.PRACTITIONER_ALLOCATED)
_RANK_OF_ENDED = list(EventKind).index(EventKind.PRACTITIONER_ENDED)
assert _RANK_OF_ALLOCATED < _RANK_OF_ENDED


def _answered(begins: str, answers: str, more: str, where: str) -> str:
    """Return what is asked of each beginning the day of its answer: first asked, first answered, code by code.

    The place of the answer to the i-th is the furthest that any before it, or its own day, pushes it.
    """
    return f"""
  SELECT b.span, b.code, b.happened_on AS since_on, a.happened_on AS until_on{more}
  FROM (
    SELECT *, number + max(behind + 1 - number) OVER (PARTITION BY span, code ORDER BY number
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS answer
    FROM (
      SELECT *, row_number() OVER (PARTITION BY span, code ORDER BY happened_on) AS number
      FROM (
        SELECT *, count(CASE WHEN kind = '{answers}' THEN 1 END) OVER (PARTITION BY span, code
          ORDER BY happened_on, kind = '{answers}' ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS behind
        FROM waiting_facts
        WHERE kind = '{answers}' AND happened_on <= $as_of OR kind = '{begins}' AND {where}
      ) AS counted
      WHERE kind = '{begins}'
    ) AS numbered
  ) AS b
  LEFT JOIN (
    SELECT span, code, happened_on, row_number() OVER (PARTITION BY span, code ORDER BY happened_on) AS number
    FROM waiting_facts WHERE kind = '{answers}' AND happened_on <= $as_of
  ) AS a ON a.span = b.span AND a.code IS NOT DISTINCT FROM b.code AND a.number = b.answer"""


_OWNER_OF_REPORT = (
    "CASE owner " + " ".join(f"WHEN '{a}' THEN '{o}'" for a, o in REPORT_OWNERS.items()) + (f" ELSE '{OTHER}' END")
)
_CAUSES = ", ".join(f"('{code}', '{cause}')" for code, cause in REASON_CAUSES.items())

WAITING_REPORTS = f"""
CREATE TEMP TABLE waiting_reports AS
WITH asked AS (
  SELECT span, kind, code, owner, due_on, happened_on FROM waiting_facts WHERE kind = 'report_filed'
  UNION ALL
  SELECT span, kind, code, owner, due_on, happened_on FROM (
    SELECT *, row_number() OVER (PARTITION BY span, code, due_on ORDER BY happened_on) AS telling
    FROM waiting_facts WHERE kind = 'report_ordered'
  ) AS ordered WHERE telling = 1
)
SELECT span, code, {_OWNER_OF_REPORT} AS owner, since_on, until_on, due_on
FROM ({_answered("report_ordered", "report_filed", ", b.owner, b.due_on", "TRUE").replace("waiting_facts", "asked")})
"""
"""Each report that was ordered, once for each date, with the day on which it was filed."""

WAITING_COVER = f"""
CREATE TEMP TABLE waiting_cover AS
WITH moves AS (
  SELECT span, happened_on, kind, reason,
    row_number() OVER (PARTITION BY span ORDER BY happened_on, kind <> 'practitioner_allocated', code NULLS FIRST)
      AS place,
    CASE WHEN kind = 'practitioner_allocated' THEN 1 ELSE -1 END AS step
  FROM waiting_facts
  WHERE kind IN ('practitioner_allocated', 'practitioner_ended') AND happened_on <= $as_of
    AND code IS DISTINCT FROM 'duty_practitioner'
),
running AS (
  SELECT *, sum(step) OVER (PARTITION BY span ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS walked
  FROM moves
),
counted AS (
  SELECT *, walked - least(0, min(walked) OVER (PARTITION BY span ORDER BY place
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)) AS present,
    min(CASE WHEN step = 1 THEN place END) OVER (PARTITION BY span ORDER BY place
      ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_place
  FROM running
),
begun AS (
  SELECT span, place, happened_on AS since_on, next_place FROM counted
  WHERE step = -1 AND present = 0 AND reason IS DISTINCT FROM 'case_closed'
  UNION ALL
  SELECT r.span, 0, r.since_on, m.next_place
  FROM (
    SELECT span, min(happened_on) AS since_on FROM waiting_facts WHERE kind = 'application_received' GROUP BY span
  ) AS r
  LEFT JOIN (SELECT span, min(place) AS next_place FROM moves WHERE step = 1 GROUP BY span) AS m ON m.span = r.span
),
firsts AS (
  SELECT *, row_number() OVER (PARTITION BY span, next_place ORDER BY place) AS telling FROM begun
)
SELECT f.span, CASE WHEN f.place = 0 THEN '{WaitKind.PRACTITIONER}' ELSE '{WaitKind.NEW_PRACTITIONER}' END AS kind,
  f.since_on,
  CASE WHEN f.next_place IS NOT NULL THEN greatest(f.since_on, any_value(m.happened_on))
    ELSE min(CASE WHEN c.happened_on >= f.since_on AND c.happened_on <= $as_of THEN c.happened_on END) END AS until_on
FROM firsts f
LEFT JOIN moves m ON m.span = f.span AND m.place = f.next_place
LEFT JOIN waiting_facts c ON c.span = f.span AND c.kind = 'case_closed' AND f.next_place IS NULL
WHERE f.telling = 1
GROUP BY f.span, f.place, f.since_on, f.next_place
"""
"""When nobody from Cafcass was there: from receipt to the first allocation, and from the last to leave to the next."""

_NOT_LOST = f"""coalesce(reason IN ({listed(NO_LONGER_NEEDED)}), FALSE)
      OR contains(coalesce(doubt, ''), '{PERHAPS_HOUSEKEEPING}')"""
WAITING_LOST = f"""
CREATE TEMP TABLE waiting_lost AS
SELECT * FROM (
  SELECT span, kind, code, reason, coalesce(nullif(owner, ''), '{NOBODY_TOLD}') AS owner, doubt,
    happened_on AS since_on,
    coalesce(
      min(CASE WHEN kind = 'hearing_held' THEN happened_on END) OVER (PARTITION BY span, code ORDER BY happened_on
        RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING),
      min(CASE WHEN kind = 'hearing_held' THEN happened_on END) OVER (PARTITION BY span ORDER BY happened_on
        RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
    ) AS until_on
  FROM waiting_facts
  WHERE kind IN ('hearing_held', 'hearing_vacated', 'hearing_adjourned') AND happened_on <= $as_of
) AS hearings
WHERE kind <> 'hearing_held' AND NOT ({_NOT_LOST})
"""
"""Each hearing that was lost, to the next held of its kind, else to the next."""

_FINAL_ORDERS = f"""
  SELECT h.span, max(h.happened_on) AS since_on,
    CASE WHEN any_value(o.made_on) <= $as_of THEN any_value(o.made_on) END AS until_on
  FROM waiting_facts h
  LEFT JOIN (
    SELECT span, min(happened_on) AS made_on FROM waiting_facts WHERE kind = 'order_made' AND flag GROUP BY span
  ) AS o ON o.span = h.span
  WHERE h.kind = 'hearing_held' AND h.code IN ({listed(LAST_HEARINGS)}) AND h.happened_on <= $as_of
    AND (o.made_on IS NULL OR h.happened_on <= o.made_on)
  GROUP BY h.span"""


def _before_court(kind: WaitKind, since: str, *ends: str) -> str:
    """Return one step of pre-proceedings: to the first of what ends it, on that day or after, by the record's day."""
    whens = ", ".join(f"CASE WHEN {end} >= {since} AND {end} <= $as_of THEN {end} END" for end in ends)
    return f"""
  SELECT span, '{kind}', {NO_WORD}, {NO_WORD}, '{LOCAL_AUTHORITY}', {since}, least({whens})
  FROM waiting_spans WHERE stage = '{BEFORE_COURT}' AND {since} IS NOT NULL"""


_FOUND = f"""
  SELECT s.span, '{WaitKind.ISSUE}' AS kind, {NO_WORD} AS code, {NO_WORD} AS reason, '{COURT}' AS owner,
    s.happened_on AS since_on,
    CASE WHEN i.happened_on >= s.happened_on AND i.happened_on <= $as_of THEN i.happened_on END AS until_on
  FROM waiting_facts s
  LEFT JOIN waiting_facts i ON i.span = s.span AND i.kind = 'application_issued'
  WHERE s.kind = 'application_submitted'
  UNION ALL
  SELECT span, kind, NULL, NULL, '{CAFCASS}', since_on, until_on FROM waiting_cover
  UNION ALL
  SELECT span, '{WaitKind.REPORT}', code, NULL, owner, since_on,
    CASE WHEN due_on <= $as_of THEN least(until_on, due_on) ELSE until_on END
  FROM waiting_reports
  UNION ALL
  SELECT span, '{WaitKind.LATE_REPORT}', code, NULL, owner, greatest(since_on, due_on), until_on
  FROM waiting_reports WHERE due_on IS NOT NULL AND (until_on IS NULL OR until_on > due_on)
  UNION ALL
  SELECT span, '{WaitKind.LOST_HEARING}', code, reason, owner, since_on, until_on FROM waiting_lost
  UNION ALL
  SELECT span, '{WaitKind.FINAL_ORDER}', NULL, NULL, '{COURT}', since_on, until_on FROM ({_FINAL_ORDERS}) AS final
  UNION ALL
  SELECT o.span, '{WaitKind.ORDER_RECEIPT}', o.code, NULL, '{COURT}', o.since_on, o.until_on
  FROM ({_answered("order_made", "order_received", "", "happened_on <= $as_of")}) AS o
  JOIN (SELECT DISTINCT span FROM waiting_facts WHERE kind = 'application_received') AS r ON r.span = o.span
  WHERE o.until_on IS NOT NULL
  UNION ALL
  {_before_court(WaitKind.LETTER_BEFORE_PROCEEDINGS, "begun_on", "letter_sent_on", "meeting_held_on", "outcome_on", "ended_on")}
  UNION ALL
  {_before_court(WaitKind.PRE_PROCEEDINGS_MEETING, "letter_sent_on", "meeting_held_on", "outcome_on", "ended_on")}
  UNION ALL
  {_before_court(WaitKind.PRE_PROCEEDINGS_OUTCOME, "meeting_held_on", "outcome_on", "ended_on")}
  UNION ALL
  {_before_court(WaitKind.COURT_APPLICATION, "outcome_on", "applied_on", "ended_on")} AND outcome = '{ISSUE}'
"""  # noqa: E501

WAITING_WAITS = f"""
CREATE TEMP TABLE waiting_waits AS
SELECT w.span, w.kind, w.code, w.reason, w.owner, w.since_on, w.until_on,
  CASE WHEN w.kind = '{WaitKind.LOST_HEARING}' THEN coalesce(c.cause, '{NOT_RECORDED}') ELSE w.kind END AS cause,
  CASE WHEN c.cause IS NOT NULL THEN '{RECORDED}' ELSE '{FROM_DATES}' END AS basis
FROM ({_FOUND}) AS w
LEFT JOIN (VALUES {_CAUSES}) AS c(reason, cause) ON c.reason = w.reason
WHERE w.since_on < coalesce(w.until_on, $as_of)
"""

WAITS_TABLE = f"""
CREATE TABLE waits AS
SELECT {", ".join(WAITS)}
FROM waiting_waits JOIN (SELECT span, child_id, proceedings_id, stage, begun_on FROM waiting_spans) AS s USING (span)
ORDER BY {in_span_order("waits")}
"""

PASSING = (
    *(
        "waiting_spans",
        "waiting_told",
        "waiting_facts",
        "waiting_reports",
        "waiting_cover",
        "waiting_lost",
        "waiting_waits",
    ),
    "waiting_words",
    "waiting_pieces",
)
"""Tables of these steps alone."""

STEPS = (
    *(
        WAITING_SPANS,
        WAITING_TOLD,
        WAITING_FACTS,
        WAITING_REPORTS,
        WAITING_COVER,
        WAITING_LOST,
        WAITING_WAITS,
        WAITS_TABLE,
    ),
    *(WAITING_WORDS, WAITING_PIECES, ATTRIBUTED_DAYS_TABLE, WAITED_TABLE),
)
"""In this order, after pre_proceedings and children_in_proceedings."""
