"""Running `waypost fetch` in a process of its own, killing it, and counting what it left."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from support.stand_in_court import StandInCourt

_MAIN = "from waypost.doors.cli.main import main; main()"


@dataclass(frozen=True)
class Counted:
    """What stands in the files of one law: how the windows join, and how often each case was told."""

    windows: int
    gaps: int
    doubles: int
    first: datetime
    last: datetime
    told: Counter[int]
    longest: timedelta


def start(court: StandInCourt, *arguments: object) -> subprocess.Popen[str]:
    """Start `waypost ...` with an environment that leads to the stand-in and nowhere else."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WAYPOST_")}
    return subprocess.Popen(
        [sys.executable, "-c", _MAIN, *map(str, arguments)],
        env={**kept, **court.environment(grants=True)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kill_at(process: subprocess.Popen[str], court: StandInCourt, requests: int, delay_seconds: float) -> bool:
    """Kill the process a moment after the stand-in has heard so many requests. Return whether it was still running."""
    while court.requests < requests and process.poll() is None:
        time.sleep(0.001)
    time.sleep(delay_seconds)
    was_running = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return was_running


def kill_points(times: int, requests: int, seed: int) -> list[tuple[int, float]]:
    """Return after how many requests, and how many seconds later, to kill: by chance, from early to late."""
    chance = random.Random(seed)
    return sorted((chance.randint(1, requests), chance.random() * 0.03) for _ in range(times))


def end(process: subprocess.Popen[str]) -> tuple[int, dict[str, Any], str]:
    """Wait for a run with --json; return its exit code, its answer and what it said beside."""
    out, said = process.communicate(timeout=600)
    return process.returncode, json.loads(out) if out else {}, said


def count(folder: Path) -> Counted:
    """Count from the files alone, with nothing of the code under test."""
    polls, told = [], Counter[int]()
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            answer = json.loads(line)
            polls.append(tuple(datetime.fromisoformat(answer["poll"][key]) for key in ("window_start", "window_end")))
            told.update(int(case["id"]) for case in answer["cases"])
    seams = list(pairwise(polls))
    return Counted(
        windows=len(polls),
        gaps=sum(later[0] > earlier[1] for earlier, later in seams),
        doubles=sum(later[0] < earlier[1] for earlier, later in seams),
        first=polls[0][0],
        last=polls[-1][1],
        told=told,
        longest=max(end - start for start, end in polls),
    )
