"""The audit of five years on PostgreSQL: how long it takes to verify, and that whoever changed it is found out."""

from __future__ import annotations

import json
import time
from typing import Any

import psycopg
import pytest

from load.processes import SERVER, environment_of, python
from support import postgres
from support.proofs import keep

EVENTS = 5_000_000
_CHANGED, _DELETED, _SWAPPED = (3, 77_777), (9, 50_000), (17, 1_000)
_TAMPERING = (
    "UPDATE audit_auditevent SET child_id = 'C-0000399' WHERE shard = %s AND position = %s",
    "DELETE FROM audit_auditevent WHERE shard = %s AND position = %s",
)


@pytest.mark.slow
def test_whoever_changes_takes_away_or_reorders_one_event_of_five_million_is_found(tmp_path):
    """A superuser, with the triggers off: nobody else can change a row at all."""
    with postgres.running(is_quick=False, options=SERVER) as server:
        environment = environment_of(server, tmp_path / "data")
        python(environment, "load.fill_country", "400", "40", str(EVENTS), str(tmp_path / "people"))
        whole, seconds = _verified(environment)
        assert whole["is_whole"], whole
        with psycopg.connect(host=str(server.folder), user=server.user, dbname="postgres") as connection:
            connection.execute("SET session_replication_role = replica")
            connection.execute(_TAMPERING[0], _CHANGED)
            connection.execute(_TAMPERING[1], _DELETED)
            shard, place = _SWAPPED
            for old, new in ((place, 0), (place + 1, place), (0, place + 1)):
                connection.execute(
                    "UPDATE audit_auditevent SET position = %s WHERE shard = %s AND position = %s", (new, shard, old)
                )
        broken, _ = _verified(environment)
        told = "\n".join(broken["breaks"])
        found = [
            f"Chain {_CHANGED[0]}, event {_CHANGED[1]:,} says something else" in told,
            f"Chain {_DELETED[0]}, event {_DELETED[1]:,} is missing" in told,
            f"Chain {_SWAPPED[0]}, event {_SWAPPED[1]:,} does not follow" in told,
        ]
        keep(
            "audit_chain",
            {
                "events": whole["events"],
                "chains": whole["chains"],
                "seconds to verify": round(seconds),
                "events a second of one core": round(whole["events"] / seconds),
                "changed, deleted or reordered": len(found),
                "found at their place": sum(found),
            },
        )
        assert all(found), told
        assert {line.split(",")[0] for line in broken["breaks"]} == {"Chain 3", "Chain 9", "Chain 17"}


def _verified(environment: dict[str, str]) -> tuple[dict[str, Any], float]:
    began = time.monotonic()
    told = python(environment, "waypost.doors.cli.main", "audit", "verify", "--json", codes=(0, 1))
    return json.loads(told)["casework"], time.monotonic() - began
