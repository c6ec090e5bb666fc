from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import orjson
import pytest

from support import court_faults as faults
from support.invented_feed import feed_cases
from support.stand_in_court import KEY, SERVICE_TOKEN, StandInCourt, form_parts
from waypost.pipeline.exchange import terms
from waypost.pipeline.exchange.court_service import NoAnswer
from waypost.wiring import court_service as wired
from waypost.wiring.court_service import HttpCourtService, court_service
from waypost.wiring.court_tokens import GivenToken

DAY = datetime(2024, 1, 8, 9, tzinfo=UTC)
START, END = "2024-01-08T09:00:00.000", "2024-01-08T09:15:00.000"
PDF = b"%PDF-1.7\x00\r\n--x"
CASE = "1600000000000001"


@contextmanager
def at(court, law="public-law", **given):
    with court_service(law, court.environment(**given)) as service:
        yield service


@pytest.mark.parametrize(
    ("law", "names"), [("public-law", ("startDate", "endDate")), ("private-law", ("start_date", "end_date"))]
)
def test_a_window_is_asked_for_by_the_published_names(law, names):
    cases = feed_cases(law, 3, DAY, DAY + timedelta(minutes=15), seed=1)
    with StandInCourt(cases) as court, at(court, law) as service:
        answer = service.cases(START, END)
        assert answer.status == 200
        assert orjson.loads(answer.body)[0]["total"] == 3
        assert abs(answer.said_at - datetime.now(UTC)) < timedelta(seconds=3)
        assert service.is_stand_in
    heard = court.heard[0]
    assert heard.query == [(names[0], START), (names[1], END)]
    assert heard.headers["authorization"] == "Bearer Token-canary-0"
    assert heard.headers["ocp-apim-subscription-key"] == KEY
    assert heard.headers.get("serviceauthorization") == (SERVICE_TOKEN if law == "private-law" else None)
    assert heard.headers["user-agent"].startswith("waypost/")


@pytest.mark.parametrize(("law", "path"), [("public-law", "/cases"), ("private-law", "/prl-document-api")])
def test_a_report_is_uploaded(law, path):
    with StandInCourt() as court, at(court, law) as service:
        answer = service.send_report(
            CASE, "GUARDIAN_REPORT", 'A "report" ü.pdf', b"%PDF-1.7\x00\r\n--x", "application/pdf"
        )
    assert answer.status == 201
    assert court.heard[0].path == f"{path}/{CASE}/document"
    assert court.reports[0][0] == CASE
    assert court.reports[0][3] == PDF
    parts = form_parts(court.heard[0])
    assert set(parts) == {"file", "typeOfDocument"}
    assert parts["file"].get_content_type() == "application/pdf"


def test_guardians_are_replaced():
    with StandInCourt() as court, at(court) as service:
        assert service.send_guardians(CASE, b'[{"guardianName":"x"}]').status == 200
    assert court.guardians == {CASE: [{"guardianName": "x"}]}


def test_a_token_that_ran_out_is_replaced():
    with StandInCourt() as court, at(court, grants=True) as service:
        assert service.cases(START, END).status == 200
        court.tokens.append("Token-canary-of-somebody-else")
        assert service.cases(START, END).status == 401
        assert service.renew_token()
        assert service.cases(START, END).status == 200
    assert [heard.path for heard in court.heard].count("/o/token") == 2


def test_a_given_token_cannot_be_replaced():
    with StandInCourt() as court, at(court) as service:
        assert not service.renew_token()


@pytest.mark.parametrize("said", ["7", format_datetime(DAY, usegmt=True)])
def test_retry_after_is_handed_on(said):
    with StandInCourt(faults=faults.always(faults.Refuses(429, retry_after=said))) as court, at(court) as service:
        answer = service.cases(START, END)
    assert (answer.status, answer.retry_after, answer.body) == (429, said, b"")


def test_no_redirect_is_followed():
    fault = faults.Refuses(302, location="http://127.0.0.1:1/elsewhere")
    with StandInCourt(faults=faults.always(fault)) as court, at(court) as service:
        assert service.cases(START, END).status == 302
    assert len(court.heard) == 1


def impatient(monkeypatch, **times):
    known = {"silence_seconds": 0.2, "connect_seconds": 0.2, "answer_seconds_most": 5.0, **times}
    monkeypatch.setattr(wired, "term", lambda name: known.get(name) or terms.term(name))


@pytest.mark.parametrize(
    ("fault", "rule"), [(faults.Hangs(0.6), "service_silent"), (faults.CutsShort(0.5), "answer_cut_short")]
)
def test_no_whole_answer_is_no_answer(monkeypatch, fault, rule):
    impatient(monkeypatch)
    cases = feed_cases("public-law", 3, DAY, DAY + timedelta(minutes=15), seed=1)
    with StandInCourt(cases, faults=faults.at({1: fault})) as court, at(court) as service:
        with pytest.raises(NoAnswer) as none:
            service.cases(START, END)
        assert (none.value.rule, none.value.may_have_arrived) == (rule, True)
        assert none.value.__suppress_context__
        assert service.cases(START, END).status == 200


def test_a_slow_answer_is_waited_for(monkeypatch):
    impatient(monkeypatch, silence_seconds=2.0)
    with StandInCourt(faults=faults.always(faults.IsSlow(0.3))) as court, at(court) as service:
        assert service.cases(START, END).status == 200


def test_an_answer_that_never_ends_is_left(monkeypatch):
    impatient(monkeypatch, answer_seconds_most=-1.0)
    with StandInCourt() as court, at(court) as service, pytest.raises(NoAnswer, match="service_silent"):
        service.cases(START, END)


def test_nobody_there_means_that_nothing_was_sent():
    with StandInCourt() as court:
        environment = court.environment()
    with court_service("public-law", environment) as service, pytest.raises(NoAnswer) as none:
        service.send_report(CASE, "GUARDIAN_REPORT", "r.pdf", b"%PDF-", "application/pdf")
    assert not none.value.may_have_arrived


def test_an_answer_longer_than_intake_reads_is_not_taken_in(monkeypatch):
    monkeypatch.setattr(wired, "limit", lambda name: 1000)
    cases = feed_cases("public-law", 30, DAY, DAY + timedelta(minutes=15), seed=1)
    with StandInCourt(cases) as court, at(court) as service:
        answer = service.cases(START, END)
    assert (answer.status, answer.body, answer.is_too_long) == (200, b"", True)


@pytest.mark.parametrize("said", [None, "", "yesterday", "Mon, 08 Jan 2024 09:00:00 -0000"])
def test_a_service_that_does_not_tell_the_time(said):
    headers = {} if said is None else {"Date": said}
    client = httpx.Client(transport=httpx.MockTransport(lambda request: httpx.Response(200, json=[], headers=headers)))
    with StandInCourt() as court:
        settings = wired.court_settings("public-law", court.environment())
    answer = HttpCourtService("public-law", settings, client, GivenToken("x")).cases(START, END)
    assert answer.said_at == (DAY if said and "2024" in said else None)


def test_a_proxy_in_the_environment_is_not_used_unless_asked_for(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    with StandInCourt() as court, at(court) as service:
        assert service.cases(START, END).status == 200
        asked = {**court.environment(), "WAYPOST_COURT_PROXY": "environment"}
        with court_service("public-law", asked) as through_proxy, pytest.raises(NoAnswer):
            through_proxy.cases(START, END)
