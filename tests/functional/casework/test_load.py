"""Load: the pages people use most, on PostgreSQL, served for real. Small here; a country's by `make load`."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path
from typing import Any

import psycopg
import pytest

from load.processes import SERVER, environment_of, python, served
from support import postgres
from support.proofs import keep

SMALL = {"children": 400, "staff": 40, "events": 2_000, "per_second": 5.0, "seconds": 4.0}
NATIONAL = {"children": 133_000, "staff": 2_000, "events": 5_000_000, "per_second": 15.0, "seconds": 600.0}
_LIMIT_MILLISECONDS, _SELDOM_MILLISECONDS = 200, 1000
_BARRED = ("my work", "a child", "team")
Told = dict[str, Any]


def test_a_small_country_is_answered_without_an_error(tmp_path: Path) -> None:
    told = _run(tmp_path, SMALL)
    assert told["wrong"] == {}
    assert set(told["often"]) == set(_BARRED)
    assert sum(one["requests"] for one in told["often"].values()) == 20
    assert told["queries"]["team"][0] > 0


@pytest.mark.slow
def test_a_country_is_answered_quickly(tmp_path: Path) -> None:
    """133,000 children, 2,000 staff, five years behind them, 15 requests a second for ten minutes on two cores."""
    small = _run(tmp_path / "small", SMALL)
    told = _run(tmp_path / "country", NATIONAL, whole=True)
    for name, limit in (("often", _LIMIT_MILLISECONDS), ("seldom", _SELDOM_MILLISECONDS)):
        for number, (kind, one) in enumerate(sorted(told[name].items())):
            row = {title: one[share] for title, share in _COLUMNS.items()}
            keep(f"{name}_{number:02}", {"what": kind, **row, "reached": "yes" if one["p95"] < limit else "no"})
    sizes = {name.replace("per_second", "requests a second"): int(value) for name, value in NATIONAL.items()}
    most = max(told["queries"].values(), key=max)
    keep(
        "country",
        {
            **sizes,
            "requests": sum(one["requests"] for one in told["often"].values()),
            "not answered": sum(told["wrong"].values()),
            "keeps up with, requests a second": told["keeps_up_with"],
            "most queries of a page": max(most),
            "load average before and after": " and ".join(str(one) for one in told["load"][:2]),
            "minutes to fill": round(told["seconds_to_fill"] / 60, 1),
            "gigabytes of PostgreSQL": told["gigabytes"],
        },
    )
    assert told["wrong"] == {}
    assert told["seldom_wrong"] == {}
    assert {kind: one["p95"] for kind, one in told["often"].items() if one["p95"] >= _LIMIT_MILLISECONDS} == {}
    assert {kind: one["p95"] for kind, one in told["seldom"].items() if one["p95"] >= _SELDOM_MILLISECONDS} == {}
    grown = {kind: (most, small["queries"].get(kind)) for kind, (_, most) in told["queries"].items()}
    assert {kind: both for kind, both in grown.items() if both[1] and both[0] > both[1][1]} == {}


_COLUMNS = {
    "requests": "requests", "median, ms": "p50", "95th percentile, ms": "p95", "99th percentile, ms": "p99",
}  # fmt: skip


def _run(folder: Path, size: dict[str, float], *, whole: bool = False) -> Told:
    """Fill a PostgreSQL, serve it and click, in processes of their own: Django is set up once in a process."""
    folder.mkdir(exist_ok=True)
    with postgres.running(is_quick=False, options=SERVER if whole else ()) as server:
        environment = environment_of(server, folder / "data")
        people = str(folder / "people")
        began = time.monotonic()
        sizes = [str(size[name]) for name in ("children", "staff", "events")]
        python(environment, "load.fill_country", *sizes, people)
        told: Told = {"seconds_to_fill": time.monotonic() - began, "gigabytes": _gigabytes(server)}
        told["queries"] = json.loads(python(environment, "load.counted", people))
        with served(environment) as address:
            words = [people, address, str(size["per_second"]), str(size["seconds"])]
            return told | json.loads(python(environment, "load.measure", *words, *(["whole"] if whole else [])))


def _gigabytes(server: postgres.Postgres) -> float:
    with psycopg.connect(host=str(server.folder), user=server.user, dbname="postgres") as connection:
        row = connection.execute("SELECT pg_database_size('postgres')").fetchone()
    return round(row[0] / 1e9, 1) if row else 0.0


def test_the_clock_of_a_click_counts_the_wait_before_it() -> None:
    """Whoever waits for a connection waits: requests are sent on time, however slow the answers."""
    from load.clicks import Person, click  # noqa: PLC0415

    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await asyncio.sleep(0.3)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    async def run() -> float:
        server = await asyncio.start_server(slow, "127.0.0.1", 0)
        address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        people = [Person(("c", "v"), [], "family_court_adviser")]
        began = time.perf_counter()
        measured = await click(address, people, per_second=20, seconds=1, seed=1)
        server.close()
        await server.wait_closed()
        assert measured.count == 20
        assert measured.at(0.5, "my work") >= 290
        return time.perf_counter() - began

    assert asyncio.run(run()) < 3
