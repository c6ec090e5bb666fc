from __future__ import annotations

import logging
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import orjson
import pytest

from support.fake_court_service import FakeCourtService, Hands
from support.invented_feed import FeedCase, feed_cases
from waypost.foundation.clock import LONDON, UTC
from waypost.foundation.safe_logging import LOGGER
from waypost.pipeline.exchange import answered_cases
from waypost.pipeline.exchange.court_service import Answer, NoAnswer
from waypost.pipeline.exchange.cursor import CURSOR_FILE, WhereToBegin
from waypost.pipeline.exchange.fetch import due_at, fetch_law
from waypost.pipeline.exchange.fetched import Wanted
from waypost.pipeline.exchange.stopping import ExchangeStopped
from waypost.pipeline.exchange.terms import law_named
from waypost.pipeline.exchange.windows import LONGEST, SHORTEST
from waypost.pipeline.progress import silent

PUBLIC, PRIVATE = law_named("public-law"), law_named("private-law")
DAY = datetime(2024, 10, 21, 8, tzinfo=UTC)
SETTLING = timedelta(minutes=2)


def at(minutes: float, since: datetime = DAY) -> datetime:
    return since + timedelta(minutes=minutes)


def case(number: int, changed_at: datetime, law: str = "public-law") -> FeedCase:
    return FeedCase(law, number, changed_at, (("Zelda", "Quorle"),))


def fetch(folder: Path, service, hands: Hands, law=PUBLIC, since=DAY, until=None, is_patient=False, progress=silent):
    pace = hands.pace(is_patient=is_patient)
    return fetch_law(law, service, folder, pace=pace, wanted=Wanted(since, until), progress=progress)


def lines(folder: Path, law: str = "public-law") -> list[dict]:
    paths = sorted((folder / "court" / law).glob("*.jsonl"))
    return [orjson.loads(line) for path in paths for line in path.read_bytes().splitlines()]


def seen(folder: Path, law: str = "public-law") -> Counter:
    return Counter(int(one["id"]) for line in lines(folder, law) for one in line["cases"])


def test_every_settled_window_is_asked_for_and_kept(tmp_path):
    hands = Hands(at(62))
    cases = [case(number, at(number)) for number in (0, 3, 29, 31, 59)]
    done = fetch(tmp_path, FakeCourtService(cases, hands=hands), hands)
    assert (done.windows, done.cases, done.empty, done.asked, done.retries) == (4, 5, 0, 4, 0)
    assert (done.gaps, done.doubles, done.stopped) == (0, 0, None)
    assert seen(tmp_path) == Counter({one.id: 1 for one in cases})
    polls = [line["poll"] for line in lines(tmp_path)]
    assert polls[0]["window_start"] == "2024-10-21T09:00:00.000", "London's clock"
    assert [poll["window_start"] for poll in polls[1:]] == [poll["window_end"] for poll in polls[:-1]]
    assert not done.findings()


def test_private_law_is_asked_by_utc(tmp_path):
    hands = Hands(at(20))
    fetch(tmp_path, FakeCourtService(hands=hands), hands, law=PRIVATE)
    assert lines(tmp_path, "private-law")[0]["poll"]["window_start"] == "2024-10-21T08:00:00.000"


def test_the_last_window_ends_where_nothing_can_change_any_more(tmp_path):
    hands = Hands(at(20))
    service = FakeCourtService(hands=hands)
    fetch(tmp_path, service, hands)
    assert [end - start for start, end in service.asked] == [LONGEST, timedelta(minutes=3)]
    again = fetch(tmp_path, service, hands, since=None)
    assert again.windows <= 1, "only the milliseconds that have passed"
    hands.at = at(40)
    fetch(tmp_path, service, hands, since=None)
    assert service.asked[2:][-1][1] == datetime(2024, 10, 21, 9, 38)


def test_until_is_where_it_ends(tmp_path):
    hands = Hands(at(600))
    done = fetch(tmp_path, FakeCourtService(hands=hands), hands, until=at(40))
    assert done.done_until == datetime(2024, 10, 21, 9, 40)
    assert done.windows == 3


