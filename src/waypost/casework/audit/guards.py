# ruff: noqa: S608  (every name in these statements is a constant of this module)
"""The triggers that let the audit only ever grow at its end: on both databases, against everything but a superuser.

They are made by a migration, and looked for by `waypost audit verify` (guarded.py).
On SQLite a migration that makes a guarded table anew must make them again (a test says so).
"""

from __future__ import annotations

EVENTS, HEADS, ANCHORS = "audit_auditevent", "audit_chainhead", "audit_anchor"
GUARDED = (EVENTS, HEADS, ANCHORS)

_FOLLOWS = {
    EVENTS: "shard = NEW.shard AND position = NEW.position - 1 AND seal = NEW.seal_before",
    ANCHORS: "number = NEW.number - 1 AND seal = NEW.seal_before",
}
_PLACE = {EVENTS: "position", ANCHORS: "number"}
_STANDS = {EVENTS: "id = NEW.id OR (shard = NEW.shard AND position = NEW.position)", ANCHORS: "number = NEW.number"}
_GROWS = "NEW.shard = OLD.shard AND NEW.position > OLD.position"
_SAID = "the audit is only ever added to"


def statements(vendor: str) -> list[str]:
    """Return what makes the guards on a database: `sqlite` or `postgresql`."""
    return [one for table in GUARDED for one in (_postgres if vendor == "postgresql" else _sqlite)(table)]


def undoing(vendor: str) -> list[str]:
    """Return what takes the guards away again, for a migration backwards."""
    told = []
    for table in GUARDED:
        for verb in ("update", "delete", "insert", *(("truncate",) if vendor == "postgresql" else ())):
            told.append(f"DROP TRIGGER IF EXISTS {table}_{verb}" + (f" ON {table}" if vendor == "postgresql" else ""))
        if vendor == "postgresql":
            told.append(f"DROP FUNCTION IF EXISTS {table}_is_guarded()")
    return told


def _sqlite(table: str) -> list[str]:
    stop = f"BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
    told = [f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} {stop}"]
    if table == HEADS:
        told.append(f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} WHEN NOT ({_GROWS}) {stop}")
        stands = f"EXISTS (SELECT 1 FROM {table} WHERE shard = NEW.shard)"  # INSERT OR REPLACE asks no other trigger
        told.append(f"CREATE TRIGGER {table}_insert BEFORE INSERT ON {table} WHEN {stands} {stop}")
        return told
    told.append(f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} {stop}")
    follows = f"NEW.{_PLACE[table]} = 1 OR EXISTS (SELECT 1 FROM {table} WHERE {_FOLLOWS[table]})"
    stands = f"EXISTS (SELECT 1 FROM {table} WHERE {_STANDS[table]})"
    told.append(f"CREATE TRIGGER {table}_insert BEFORE INSERT ON {table} WHEN {stands} OR NOT ({follows}) {stop}")
    return told


def _postgres(table: str) -> list[str]:
    grows = f"IF TG_OP = 'UPDATE' THEN IF {_GROWS} THEN RETURN NEW; END IF; END IF;" if table == HEADS else ""
    if table == HEADS:
        follows = "IF TG_OP = 'INSERT' THEN RETURN NEW; END IF;"
    else:
        follows = (
            f"IF TG_OP = 'INSERT' THEN IF NEW.{_PLACE[table]} = 1 "
            f"OR EXISTS (SELECT 1 FROM {table} WHERE {_FOLLOWS[table]}) THEN RETURN NEW; END IF; END IF;"
        )
    each = f"FOR EACH ROW EXECUTE FUNCTION {table}_is_guarded()"
    return [
        f"CREATE FUNCTION {table}_is_guarded() RETURNS trigger LANGUAGE plpgsql AS $guard$ "
        f"BEGIN {grows} {follows} RAISE EXCEPTION '{_SAID}'; END $guard$",
        f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} {each}",
        f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} {each}",
        f"CREATE TRIGGER {table}_insert BEFORE INSERT ON {table} {each}",
        f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_guarded()",
    ]
