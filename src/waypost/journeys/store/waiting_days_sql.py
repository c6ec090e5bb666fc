"""The SQL that gives each day of a journey to one wait, by the rule `ended_last`, and adds the days up."""
# ruff: noqa: S608  (the text is made of our own words; values go in as parameters)

from __future__ import annotations

from waypost.journeys.row_order import SORTED_BY
from waypost.journeys.tables_of_waits import ATTRIBUTED_DAYS, WAITED
from waypost.journeys.waited_columns import OF_SPAN, OWNERS_OF_DAYS
from waypost.vocabulary.cancellations import OWNERS
from waypost.vocabulary.waits import BASES, CAUSE_TITLES, NOBODY_TOLD, RANK, UNTOLD, WaitKind


def in_span_order(table: str) -> str:
    """Return the declared order of a table, its journey told by its number: journeys are numbered in that order."""
    of_span = ("child_id", "proceedings_id", "begun_on")
    assert SORTED_BY[table][: len(of_span)] == of_span
    return ", ".join(("span", *(f"{column} NULLS FIRST" for column in SORTED_BY[table][len(of_span) :])))


_RANKS = ", ".join(f"('{kind.value}', {rank})" for kind, rank in RANK.items())
_LEFT_TO = f"CASE WHEN is_told_by_court THEN '{WaitKind.NEXT_HEARING}' ELSE '{WaitKind.NOTHING_TOLD}' END"
_LEFT_FROM = "CASE WHEN c.word IS NULL THEN c.from_on ELSE c.place_on END"
_LEFT_WORDS = ", ".join(
    f"('{kind}', '{NOBODY_TOLD}', CAST(NULL AS VARCHAR), '{kind}', '{UNTOLD}')"
    for kind in (WaitKind.NEXT_HEARING, WaitKind.NOTHING_TOLD)
)
_NEVER = "DATE '9999-12-31'"
WAITING_WORDS = f"""
CREATE TEMP TABLE waiting_words AS
SELECT CAST(row_number() OVER (ORDER BY kind, owner, reason NULLS FIRST, basis) AS INTEGER) AS word,
  kind, owner, reason, cause, basis, rank
FROM (
  SELECT DISTINCT kind, owner, reason, cause, basis FROM waiting_waits
  UNION ALL
  SELECT * FROM (VALUES {_LEFT_WORDS}) AS left_over(kind, owner, reason, cause, basis)
) AS told
JOIN (VALUES {_RANKS}) AS ranks(kind, rank) USING (kind)
"""
"""What is told of a wait, once each, by a number: numbers are sorted and added up faster than words."""

WAITING_PIECES = f"""
CREATE TEMP TABLE waiting_pieces AS
WITH placed AS (
  SELECT w.span, d.word, w.since_on, s.begun_on, s.last_on, s.limit_on, s.is_told_by_court, d.rank,
    CAST(NULL AS DATE) AS step_on,
    coalesce(w.until_on, {_NEVER}) AS over_on, least(coalesce(w.until_on, {_NEVER}), s.last_on) AS place_on
  FROM waiting_waits w
  JOIN waiting_spans s ON s.span = w.span
  JOIN waiting_words d ON d.kind = w.kind AND d.owner = w.owner AND d.reason IS NOT DISTINCT FROM w.reason
  WHERE w.since_on < s.last_on AND (s.ended_on IS NULL OR w.until_on <= s.ended_on)
    AND (w.until_on IS NULL OR w.until_on > s.begun_on)
  UNION ALL
  SELECT span, NULL, NULL, begun_on, last_on, limit_on, is_told_by_court, 99,
    step_on, NULL, step_on
  FROM (
    SELECT DISTINCT s.span, s.begun_on, s.last_on, s.limit_on, s.is_told_by_court, f.happened_on AS step_on
    FROM waiting_facts f JOIN waiting_spans s ON s.span = f.span
    WHERE f.kind = 'hearing_held' AND f.happened_on > s.begun_on AND f.happened_on < s.last_on
    UNION ALL
    SELECT span, begun_on, last_on, limit_on, is_told_by_court, last_on FROM waiting_spans
  ) AS steps
),
stretched AS (
  SELECT *,
    min(step_on) OVER (PARTITION BY span ORDER BY place_on RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS to_on,
    coalesce(max(step_on) OVER (PARTITION BY span ORDER BY place_on
      RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 DAY PRECEDING), begun_on) AS from_on
  FROM placed
),
claimed AS (
  SELECT *, greatest(since_on, from_on) AS first_on,
    min(greatest(coalesce(since_on, from_on), from_on)) OVER (PARTITION BY span, to_on
      ORDER BY over_on DESC NULLS LAST, rank, since_on, word
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier_on
  FROM stretched
)
SELECT span, limit_on, word, first_on AS piece_from_on,
  least(place_on, coalesce(earlier_on, to_on)) AS piece_to_on
FROM claimed
WHERE word IS NOT NULL AND first_on < least(place_on, coalesce(earlier_on, to_on))
UNION ALL
SELECT c.span, c.limit_on, d.word, {_LEFT_FROM}, coalesce(c.earlier_on, c.to_on)
FROM claimed c JOIN waiting_words d ON d.kind = {_LEFT_TO}
WHERE {_LEFT_FROM} < coalesce(c.earlier_on, c.to_on)
"""
"""Each run of days that belongs to one wait, or to none: together they are the journey, day for day."""

