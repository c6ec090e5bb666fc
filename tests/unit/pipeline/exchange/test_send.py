from __future__ import annotations

import logging
from datetime import datetime

import pytest

from support.fake_court_service import FakeCourtService, Hands
from waypost.foundation.clock import UTC
from waypost.foundation.safe_logging import LOGGER
from waypost.pipeline.exchange.court_service import Answer, NoAnswer
from waypost.pipeline.exchange.ledger import LEDGER_FILE, open_ledger
from waypost.pipeline.exchange.reports import Report
from waypost.pipeline.exchange.send import FateUnknown, send_guardians, send_report
from waypost.pipeline.exchange.stopping import ExchangeStopped
from waypost.pipeline.exchange.terms import law_named

LAW = law_named("public-law")
NOW = datetime(2024, 10, 21, tzinfo=UTC)
CASE = "1600000000000001"
REPORT = Report("GUARDIAN_REPORT", "Zelda Quorle.pdf", b"%PDF-1.7 Zelda Quorle", "application/pdf")
FIRST, SECOND = b'[{"guardianName":"Gwen Oakapple"}]', b'[{"guardianName":"Ann Elder"}]'
LOST = NoAnswer("service_silent", may_have_arrived=True)


@pytest.fixture
def sent(tmp_path):
    """Send with a service that plays a script; return what was done and how often the service was asked."""

    def run(what, *script, again=False, can_renew=False):
        service, pace = (
            FakeCourtService(script=script, can_renew=can_renew),
            Hands(datetime(2024, 10, 21, tzinfo=UTC)).pace(),
        )
        try:
            with open_ledger(tmp_path) as ledger:
                act = send_guardians if isinstance(what, bytes) else send_report
                done = act(LAW, service, CASE, what, ledger=ledger, pace=pace, again=again)
        finally:
            run.asked = len(service.sent)
        return done

    run.asked = 0
    return run


def test_the_same_report_is_sent_once(sent):
    assert sent(REPORT).is_new
    assert sent.asked == 1
    assert not sent(REPORT).is_new
    assert sent.asked == 0
    assert sent(REPORT._replace(content=b"%PDF another")).is_new
    assert sent(REPORT._replace(report_type="POSITION_STATEMENT")).is_new
    assert sent(REPORT, again=True).is_new


def test_another_name_for_the_same_report_does_not_make_it_new(sent):
    sent(REPORT)
    assert not sent(REPORT._replace(name="copy.pdf")).is_new


@pytest.mark.parametrize("reply", [LOST, Answer(500), Answer(502), Answer(503), Answer(504)])
def test_a_lost_answer_is_not_tried_again_by_itself(sent, reply):
    with pytest.raises(ExchangeStopped, match="the court may hold it, or not"):
        sent(REPORT, reply)
    assert sent.asked == 1
    with pytest.raises(FateUnknown, match="--again"):
        sent(REPORT)
    assert sent.asked == 0
    done = sent(REPORT, again=True)
    assert (done.is_new, done.was_unknown, sent.asked) == (True, True, 1)
    assert not sent(REPORT).is_new


def test_a_command_that_dies_in_the_call_leaves_it_unknown(sent):
    with pytest.raises(KeyboardInterrupt):
        sent(REPORT, KeyboardInterrupt())
    with pytest.raises(FateUnknown):
        sent(REPORT)


@pytest.mark.parametrize(
    "reply", [Answer(429, retry_after="3"), NoAnswer("service_not_reached", may_have_arrived=False)]
)
def test_what_certainly_did_not_arrive_is_tried_again(sent, reply):
    assert sent(REPORT, reply).is_new
    assert sent.asked == 2


@pytest.mark.parametrize("status", [400, 403, 404, 413])
def test_a_refused_report_may_be_put_right_and_sent(sent, status):
    with pytest.raises(ExchangeStopped):
        sent(REPORT, Answer(status))
    assert sent(REPORT).is_new


def test_a_new_token_once(sent):
    assert sent(REPORT, Answer(401), can_renew=True).is_new
    assert sent.asked == 2


def test_guardians_are_compared_with_the_last_confirmed_list(sent):
    assert sent(FIRST).is_new
    assert not sent(FIRST).is_new
    assert sent.asked == 0
    assert sent(SECOND).is_new
    assert sent(FIRST).is_new, "the list in between replaced it"
    assert sent(FIRST, again=True).is_new


def test_guardians_may_be_replaced_twice_so_a_lost_answer_is_asked_for_again(sent):
    assert sent(FIRST, LOST, Answer(503)).is_new
    assert sent.asked == 3
    with pytest.raises(ExchangeStopped):
        sent(SECOND, *[LOST] * 8)
    done = sent(SECOND)
    assert (done.is_new, done.was_unknown) == (True, True)


def test_no_name_reaches_the_ledger_the_log_or_an_error(sent, tmp_path, caplog):
    caplog.set_level(logging.DEBUG, logger=LOGGER)
    sent(FIRST)
    with pytest.raises(ExchangeStopped) as stopped:
        sent(REPORT, LOST)
    said = [str(stopped.value), (tmp_path / LEDGER_FILE).read_text(), *(str(vars(record)) for record in caplog.records)]
    assert len(said) > 3
    for text in said:
        assert not any(canary in text for canary in ("Zelda", "Quorle", "Oakapple", "Gwen"))
