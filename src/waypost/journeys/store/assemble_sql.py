"""The SQL that assembles a record, step by step, set-based. It says again what collapse and assemble say.

Every step reads the views `linked_*` (frames of the linked record) or a table of an earlier step. `$known_before` is
the first instant that is not known, `$as_of` the day. Order never rests on how rows arrive: ties are declared.
"""
# ruff: noqa: S608  (the text is made of our own column names; values go in as parameters)

from __future__ import annotations

from waypost.journeys.assemble import ASSESSMENT_AND_PLAN, PERHAPS_HOUSEKEEPING, TAKEN_AS_HELD
from waypost.journeys.case_statements import UNKNOWN
from waypost.journeys.row_order import SORTED_BY
from waypost.journeys.store.confidentiality_sql import HOMES
from waypost.journeys.store.practice_sql import PRACTICE, RETURNS, practice_of_case
from waypost.journeys.tables import ALLOCATIONS, CHILDREN_IN_PROCEEDINGS, EVENTS, PROCEEDINGS
from waypost.vocabulary.cancellations import NO_LONGER_NEEDED
from waypost.vocabulary.confidentiality.marks import EVENT_MARKS, EVENTS_OF_HOME, MARKS
from waypost.vocabulary.events import EventKind

_RANKS = ", ".join(
    f"('{kind.value}', {rank}, {MARKS[EVENT_MARKS[kind]].rank}, {str(kind in EVENTS_OF_HOME).upper()})"
    for rank, kind in enumerate(EventKind)
)
_MARK_NAMES = ", ".join(f"'{name}'" for name in MARKS)
_PARTS = (
    *("told.source", "told.sender", "told.record_key", "told.person_key", "told.proceedings_key", "told.fact_key"),
    *("told.kind", "CAST(told.happened_on AS VARCHAR)", "CAST(epoch_us(told.happened_at) AS VARCHAR)", "told.code"),
    *("told.reason", "told.owner", "CAST(told.due_on AS VARCHAR)", "CAST(told.flag AS VARCHAR)", "told.doubt"),
)
_CONTENT = " || chr(31) || ".join(f"coalesce({part}, chr(30))" for part in _PARTS)
_TIES = ", ".join(
    f"{column} NULLS FIRST"
    for column in (
        *("source", "sender", "record_key", "proceedings_key", "law", "application", "court_case_number"),
        *("court", "authority", "service_area", "track", "state", "representation", "area"),
        *("applicants_heritage", "respondents_heritage"),
    )
)
EVENT_ORDER = (
    "child_id, happened_on, rank, code NULLS FIRST, source, sender NULLS FIRST, record_key, fact_key, "
    "learnt_at NULLS FIRST, event_id"
)

STATEMENTS = """
CREATE TEMP TABLE statements AS
SELECT *,
  row_number() OVER () AS statement,
  row_number() OVER one_record AS place_in_record,
  lead(learnt_at) OVER one_record AS next_learnt_at
FROM (
  SELECT source, sender, record_key, learnt_at, min((file, position)) AS place
  FROM linked_records
  WHERE learnt_at IS NULL OR learnt_at < $known_before
  GROUP BY ALL
)
WINDOW one_record AS (PARTITION BY source, sender, record_key ORDER BY learnt_at NULLS FIRST)
"""
"""The known statements of each record, in the order learnt; of a statement in several places, the first place.

`statement` is a number for joining within one assembly; nothing that is written rests on it.
"""

TELLINGS = f"""
CREATE TEMP TABLE tellings AS
SELECT told.telling, told.happened_on, told.learnt_at, s.statement, s.place_in_record, s.next_learnt_at,
  md5_number({_CONTENT}) AS content
FROM (SELECT * FROM linked_events WHERE learnt_at IS NULL OR learnt_at < $known_before) AS told
JOIN statements s ON s.source = told.source AND s.sender IS NOT DISTINCT FROM told.sender
  AND s.record_key = told.record_key AND s.learnt_at IS NOT DISTINCT FROM told.learnt_at
"""
"""Each telling of a fact by a known statement, and a digest of the fact's whole content."""

