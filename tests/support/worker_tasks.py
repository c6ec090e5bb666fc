"""Tasks that a worker process can import by name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from waypost.foundation.errors import OursToFix, YoursToFix


def double(number: int, wait_seconds: float = 0.0) -> int:
    """Return twice the number, after a wait."""
    time.sleep(wait_seconds)
    return 2 * number


def spoil(is_yours: bool) -> None:
    """Raise an error of ours or yours."""
    raise (YoursToFix if is_yours else OursToFix)("it went wrong", where="there", do="Mend it.")


class Unportable(Exception):
    """An error that cannot be made again from what it holds."""

    def __init__(self, first: int, second: int) -> None:
        super().__init__(first + second)


def fail_oddly() -> None:
    """Raise an error that cannot be handed to another process."""
    raise Unportable(1, 2)


def be_killed() -> None:
    """End this process as a machine does that runs out of memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def note_and_wait(folder: Path) -> None:
    """Leave this process's number in the folder, and work for a long time."""
    (folder / str(os.getpid())).touch()
    time.sleep(60)


def numbers_in(folder: Path, count: int) -> list[int]:
    """Wait until `count` processes have left their number, and return them."""
    until = time.monotonic() + 20
    while len(list(folder.iterdir())) < count and time.monotonic() < until:
        time.sleep(0.05)
    return [int(path.name) for path in folder.iterdir()]


def spoil_when(folder: Path) -> None:
    """Raise as soon as another process has left its number in the folder."""
    numbers_in(folder, 1)
    spoil(is_yours=True)


class Nameless:
    """A value that can be sent, and not be made again where it arrives."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return _refuse, ("Nameless",)


def _refuse(name: str) -> None:
    raise ValueError(name)
