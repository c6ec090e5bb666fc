"""What people do in casework comes back into the record as any other source does: written, checked, built."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest

from support.agreements import put_agreement
from support.casework_people import AT, ON, a_child, a_user, acting, assign
from waypost.casework.access.acting import MayNot
from waypost.casework.access.models import Assignment
from waypost.casework.access.roles import Role
from waypost.casework.advice.actions.give_advice import file_advice, share_advice, write_advice
from waypost.casework.advice.actions.talk_about_plan import strike_talk, write_talk
from waypost.casework.children.models import BackgroundReview, ChildInCase, Proceedings
from waypost.casework.children.rules import BACKGROUND
from waypost.casework.corrections.actions.follow_identity import follow_identity
from waypost.casework.engagement.actions.record_meeting import correct_meeting, record_meeting, strike_meeting
from waypost.casework.engagement.rules import Meeting
from waypost.casework.exchange.leaving import as_csv
from waypost.casework.exchange.models import CafcassNumber
from waypost.casework.letters.actions.send_letter import check_letter, send_letter
from waypost.casework.letters.actions.write_letter import write_letter
from waypost.casework.oversight.actions.audit_practice import audit_practice, confirm_required, do_required
from waypost.casework.oversight.actions.review import record_review
from waypost.casework.oversight.models import PracticeAudit
from waypost.casework.oversight.rules import State
from waypost.casework.reports.actions.order_report import order_report
from waypost.casework.reports.models import Edition, Report
from waypost.casework.safety.actions.incidents import report_incident
from waypost.casework.screening.models import SafeguardingLetter, Screening
from waypost.wiring.casework_extract import write_cafcass_extract

pytestmark = pytest.mark.django_db
KEYED = datetime(2027, 1, 5, 9, tzinfo=UTC)
ISSUED = date(2027, 1, 4)


@pytest.fixture
def worked():
    """A child with two cases, a meeting put right, one struck out, a letter sent and reports ordered."""
    user, child = a_user(Role.CHILDRENS_GUARDIAN), a_child("C-00001-TEST1")
    assign(child, user, capacity="guardian")
    who = acting(user)
    for case_id, issued_on in (("CF1", date(2026, 2, 2)), ("CF2", ISSUED)):
        case = Proceedings.objects.create(case_id=case_id, law="public", kind="section_31", issued_on=issued_on)
        ChildInCase.objects.create(child=child, proceedings=case)
    CafcassNumber.objects.create(child=child, number="770001")
    for subject in BACKGROUND:
        BackgroundReview.objects.create(child=child, subject=subject, state="reviewed")
    said = Meeting(ON - timedelta(days=9), "in_person", True, (), "school", "Hall", '=2+2, "please", she said')
    meeting_id = record_meeting(who, child.pk, meeting=said)
    later = replace(who, at=AT + timedelta(hours=1))
    correct_meeting(later, child.pk, meeting_id=meeting_id, after=1, meeting=replace(said, is_alone=None))
    wrong = record_meeting(who, child.pk, meeting=said)
    strike_meeting(who, child.pk, meeting_id=wrong, after=1, because="His brother.")
    letter_id = write_letter(who, child.pk, kind="introduction", own="You made me laugh.")
    check_letter(who, child.pk, letter_id=letter_id, version=1)
    send_letter(who, child.pk, letter_id=letter_id, version=2)
    days = {"ordered_on": ON - timedelta(days=3), "due_on": ON + timedelta(days=30)}
    order_report(who, child.pk, kind="section_7", case_id="CF2", **days)
    order_report(who, child.pk, kind="section_37", case_id="CF2", **days)
    advised = {"issue": "placement", "recommendation": "care_order", "reasons": "He is safe there."}
    advice_id = write_advice(who, child.pk, case_id="CF2", **advised)
    share_advice(who, child.pk, advice_id=advice_id, version=1, shared_on=ON, childs_response="He cried.")
    file_advice(who, child.pk, advice_id=advice_id, version=2)
    agreed = {"is_timetable_agreed": True, "is_care_plan_agreed": True}
    for day in (ON - timedelta(days=1), ON):
        talk_id = write_talk(who, child.pk, case_id="CF2", talked_on=day, **agreed)
    strike_talk(who, child.pk, talk_id=talk_id, because="It was yesterday.")
    report_incident(who, child.pk, kind="threat", happened_on=ON, words="He wrote to me.")
    boss = acting(Role.SERVICE_MANAGER)
    record_review(boss, child.pk, kind="assessment_and_plan", held_on=ON, words="Go on.")
    audit_id = audit_practice(
        boss, child.pk, grade="inadequate", are_all_letters_present=True, required="See him today."
    )
    do_required(who, child.pk, audit_id=audit_id, version=1, words="He was seen.")
    confirm_required(replace(boss, at=AT + timedelta(hours=2)), child.pk, audit_id=audit_id, version=2, is_enough=True)
    return child


def service():
    return acting(Role.ADMINISTRATOR)


def beside(folder):
    """Write what Cafcass tells of the child and the case themselves: invented."""
    child = {"child_id": "770001", "forenames": "Ash", "surname": "Invented", "born_on": date(2015, 6, 1)}
    case = {"law": "public", "application": "section_31", "issued_on": ISSUED, "received_on": date(2027, 1, 5)}
    both = {"case_id": "CF2", "recorded_at": KEYED}
    (folder / "children.csv").write_text(as_csv("children", [{**child, **both}]))
    (folder / "cases.csv").write_text(as_csv("cases", [{**case, **both}]))


def test_it_is_written_checked_clean_and_built(worked, waypost, tmp_path):
    folder = tmp_path / "in" / "cafcass"
    files = write_cafcass_extract(service(), folder)
    names = [
        *("advice", "agreements", "audit", "engagement", "feedback_and_complaints", "incidents", "letters", "reports"),
        "reviews",
    ]
    assert sorted(path.stem for path in files) == names
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)
    beside(folder)
    checked = json.loads(waypost("check", folder, "--json").out)
    assert checked["unread"] == []
    assert {(one["source"], one["refused"], len(one["findings"])) for one in checked["files"]} == {("cafcass", 0, 0)}
    assert sum(one["read"] for one in checked["files"]) == 2 + 1 + 1 + 1 + 2 + 1 + 1 + 2 + 1
    put_agreement(tmp_path / "in")
    out = tmp_path / "out"
    assert waypost("build", tmp_path / "in", out, "--as-of", ON).code == 0
    events = pl.read_parquet(out / "record" / "events.parquet").filter(pl.col("superseded_at").is_null())
    told = {(kind, code, on) for kind, code, on in events.select("kind", "code", "happened_on").iter_rows()}
    ordered_on = ON - timedelta(days=3)
    assert {
        ("child_engaged", "in_person", ON - timedelta(days=9)),
        ("letter_sent", "introduction", ON),
        ("management_review_held", "assessment_and_plan", ON),
        ("practice_audited", "inadequate", ON),
        ("audit_put_right", "inadequate", ON),
        ("plan_discussed", None, ON - timedelta(days=1)),
        ("advice_given", "placement", ON),
        ("advice_shared", "placement", ON),
        ("report_ordered", "section_7", ordered_on),
        ("report_ordered", "section_37", ordered_on),
    } <= told
    assert [kind for kind, *_ in told].count("child_engaged") == 1
    owners = dict(events.filter(pl.col("kind") == "report_ordered").select("code", "owner").iter_rows())
    assert owners == {"section_7": "cafcass", "section_37": "local_authority"}
    learnt = events.filter(pl.col("kind") == "letter_sent")["learnt_at"][0]
    assert learnt.replace(tzinfo=UTC) == AT


def test_a_meeting_is_of_the_case_that_ran_and_a_child_in_doubt_stays_out(worked, tmp_path):
    write_cafcass_extract(service(), tmp_path / "one")
    engagement = tmp_path / "one" / "engagement.csv"
    rows = pl.read_csv(engagement, infer_schema=False)
    assert rows["case_id"].to_list() == ["CF2", "CF2"]
    assert rows["child_id"].to_list() == ["770001", "770001"]
    assert rows["childs_words"][0] == '=2+2, "please", she said'
    follow_identity(service(), None, frozen=[worked.pk])
    files = write_cafcass_extract(service(), tmp_path / "two")
    assert [pl.read_csv(path, infer_schema=False).height for path in files] == [0] * len(files)


def test_it_is_written_by_command(worked, waypost, tmp_path):
    answer = waypost("casework", "extract", tmp_path / "cafcass")
    assert (answer.code, answer.out) == (0, "9 files with 10 lines are in cafcass.\n"), answer.said
    assert sorted(path.name for path in (tmp_path / "cafcass").iterdir())[0] == "advice.csv"


def test_what_an_audit_requires_is_told_as_it_changes_and_not_a_word_of_it(worked, tmp_path):
    write_cafcass_extract(service(), tmp_path / "one")
    text = (tmp_path / "one" / "audit.csv").read_text()
    assert "seen" not in text
    (told,) = pl.read_csv(tmp_path / "one" / "audit.csv", infer_schema=False).to_dicts()
    days = (told["action_due_on"], told["action_done_on"], told["action_confirmed_on"])
    assert days == (str(ON + timedelta(days=2)), str(ON), str(ON))
    assert told["recorded_at"] == (AT + timedelta(hours=2)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    again = {"state": State.REQUIRED, "confirmed_on": None}
    PracticeAudit.objects.update(**again)
    write_cafcass_extract(service(), tmp_path / "two")
    (told,) = pl.read_csv(tmp_path / "two" / "audit.csv", infer_schema=False).to_dicts()
    assert (told["action_due_on"], told["action_done_on"]) == (str(ON + timedelta(days=2)), None)


def test_whether_a_report_has_the_childs_response_is_told_of_reports_filed_since(worked, tmp_path):
    def told():
        write_cafcass_extract(service(), tmp_path / "one")
        rows = pl.read_csv(tmp_path / "one" / "advice.csv", infer_schema=False)
        return rows["is_response_in_report"].to_list()

    report = Report.objects.get(kind="section_7")
    edition = {"child": worked, "report": report}
    assert told() == [None]
    Edition.objects.create(**edition, number=1, childs_response="Before.", filed_on=ON - timedelta(days=1))
    Edition.objects.create(**edition, number=2, childs_response="Not filed.")
    assert told() == [None]
    Edition.objects.create(**edition, number=3, no_response_because="He is a baby.", filed_on=ON)
    assert told() == ["no"]
    Edition.objects.create(**edition, number=4, childs_response="I want to stay.", filed_on=ON + timedelta(days=2))
    assert told() == ["yes"]
    assert "stay" not in (tmp_path / "one" / "advice.csv").read_text()


def test_a_safeguarding_letter_is_a_report_that_was_filed(worked, tmp_path):
    case = Proceedings.objects.get(pk="CF2")
    screening = Screening.objects.create(
        child=worked, proceedings=case, programme="child_arrangements_programme", received_on=ISSUED
    )
    letter = {"child": worked, "screening": screening, "written_by": a_user(Role.FAMILY_COURT_ADVISER)}
    SafeguardingLetter.objects.create(**letter, state="filed", filed_on=ON, filed_at=AT)
    write_cafcass_extract(service(), tmp_path / "one")
    rows = pl.read_csv(tmp_path / "one" / "reports.csv", infer_schema=False)
    letter = rows.filter(pl.col("kind") == "safeguarding_letter")
    assert letter.select("case_id", "ordered_on", "filed_on", "allocated_on").row(0) == (
        "CF2", str(ISSUED), str(ON), None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("capacity", "from_on", "to_on", "allocated_on"),
    [
        ("screening", ISSUED + timedelta(days=1), None, ISSUED + timedelta(days=1)),
        ("adviser", ISSUED - timedelta(days=30), None, ISSUED),
        ("adviser", ISSUED - timedelta(days=30), ISSUED - timedelta(days=1), None),
        ("adviser", ON + timedelta(days=1), None, None),
        ("guardian", ISSUED, None, None),
    ],
    ids=["given later", "had the child before", "had the child no more", "after filing", "no letter is theirs"],
)
def test_a_safeguarding_letter_is_given_to_whoever_first_had_the_child(
    worked, tmp_path, capacity, from_on, to_on, allocated_on
):
    screening = Screening.objects.create(
        child=worked, proceedings_id="CF2", programme="child_arrangements_programme", received_on=ISSUED
    )
    user = a_user(Role.FAMILY_COURT_ADVISER)
    SafeguardingLetter.objects.create(
        child=worked, screening=screening, written_by=user, state="filed", filed_on=ON, filed_at=AT
    )
    Assignment.objects.create(child_id=worked.pk, user=user, capacity=capacity, from_on=from_on, to_on=to_on)
    write_cafcass_extract(service(), tmp_path / "one")
    rows = pl.read_csv(tmp_path / "one" / "reports.csv", infer_schema=False)
    told = rows.filter(pl.col("kind") == "safeguarding_letter")["allocated_on"].to_list()
    assert told == [None if allocated_on is None else str(allocated_on)]


def test_only_the_service_itself_writes_it(worked, tmp_path):
    with pytest.raises(MayNot):
        write_cafcass_extract(acting(Role.HEAD_OF_SERVICE), tmp_path / "x")
    assert not (tmp_path / "x").exists()
