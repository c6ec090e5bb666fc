"""`waypost serve DEMO`, for real: loaded, started, signed in to as somebody invented, stopped. And when it refuses."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from waypost.wiring.serving_demonstration import NotADemonstration, demonstration_settings

_LOAD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from waypost.doors.cli.basis import record_for
from waypost.wiring.demonstration_casework import load_demonstration
folder = Path(sys.argv[1])
load_demonstration(record_for(folder / "out", "direct_work"), folder, seed=1, at=datetime(2027, 3, 31, 9, tzinfo=UTC))
"""


@pytest.fixture(scope="module")
def demonstration(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as `waypost demo` leaves it, less the pages: the small county's record, and casework loaded from it."""
    folder = tmp_path_factory.mktemp("demonstration")
    (folder / "out").symlink_to(built)
    subprocess.run([sys.executable, "-c", _LOAD, str(folder)], check=True, env=_environment())
    return folder


def test_somebody_invented_signs_in_and_sees_their_work(demonstration: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listen = f"127.0.0.1:{listener.getsockname()[1]}"
    command = [sys.executable, "-m", "waypost.doors.cli.main", "serve", str(demonstration)]
    with subprocess.Popen(
        command, env={**_environment(), "WAYPOST_LISTEN": listen}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        try:
            _wait(f"http://{listen}/healthz", process)
            with httpx.Client(base_url=f"http://{listen}", follow_redirects=True) as person:
                offered = person.get("/")
                assert "Choose somebody to be" in offered.text
                token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', offered.text)
                chosen = re.search(
                    r'<button[^>]*name="(\w+)"[^>]*value="([^"]+)"|<button[^>]*value="([^"]+)"[^>]*name="(\w+)"',
                    offered.text,
                )
                assert token
                assert chosen
                name, value = (chosen[1], chosen[2]) if chosen[1] else (chosen[4], chosen[3])
                answer = person.post(
                    str(offered.url),
                    data={"csrfmiddlewaretoken": token[1], name: value},
                    headers={"Referer": str(offered.url)},
                )
                assert answer.status_code == 200
                assert "My work today" in answer.text
                assert "Invented families" in answer.text
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=60) == 0


@pytest.mark.parametrize(
    ("environment", "where"),
    [
        ({"WAYPOST_SECRET_KEY": "x" * 60}, ""),
        ({"WAYPOST_DATABASE": "postgresql://x"}, ""),
        ({"WAYPOST_LISTEN": "0.0.0.0:8000"}, "WAYPOST_LISTEN"),
    ],
)
def test_it_refuses_what_is_set_for_real_use_or_for_others(demonstration, environment, where):
    with pytest.raises(NotADemonstration) as error:
        demonstration_settings(dict(environment), demonstration)
    assert error.value.where == where


def test_a_folder_without_a_demonstration_is_told_so(tmp_path):
    with pytest.raises(NotADemonstration, match="waypost demo"):
        demonstration_settings({}, tmp_path)


def test_its_day_is_the_countys_unless_another_is_named(demonstration):
    told: dict[str, str] = {}
    demonstration_settings(told, demonstration)
    assert told["WAYPOST_DAY"] == "2027-03-31"
    demonstration_settings(told | {"WAYPOST_DAY": "2027-02-01"}, demonstration)


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("WAYPOST_", "DJANGO_"))}


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 90
    while True:
        try:
            if httpx.get(address, timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        if process.poll() is not None or time.monotonic() > until:
            pytest.fail("the server did not start")
        time.sleep(0.2)
