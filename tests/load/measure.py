"""Clicks at a steady rate and prints what it measured as JSON; if asked, seldom pages, and the rate that saturates."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path

from load.clicks import Measured, Person, click
from load.seldom import ask_seldom

_SHARES = (0.5, 0.95, 0.99)
_STEPS, _SECONDS_EACH, _KEEPS_UP_MILLISECONDS = (20, 25, 30, 35, 40, 50, 60, 80, 100), 20, 1000
_CLICKING = ("service_manager", "childrens_guardian", "family_court_adviser")


def main(path: Path, address: str, per_second: float, seconds: float, *, whole: bool) -> None:
    """Warm up for a moment, measure, print."""
    told = json.loads(path.read_text(encoding="utf-8"))
    people = [Person((one["cookie"][0], one["cookie"][1]), one["children"], one["role"]) for one in told]
    clicking = [one for one in people if one.role in _CLICKING]
    asyncio.run(click(address, clicking, per_second=5.0, seconds=20 if whole else 2, seed=0))
    before = os.getloadavg()
    measured = asyncio.run(click(address, clicking, per_second=per_second, seconds=seconds, seed=1))
    found = {
        "often": _told(measured),
        "wrong": dict(measured.wrong),
        "load": [round(before[0], 1), *(round(one, 1) for one in os.getloadavg()[:2])],
    }
    if whole:
        seldom = asyncio.run(ask_seldom(address, people))
        found |= {"seldom": _told(seldom), "seldom_wrong": dict(seldom.wrong)}
        found |= {"keeps_up_with": _saturation(address, clicking)}
    sys.stdout.write(json.dumps(found))


def _told(measured: Measured) -> dict[str, dict[str, float]]:
    return {
        kind: {"requests": len(each), **{f"p{round(one * 100)}": round(measured.at(one, kind)) for one in _SHARES}}
        for kind, each in measured.milliseconds.items()
    }  # fmt: skip


def _saturation(address: str, people: list[Person]) -> int:
    """Return the highest rate tried at which nothing fails and the 95th percentile stays under a second."""
    kept_up = 0
    for rate in _STEPS:
        measured = asyncio.run(click(address, people, per_second=rate, seconds=_SECONDS_EACH, seed=rate))
        if measured.wrong or max(measured.at(0.95, kind) for kind in measured.milliseconds) > _KEEPS_UP_MILLISECONDS:
            break
        kept_up = rate
    return kept_up


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]), float(sys.argv[4]), whole="whole" in sys.argv[5:])