LOST_TELLINGS = """
SELECT (SELECT count(*) FROM linked_events WHERE learnt_at IS NULL OR learnt_at < $known_before)
  - (SELECT count(*) FROM tellings)
"""
"""How many tellings name a statement that is not there. Must be nought."""

ISLANDS = """
CREATE TEMP TABLE islands AS
SELECT
  arg_min(telling, place_in_record) AS telling,
  arg_min(statement, place_in_record) AS statement,
  CASE WHEN bool_or(next_learnt_at IS NULL) THEN NULL ELSE max(next_learnt_at) END AS superseded_at
FROM (
  SELECT *, place_in_record - dense_rank() OVER (PARTITION BY content ORDER BY place_in_record) AS island
  FROM tellings
  WHERE learnt_at IS NOT NULL OR happened_on <= $as_of
)
GROUP BY content, island
"""
"""Each run of consecutive statements that tell a fact with the same content is one event."""

_TOLD_AS_HELD = "told.kind = 'hearing_listed' AND i.superseded_at IS NULL AND told.happened_on < $as_of"
_MARK = f"[{_MARK_NAMES}][1 + greatest(own_rank, CASE WHEN is_home THEN home_rank END)] AS mark"
EVENTS_TABLE = f"""
CREATE TABLE events AS
SELECT {", ".join(_MARK if column == "mark" else column for column in EVENTS)}
FROM (
  SELECT told.* EXCLUDE (kind, doubt),
    CASE WHEN {_TOLD_AS_HELD} THEN 'hearing_held' ELSE told.kind END AS kind,
    CASE WHEN {_TOLD_AS_HELD} THEN concat_ws(',', nullif(told.doubt, ''), '{TAKEN_AS_HELD}') ELSE told.doubt END
      AS doubt,
    'E-' || md5({_CONTENT} || chr(31) || coalesce(CAST(epoch_us(told.learnt_at) AS VARCHAR), chr(30)))[:16] AS event_id,
    i.superseded_at, s.place[1] AS file, s.place[2] AS position
  FROM linked_events told
  JOIN islands i ON i.telling = told.telling
  JOIN statements s ON s.statement = i.statement
)
JOIN (VALUES {_RANKS}) AS ranks(kind, rank, own_rank, is_home) USING (kind)
LEFT JOIN ({HOMES}) USING (child_id)
ORDER BY {EVENT_ORDER}
"""

_IS_COURT = "starts_with(source, 'hmcts_')"
_IS_CAFCASS = "source = 'cafcass'"
CASE_FACTS = f"""
CREATE TEMP TABLE case_facts AS
SELECT proceedings_id,
  coalesce(arg_min(law, court_rank) FILTER (law IS NOT NULL), '{UNKNOWN}') AS law,
  coalesce(arg_min(application, court_rank) FILTER (application IS NOT NULL), '{UNKNOWN}') AS application,
  arg_min(track, latest_rank) FILTER (track IS NOT NULL) AS track,
  arg_min(area, court_rank) FILTER (area IS NOT NULL) AS area,
  arg_min(authority, latest_rank) FILTER (authority IS NOT NULL) AS authority,
  arg_min(service_area, latest_rank) FILTER (service_area IS NOT NULL) AS service_area,
  arg_min(representation, latest_rank) FILTER (representation IS NOT NULL) AS representation,
  arg_min(applicants_heritage, latest_rank) FILTER (applicants_heritage IS NOT NULL) AS applicants_heritage,
  arg_min(respondents_heritage, latest_rank) FILTER (respondents_heritage IS NOT NULL) AS respondents_heritage
FROM (
  SELECT p.*,
    row_number() OVER (PARTITION BY proceedings_id
      ORDER BY {_IS_COURT} DESC, p.learnt_at DESC NULLS LAST, {_TIES}) AS court_rank,
    row_number() OVER (PARTITION BY proceedings_id
      ORDER BY p.learnt_at DESC NULLS LAST, {_IS_COURT} DESC, {_TIES}) AS latest_rank
  FROM linked_proceedings p
  JOIN (SELECT source AS s, sender AS d, record_key AS k, learnt_at AS last FROM statements
        WHERE next_learnt_at IS NULL)
    ON s = source AND d IS NOT DISTINCT FROM sender AND k = record_key AND last IS NOT DISTINCT FROM learnt_at
)
GROUP BY proceedings_id
"""
"""What the last known statements say of each case: the court's word first on law, application and area."""


