"""The SQL of the table placed_in_court. It says again what journeys.placed_in_court says, set-based."""
# ruff: noqa: S608  (the text is made of our own column names; no value of a file goes in)

from __future__ import annotations

from waypost.journeys.row_order import SORTED_BY
from waypost.journeys.tables import PLACED_IN_COURT

PLACED_IN_COURT_TABLE = f"""
CREATE TABLE placed_in_court AS
SELECT {", ".join(PLACED_IN_COURT)}
FROM (
  SELECT c.child_id, c.proceedings_id, c.law, c.application, c.area, c.authority, p.placement,
    greatest(p.started_on, coalesce(c.joined_on, c.started_on)) AS started_on,
    least(p.ended_on, coalesce(c.first_final_order_on, c.closed_on)) AS ended_on
  FROM placements p JOIN children_in_proceedings c ON c.child_id = p.child_id
  WHERE coalesce(c.joined_on, c.started_on) IS NOT NULL AND p.started_on IS NOT NULL
) AS placed
WHERE ended_on IS NULL OR ended_on > started_on
ORDER BY {", ".join(f"{column} NULLS FIRST" for column in SORTED_BY["placed_in_court"])}
"""
