"""The SQL of the table `ways`: it says again what journeys.ways says, set-based."""
# ruff: noqa: S608  (the text is made of our own words; values go in as parameters)

from __future__ import annotations

from waypost.journeys.ways import ACTIVITY_CODES, NO_PROCEEDINGS

_CODES = ", ".join(f"('{kind}', {code})" for kind, code in ACTIVITY_CODES.items())

WAYS_TABLE = f"""
CREATE TABLE ways AS
SELECT DISTINCT
  CAST(c.number AS INTEGER) AS child,
  CAST(coalesce(w.number, {NO_PROCEEDINGS}) AS INTEGER) AS way,
  CAST(a.code AS TINYINT) AS activity,
  e.happened_on
FROM events e
JOIN (SELECT child_id, row_number() OVER (ORDER BY child_id) AS number FROM children) c USING (child_id)
LEFT JOIN (
  SELECT child_id, proceedings_id, row_number() OVER (ORDER BY child_id, proceedings_id) AS number
  FROM children_in_proceedings
) w ON w.child_id = e.child_id AND w.proceedings_id = e.proceedings_id
JOIN (VALUES {_CODES}) AS a(kind, code) USING (kind)
WHERE e.superseded_at IS NULL AND e.happened_on <= $as_of
ORDER BY child, happened_on, activity, way
"""
