# ruff: noqa: S608  (every name in these statements is a constant of this module)
"""What both databases refuse, whoever asks: a declaration or a plan while a gate is shut, or taken away.

The rules refuse it first (rules.py); this holds against everything but a superuser. A gate that shuts while a
declaration or a plan stands is refused too: what rests on it is ended first, in the same transaction. The history of an
area is guarded as every history is, by audit/growing.py.
"""

from __future__ import annotations

GATES, DECLARED, PLANNED = "readiness_gatestanding", "readiness_declaration", "readiness_plannedlaunch"
_SHUT = "a gate of this area is shut"
_RESTS = "a declaration or a planned go-live rests on this gate"
_KEPT = "what was declared and planned is kept"
_DAY = {DECLARED: "declared_on", PLANNED: "made_on"}


def statements(vendor: str) -> list[str]:
    """Return what makes the guards on a database: `sqlite` or `postgresql`."""
    return _postgres() if vendor == "postgresql" else _sqlite()


def undoing(vendor: str) -> list[str]:
    """Return what takes the guards away again, for a migration backwards."""
    if vendor == "postgresql":
        return [
            *(f"DROP TRIGGER IF EXISTS {table}_{name} ON {table}" for table, name, _, _ in _every()),
            *(f"DROP FUNCTION IF EXISTS {table}_{name}_guard()" for table, name, _, _ in _every()),
        ]
    return [f"DROP TRIGGER IF EXISTS {table}_{name}" for table, name, _, _ in _every()]


def _every() -> list[tuple[str, str, str, str]]:
    """Return (table, event, when it is refused, what is said)."""
    told = []
    for table in (DECLARED, PLANNED):
        open_gates = f"SELECT 1 FROM {GATES} WHERE area_id = NEW.area_id"
        shut = f"{open_gates} AND (state <> 'open' OR holds_until_on IS NULL OR holds_until_on < NEW.{_DAY[table]})"
        told += [
            (table, "insert", f"NOT EXISTS ({open_gates}) OR EXISTS ({shut})", _SHUT),
            (table, "update", "NOT OLD.stands OR NEW.area_id <> OLD.area_id", _KEPT),
            (table, "delete", "", _KEPT),
        ]
    standing = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE area_id = NEW.area_id AND stands)" for table in (DECLARED, PLANNED)
    )
    told += [
        (GATES, "insert", f"NEW.state <> 'open' AND ({standing})", _RESTS),
        (GATES, "update", f"NEW.area_id <> OLD.area_id OR (NEW.state <> 'open' AND ({standing}))", _RESTS),
        (GATES, "delete", "", _KEPT),
    ]
    return told


def _sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER {table}_{name} BEFORE {name.upper()} ON {table} "
        f"{f'WHEN {when} ' if when else ''}BEGIN SELECT RAISE(ABORT, '{said}'); END"
        for table, name, when, said in _every()
    ]


def _postgres() -> list[str]:
    told = []
    for table, name, when, said in _every():
        test = f"IF {when} THEN RAISE EXCEPTION '{said}'; END IF;" if when else f"RAISE EXCEPTION '{said}';"
        told += [
            f"CREATE FUNCTION {table}_{name}_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$ "
            f"BEGIN {test} RETURN NEW; END $guard$",
            f"CREATE TRIGGER {table}_{name} BEFORE {name.upper()} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_{name}_guard()",
        ]
    return told
