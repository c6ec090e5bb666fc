"""Work in other processes: so many tasks at a time, each in a process of its own, so that its memory ends with it.

What comes back stands in the order of the tasks, whichever ended first. When a task fails, or we are interrupted, the
others are ended before the error goes on: no process outlives the call, nor the process that made it.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar

from waypost.foundation.errors import OursToFix, YoursToFix

Answer = TypeVar("Answer")
_SPAWN = get_context("spawn")
_TELL_US = "Tell us, with the command that was given."
_MAKE_ROOM = "Free some memory, or choose --workers 1."


class WorkerEnded(YoursToFix):
    """A worker was ended from outside, as a machine does that runs out of memory."""


class WorkerFailed(OursToFix):
    """A worker met an error that cannot be handed on as it is."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Answer]):
    """What one task answered, and the most memory that its process held, in MiB; 0 when it was this process."""

    answer: Answer
    peak_rss_mib: int


@dataclass(frozen=True, slots=True)
class Task(Generic[Answer]):
    """A function that another process can import by its name, and what it is given, by name."""

    function: Callable[..., Answer]
    given: dict[str, Any]


def peak_rss_mib() -> int:
    """Return the most memory that this process has held, in MiB. Linux tells kibibytes, macOS bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / 1024 / 1024 if sys.platform == "darwin" else peak / 1024)


def run(
    tasks: Sequence[Task[Answer]],
    *,
    workers: int,
    has_ended: Callable[[int], None] = lambda _: None,
    make_room: str = _MAKE_ROOM,
) -> list[Done[Answer]]:
    """Run the tasks, at most `workers` at a time, and return what they answer, in their order.

    `has_ended` is told how many have ended, after each. With one worker they run in this process. Raises what a task
    raised; WorkerEnded when a worker was ended from outside, with `make_room` for what to do.
    """
    if workers == 1:
        return [_here(task, place, has_ended) for place, task in enumerate(tasks, 1)]
    found: dict[int, Done[Answer]] = {}
    under_way: dict[Connection, tuple[int, SpawnProcess]] = {}
    waiting = iter(enumerate(tasks))
    try:
        while len(found) < len(tasks):
            for place, task in _next(waiting, workers - len(under_way)):
                under_way.update([_started(place, task)])
            for ready in wait(list(under_way)):
                place, process = under_way.pop(ready)  # type: ignore[call-overload]
                found[place] = _answer(ready, process, make_room)  # type: ignore[arg-type]
                has_ended(len(found))
    finally:
        for _, process in under_way.values():
            process.kill()
            process.join()
    return [found[place] for place in range(len(tasks))]


def _here(task: Task[Answer], place: int, has_ended: Callable[[int], None]) -> Done[Answer]:
    answer = task.function(**task.given)
    has_ended(place)
    return Done(answer, 0)


def _next(waiting: Iterable[tuple[int, Task[Answer]]], count: int) -> list[tuple[int, Task[Answer]]]:
    return [one for _, one in zip(range(count), waiting, strict=False)]


def _started(place: int, task: Task[Answer]) -> tuple[Connection, tuple[int, SpawnProcess]]:
    ours, theirs = _SPAWN.Pipe(duplex=False)
    process = _SPAWN.Process(target=_work, args=(theirs, task.function, task.given), daemon=True)
    process.start()
    theirs.close()
    return ours, (place, process)


def _answer(ready: Connection, process: SpawnProcess, make_room: str) -> Done[Any]:
    try:
        is_good, answer, peak = ready.recv()
    except EOFError:
        process.join()
        raise _gone(process.exitcode, make_room) from None
    finally:
        ready.close()
    process.join()
    if is_good:
        return Done(answer, peak)
    raise answer


def _gone(code: int | None, make_room: str) -> WorkerEnded | WorkerFailed:
    """Return what to raise for a worker that ended without an answer: by a signal, or by itself."""
    if code is not None and code < 0:
        return WorkerEnded(
            f"a worker was ended from outside (signal {-code}), perhaps for want of memory.",
            do=make_room,
        )
    return WorkerFailed(f"a worker could not begin (code {code}).", do=_TELL_US)


def _work(answers: Connection, function: Callable[..., Any], given: dict[str, Any]) -> None:
    """Run in the worker: an interruption is the parent's to deal with, and the worker does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        told = (True, function(**given), peak_rss_mib())
    except Exception as error:
        told = (False, _portable(error), 0)
    answers.send(told)
    answers.close()
    sys.stdout.flush()
    sys.stderr.flush()
    # At once: taken down piece by piece beside a waiting thread, a library complains on standard error.
    os._exit(0)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _portable(error: Exception) -> Exception:
    """Return the error as it can be handed to another process: itself, or one that names it."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  (what we pickled ourselves)
    except Exception:
        return WorkerFailed(f"a worker met {type(error).__name__}.", do=_TELL_US)
    return error
