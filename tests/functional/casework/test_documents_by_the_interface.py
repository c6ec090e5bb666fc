"""Reports, meetings, letters, advice and disputed lines by the interface: the same work as on the pages, in JSON."""

from __future__ import annotations

import json

import pytest

from support.record_forms import signed_in
from support.staff_office import LATE, ON, an_office
from waypost.casework.access.roles import Role

pytestmark = pytest.mark.django_db
V1 = f"/api/v1/children/{LATE}"


@pytest.fixture
def ask(db: None, settings):
    settings.DEMONSTRATION_DAY = ON
    client = signed_in(an_office(), Role.FAMILY_COURT_ADVISER)

    def asked(path: str, body: dict | None = None, root: str = V1):
        address = f"{root}/{path}"
        answer = client.get(address) if body is None else client.post(address, json.dumps(body), "application/json")
        assert answer.status_code == 200, (path, answer.content)
        return json.loads(answer.content)

    return asked


def test_what_is_done_by_the_interface_is_read_by_it(ask):
    met = {"seen_on": "2027-03-30", "manner": "video", "is_alone": True, "childs_words": "I miss my dog."}
    meeting = ask("meetings", met)["reference"]
    assert [one["meeting_id"] for one in ask("meetings")["meetings"]] == [meeting]
    assert len(ask(f"meetings/{meeting}")["versions"]) == 1
    for _ in range(2):
        ask("reports", {"kind": "rule_16_4", "case_id": "CASE-1", "ordered_on": "2027-03-01"})
    report = f"{LATE}-R1"
    ask(f"reports/{report}/begin", {"version": 1, "childs_words": "I miss my dog."})
    ask(f"reports/{report}/write", {"version": 2, "sections": {"impact": "Words."}, "childs_words": "I miss my dog."})
    told = ask(f"reports/{report}")
    assert (told["next_step"], told["editions"][0]["written"]["sections"]) == ("write", {"impact": "Words."})
    assert len(ask("reports", root="/api/v1")) == 2  # two rows are an answer too, and no status with a body
    letter = ask("letters", {"kind": "introduction", "own": "You made me laugh."})["reference"]
    assert ask(f"letters/{letter}")["tells"] == []
    advice = {"case_id": "CASE-1", "issue": "order", "recommendation": "no_order", "reasons": "They agree."}
    ask("advice", advice)
    assert ask("advice")["advice"][0]["title"] == "No order made"
    ask("lines/L0/dispute", {"wrong": "wrong_day", "says_instead": "The day after.", "said_by": "child"})
    assert ask("disputes")["disputes"][0]["line_id"] == "L0"
    assert ask("lines/L0")["disputes"] == 1
