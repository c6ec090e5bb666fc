"""The SQL of what is kept confidential: flags with what lifts them, and whose home nobody may be told.

A step of assembling a record, beside assemble_sql.py: `$known_before` and `$as_of` are as there.
"""
# ruff: noqa: S608  (the text is made of our own column names; values go in as parameters)

from __future__ import annotations

from waypost.journeys.row_order import SORTED_BY
from waypost.journeys.tables import CONFIDENTIALITY
from waypost.vocabulary.confidentiality.marks import HOME, MARKS

_CONFIDENCE = ", ".join(f"told.{column}" for column in CONFIDENTIALITY if column != "released_on")
CONFIDENTIALITY_TABLE = f"""
CREATE TABLE confidentiality AS
SELECT {", ".join(CONFIDENTIALITY)}
FROM (
  SELECT {_CONFIDENCE}, max(r.released_on) AS released_on
  FROM (
    SELECT source, sender, person_key, child_id, covers, mark, told_by, min(learnt_at) AS first_told_at,
      CASE WHEN count(*) = count(learnt_at) THEN max(learnt_at) END AS last_told_at
    FROM linked_confidences
    WHERE learnt_at IS NULL OR learnt_at < $known_before
    GROUP BY ALL
  ) AS told
  LEFT JOIN linked_releases r ON r.released_on <= $as_of AND r.covers = told.covers
    AND told.last_told_at < CAST(r.released_on + 1 AS TIMESTAMPTZ)
    AND (r.child_id = told.child_id
      OR (r.source = told.source AND r.sender IS NOT DISTINCT FROM told.sender AND r.person_key = told.person_key))
  GROUP BY {_CONFIDENCE}
)
ORDER BY {", ".join(f"{column} NULLS FIRST" for column in SORTED_BY["confidentiality"])}
"""
"""Every flag that was ever set, and the release that lifts it: no later statement takes one back."""

_MARKS = ", ".join(f"('{mark.name}', {mark.rank})" for mark in MARKS.values())
HOMES = f"""
    SELECT child_id, max(mark_rank) AS home_rank
    FROM confidentiality JOIN (VALUES {_MARKS}) AS marks(mark, mark_rank) USING (mark)
    WHERE covers = '{HOME}' AND released_on IS NULL AND child_id IS NOT NULL
    GROUP BY child_id"""
"""The rank of the highest mark on each child's home that no release lifted."""