def _first(condition: str) -> str:
    return f"min(happened_on) FILTER ({condition})"


def _court_first(kind: str) -> str:
    by_court, by_cafcass = (_first(f"kind = '{kind}' AND {teller}") for teller in (_IS_COURT, _IS_CAFCASS))
    return f"coalesce({by_court}, {by_cafcass})"


_CANCELLED = "kind IN ('hearing_vacated', 'hearing_adjourned') AND NOT is_no_hearing"
_SAID = """
        SELECT *, split_part(fact_key, '/', 1) AS hearing FROM events
        WHERE superseded_at IS NULL AND proceedings_id IS NOT NULL"""
_TOLD = f"""
      SELECT *, contains(coalesce(doubt, ''), '{PERHAPS_HOUSEKEEPING}') AND {_IS_COURT}
        AND coalesce(is_removed, FALSE) AS is_no_hearing
      FROM ({_SAID}) AS said
      LEFT JOIN (
        SELECT DISTINCT child_id, proceedings_id, hearing, TRUE AS is_removed FROM ({_SAID}) AS by_court
        WHERE kind = 'hearing_removed' AND {_IS_COURT}
      ) AS removed USING (child_id, proceedings_id, hearing)"""
"""What is still said in proceedings. What one source calls off for no reason, another may know for housekeeping."""
_LOST = (
    f"""{_CANCELLED} AND (reason IS NULL OR reason NOT IN ({", ".join(f"'{code}'" for code in NO_LONGER_NEEDED)}))"""
)
_LAST_CLOSED = f"max(happened_on) FILTER (kind = 'case_closed' AND {_IS_CAFCASS})"
_LAST_REOPENED = f"max(happened_on) FILTER (kind = 'case_reopened' AND {_IS_CAFCASS})"
CHILDREN_IN_PROCEEDINGS_TABLE = f"""
CREATE TABLE children_in_proceedings AS
WITH told_rows AS (
  SELECT told.*, greatest(coalesce(received_on, issued_on, submitted_on), joined_on) AS started_on,
    c.* EXCLUDE (child_id), f.* EXCLUDE (proceedings_id, law, application),
    coalesce(f.law, '{UNKNOWN}') AS law, coalesce(f.application, '{UNKNOWN}') AS application
  FROM (
    SELECT child_id, proceedings_id,
      {_court_first("application_submitted")} AS submitted_on,
      {_court_first("application_issued")} AS issued_on,
      {_first(f"kind = 'application_received' AND {_IS_CAFCASS}")} AS received_on,
      {_first("kind = 'order_made' AND flag")} AS first_final_order_on,
      CASE WHEN {_LAST_REOPENED} >= {_LAST_CLOSED} THEN NULL ELSE {_LAST_CLOSED} END AS closed_on,
      bool_or({_IS_COURT}) AS is_told_by_court,
      bool_or({_IS_CAFCASS}) AS is_told_by_cafcass,
      {_first("kind = 'child_joined'")} AS joined_on,
      bool_or(flag) FILTER (kind = 'child_joined') AS is_eligible_for_engagement,
      {_first("kind = 'child_engaged'")} AS first_engaged_on,
      {_first("kind = 'child_engaged' AND flag")} AS first_engaged_in_person_on,
      {_first(f"kind = 'management_review_held' AND code = '{ASSESSMENT_AND_PLAN}'")} AS first_plan_reviewed_on,
      {_first(_CANCELLED)} AS first_cancelled_hearing_on,
      {_first(_LOST)} AS first_lost_hearing_on,
      {PRACTICE}
    FROM ({_TOLD})
    GROUP BY child_id, proceedings_id
  ) AS told
  JOIN children c USING (child_id)
  LEFT JOIN case_facts f USING (proceedings_id)
)
SELECT {", ".join(CHILDREN_IN_PROCEEDINGS)}
FROM told_rows LEFT JOIN {RETURNS} USING (child_id, proceedings_id)
ORDER BY child_id, proceedings_id
"""

