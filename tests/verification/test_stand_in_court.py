"""The stand-in is held to the court service's published contracts, and so is every request that Waypost makes.

The contracts stand beside the checkout, or this is skipped. What they leave out and the service's code does is listed,
with why, in `published_paths.BEYOND`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from support import court_faults as faults
from support.invented_feed import feed_cases
from support.published_paths import BEYOND, operation_of, published
from support.stand_in_court import Heard, StandInCourt, Told
from waypost.pipeline.exchange.guardians import Guardian, as_sent
from waypost.pipeline.exchange.terms import law_named, law_names
from waypost.wiring.court_service import court_service

DAY = datetime(2024, 1, 8, 9, tzinfo=UTC)
START, END, LATER = "2024-01-08T09:00:00.000", "2024-01-08T09:15:00.000", "2024-01-08T09:15:00.001"
CASE = "1600000000000001"
DOCUMENT = "dfe93656-a268-4fde-8f80-0152235daf95"
GUARDIANS = as_sent([Guardian("Gwen Oakapple", "01632 960001", "gwen@cafcass.example", ("Zelda Quorle",))])


@pytest.fixture(scope="module")
def contracts(shared):
    return published(shared / "specs")


def everything_asked(law: str, fault=None, **given) -> StandInCourt:
    """Ask a stand-in for everything that the client can, once good and once with a fault."""
    cases = feed_cases(law, 12, DAY, DAY + timedelta(minutes=15), seed=3)
    with StandInCourt(cases, faults=faults.always(fault) if fault else faults.none, **given) as court:
        with court_service(law, court.environment()) as service:
            service.cases(START, END)
            service.cases(START, START)
            service.cases(START, LATER)
            service.cases(END, START)
            kind = law_named(law).report_types[0]
            service.send_report(CASE, kind, "report.pdf", b"%PDF-1.7", "application/pdf")
            for document in (DOCUMENT, DOCUMENT.replace("d", "e"), "none"):
                service.document(document)
            if law == "public-law":
                service.send_guardians(CASE, GUARDIANS)
        return court


def wrong(court: StandInCourt, contracts) -> list[str]:
    found = []
    for heard in court.heard:
        operation = operation_of(heard, contracts)
        if operation is None:
            found.append(f"{heard.method} {heard.path} is not published")
        else:
            found += [f"{heard.path}: {what}" for what in operation.wrong_with(heard)]
    return found


@pytest.mark.parametrize("law", law_names())
def test_every_request_and_every_answer_is_as_published(contracts, law):
    court = everything_asked(law, documents={DOCUMENT: b"%PDF-1.7"})
    assert [heard.told.status for heard in court.heard][:4] == [200, 200, 400, 400]
    assert [heard.told.status for heard in court.heard if "documents" in heard.path] == [200, 404, 400]
    assert b"Quorle" in court.heard[0].told.body or b"Quibbe" in court.heard[0].told.body
    assert wrong(court, contracts) == []


@pytest.mark.parametrize("law", law_names())
@pytest.mark.parametrize("status", [401, 403, 429, 500, 503, 504])
def test_every_refusal_is_published_or_known_to_come(contracts, law, status):
    court = everything_asked(law, faults.Refuses(status, retry_after="3"))
    assert {heard.told.status for heard in court.heard} == {status}
    assert wrong(court, contracts) == []


def test_what_is_listed_as_beyond_the_contracts_is_not_in_them(contracts):
    by_path = {operation.path: operation for operation in contracts.values()}
    assert not [(path, status) for path, known in BEYOND.items() for status in known if status in by_path[path].answers]


@pytest.mark.parametrize("law", law_names())
def test_a_token_a_key_or_a_service_token_that_does_not_hold(contracts, law):
    with StandInCourt() as court:
        environment = court.environment()
        for name in environment:
            if name.endswith(("KEY", "TOKEN")):
                with court_service(law, {**environment, name: "another"}) as service:
                    answer = service.cases(START, END)
                    matters = name.endswith("COURT_TOKEN") or law.replace("-", "_").upper() in name
                    assert (answer.status in (401, 403)) is matters, name
    assert not [what for what in wrong(court, contracts) if "published" in what]


def test_the_running_services_single_object_differs_from_the_contract_in_that_alone(contracts):
    court = everything_asked("public-law", is_published=False)
    assert set(wrong(court, contracts)) == {"/cases: $: type"}
    for heard in court.heard:
        if heard.told.status == 200 and heard.path == "/cases":
            heard.told = replace(heard.told, body=b"[" + heard.told.body + b"]")
    assert wrong(court, contracts) == []


GOOD = Heard(
    "GET",
    "/cases",
    [("startDate", START), ("endDate", END)],
    {},
    b"",
    Told(200, {"Content-Type": "application/json"}, b"[]"),
)


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"path": "/cases/searchCases"}, "not published"),
        ({"method": "PUT"}, "not published"),
        ({"query": [("start_date", START), ("endDate", END)]}, "start_date is not published"),
        ({"query": [("startDate", START)]}, "endDate is missing"),
        ({"query": [("startDate", START + "Z"), ("endDate", END)]}, "without a zone"),
        ({"query": [*GOOD.query, ("endDate", END)]}, "twice"),
        ({"body": b"{}"}, "a body where none"),
        ({"told": Told(418, {}, b"")}, "status 418"),
        ({"told": Told(200, {}, b"[]")}, "not said to be JSON"),
        ({"told": replace(GOOD.told, body=b'[{"total":"1"}]')}, "type"),
        ({"told": replace(GOOD.told, body=b'[{"total":1,"cases":[{"state":"OPEN"}]}]')}, "enum"),
        ({"path": "/family-api/cases", "query": [("start_date", START), ("end_date", END)]}, "header X-API-KEY"),
        ({"method": "POST", "path": f"/cases/{CASE}/guardians", "query": []}, "content type"),
    ],
)
def test_what_the_contracts_do_not_allow_is_seen(contracts, changed, what):
    class Court:
        heard = (replace(GOOD, **changed),)

    assert any(what in one for one in wrong(Court, contracts)), wrong(Court, contracts)
    Court.heard = (GOOD,)
    assert wrong(Court, contracts) == []


def test_a_form_that_the_contracts_do_not_allow_is_seen(contracts):
    with StandInCourt() as court, court_service("public-law", court.environment()) as service:
        service.send_report(CASE, "Safeguarding_Letter", "report.pdf", b"%PDF-1.7", "application/pdf")
    assert wrong(court, contracts) == [f"/cases/{CASE}/document: part typeOfDocument: enum"]
    court.heard[0].body = court.heard[0].body.replace(b'name="file"', b'name="document"')
    assert f"/cases/{CASE}/document: part file is missing" in wrong(court, contracts)