def test_a_case_on_the_border_comes_in_both_polls(tmp_path):
    hands = Hands(at(62))
    fetch(tmp_path, FakeCourtService([case(1, at(15))], hands=hands), hands)
    assert seen(tmp_path) == Counter({case(1, at(15)).id: 2})


def test_a_full_window_is_halved_until_it_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(answered_cases, "limit", {"window_cases_most": 10, "json_text_bytes_most": 1 << 20}.get)
    hands = Hands(at(62))
    cases = feed_cases("public-law", 60, DAY, at(15), seed=4)
    done = fetch(tmp_path, FakeCourtService(cases, hands=hands, cap=10), hands)
    assert done.halved >= 3
    assert done.asked == done.windows + done.halved
    assert set(seen(tmp_path)) == {one.id for one in cases}
    assert all(line["total"] < 10 for line in lines(tmp_path))
    assert (done.gaps, done.doubles, done.full_seconds) == (0, 0, 0)


def test_a_second_that_is_full_is_kept_and_found(tmp_path, monkeypatch):
    monkeypatch.setattr(answered_cases, "limit", {"window_cases_most": 10, "json_text_bytes_most": 1 << 20}.get)
    hands = Hands(at(17))
    cases = [case(number, at(7.503)) for number in range(25)]
    done = fetch(tmp_path, FakeCourtService(cases, hands=hands, cap=10), hands)
    assert done.full_seconds == 1
    assert done.findings()
    assert (done.gaps, done.doubles) == (0, 0)
    full = next(line["poll"] for line in lines(tmp_path) if line["total"] == 10)
    start, end = (datetime.fromisoformat(full[key]) for key in ("window_start", "window_end"))
    assert end - start == SHORTEST


def test_an_answer_too_long_to_read_is_halved_too(tmp_path):
    hands = Hands(at(17))
    done = fetch(tmp_path, FakeCourtService(script=[Answer(200, is_too_long=True)], hands=hands), hands)
    assert (done.halved, done.windows, done.stopped) == (1, 2, None)
    forever = FakeCourtService(script=[Answer(200, is_too_long=True)] * 20)
    stopped = fetch(tmp_path / "other", forever, hands).stopped
    assert isinstance(stopped, ExchangeStopped)
    assert stopped.rule == "answer_too_long"


def test_a_service_that_fails_is_not_one_without_cases(tmp_path):
    hands = Hands(at(17))
    failing = fetch(tmp_path, FakeCourtService(script=[Answer(503)] * 8, hands=hands), hands)
    assert failing.stopped.rule == "no_answer"
    assert not lines(tmp_path)
    hands.at = at(17)
    empty = fetch(tmp_path, FakeCourtService(hands=hands), hands, since=None)
    assert (empty.windows, empty.empty, empty.stopped) == (1, 1, None)
    assert lines(tmp_path)[0]["total"] == 0


def test_half_an_answer_is_not_kept(tmp_path):
    hands = Hands(at(17))
    script = [Answer(200, b'{"total":1,"cases":[{"id'), NoAnswer("answer_cut_short", may_have_arrived=True)]
    done = fetch(tmp_path, FakeCourtService([case(1, at(5))], script, hands=hands), hands)
    assert (done.windows, done.cases, done.retries, done.asked) == (1, 1, 2, 3)


def test_a_stop_keeps_what_was_fetched_and_goes_on_from_there(tmp_path):
    hands = Hands(at(62))
    service = FakeCourtService(hands=hands, on_ask=lambda number: service.script.extend([Answer(403)] * (number == 3)))
    assert fetch(tmp_path, service, hands).stopped.rule == "not_allowed"
    assert len(lines(tmp_path)) == 2
    done = fetch(tmp_path, FakeCourtService(hands=hands), hands)
    assert (done.windows, done.gaps, done.doubles) == (2, 0, 0)
    assert len(lines(tmp_path)) == 4


