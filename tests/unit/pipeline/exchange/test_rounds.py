from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from support.fake_court_service import FakeCourtService, Hands
from support.invented_feed import feed_cases
from waypost.foundation.clock import UTC
from waypost.pipeline.exchange.court_service import Answer
from waypost.pipeline.exchange.fetched import Wanted
from waypost.pipeline.exchange.rounds import InventedFolder, check_not_invented, fetch_round, follow
from waypost.pipeline.exchange.terms import law_named
from waypost.pipeline.progress import silent

PUBLIC, PRIVATE = law_named("public-law"), law_named("private-law")
DAY = datetime(2024, 10, 21, 8, tzinfo=UTC)


def test_a_law_that_stops_does_not_hold_up_the_next(tmp_path):
    hands = Hands(DAY + timedelta(minutes=32))
    services = {PUBLIC: FakeCourtService(script=[Answer(403)], hands=hands), PRIVATE: FakeCourtService(hands=hands)}
    public, private = fetch_round(services, tmp_path, pace=hands.pace(), wanted=Wanted(DAY), progress=silent)
    assert public.stopped
    assert (private.windows, private.stopped) == (2, None)


def test_following_waits_for_whole_windows_and_misses_none(tmp_path):
    hands = Hands(DAY + timedelta(minutes=20))
    cases = feed_cases("public-law", 50, DAY, DAY + timedelta(hours=2), seed=9)
    service = FakeCourtService(cases, hands=hands)
    rounds = []

    def tell(done):
        rounds.extend(done)
        if hands.at > DAY + timedelta(hours=3):
            service.script.append(Answer(403))

    wanted = Wanted(DAY)
    follow({PUBLIC: service}, tmp_path, pace=hands.pace(is_patient=True), wanted=wanted, progress=silent, tell=tell)
    assert rounds[-1].stopped.rule == "not_allowed"
    assert sum(one.cases for one in rounds) == len(cases)
    assert all(one.windows == 1 for one in rounds[1:-1])
    assert all(wait < 15 * 60 + 130 for wait in hands.waits)
    starts, ends = zip(*service.asked, strict=True)
    assert starts[1:] == ends[:-1]


def test_following_ends_at_an_end_that_was_named(tmp_path):
    hands, rounds = Hands(DAY + timedelta(hours=5)), []
    wanted = Wanted(DAY, DAY + timedelta(hours=1))
    follow(
        {PUBLIC: FakeCourtService(hands=hands)},
        tmp_path,
        pace=hands.pace(is_patient=True),
        wanted=wanted,
        progress=silent,
        tell=rounds.extend,
    )
    assert [one.windows for one in rounds] == [4]


@pytest.mark.parametrize("place", ["manifest.json", "court/about.json", "court/public-law/manifest.json"])
def test_real_cases_are_not_written_among_invented_ones(tmp_path, place):
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"waypost_manifest": 1, "invented": True}))
    with pytest.raises(InventedFolder, match="invented"):
        check_not_invented(tmp_path)
    hands = Hands(DAY + timedelta(minutes=32))
    service = FakeCourtService(hands=hands)
    fetch_round({PUBLIC: service}, tmp_path, pace=hands.pace(), wanted=Wanted(DAY), progress=silent)
    service.is_stand_in = False
    with pytest.raises(InventedFolder):
        fetch_round({PUBLIC: service}, tmp_path, pace=hands.pace(), wanted=Wanted(DAY), progress=silent)


@pytest.mark.parametrize("text", ['{"waypost_manifest": 1, "invented": false}', '{"waypost_manifest": "x', "{}"])
def test_other_manifests_are_no_hindrance(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)
    check_not_invented(tmp_path)
