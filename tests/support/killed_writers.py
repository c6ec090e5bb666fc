"""Workers and a database that are killed while they write; afterwards everything that was acknowledged is counted."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from support import postgres

TESTS = Path(__file__).resolve().parents[1]
SECONDS_TO_WRITE = 60
_PREPARE = """
import django, json
django.setup()
from datetime import date
from django.core.management import call_command
call_command("migrate", verbosity=0, skip_checks=True)
from waypost.casework.access.models import Appointment, Assignment, User
from waypost.casework.children.models import Child
user = User.objects.create(username="w", name="Invented")
Appointment.objects.create(user=user, role="childrens_guardian", from_on=date(2020, 1, 1))
Assignment.objects.create(user=user, child_id="C1", capacity="guardian", from_on=date(2020, 1, 1))
Child.objects.create(child_id="C1", given_names="Invented", family_name="Invented", opened_on=date(2020, 1, 1),
                     told_on=date(2020, 1, 1), is_invented=True)
print(user.pk)
"""
_COUNT = """
import django, json
django.setup()
from waypost.casework.audit.models import AuditEvent
from waypost.casework.audit.verifying import verify
from waypost.casework.children.models import RecordedNeed
notes = list(RecordedNeed.objects.values_list("note", flat=True))
verdict = verify()
print(json.dumps({"notes": notes, "events": AuditEvent.objects.filter(kind="children.record_need").count(),
                  "is_whole": verdict.is_whole, "breaks": [str(one) for one in verdict.breaks]}))
"""


@dataclass
class Writers:
    """Workers on one database. `acknowledged` grows while they write."""

    folder: Path
    database: dict[str, str]
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    begun: int = 0

    def prepare(self) -> None:
        """Make the tables, a child and somebody who works for it."""
        self.database["WAYPOST_WRITER"] = self._said(_PREPARE).strip()

    def begin(self) -> None:
        """Start one more worker."""
        self.begun += 1
        command = [sys.executable, "-m", "support.writing_worker", str(self.folder / "acknowledged"), str(self.begun)]
        self.running.append(subprocess.Popen(command, cwd=TESTS, env=self._environment(), stdin=subprocess.DEVNULL))

    def kill_one(self) -> None:
        """Kill the oldest worker, as a machine that runs out of memory does."""
        oldest = self.running.pop(0)
        assert oldest.poll() is None, "a worker ended by itself"
        oldest.kill()
        oldest.wait()

    def acknowledged(self) -> list[str]:
        """Return every write that a worker was told is done. A line that a kill cut short was not noted."""
        path = self.folder / "acknowledged"
        return path.read_text().split("\n")[:-1] if path.exists() else []

    def wait_for(self, more: int) -> None:
        """Wait until so many more writes were acknowledged."""
        wanted, until = len(self.acknowledged()) + more, time.monotonic() + SECONDS_TO_WRITE
        while len(self.acknowledged()) < wanted:
            assert time.monotonic() < until, "nothing is written any more"
            time.sleep(0.02)

    def end(self) -> None:
        """Kill every worker."""
        while self.running:
            self.running[0].kill()
            self.running.pop(0).wait()

    def counted(self) -> dict[str, object]:
        """Return what stands in the database: lost and doubled writes, events, and whether the audit is whole."""
        told = json.loads(self._said(_COUNT))
        notes = told.pop("notes")
        lost = set(self.acknowledged()) - set(notes)
        return {**told, "written": len(notes), "lost": len(lost), "twice": len(notes) - len(set(notes))}

    def _said(self, program: str) -> str:
        command = [sys.executable, "-c", program]
        return subprocess.run(
            command, cwd=TESTS, env=self._environment(), check=True, capture_output=True, text=True
        ).stdout

    def _environment(self) -> dict[str, str]:
        return {**os.environ, **self.database, "DJANGO_SETTINGS_MODULE": "waypost.wiring.django_settings"}


@contextmanager
def writers(folder: Path, database: dict[str, str]) -> Iterator[Writers]:
    """Give workers on a database that has just been made, and end every one of them."""
    told = Writers(folder, dict(database))
    told.prepare()
    try:
        yield told
    finally:
        told.end()


def crash(server: postgres.Postgres) -> None:
    """Kill PostgreSQL, as a power cut does to a process, and start it again once its last process is gone."""
    server.stop(signal.SIGKILL)
    until = time.monotonic() + SECONDS_TO_WRITE
    while True:
        try:
            server.start()
        except TimeoutError:
            assert time.monotonic() < until
            time.sleep(0.2)
        else:
            return