def test_a_new_token_is_fetched_once_in_mid_run(tmp_path):
    hands = Hands(at(32))
    service = FakeCourtService(script=[Answer(401)], hands=hands, can_renew=True)
    done = fetch(tmp_path, service, hands)
    assert (done.windows, service.renewed, done.stopped) == (2, 1, None)


def test_an_answer_given_too_early_by_the_services_own_clock_is_not_kept(tmp_path):
    """The service's clock is ten minutes behind: what it stamps after our question would still fall into the window."""
    hands, behind = Hands(at(16) + SETTLING), timedelta(minutes=10)
    stamped_late = case(2, at(14))
    service = FakeCourtService([case(1, at(1)), stamped_late], hands=hands, behind=behind)
    done = fetch(tmp_path, service, hands)
    assert done.too_early >= 1
    assert done.clock_behind_seconds == pytest.approx(600, abs=1.1)
    assert "behind ours" in done.findings()[0]
    assert done.done_until <= datetime(2024, 10, 21, 9, 6, 1)
    assert list(seen(tmp_path)) == [case(1, at(1)).id]
    hands.at = at(40)
    again = fetch(tmp_path, service, hands)
    assert seen(tmp_path)[stamped_late.id] == 1
    assert (again.gaps, again.doubles) == (0, 0)


def test_a_clock_that_is_ahead_does_no_harm(tmp_path):
    hands = Hands(at(40))
    done = fetch(tmp_path, FakeCourtService(hands=hands, behind=timedelta(minutes=-30)), hands)
    assert done.done_until <= datetime(2024, 10, 21, 9, 38, 1)
    assert (done.clock_behind_seconds, done.too_early) == (0, 0)


NIGHT = datetime(2024, 10, 26, 23, tzinfo=UTC)  # midnight in London; the clock goes back at 01:00 UTC


def test_the_hour_that_autumn_repeats_is_asked_for_once_for_both_passes(tmp_path):
    cases = [case(number, NIGHT + timedelta(minutes=3 * number + 0.7)) for number in range(80)]  # four hours
    hands = Hands(NIGHT)
    service, reached = FakeCourtService(cases, hands=hands), []
    for minutes in range(0, 300, 10):
        hands.at = NIGHT + timedelta(minutes=minutes)
        reached.append(fetch(tmp_path, service, hands, since=NIGHT).done_until)
    starts = Counter(start for start, _ in service.asked)
    assert max(starts.values()) == 1
    assert seen(tmp_path) == Counter({one.id: 1 for one in cases})
    waiting = [stamp for minutes, stamp in zip(range(0, 300, 10), reached, strict=True) if 70 <= minutes <= 120]
    assert set(waiting) == {datetime(2024, 10, 27, 1)}, "nothing of the hour is asked for in its first pass"
    first = next(line for line in lines(tmp_path) if line["poll"]["window_start"] == "2024-10-27T01:00:00.000")
    hours = {one.changed_at.hour for one in cases if str(one.id) in {told["id"] for told in first["cases"]}}
    assert hours == {0, 1}, "one answer holds what both passes stamped"


def test_an_autumn_night_caught_up_with_later(tmp_path):
    cases = feed_cases("public-law", 200, NIGHT, NIGHT + timedelta(hours=4), seed=2)
    hands = Hands(NIGHT + timedelta(days=2))
    done = fetch(tmp_path, FakeCourtService(cases, hands=hands), hands, since=NIGHT, until=NIGHT + timedelta(hours=4))
    assert done.windows == 12, "the wall clock shows three hours where four have passed"
    assert set(seen(tmp_path)) == {one.id for one in cases}


def test_a_fetch_that_begins_or_ends_in_the_repeated_hour_covers_all_of_it(tmp_path):
    first_pass, second_pass = NIGHT + timedelta(minutes=100), NIGHT + timedelta(minutes=140)
    cases = [case(1, first_pass), case(2, second_pass)]
    hands = Hands(NIGHT + timedelta(days=2))
    fetch(tmp_path, FakeCourtService(cases, hands=hands), hands, since=first_pass, until=second_pass)
    assert set(seen(tmp_path)) == {one.id for one in cases}
    assert first_pass.astimezone(LONDON).hour == second_pass.astimezone(LONDON).hour == 1


