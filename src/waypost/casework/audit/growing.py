# ruff: noqa: S608  (every name in these statements is a constant of the room that asks)
"""Triggers for tables of other rooms that may only be added to: on both databases, against all but a superuser.

A room's migration makes them after its tables:

    operations = migrations_of(("strategy_risk", ("risk_id",)), ...)

Each table is named with what identifies a row of it (`a+b`: two columns together), so that SQLite's INSERT OR REPLACE
is refused too. On SQLite a migration that makes a guarded table anew must make them again.
"""

from __future__ import annotations

from collections.abc import Iterable

from waypost.casework.audit.guarded import Guards

Guarded = tuple[str, tuple[str, ...]]
"""A table, and each of the keys by which a row of it is found."""
_SAID = "history is only ever added to"
_VERBS = ("update", "delete", "truncate", "insert")


def migrations_of(*tables: Guarded) -> list[Guards]:
    """Return the operations that guard some tables, and take the guards away again on the way back."""

    def make(vendor: str) -> list[str]:
        return [statement for table in tables for statement in statements(vendor, *table)]

    def unmake(vendor: str) -> list[str]:
        return [statement for name, _ in tables for statement in undoing(vendor, name)]

    return [Guards(make, unmake)]


def statements(vendor: str, table: str, keys: Iterable[str]) -> list[str]:
    """Return what guards a table on a database: `sqlite` or `postgresql`."""
    if vendor == "postgresql":
        each = f"EXECUTE FUNCTION {table}_only_grows()"
        return [
            f"CREATE FUNCTION {table}_only_grows() RETURNS trigger LANGUAGE plpgsql AS $guard$ "
            f"BEGIN RAISE EXCEPTION '{_SAID}'; END $guard$",
            f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} FOR EACH ROW {each}",
            f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} FOR EACH ROW {each}",
            f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {each}",
        ]
    stop = f"BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
    same = (" AND ".join(f"{part} = NEW.{part}" for part in key.split("+")) for key in keys)
    stands = f"EXISTS (SELECT 1 FROM {table} WHERE {' OR '.join(same)})"
    return [
        f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} {stop}",
        f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} {stop}",
        f"CREATE TRIGGER {table}_insert BEFORE INSERT ON {table} WHEN {stands} {stop}",
    ]


def undoing(vendor: str, table: str) -> list[str]:
    """Return what takes the guards of a table away again."""
    on = f" ON {table}" if vendor == "postgresql" else ""
    told = [f"DROP TRIGGER IF EXISTS {table}_{verb}{on}" for verb in _VERBS]
    return [*told, f"DROP FUNCTION IF EXISTS {table}_only_grows()"] if on else told