_ENDING = "is_told_by_cafcass OR NOT case_told_by_cafcass"
PRACTICE_OF_CASE = practice_of_case(_ENDING)
PROCEEDINGS_TABLE = f"""
CREATE TABLE proceedings AS
SELECT {", ".join(PROCEEDINGS)}
FROM (
  SELECT proceedings_id,
    {", ".join(f"any_value({column}) AS {column}" for column in ("law", "application", "track", "area"))},
    any_value(authority) AS authority, any_value(service_area) AS service_area,
    min(submitted_on) AS submitted_on, min(issued_on) AS issued_on, min(received_on) AS received_on,
    coalesce(min(received_on), min(issued_on), min(submitted_on)) AS started_on,
    CASE WHEN count(*) FILTER (({_ENDING}) AND first_final_order_on IS NULL) = 0
      THEN max(first_final_order_on) FILTER ({_ENDING}) END AS completed_on,
    CASE WHEN count(*) FILTER (({_ENDING}) AND closed_on IS NULL) = 0
      THEN max(closed_on) FILTER ({_ENDING}) END AS closed_on,
    count(*) AS children,
    bool_or(is_told_by_court) AS is_told_by_court, bool_or(is_told_by_cafcass) AS is_told_by_cafcass,
    min(first_cancelled_hearing_on) AS first_cancelled_hearing_on, min(first_lost_hearing_on) AS first_lost_hearing_on,
    {PRACTICE_OF_CASE}
  FROM (
    SELECT *, min(CASE WHEN {_ENDING} THEN first_closed_on END) OVER (PARTITION BY proceedings_id) AS first_closure
    FROM (
      SELECT *, bool_or(is_told_by_cafcass) OVER (PARTITION BY proceedings_id) AS case_told_by_cafcass
      FROM children_in_proceedings
    )
  )
  GROUP BY proceedings_id
)
ORDER BY proceedings_id
"""
"""A case's facts are the same on every child's row, so that any value is the value."""

_LAST_STATEMENTS = (
    "SELECT source AS s, sender AS d, record_key AS k, learnt_at AS last FROM statements WHERE next_learnt_at IS NULL"
)
_OF_LAST = "s = source AND d IS NOT DISTINCT FROM sender AND k = record_key AND last IS NOT DISTINCT FROM learnt_at"
ALLOCATIONS_TABLE = f"""
CREATE TABLE allocations AS
SELECT {", ".join(ALLOCATIONS)}
FROM (
  SELECT w.*, w.practitioner_key AS practitioner, f.* EXCLUDE (proceedings_id, law, application),
    p.closed_on AS case_closed_on,
    coalesce(f.law, '{UNKNOWN}') AS law, coalesce(f.application, '{UNKNOWN}') AS application
  FROM (SELECT * FROM linked_allocations JOIN ({_LAST_STATEMENTS}) ON {_OF_LAST}) w
  LEFT JOIN case_facts f USING (proceedings_id)
  LEFT JOIN (SELECT proceedings_id, closed_on FROM proceedings) p USING (proceedings_id)
)
ORDER BY {", ".join(f"{column} NULLS FIRST" for column in SORTED_BY["allocations"])}
"""
"""The work of practitioners as the last known statement of each record says it, with the facts of its case."""

JOURNEYS_TABLE = f"""
CREATE TABLE journeys AS
SELECT child_id, identity, first_on, last_on, coalesce(events, 0) AS events,
  coalesce(proceedings, 0) AS proceedings,
  coalesce(is_told_by_court, FALSE) AS is_told_by_court,
  coalesce(is_told_by_cafcass, FALSE) AS is_told_by_cafcass,
  coalesce(is_told_by_authority, FALSE) AS is_told_by_authority
FROM children
LEFT JOIN (
  SELECT child_id, min(happened_on) AS first_on, max(happened_on) AS last_on, count(*) AS events,
    count(DISTINCT proceedings_id) AS proceedings,
    bool_or({_IS_COURT}) AS is_told_by_court, bool_or({_IS_CAFCASS}) AS is_told_by_cafcass,
    bool_or(NOT {_IS_COURT} AND NOT {_IS_CAFCASS}) AS is_told_by_authority
  FROM events WHERE superseded_at IS NULL GROUP BY child_id
) USING (child_id)
ORDER BY child_id
"""
