"""Poll lines: one JSON line a poll, holding the cases that it saw, a file for each month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from waypost.synthetic.files import write_lines


class SeenCase(NamedTuple):
    """One case as one poll saw it: the poll's window and instant as text, and the case as JSON."""

    polled_at: str
    window_start: str
    window_end: str
    case: bytes | str


def write_polls(folder: Path, seen: Iterable[SeenCase]) -> int:
    """Write the cases, sorted by when they were polled, into one file a month. Return the number of statements."""
    by_month: dict[str, list[bytes]] = {}
    statements = 0
    for (polled_at, window_start, window_end), cases in groupby(seen, key=lambda one: one[:3]):
        fragments: list[Any] = [orjson.Fragment(one.case) for one in cases]
        statements += len(fragments)
        line = {
            "poll": {"window_start": window_start, "window_end": window_end, "polled_at": polled_at},
            "total": len(fragments),
            "cases": fragments,
        }
        by_month.setdefault(polled_at[:7], []).append(orjson.dumps(line))
    write_lines(folder, by_month)
    return statements


def merge_polls(files: Sequence[bytes]) -> Iterator[bytes]:
    """Yield the lines of several files of one month as one file has them: sorted by when they were polled.

    The cases that one poll saw stand in one line, in the order of the files.
    """
    polls: dict[bytes, list[tuple[int, bytes]]] = {}
    for line in chain.from_iterable(content.splitlines() for content in files):
        poll, _, rest = line.partition(_TOTAL)
        total, _, cases = rest.partition(_CASES)
        polls.setdefault(poll, []).append((int(total), cases.removesuffix(_END)))
    for poll in sorted(polls, key=_polled):
        seen = polls[poll]
        total = b"%d" % sum(number for number, _ in seen)
        yield b"".join((poll, _TOTAL, total, _CASES, b",".join(cases for _, cases in seen), _END))


_TOTAL, _CASES, _END = b',"total":', b',"cases":[', b"]}"


def _polled(poll: bytes) -> tuple[str, str, str]:
    told = orjson.loads(poll + b"}")["poll"]
    return told["polled_at"], told["window_start"], told["window_end"]
