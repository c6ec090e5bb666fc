"""A country's casework, invented: set-based, so that 133,000 children with five years behind them take minutes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from django.db import connection
from django.db.backends.utils import CursorWrapper

from load.audit_history import fill_audit
from load.multiplied import multiply
from load.patterns import PATTERNS, make, weeks
from waypost.casework.children.sounds import sounds_of

_PER_TEAM, _AREAS, _OPEN_DAYS, _YEARS = 20, 19, 28, 5
_STAFF = Path(__file__).with_name("staff.sql")
_BEGINNINGS = (
    "Al", "Bar", "Cor", "Dun", "El", "Fal", "Gar", "Hal", "In", "Jor", "Kel", "Lar", "Mor", "Nor", "Os", "Pen", "Quin",
    "Ros", "Sal", "Tor", "Ul", "Var", "Wil", "Yar", "Zel",
)  # fmt: skip
_MIDDLES = ("an", "be", "ca", "der", "en", "fi", "gan", "hol", "is", "ja", "ker", "lo", "man", "ne", "ol", "pre", "ra")
_ENDINGS = ("by", "don", "ford", "ley", "mere")
_GIVEN = [f"{begin}{end}" for begin, end in product(_BEGINNINGS[:20], ("a", "en", "is", "o", "y"))]


@dataclass(frozen=True, slots=True)
class Size:
    """How many children, staff, and events of the audit before today."""

    children: int
    staff: int
    events: int = 0

    @property
    def teams(self) -> int:
        """Return how many teams there are: four hubs of intake are among them, where there are so many."""
        return max(1, self.staff // _PER_TEAM)

    @property
    def areas(self) -> int:
        """Return how many service areas there are."""
        return min(_AREAS, self.teams)

    @property
    def first(self) -> int:
        """Return the number of the first practitioner: before stand who leads, who screens, and one auditor."""
        return 2 * self.teams + self.areas + 2


def fill(size: Size, today: date) -> None:
    """Fill an empty casework on a PostgreSQL that may be lost: nothing is forced to disk until it is full."""
    told = {"staff": size.staff, "teams": size.teams, "areas": size.areas, "first": size.first}
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # what points to what holds by how it is made
        cursor.execute("SET maintenance_work_mem = '256MB'")
        cursor.execute("SET synchronous_commit = off")
        for statement in _STAFF.read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                cursor.execute(statement, told)
    for pattern in PATTERNS:
        make(pattern, today)
    with connection.cursor() as cursor:
        _plan(cursor, size)
        _accounts(cursor, today)
    multiply()
    fill_audit(size, today)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("VACUUM ANALYZE")


def _plan(cursor: CursorWrapper, size: Size) -> None:
    """Say of each child of the country which pattern it has, who works with it, and how long ago that began.

    Two children in a row are of one family and one case. An application that has just arrived is at one of four hubs.
    """
    names = [f"{begin}{middle}{end}" for begin, middle, end in product(_BEGINNINGS, _MIDDLES, _ENDINGS)]
    cursor.execute("CREATE TEMP TABLE country_name AS SELECT * FROM unnest(%s::text[], %s::text[]) "
                   "WITH ORDINALITY AS t(family, sound, number)", [names, sounds_of(names)])  # fmt: skip
    upto, cases = 0, []
    for pattern in PATTERNS:
        upto += pattern.in_a_thousand
        spread = _OPEN_DAYS if pattern.is_open else 52 * _YEARS - 40
        cases.append((pattern.key, upto, spread, 1 if pattern.is_open else 7, pattern.is_new))
    assert upto == 1000
    cursor.execute("CREATE TEMP TABLE country_pattern (pattern text, upto int, spread int, step int, is_new boolean)")
    cursor.executemany("INSERT INTO country_pattern VALUES (%s, %s, %s, %s, %s)", cases)
    cursor.execute(_PLAN, {"children": size.children, "teams": size.teams, "areas": size.areas, "first": size.first,
                           "holders": size.staff - size.first + 1, "names": len(names), "given": _GIVEN})  # fmt: skip
    cursor.execute("ANALYZE country")


_PLAN = """
CREATE TEMP TABLE country AS
SELECT n, 'C-' || lpad(n::text, 7, '0') AS child_id, 'CF' || n / 2 AS case_id, n %% 2 = 0 OR n = 1 AS is_first,
  p.pattern,
  (n / 2 * 7919 %% p.spread) * p.step AS days, 1000 + h.holder AS holder, 1001 + h.team AS manager,
  1001 + %(teams)s + h.team AS officer, 'A' || ((h.team + 1) %% %(areas)s) AS area,
  1001 + CASE WHEN p.is_new THEN n / 2 %% least(4, %(teams)s) ELSE h.team END AS team,
  f.family, f.sound, (%(given)s::text[])[1 + n * 31 %% array_length(%(given)s::text[], 1)] AS given
FROM generate_series(1, %(children)s) n
CROSS JOIN LATERAL (SELECT %(first)s + n / 2 %% %(holders)s AS holder, n / 2 %% %(holders)s %% %(teams)s AS team) h
JOIN country_pattern p ON p.upto = (SELECT min(upto) FROM country_pattern WHERE upto > n / 2 * 617 %% 1000)
JOIN country_name f ON f.number = 1 + n / 2 * 1013 %% %(names)s
"""


def _accounts(cursor: CursorWrapper, today: date) -> None:
    """Tell each pattern's account anew for each day on which such a child may have been opened."""
    cursor.execute("CREATE TEMP TABLE country_weeks (pattern text, days int, weeks jsonb)")
    cursor.execute("SELECT DISTINCT pattern, days FROM country")
    ago = {pattern.key: pattern.opened_days_ago for pattern in PATTERNS}
    rows = [
        (pattern, days, json.dumps(weeks(today - timedelta(days=ago[pattern] + days))))
        for pattern, days in cursor.fetchall()
    ]
    cursor.executemany("INSERT INTO country_weeks VALUES (%s, %s, %s)", rows)