def test_a_spring_night(tmp_path):
    night = datetime(2024, 3, 30, 23, tzinfo=UTC)
    cases = feed_cases("public-law", 100, night, night + timedelta(hours=4), seed=3)
    hands = Hands(night + timedelta(hours=4) + SETTLING)
    done = fetch(tmp_path, FakeCourtService(cases, hands=hands), hands, since=night)
    assert done.windows == 24 - 4, "five hours on the wall, one of which nobody lived"
    assert seen(tmp_path) == Counter({one.id: 1 for one in cases})


def test_where_to_begin_must_be_said(tmp_path):
    hands = Hands(at(62))
    assert isinstance(fetch(tmp_path, FakeCourtService(hands=hands), hands, since=None).stopped, WhereToBegin)


@pytest.mark.parametrize("dies_at", range(1, 9))
def test_dying_anywhere_leaves_neither_gap_nor_double(tmp_path, monkeypatch, dies_at):
    """The process dies right before one of the steps that change the disk; a second run ends the work."""
    steps = iter(range(1, 1000))

    def dying(step):
        def run(*arguments, **named):
            if next(steps) == dies_at:
                raise SystemExit
            return step(*arguments, **named)

        return run

    hands, cases = Hands(at(62)), feed_cases("public-law", 40, DAY, at(60), seed=1)
    service = FakeCourtService(cases, hands=hands)
    with monkeypatch.context() as broken:
        for name in (
            "waypost.pipeline.exchange.poll_files.append_line",
            "waypost.pipeline.exchange.cursor.replace_file",
        ):
            module, attribute = name.rsplit(".", 1)
            broken.setattr(name, dying(getattr(__import__(module, fromlist=["_"]), attribute)))
        with pytest.raises(SystemExit):
            fetch(tmp_path, service, hands)
    done = fetch(tmp_path, service, hands)
    assert (done.stopped, done.gaps, done.doubles) == (None, 0, 0)
    assert seen(tmp_path) == Counter({one.id: 1 for one in cases})
    assert len(lines(tmp_path)) == 4


def test_a_total_that_differs_is_told(tmp_path):
    hands = Hands(at(17))
    done = fetch(tmp_path, FakeCourtService(script=[Answer(200, b'{"total":5,"cases":[]}')], hands=hands), hands)
    assert (done.totals_differ, len(done.findings())) == (1, 1)


def test_progress_and_pauses(tmp_path):
    hands, told = Hands(at(62)), []
    pace = hands.pace()
    wanted = Wanted(DAY, None, pause_seconds=0.25)
    service = FakeCourtService(hands=hands)
    fetch_law(PUBLIC, service, tmp_path, pace=pace, wanted=wanted, progress=lambda *said: told.append(said))
    assert told[0] == ("fetch public-law", 0, 4)
    assert told[-1][1] == told[-1][2]
    assert hands.waits[:4] == [0.25] * 4


def test_when_the_next_window_is_due(tmp_path):
    hands = Hands(at(17))
    done = fetch(tmp_path, FakeCourtService(hands=hands), hands)
    assert due_at(PUBLIC, done) == at(30) + SETTLING
    done.clock_behind_seconds = 60.0
    assert due_at(PUBLIC, done) == at(31) + SETTLING
    done.done_until = None
    assert due_at(PUBLIC, done) is None


def test_no_case_reaches_the_log_or_the_cursor(tmp_path, caplog):
    caplog.set_level(logging.DEBUG, logger=LOGGER)
    hands = Hands(at(17))
    fetch(tmp_path, FakeCourtService([case(1, at(5))], [Answer(503)], hands=hands), hands)
    said = " ".join(str(vars(record)) for record in caplog.records)
    assert "poll kept" in said
    assert "exchange retried" in said
    how_far = (tmp_path / "court" / "public-law" / CURSOR_FILE).read_text()
    for canary in ("Zelda", "Quorle", str(case(1, DAY).id)):
        assert canary not in said
        assert canary not in how_far
