"""Load: the pages people use most, on PostgreSQL, served for real. Small here; a country's by `make load`."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from support import postgres

KEY = "load-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2
SMALL = {"children": 400, "staff": 40, "per_second": 5.0, "seconds": 4.0}
NATIONAL = {"children": 133_000, "staff": 2_000, "per_second": 15.0, "seconds": 600.0}
_LIMIT_MILLISECONDS = 200


def test_a_small_country_is_answered_without_an_error(tmp_path: Path) -> None:
    told = _run(tmp_path, SMALL)
    assert "Not answered with 200: none" in told
    assert all(kind in told for kind in ("| my work |", "| a child |", "| team |"))


@pytest.mark.slow
def test_a_country_is_answered_quickly(tmp_path: Path) -> None:
    told = _run(tmp_path, NATIONAL, with_saturation=True)
    sys.stdout.write("\n" + told)
    assert "Not answered with 200: none" in told.split("Saturation")[0]
    for line in told.split("Saturation")[0].splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 7 and cells[2][:1].isdigit():
            assert float(cells[4]) < _LIMIT_MILLISECONDS, line


def _run(folder: Path, size: dict[str, float], *, with_saturation: bool = False) -> str:
    """Fill a PostgreSQL, serve it and click, in processes of their own: Django is set up once in a process."""
    with postgres.running(is_quick=False) as server:
        listen = f"127.0.0.1:{_free_port()}"
        environment = {
            **os.environ,
            "WAYPOST_SECRET_KEY": KEY,
            "WAYPOST_HOSTS": "127.0.0.1",
            "WAYPOST_HTTPS": "proxy",
            "WAYPOST_SECOND_FACTOR": "not needed",
            "WAYPOST_DATABASE": server.address(),
            "WAYPOST_DATA": str(folder / "data"),
            "WAYPOST_LISTEN": listen,
            "DJANGO_SETTINGS_MODULE": "waypost.wiring.django_settings",
            "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
        }
        _python(environment, "load.fill_country", str(size["children"]), str(size["staff"]), str(folder / "people"))
        with _served(environment, f"http://{listen}"):
            words = [str(folder / "people"), f"http://{listen}", str(size["per_second"]), str(size["seconds"])]
            return _python(environment, "load.measure", *words, *(["saturate"] if with_saturation else []))


@contextmanager
def _served(environment: dict[str, str], address: str) -> Iterator[None]:
    command = [sys.executable, "-m", "waypost.doors.cli.main", "serve"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        until = time.monotonic() + 90
        while not _is_well(address):
            if process.poll() is not None or time.monotonic() > until:
                pytest.fail("the server did not start")
            time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def _is_well(address: str) -> bool:
    try:
        return httpx.get(f"{address}/healthz", timeout=5).status_code == 200
    except httpx.HTTPError:
        return False


def _python(environment: dict[str, str], module: str, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", module, *words], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


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
        people = [Person(("c", "v"), [], False)]
        began = time.perf_counter()
        measured = await click(address, people, per_second=20, seconds=1, seed=1)
        server.close()
        await server.wait_closed()
        assert measured.count == 20
        assert measured.at(0.5, "my work") >= 290
        return time.perf_counter() - began

    assert asyncio.run(run()) < 3