CALENDAR_YEARS = (1900, 2101)
"""Years of the quarters between a piece's first and its last. A record has no day outside them."""
_WORDS = ("kind", "owner", "reason", "cause", "basis")
_QUARTERS = ", ".join(f"(DATE '{year}-{month:02d}-01')" for year in range(*CALENDAR_YEARS) for month in (1, 4, 7, 10))
_PIECE = "p.span, p.limit_on, p.word"
ATTRIBUTED_DAYS_TABLE = f"""
CREATE TABLE attributed_days AS
WITH pieces AS (
  SELECT *, CAST(date_trunc('quarter', piece_from_on) AS DATE) AS first_quarter_on,
    CAST(date_trunc('quarter', piece_to_on - 1) AS DATE) AS last_quarter_on
  FROM waiting_pieces
),
counted AS (
  SELECT {_PIECE}, p.piece_from_on,
    least(p.piece_to_on, CAST(p.first_quarter_on + INTERVAL 3 MONTH AS DATE)) AS piece_to_on,
    p.first_quarter_on AS quarter_start_on
  FROM pieces p
  UNION ALL
  SELECT {_PIECE}, p.last_quarter_on, p.piece_to_on, p.last_quarter_on
  FROM pieces p WHERE p.first_quarter_on < p.last_quarter_on
  UNION ALL
  SELECT {_PIECE}, q.quarter_start_on, CAST(q.quarter_start_on + INTERVAL 3 MONTH AS DATE), q.quarter_start_on
  FROM pieces p
  JOIN (VALUES {_QUARTERS}) AS q(quarter_start_on)
    ON q.quarter_start_on > p.first_quarter_on AND q.quarter_start_on < p.last_quarter_on
  WHERE p.last_quarter_on > p.first_quarter_on + 100
),
summed AS (
  SELECT c.span, c.word, c.quarter_start_on,
    CAST(sum(date_diff('day', c.piece_from_on, c.piece_to_on)) AS BIGINT) AS days,
    CAST(sum(CASE WHEN c.limit_on < c.piece_to_on
      THEN date_diff('day', greatest(c.piece_from_on, c.limit_on), c.piece_to_on) ELSE 0 END) AS BIGINT)
      AS days_past_limit
  FROM counted c
  GROUP BY c.span, c.word, c.quarter_start_on
)
SELECT {", ".join(ATTRIBUTED_DAYS)}
FROM summed
JOIN (SELECT word, {", ".join(_WORDS)} FROM waiting_words) AS d USING (word)
JOIN (SELECT span, {", ".join(OF_SPAN)} FROM waiting_spans) AS s USING (span)
ORDER BY span, quarter_start_on, word
"""
"""Days by journey, wait, owner, reason and quarter: a piece's first quarter, its last, and those between."""

_LEFT_KINDS = f"('{WaitKind.NEXT_HEARING}', '{WaitKind.NOTHING_TOLD}')"
_KNOWN_OWNERS = ", ".join(f"'{owner}'" for owner in OWNERS)
_OWNER = f"CASE WHEN owner IN ({_KNOWN_OWNERS}) THEN owner ELSE '{NOBODY_TOLD}' END"


def _sum(condition: str, name: str) -> str:
    return f"CAST(coalesce(sum(CASE WHEN {condition} THEN piece_days END), 0) AS BIGINT) AS {name}"


_SUMS = (
    "CAST(sum(piece_days) AS BIGINT) AS days",
    "CAST(sum(piece_days_past) AS BIGINT) AS days_past_limit",
    *(_sum(f"kind NOT IN {_LEFT_KINDS} AND {_OWNER} = '{owner}'", f"days_of_{owner}") for owner in OWNERS_OF_DAYS),
    *(_sum(f"kind = '{kind}'", f"days_{kind.value}") for kind in WaitKind),
    *(_sum(f"kind = '{WaitKind.LOST_HEARING}' AND cause = '{cause}'", f"days_by_{cause}") for cause in CAUSE_TITLES),
    *(_sum(f"basis = '{basis}'", f"days_resting_on_{basis}") for basis in BASES),
)
WAITED_TABLE = f"""
CREATE TABLE waited AS
SELECT {", ".join(WAITED)}
FROM (
  SELECT p.span, {", ".join(_SUMS)}
  FROM (
    SELECT w.*, d.kind, d.owner, d.cause, d.basis, date_diff('day', piece_from_on, piece_to_on) AS piece_days,
      CASE WHEN limit_on < piece_to_on
        THEN date_diff('day', greatest(piece_from_on, limit_on), piece_to_on) ELSE 0 END AS piece_days_past
    FROM waiting_pieces w JOIN waiting_words d ON d.word = w.word
  ) AS p
  GROUP BY p.span
) AS sums
JOIN (SELECT span, {", ".join(OF_SPAN)} FROM waiting_spans) AS s USING (span)
ORDER BY {in_span_order("waited")}
"""
