from __future__ import annotations

from datetime import UTC as GMT
from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest

from support.fake_court_service import Hands
from waypost.foundation.clock import UTC
from waypost.pipeline.exchange.answered_cases import AnswerNotWhole
from waypost.pipeline.exchange.court_service import Answer, NoAnswer
from waypost.pipeline.exchange.retrying import ask_until_answered, asked_to_wait, backoff_seconds
from waypost.pipeline.exchange.stopping import REASONS, ExchangeStopped
from waypost.pipeline.exchange.terms import term

NOW = datetime(2024, 10, 21, 9, tzinfo=UTC)
GOOD = Answer(200, b"good")


def ask(*replies, read=lambda answer: answer.body, renew=lambda: False, may_repeat=True, is_patient=False):
    """Play the replies in turn; return what was made of the last, the hands and how often it was asked."""
    left, hands = list(replies), Hands(NOW)

    def one():
        reply = left.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply

    pace = hands.pace(is_patient=is_patient)
    told = ask_until_answered(one, read, pace=pace, renew_token=renew, where="public-law", may_repeat=may_repeat)
    assert pace.retries == len(hands.waits)
    assert pace.waited_seconds == pytest.approx(sum(hands.waits))
    return told, hands, len(replies) - len(left)


def http_date(seconds: float, since: datetime = NOW) -> str:
    return format_datetime((since + timedelta(seconds=seconds)).astimezone(GMT), usegmt=True)


def test_a_good_answer_is_taken_at_once():
    assert ask(GOOD)[0] == b"good"
    assert ask(Answer(201, b"made"))[0] == b"made"
    assert not ask(GOOD)[1].waits


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_what_passes_is_waited_out(status):
    told, hands, asked = ask(Answer(status), Answer(status), GOOD)
    assert told == b"good"
    assert asked == 3
    assert hands.waits == [1.5, 3.0]


@pytest.mark.parametrize("may_have_arrived", [True, False])
def test_silence_is_waited_out(may_have_arrived):
    assert ask(NoAnswer("service_silent", may_have_arrived=may_have_arrived), GOOD)[0] == b"good"


def test_half_an_answer_is_asked_for_again():
    def read(answer):
        if answer.body == b"half":
            raise AnswerNotWhole
        return answer.body

    assert ask(Answer(200, b"half"), GOOD, read=read)[0] == b"good"


@pytest.mark.parametrize(
    ("status", "rule"),
    [
        (400, "request_refused"),
        (401, "token_refused"),
        (403, "not_allowed"),
        (404, "not_there"),
        (302, "sent_elsewhere"),
        (413, "not_taken"),
        (204, "not_taken"),
    ],
)
def test_a_refusal_stops_at_once_and_says_what_to_do(status, rule):
    with pytest.raises(ExchangeStopped) as stopped:
        ask(Answer(status))
    assert stopped.value.rule == rule
    assert stopped.value.exit_code == 2
    assert str(stopped.value).startswith("public-law: ")
    assert REASONS[rule].do in str(stopped.value)
    assert "fetch-from-the-court-service" in str(stopped.value)


def test_a_new_token_is_asked_for_once():
    renewed = []
    told, hands, asked = ask(Answer(401), GOOD, renew=lambda: not renewed.append(1))
    assert (told, asked, len(renewed)) == (b"good", 2, 1)
    assert not hands.waits
    for second in (401, 403):
        with pytest.raises(ExchangeStopped) as stopped:
            ask(Answer(401), Answer(second), renew=lambda: True)
        assert stopped.value.rule == ("token_refused" if second == 401 else "not_allowed")


def test_it_gives_up_in_the_end_and_says_that_this_is_no_absence_of_cases():
    most = int(term("tries_most"))
    with pytest.raises(ExchangeStopped, match="not an absence of cases") as stopped:
        ask(*[Answer(503)] * most)
    assert stopped.value.rule == "no_answer"
    assert ask(*[Answer(503)] * (most - 1), GOOD)[0] == b"good"


def test_a_run_that_follows_does_not_give_up():
    told, hands, _ = ask(*[Answer(503)] * 30, GOOD, is_patient=True)
    assert told == b"good"
    assert max(hands.waits) == term("backoff_most_seconds") * 0.75


@pytest.mark.parametrize(
    ("said", "service_clock", "seconds"),
    [
        ("17", None, 17),
        (" 17 ", None, 17),
        ("0", None, 0),
        (http_date(40), None, 40),
        (http_date(-40), None, 0),
        (http_date(40, NOW - timedelta(minutes=10)), NOW - timedelta(minutes=10), 40),
        ("Mon, 21 Oct 2024 09:00:30 -0000", None, 30),
        ("soon", None, None),
        ("", None, None),
        (None, None, None),
        ("-5", None, None),
        ("1.5", None, None),
        ("٣", None, None),
    ],
)
def test_retry_after_in_seconds_or_as_a_date(said, service_clock, seconds):
    assert asked_to_wait(Answer(429, retry_after=said, said_at=service_clock), NOW) == seconds


def test_it_never_comes_back_before_it_was_asked_to():
    assert ask(Answer(429, retry_after="17"), GOOD)[1].waits == [17]
    assert ask(Answer(503, retry_after=http_date(40)), GOOD)[1].waits[0] == pytest.approx(40, abs=0.01)
    assert ask(Answer(429, retry_after="0"), GOOD)[1].waits == [1.5]


@pytest.mark.parametrize("is_patient", [True, False])
@pytest.mark.parametrize("said", ["7200", "999999999999", "Mon, 21 Oct 2199 09:00:30 GMT"])
def test_it_does_not_wait_for_hours(said, is_patient):
    with pytest.raises(ExchangeStopped) as stopped:
        ask(Answer(429, retry_after=said), is_patient=is_patient)
    assert stopped.value.rule == "wait_too_long"


def test_waits_double_up_to_a_limit_and_half_of_each_is_chance():
    assert [backoff_seconds(n, 0.0) for n in (1, 2, 3)] == [1, 2, 4]
    assert [backoff_seconds(n, 1.0) for n in (1, 2, 3)] == [2, 4, 8]
    assert backoff_seconds(5000, 1.0) == term("backoff_most_seconds")


@pytest.mark.parametrize("reply", [Answer(500), Answer(503), NoAnswer("service_silent", may_have_arrived=True)])
def test_what_must_not_be_done_twice_is_not_tried_twice(reply):
    with pytest.raises(ExchangeStopped) as stopped:
        ask(reply, may_repeat=False)
    assert stopped.value.rule == "fate_unknown"


@pytest.mark.parametrize("reply", [Answer(429), NoAnswer("service_not_reached", may_have_arrived=False)])
def test_what_certainly_did_nothing_is_tried_again(reply):
    assert ask(reply, GOOD, may_repeat=False)[0] == b"good"
