"""Work in other processes: in order, with its errors, and nobody left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.worker_tasks import Nameless, be_killed, double, fail_oddly, note_and_wait, numbers_in, spoil, spoil_when
from waypost.foundation import workers
from waypost.foundation.errors import OursToFix, YoursToFix
from waypost.foundation.workers import Task, WorkerEnded, WorkerFailed, run

TESTS = Path(__file__).resolve().parents[2]


def is_running(process: int) -> bool:
    """Say whether a process is there and has not ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_answers_come_in_the_order_of_the_tasks_whoever_ends_first():
    told: list[int] = []
    tasks = [Task(double, {"number": n, "wait_seconds": 0.4 if n == 0 else 0.0}) for n in range(3)]
    done = run(tasks, workers=2, has_ended=told.append)
    assert [one.answer for one in done] == [0, 2, 4]
    assert told == [1, 2, 3]
    assert all(one.peak_rss_mib > 0 for one in done)


def test_one_worker_is_this_process():
    told: list[int] = []
    done = run([Task(os.getpid, {}), Task(os.getpid, {})], workers=1, has_ended=told.append)
    assert [(one.answer, one.peak_rss_mib) for one in done] == [(os.getpid(), 0)] * 2
    assert told == [1, 2]


@pytest.mark.parametrize(("is_yours", "kind"), [(True, YoursToFix), (False, OursToFix)])
def test_an_error_comes_back_as_it_was(is_yours, kind):
    with pytest.raises(kind, match=r"^there: it went wrong Mend it\.$") as raised:
        run([Task(spoil, {"is_yours": is_yours})], workers=2)
    assert (raised.value.what, raised.value.exit_code) == ("it went wrong", 2 if is_yours else 3)


def test_an_error_that_cannot_travel_is_named():
    with pytest.raises(WorkerFailed, match="a worker met Unportable"):
        run([Task(fail_oddly, {})], workers=2)


def test_a_worker_that_is_killed_says_what_may_help():
    with pytest.raises(WorkerEnded, match="choose --workers 1") as raised:
        run([Task(be_killed, {})], workers=2)
    assert raised.value.exit_code == 2


def test_a_worker_that_cannot_begin_is_ours_to_mend(capfd):
    with pytest.raises(WorkerFailed, match="could not begin"):
        run([Task(double, {"number": Nameless()})], workers=2)
    assert "Nameless" in capfd.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_no_worker_is_left_when_one_fails(tmp_path):
    started = time.monotonic()
    with pytest.raises(YoursToFix, match="it went wrong"):
        run([Task(note_and_wait, {"folder": tmp_path}), Task(spoil_when, {"folder": tmp_path})], workers=2)
    (process,) = numbers_in(tmp_path, 1)
    assert not is_running(process)
    assert time.monotonic() - started < 40  # it was ended: left alone it works for a minute


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_its_parent(tmp_path, ending):
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from support.worker_tasks import note_and_wait\n"
        "from waypost.foundation.workers import Task, run\n"
        "if __name__ == '__main__':\n"
        "    run([Task(note_and_wait, {'folder': Path(sys.argv[1])})] * 2, workers=2)\n"
    )
    script = tmp_path / "program.py"
    script.write_text(program)
    (tmp_path / "numbers").mkdir()
    parent = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "numbers")],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        stderr=subprocess.DEVNULL,
    )
    found = numbers_in(tmp_path / "numbers", 2)
    assert len(found) == 2
    parent.send_signal(ending)
    assert parent.wait(timeout=20) != 0
    until = time.monotonic() + 10
    while any(is_running(worker) for worker in found) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(is_running(worker) for worker in found)


@pytest.fixture
def as_worker(monkeypatch):
    """Let this process do a worker's part, without taking over its signals. Return what it would have sent."""
    sent: list[tuple[bool, object, int]] = []

    class Answers:
        """Where a worker's answers go."""

        def send(self, told: tuple[bool, object, int]) -> None:
            """Keep what is sent."""
            sent.append(told)

        def close(self) -> None:
            """Do nothing."""

    def work(function, **given):
        workers._work(Answers(), function, given)
        return sent[-1]

    ignored: list[tuple[int, object]] = []
    ended: list[int] = []
    monkeypatch.setattr(workers.signal, "signal", lambda *one: ignored.append(one))
    monkeypatch.setattr(workers.os, "_exit", ended.append)
    yield work
    assert set(ignored) == {(signal.SIGINT, signal.SIG_IGN)}
    assert set(ended) == {0}


def test_a_worker_leaves_interruptions_to_its_parent_and_sends_what_came_of_it(as_worker):
    assert as_worker(double, number=4)[:2] == (True, 8)
    is_good, error, _ = as_worker(spoil, is_yours=True)
    assert not is_good
    assert isinstance(error, YoursToFix)
    assert isinstance(as_worker(fail_oddly)[1], WorkerFailed)


def test_a_worker_ends_itself_when_its_parent_has_gone(monkeypatch):
    ended: list[int] = []

    class Gone:
        """A parent that ends at once."""

        def join(self) -> None:
            """Return, for it has ended."""

    monkeypatch.setattr(workers, "parent_process", Gone)
    monkeypatch.setattr(workers.os, "_exit", ended.append)
    workers._end_with_parent()
    assert ended == [1]
    monkeypatch.setattr(workers, "parent_process", lambda: None)
    workers._end_with_parent()
    assert ended == [1]
