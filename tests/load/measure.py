"""Clicks at a steady rate and prints what it measured; then, if asked, faster and faster until it saturates."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from load.clicks import Measured, Person, as_markdown, click

_STEPS, _SECONDS_EACH, _KEEPS_UP_MILLISECONDS = (20, 30, 40, 60, 80, 120), 20, 1000


def main(path: Path, address: str, per_second: float, seconds: float, *, saturate: bool) -> None:
    """Warm up for a moment, measure, print."""
    people = [
        Person((told["cookie"][0], told["cookie"][1]), told["children"], told["is_manager"])
        for told in json.loads(path.read_text(encoding="utf-8"))
    ]
    asyncio.run(click(address, people, per_second=min(5.0, per_second), seconds=2, seed=0))
    measured = asyncio.run(click(address, people, per_second=per_second, seconds=seconds, seed=1))
    sys.stdout.write(
        as_markdown(measured, {"requests a second": per_second, "seconds": seconds, "people": len(people)})
    )
    if saturate:
        sys.stdout.write(f"\n\nSaturation: it keeps up with {_saturation(address, people)} requests a second\n")


def _saturation(address: str, people: list[Person]) -> int:
    """Return the highest rate tried at which nothing fails and the 95th percentile stays under a second."""
    kept_up = 0
    for rate in _STEPS:
        measured = asyncio.run(click(address, people, per_second=rate, seconds=_SECONDS_EACH, seed=rate))
        if measured.wrong or _slowest(measured) > _KEEPS_UP_MILLISECONDS:
            break
        kept_up = rate
    return kept_up


def _slowest(measured: Measured) -> float:
    return max(measured.at(0.95, kind) for kind in measured.milliseconds)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]), float(sys.argv[4]), saturate="saturate" in sys.argv[5:])
