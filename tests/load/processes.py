"""Django is set up once in a process: so a country is filled, served, clicked through and verified in others."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from support import postgres

KEY = "load-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2
SERVER = (
    "shared_buffers=1GB", "effective_cache_size=4GB", "work_mem=16MB", "max_wal_size=4GB", "random_page_cost=1.1",
    "jit=off",
)  # fmt: skip
"""What a PostgreSQL of a country's size is given: docs/how-to/run-casework.md says the same."""
_SECONDS_TO_START = 90


def environment_of(server: postgres.Postgres, data: Path, listen: str = "") -> dict[str, str]:
    """Return the environment in which Waypost works on a PostgreSQL, as it does for real."""
    return {
        **os.environ,
        "WAYPOST_SECRET_KEY": KEY,
        "WAYPOST_HOSTS": "127.0.0.1",
        "WAYPOST_HTTPS": "proxy",
        "WAYPOST_SECOND_FACTOR": "not needed",
        "WAYPOST_DATABASE": server.address(),
        "WAYPOST_DATA": str(data),
        "WAYPOST_LISTEN": listen or f"127.0.0.1:{_free_port()}",
        "DJANGO_SETTINGS_MODULE": "waypost.wiring.django_settings",
        "PYTHONPATH": os.pathsep.join((str(Path(__file__).resolve().parents[1]), os.environ.get("PYTHONPATH", ""))),
    }


def python(environment: Mapping[str, str], module: str, *words: str, codes: tuple[int, ...] = (0,)) -> str:
    """Run a module and return what it prints; fail where it ends in another code than expected."""
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, env=dict(environment), capture_output=True, text=True, check=False)
    assert done.returncode in codes, done.stderr[-3000:]
    return done.stdout


@contextmanager
def served(environment: Mapping[str, str]) -> Iterator[str]:
    """Serve as `waypost serve` does, and give the address."""
    address = f"http://{environment['WAYPOST_LISTEN']}"
    command = [sys.executable, "-m", "waypost.doors.cli.main", "serve"]
    process = subprocess.Popen(command, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        until = time.monotonic() + _SECONDS_TO_START
        while not _is_well(address):
            if process.poll() is not None or time.monotonic() > until:
                pytest.fail("the server did not start")
            time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=60)


def _is_well(address: str) -> bool:
    try:
        return httpx.get(f"{address}/healthz", timeout=5).status_code == 200
    except httpx.HTTPError:
        return False


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
