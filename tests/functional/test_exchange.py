"""The live exchange against the stand-in, the process really killed: nothing is missed, nothing is kept twice."""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from support import court_faults as faults
from support.invented_feed import CLOCKS, feed_cases
from support.killed_fetch import count, end, kill_at, kill_points, start
from support.stand_in_court import StandInCourt

LONDON = ZoneInfo("Europe/London")
QUARTER = timedelta(minutes=15)
AUTUMN = datetime(2024, 10, 27, tzinfo=LONDON)  # the day whose second hour comes twice


def troubles(seed: int, requests: int, share: float) -> dict[int, faults.Fault]:
    """Let a share of the requests, chosen by chance, go wrong in every way that passes."""
    chance = random.Random(seed)
    kinds = (
        faults.Refuses(429, retry_after="0"),
        faults.Refuses(500),
        faults.Refuses(503),
        faults.CutsShort(0.4),
        faults.ShowsAPage(),
        faults.IsSlow(0.05),
        faults.TellsTwice(),
        faults.ReachesOver(timedelta(minutes=1)),
    )
    return {number: chance.choice(kinds) for number in range(1, requests) if chance.random() < share}


def fetched(tmp_path, laws, since, *, days, kills, cases_each, share=0.0):
    """Fetch some days, killed so many times; hold the files to what the stand-in holds. Return figures to print."""
    seed, until = 5 + kills, since + timedelta(days=days)
    cases = [case for law in laws for case in feed_cases(law, cases_each, since, until, seed=seed)]
    command = ("fetch", laws[0] if len(laws) == 1 else "all", tmp_path)
    command += ("--since", since.isoformat(), "--until", until.isoformat(), "--pause", "0", "--json")
    began, killed = time.perf_counter(), 0
    points = kill_points(kills, days * 96 * len(laws), seed)
    slow = {points[0][0]: faults.IsSlow(0.2)}  # the first kill falls between question and answer
    with StandInCourt(cases, faults=faults.at({**troubles(seed, 4000, share), **slow})) as court:
        for requests, delay in points:
            killed += kill_at(start(court, *command), court, requests, delay)
        code, answer, said = end(start(court, *command))
        figures = {"kills": killed, "requests": court.requests, "seconds": round(time.perf_counter() - began, 1)}
    assert killed == kills, "every kill met a process that was running"
    assert code in (0, 1), said
    assert all(row["stopped"] is None and (row["gaps"], row["doubles"]) == (0, 0) for row in answer["laws"])
    laws_told = {law: hold(tmp_path, law, cases, since, until, is_troubled=share > 0) for law in laws}
    assert figures["requests"] > sum(told["windows"] for told in laws_told.values()), "one was asked for again"
    return {**figures, "retries": [row["retries"] for row in answer["laws"]], **laws_told}


def hold(tmp_path, law, cases, since, until, *, is_troubled):
    """Hold one law's files to the cases of the stand-in."""
    counted = count(tmp_path / "court" / law)
    first, last = (moment.astimezone(CLOCKS[law]).replace(tzinfo=None, fold=0) for moment in (since, until))
    own = Counter(case.id for case in cases if case.law == law)
    assert (counted.gaps, counted.doubles) == (0, 0)
    assert (counted.first, counted.last) == (first, last)
    assert (counted.windows, counted.longest) == (-((first - last) // QUARTER), QUARTER)
    assert set(counted.told) == set(own), "every case, and no other"
    assert is_troubled or counted.told == own, "once each: none lies on a border"
    seen = {"windows": counted.windows, "cases": len(own), "told": counted.told.total()}
    return {**seen, "gaps": counted.gaps, "doubles": counted.doubles, "missed": len(set(own) - set(counted.told))}


def read_through(waypost, folder, laws):
    """Let intake read what was fetched: nothing is unread, nothing is refused."""
    report = json.loads(waypost("check", folder, "--json").out)
    assert report["unread"] == []
    assert {file["source"] for file in report["files"]} == {f"hmcts_{law.replace('-', '_')}" for law in laws}
    assert all(file["read"] > 0 and file["refused"] == 0 for file in report["files"])
    return {file["path"]: [file["read"], file["accepted"], file["refused"]] for file in report["files"]}


def test_a_day_of_windows_killed_twice(waypost, tmp_path):
    """The day on which an hour comes twice."""
    figures = fetched(tmp_path, ("public-law",), AUTUMN, days=1, kills=2, cases_each=150)
    assert figures["public-law"]["windows"] == 96
    read_through(waypost, tmp_path, ("public-law",))


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.0, 0.03], ids=["quiet", "troubled"])
def test_seven_days_of_windows_killed_three_times(waypost, tmp_path, share):
    """Both laws, over the autumn night; once quietly, once with faults of every kind that passes."""
    laws = ("public-law", "private-law")
    since = AUTUMN - timedelta(days=5)
    figures = fetched(tmp_path, laws, since, days=7, kills=3, cases_each=2000, share=share)
    figures["check"] = read_through(waypost, tmp_path, laws)
    print(f"\nexchange {json.dumps(figures)}")  # noqa: T201
