"""A PostgreSQL of the tests' own: made of the server's binaries in a temporary folder, ended by its own id.

It listens in that folder alone, never on the network, and trusts whoever can open the folder. PostgreSQL refuses to
run as root: where the tests are run by root, the server is given to `postgres`, or to `nobody`.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

_NEEDED = ("initdb", "postgres")
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_PARENT_IS_GONE = 1  # prctl's PR_SET_PDEATHSIG
SECONDS_TO_START = 60


@dataclass
class Postgres:
    """A running server. `folder` holds its data and its socket."""

    binaries: Path
    folder: Path
    is_quick: bool
    options: Sequence[str] = ()
    process: subprocess.Popen[bytes] | None = None
    user: str = "waypost"

    def address(self, name: str = "postgres") -> str:
        """Return the address of one of its databases, as WAYPOST_DATABASE has it."""
        return f"postgresql://{self.user}@{quote(str(self.folder), safe='')}/{name}"

    def settings(self, name: str = "postgres") -> dict[str, object]:
        """Return Django's settings of one of its databases."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": name,
            "USER": self.user,
            "PASSWORD": "",
            "HOST": str(self.folder),
            "PORT": "",
        }

    def start(self) -> None:
        """Start the server and wait until it answers. Raises TimeoutError with what it said when it does not."""
        options = [f"--{option}" for option in (*(_QUICK if self.is_quick else ()), *self.options)]
        with (self.folder / "said").open("ab") as said:
            self.process = subprocess.Popen(
                [
                    str(self.binaries / "postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder),
                    "--listen_addresses=", "--shared_buffers=32MB", "--max_connections=60", *options,
                ],
                stdin=subprocess.DEVNULL, stdout=said, stderr=said, preexec_fn=_end_with_the_tests, **_other_user(),
            )  # fmt: skip
        until = time.monotonic() + SECONDS_TO_START
        while not self._answers():
            if time.monotonic() > until or self.process.poll() is not None:
                raise TimeoutError((self.folder / "said").read_text(errors="replace")[-2000:])
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End the server by its own id: SIGINT is PostgreSQL's quick and orderly way, SIGKILL is a crash."""
        if self.process is None:
            return
        self.process.send_signal(how)
        self.process.wait(timeout=SECONDS_TO_START)
        self.process = None

    def _answers(self) -> bool:
        try:
            with psycopg.connect(host=str(self.folder), user=self.user, dbname="postgres", connect_timeout=5):
                return True
        except psycopg.OperationalError:
            return False


def binaries() -> Path | None:
    """Return the folder of PostgreSQL's own binaries, or None where there is no server."""
    found = [Path(path).resolve().parent for name in _NEEDED if (path := shutil.which(name))]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if told := shutil.which("pg_config"):
        answer = subprocess.run([told, "--bindir"], capture_output=True, text=True, check=False)
        found.append(Path(answer.stdout.strip()))
    return next((folder for folder in found if all((folder / name).exists() for name in _NEEDED)), None)


def binaries_or_skip() -> Path:
    """Return the folder of the binaries; without them skip, or fail where CI=true."""
    folder = binaries()
    if folder is None:
        why = "there is no PostgreSQL server here (Debian: apt install postgresql)"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(why)
        pytest.skip(why)
    return folder


@contextmanager
def running(*, is_quick: bool = True, options: Sequence[str] = ()) -> Iterator[Postgres]:
    """Give a server that has just been made, and end it. `is_quick`: nothing is forced to disk (no test of a crash).

    `options` are settings of the server, as `work_mem=16MB`, in place of our own small ones.
    """
    server = Postgres(binaries_or_skip(), Path(tempfile.mkdtemp(prefix="waypost_postgres_")), is_quick, options)
    try:
        if other := _other_user():
            shutil.chown(server.folder, str(other["user"]), int(str(other["group"])))
        subprocess.run(
            [
                str(server.binaries / "initdb"), "-D", str(server.folder / "data"), "-U", server.user, "--auth=trust",
                "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions",
            ],
            check=True, capture_output=True, cwd=server.folder, **_other_user(),
        )  # fmt: skip
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(server.folder, ignore_errors=True)


def _other_user() -> dict[str, object]:
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_name, "group": entry.pw_gid, "extra_groups": []}


def _end_with_the_tests() -> None:
    """Ask the kernel to end the server when the tests are killed: nothing outlives them."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_IS_GONE, signal.SIGINT)
