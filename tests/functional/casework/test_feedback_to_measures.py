"""End to end: three taps; a worrying text to its reader's alarm; a complaint to its answer; all in the measures."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings as site
from django.test import Client
from django.urls import reverse

from support.agreements import put_agreement
from support.casework_people import ON, a_child, a_team, a_user, acting, assign
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import ChildInCase, Proceedings
from waypost.casework.exchange.leaving import as_csv
from waypost.casework.exchange.models import CafcassNumber
from waypost.casework.feedback.actions import handle
from waypost.casework.feedback.actions.complain import Told, complain
from waypost.casework.feedback.codes import OfLetter, code_of
from waypost.casework.feedback.gate import Visitor
from waypost.casework.feedback.models import Complaint, FreeText
from waypost.casework.safety.models import HarmAssessment
from waypost.wiring.casework_extract import write_cafcass_extract

pytestmark = pytest.mark.django_db
KEYED = datetime(2027, 1, 5, 9, tzinfo=UTC)
ISSUED = date(2027, 1, 4)
WORRYING = "Qzworrying: he comes into my room at night."
COMPLAINED = "Qzcomplained: she never listened to me."
SAID = re.compile("Qz(worrying|complained)")
"""The words of either, and no two letters of a token that a page happens to have."""
MANY = 10
"""As many as a share is shown for: fewer are hidden."""
AFTER_THE_QUARTER = date(2027, 7, 15)


class Browser(Client):
    """A browser that fills in forms by what stands in them."""

    def of(self, user) -> Browser:
        self.force_login(user, "django.contrib.auth.backends.ModelBackend")
        return self

    def send(self, address: str, **typed):
        page = self.get(address).content.decode()
        hidden = dict(re.findall(r'<input type="hidden" name="(once|version)" value="([^"]*)"', page))
        answer = self.post(address, {**hidden, **typed})
        assert answer.status_code == 302, re.findall(r"govuk-error-message.*", answer.content.decode())
        return answer["Location"]

    def page(self, name: str, *args) -> str:
        answer = self.get(reverse(name, args=args))
        assert answer.status_code == 200
        return answer.content.decode()


@pytest.fixture
def child(settings):
    settings.DEMONSTRATION_DAY = ON
    settings.NEEDS_SECOND_FACTOR = False
    one = a_child("C-00001-TEST1")
    case = Proceedings.objects.create(case_id="CF2", law="public", kind="section_31", issued_on=ISSUED)
    ChildInCase.objects.create(child=one, proceedings=case)
    CafcassNumber.objects.create(child=one, number="770001")
    return one


@pytest.fixture
def people(child):
    told = {role: a_user(role) for role in (Role.FAMILY_COURT_ADVISER, Role.COMPLAINTS_MANAGER)}
    assign(child, told[Role.FAMILY_COURT_ADVISER], a_team())
    return told


def give(child, words: str = "") -> None:
    """Three taps, and words beside them."""
    browser = Browser()
    start = reverse("family_say_code", args=[code_of(OfLetter(child.pk, "letter-1", ON), site.SECRET_KEY)])
    page = browser.get(f"{start}?by=child").content.decode()
    once = re.search(r'name="once" value="([^"]+)"', page)[1]
    more = browser.post(start, {"once": once, "made_by": "child", "sentiment": "positive"})["Location"]
    assert browser.post(more, {"words": words})["Location"] == reverse("family_say_thanks")


def at_a_later_day(settings, days: int) -> None:
    settings.DEMONSTRATION_DAY = ON + timedelta(days=days)


def test_from_three_taps_to_the_measures_of_the_next_build(child, people, settings, waypost, tmp_path):
    for words in (*[""] * (MANY - 1), WORRYING):
        give(child, words)
    adviser, manager = (Browser().of(people[role]) for role in (Role.FAMILY_COURT_ADVISER, Role.COMPLAINTS_MANAGER))
    _the_alarm_and_the_reader(child, people, settings, manager)
    _whoever_works_for_the_child_acts(child, adviser)
    _a_complaint_to_its_answer(child, people, manager, adviser)
    _more_complaints(child, people)
    told = _measures_of_the_next_build(child, waypost, tmp_path)
    assert told["feedback", "pieces"] == MANY
    assert told["feedback", "positive"] == 100
    assert told["complaints", "complaints"] == MANY
    assert told["complaints", "by_children"] == MANY
    assert told["complaints", "answered_within_20_working_days"] == 100
    for path in (tmp_path / "in").rglob("*.csv"):
        assert not SAID.search(path.read_text()), "no word of anybody leaves"
    assert not SAID.search(json.dumps(list(AuditEvent.objects.values_list("facts", flat=True))))


def _the_alarm_and_the_reader(child, people, settings, manager: Browser) -> None:
    text = FreeText.objects.get()
    assert "Nobody is named to read today" in manager.page("words_desk")
    assert manager.get(reverse("read_words", args=[text.text_id])).status_code == 404
    day = {"from_on_day": "1", "from_on_month": "4", "from_on_year": "2027"}
    manager.send(reverse("name_reader"), person_id=str(people[Role.COMPLAINTS_MANAGER].pk), **day)
    at_a_later_day(settings, 5)
    assert "1 text should have been read before today" in manager.page("words_desk")
    assert WORRYING in manager.page("read_words", text.text_id)
    address = reverse("read_words", args=[text.text_id])
    manager.send(address, found="worrying", urgency="today", because="He is not safe at night.")
    assert "should have been read" not in manager.page("words_desk")


def _whoever_works_for_the_child_acts(child, adviser: Browser) -> None:
    text = FreeText.objects.get()
    assert "He is not safe at night." in adviser.page("worries")
    page = adviser.page("settle_worry", child.pk, text.text_id)
    assert WORRYING in page
    assert "Call 999 first" in page
    typed = {"how": "assessed", "harm": "sexual", "level": "immediate", "because": "I told the authority at once."}
    adviser.send(reverse("settle_worry", args=[child.pk, text.text_id]), **typed)
    assert HarmAssessment.objects.get().harm == "sexual"
    assert FreeText.objects.get().state == "settled"


def _a_complaint_to_its_answer(child, people, manager: Browser, adviser: Browser) -> None:
    assign(child, people[Role.COMPLAINTS_MANAGER], capacity="complaint")
    told = {"way_in": "telephone", "made_by": "child", "words": COMPLAINED, "way_back": "adviser"}
    manager.send(reverse("receive_complaint_about", args=[child.pk]), **told)
    row = Complaint.objects.get()
    assert adviser.get(reverse("complaint", args=[row.complaint_id])).status_code == 403

    def do(what: str, **typed) -> None:
        manager.send(reverse(f"complaint_{what}", args=[row.complaint_id]), **typed)

    do("acknowledge")
    deciders = {name: str(user.pk) for name, user in people.items()}
    about = deciders[Role.FAMILY_COURT_ADVISER]
    do("look_into", decider_id=deciders[Role.COMPLAINTS_MANAGER], about_id=about)
    assert not SAID.search(adviser.page("complaints_about_me"))
    do("decide", outcome="upheld", reasons="She was not seen alone.", theme="listening", learning="See every child.",
       shared="See each child alone.")  # fmt: skip
    assert "See each child alone." not in adviser.page("complaints_about_me"), "not before the answer"
    hard = "Notwithstanding procedural considerations, accountability necessitates institutional acknowledgement."
    address = reverse("complaint_answer", args=[row.complaint_id])
    assert manager.post(address, {"version": "4", "answer": hard}).status_code == 400
    do_answer = "You were right. We did not listen to you. We are sorry. She will see you soon."
    manager.send(address, answer=do_answer)
    shown = adviser.page("complaints_about_me")
    assert "See each child alone." in shown
    assert not SAID.search(shown)
    assert child.name not in shown
    pdf = manager.get(reverse("complaint_answer_pdf", args=[row.complaint_id]))
    assert pdf.content.startswith(b"%PDF")
    page = manager.page("complaint", row.complaint_id)
    assert "Ombudsman" in page
    assert "They ask us to look again" in page


def _more_complaints(child, people) -> None:
    """Enough of them, the same way by the same actions, that the measure may be shown."""
    who = acting(people[Role.COMPLAINTS_MANAGER])
    visitor = Visitor(who.at, "127.0.0.1", code_of(OfLetter(child.pk, "letter-1", ON), site.SECRET_KEY))
    for number in range(MANY - 1):
        one = complain(visitor, token=f"a-token-of-a-test-{number}", told=Told("child", "Nobody told me why."))
        handle.acknowledge_complaint(who, None, complaint_id=one, version=1)
        given = {"decider_id": who.user_id, "about_id": None}
        handle.look_into_complaint(who, None, complaint_id=one, version=2, **given)
        decision = handle.Decision("upheld", "Nobody did.", "explaining", "Tell them why.")
        handle.decide_complaint(who, None, complaint_id=one, version=3, decision=decision)
        handle.answer_complaint(who, None, complaint_id=one, version=4, answer="You were right.")


def _measures_of_the_next_build(child, waypost, tmp_path) -> dict[tuple[str, str], float]:
    folder = tmp_path / "in" / "cafcass"
    write_cafcass_extract(acting(Role.ADMINISTRATOR), folder)
    one = {"child_id": "770001", "forenames": "Ash", "surname": "Invented", "born_on": date(2015, 6, 1)}
    case = {"law": "public", "application": "section_31", "issued_on": ISSUED, "received_on": date(2027, 1, 5)}
    both = {"case_id": "CF2", "recorded_at": KEYED}
    (folder / "children.csv").write_text(as_csv("children", [{**one, **both}]))
    (folder / "cases.csv").write_text(as_csv("cases", [{**case, **both}]))
    put_agreement(tmp_path / "in")
    out = tmp_path / "out"
    built = waypost("build", tmp_path / "in", out, "--as-of", AFTER_THE_QUARTER)
    assert built.code == 0, built.said
    told = {}
    for measure in ("feedback", "complaints"):
        for row in json.loads(waypost("measures", "compute", out, "--measure", measure, "--json").out):
            if row["group"] == "all" and row["period_start"] == "2027-04-01" and row["value"] is not None:
                told[measure, row["method"]] = float(row["value"])
    return told
