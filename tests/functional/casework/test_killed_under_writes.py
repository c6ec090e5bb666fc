"""Workers and the database are killed while they write: what was acknowledged is there, once, and audited once."""

from __future__ import annotations

import pytest

from support import postgres
from support.killed_writers import Writers, crash, writers
from support.proofs import keep


def killed(at_work: Writers, server: postgres.Postgres | None, *, workers: int, rounds: int, writes: int) -> None:
    """In each round write some, kill a worker, start another, and kill the database if it is a server."""
    for _ in range(workers):
        at_work.begin()
    for _ in range(rounds):
        at_work.wait_for(writes)
        at_work.kill_one()
        at_work.begin()
        at_work.wait_for(writes)
        if server is not None:
            crash(server)
    at_work.wait_for(writes)
    at_work.end()


def check(at_work: Writers) -> None:
    """Print the count, and hold it to what was promised."""
    told = at_work.counted()
    print(f"\n{len(at_work.acknowledged()):,} writes acknowledged, {told['written']:,} written: lost {told['lost']}")  # noqa: T201  (the count is what this is for)
    assert told["lost"] == 0
    assert told["twice"] == 0
    assert told["events"] == told["written"] >= len(at_work.acknowledged())
    assert told["is_whole"], told["breaks"]


def test_nothing_acknowledged_is_lost_on_postgresql(tmp_path):
    with postgres.running(is_quick=False) as server, writers(tmp_path, {"WAYPOST_DATABASE": server.address()}) as some:
        killed(some, server, workers=2, rounds=1, writes=5)
        check(some)


def test_nothing_acknowledged_is_lost_on_sqlite(tmp_path):
    with writers(tmp_path, {"WAYPOST_DATA": str(tmp_path), "WAYPOST_DATABASE": ""}) as some:
        killed(some, None, workers=2, rounds=1, writes=5)
        check(some)


def kept(at_work: Writers, database: str) -> None:
    """Keep the figures of twenty times killed for the page of what the site bears."""
    told = at_work.counted()
    keep(
        f"killed_{database.lower()}",
        {
            "what": database,
            "workers killed": _TIMES,
            "databases killed": _TIMES if database == "PostgreSQL" else 0,
            "writes acknowledged": len(at_work.acknowledged()),
            "lost": told["lost"],
            "twice": told["twice"],
        },
    )


_TIMES = 20


@pytest.mark.slow
@pytest.mark.parametrize("is_on_postgres", [True, False], ids=["postgresql", "sqlite"])
def test_nothing_acknowledged_is_lost_however_often_they_are_killed(tmp_path, is_on_postgres):
    if not is_on_postgres:
        with writers(tmp_path, {"WAYPOST_DATA": str(tmp_path), "WAYPOST_DATABASE": ""}) as some:
            killed(some, None, workers=4, rounds=_TIMES, writes=25)
            kept(some, "SQLite")
            check(some)
        return
    with postgres.running(is_quick=False) as server, writers(tmp_path, {"WAYPOST_DATABASE": server.address()}) as some:
        killed(some, server, workers=4, rounds=_TIMES, writes=25)
        kept(some, "PostgreSQL")
        check(some)
