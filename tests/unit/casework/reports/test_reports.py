"""A report from its order to its filing and after, in the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from support.casework_people import AT, ON, a_child, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import BackgroundReview, ChildInCase, ChronologyLine, Contact, Proceedings
from waypost.casework.children.rules import BACKGROUND, NotPossibleNow, SomebodySavedFirst
from waypost.casework.children.withholding import WouldTellParties
from waypost.casework.children.words import NotAWord
from waypost.casework.reports.actions.ask_court import answer_request, ask_court
from waypost.casework.reports.actions.check_report import check_report, file_report, receive_report, withdraw_report
from waypost.casework.reports.actions.order_report import order_report, set_involvement
from waypost.casework.reports.actions.write_report import (
    begin_report,
    hand_in,
    record_response,
    update_report,
    write_report,
)
from waypost.casework.reports.models import Edition, Report
from waypost.casework.reports.queries import a_report, child_reports, reports_due, reports_to_check
from waypost.casework.reports.rules import TRANSITIONS, ReportAct, ReportNotWhole, State, Written
from waypost.casework.reports.words import kinds

pytestmark = pytest.mark.django_db
KIND = "child_impact_report_1"
WHOLE = Written(
    sections=dict.fromkeys(kinds()[KIND].sections, "Words."),
    sources={one: "reviewed" for one in kinds()[KIND].sources if one not in BACKGROUND},
    childs_words="I miss my school.",
    childs_response="She agrees.",
)
DUE = ON + timedelta(days=20)


def in_case(child, case_id="K1"):
    case, _ = Proceedings.objects.get_or_create(
        case_id=case_id, defaults={"law": "private", "kind": "c", "issued_on": ON}
    )
    ChildInCase.objects.create(child=child, proceedings=case)
    for subject in BACKGROUND:
        BackgroundReview.objects.create(child=child, subject=subject, state="reviewed", on=ON)


@pytest.fixture
def mine():
    user, child = a_user(Role.FAMILY_COURT_ADVISER), a_child()
    assign(child, user)
    in_case(child)
    return acting(user), child


@pytest.fixture
def checker(mine):
    return acting(Role.SERVICE_MANAGER)


def ordered(who, child, kind=KIND, **more):
    return order_report(who, child.pk, kind=kind, case_id="K1", ordered_on=ON, due_on=DUE, **more)


def version(report_id):
    return Report.objects.get(report_id=report_id).version


def do(action, who, child, report_id, **more):
    return action(who, child.pk, report_id=report_id, version=version(report_id), **more)


def handed_in(who, child, written=WHOLE):
    report_id = ordered(who, child)
    do(begin_report, who, child, report_id)
    do(write_report, who, child, report_id, written=written)
    do(hand_in, who, child, report_id)
    return report_id


def test_a_report_is_begun_from_the_record_written_checked_and_filed(mine, checker):
    who, child = mine
    line = {"learnt_on": ON, "source": "The court", "kind": "x", "title": "t"}
    ChronologyLine.objects.create(
        child=child, line_id="1", happened_on=ON, agency="hmcts_private_law", sentence="It was issued.", **line
    )
    ChronologyLine.objects.create(
        child=child, line_id="2", happened_on=ON, agency="ssd", sentence="An authority's own secret.", **line
    )
    report_id = ordered(who, child)
    do(begin_report, who, child, report_id)
    drafted = Edition.objects.get().sections["what_happened"]
    assert drafted == "1 April 2027: It was issued. (The court)"
    do(write_report, who, child, report_id, written=WHOLE)
    do(hand_in, who, child, report_id)
    assert [one.report_id for one in reports_to_check(checker, None)] == [report_id]
    do(check_report, checker, child, report_id, is_right=True)
    do(file_report, who, child, report_id)
    page = a_report(who, child.pk, report_id=report_id)
    assert (page.report.state, page.report.filed_on, page.report.days_late) == ("filed", ON, 0)
    assert (page.editions[0].checked_on, page.editions[0].filed_on) == (ON, ON)
    assert reports_to_check(checker, None) == ()


def test_a_report_that_lacks_something_stays_where_it_is(mine):
    who, child = mine
    report_id = ordered(who, child)
    do(begin_report, who, child, report_id)
    with pytest.raises(ReportNotWhole, match="what is asked"):
        do(hand_in, who, child, report_id)
    assert Report.objects.get().state == State.WRITING
    assert "what_is_asked" in a_report(who, child.pk, report_id=report_id).missing


def test_nobody_checks_their_own_and_sending_back_says_what_to_do(mine, checker):
    _, child = mine
    one, other = acting(Role.PRACTICE_SUPERVISOR), checker
    report_id = handed_in(one, child)
    assert reports_to_check(one, None) == ()
    with pytest.raises(NotPossibleNow):
        do(check_report, one, child, report_id, is_right=True)
    with pytest.raises(NotPossibleNow):
        do(check_report, other, child, report_id, is_right=False, note=" ")
    do(check_report, other, child, report_id, is_right=False, note="Say more of the impact.")
    assert a_report(one, child.pk, report_id=report_id).editions[0].check_note == "Say more of the impact."
    with pytest.raises(NotPossibleNow):
        do(file_report, one, child, report_id)


def test_a_report_is_filed_only_with_the_childs_answer(mine, checker):
    who, child = mine
    report_id = handed_in(who, child, replace(WHOLE, childs_response=""))
    do(check_report, checker, child, report_id, is_right=True)
    with pytest.raises(ReportNotWhole):
        do(file_report, who, child, report_id)
    assert Report.objects.get().filed_on is None
    do(record_response, who, child, report_id, childs_response="He is sad about it.")
    do(file_report, who, child, report_id)
    with pytest.raises(NotPossibleNow):
        do(record_response, who, child, report_id, childs_response="Too late.")


def test_something_worrying_makes_a_new_edition_and_the_filed_one_stays(mine, checker):
    who, child = mine
    report_id = handed_in(who, child)
    do(check_report, checker, child, report_id, is_right=True)
    do(file_report, who, child, report_id)
    with pytest.raises(NotAWord):
        do(update_report, who, child, report_id, because="boredom")
    do(update_report, who, child, report_id, because="new_harm", words="He came to the school.")
    again = replace(WHOLE, sections={**WHOLE.sections, "safety": "Much has changed."}, childs_response="Scared.")
    do(write_report, who, child, report_id, written=again)
    do(hand_in, who, child, report_id)
    do(check_report, checker, child, report_id, is_right=True)
    later = replace(who, at=AT + timedelta(days=30))
    do(file_report, later, child, report_id)
    new, first = a_report(who, child.pk, report_id=report_id).editions
    assert (first.written.sections["safety"], first.filed_on) == ("Words.", ON)
    assert (new.because, new.written.sections["safety"]) == ("new_harm", "Much has changed.")
    assert Report.objects.get().filed_on == ON
    assert Report.objects.get().state == State.FILED


def test_more_time_counts_from_the_courts_answer_alone(mine):
    who, child = mine
    report_id = ordered(who, child)
    later_on = DUE + timedelta(days=14)
    asked = {"is_transfer": False, "reason": "new_worry", "until_on": later_on}
    do(ask_court, who, child, report_id, **asked)
    with pytest.raises(NotPossibleNow):
        do(ask_court, who, child, report_id, **asked)
    assert child_reports(who, child.pk).reports[0].due_on == DUE
    with pytest.raises(NotPossibleNow):
        do(answer_request, who, child, report_id, is_granted=True)
    do(answer_request, who, child, report_id, is_granted=True, new_due_on=later_on)
    page = child_reports(who, child.pk)
    assert (page.reports[0].due_on, page.reports[0].first_due_on) == (later_on, DUE)
    assert (page.asked[0].report_id, page.asked[0].is_granted) == (report_id, True)
    with pytest.raises(NoSuchChild):
        do(answer_request, who, child, report_id, is_granted=True, new_due_on=later_on)


def test_a_report_goes_to_the_authority_and_comes_from_it(mine):
    who, child = mine
    report_id = ordered(who, child)
    do(ask_court, who, child, report_id, is_transfer=True, reason="other_agency_knows_more")
    do(answer_request, who, child, report_id, is_granted=True)
    row = Report.objects.get()
    assert (row.author, row.state) == ("local_authority", State.WITH_AUTHORITY)
    with pytest.raises(NotPossibleNow):
        do(begin_report, who, child, report_id)
    with pytest.raises(NotPossibleNow):
        do(receive_report, who, child, report_id, filed_on=ON + timedelta(days=1))
    do(receive_report, replace(who, at=AT + timedelta(days=25)), child, report_id, filed_on=DUE + timedelta(days=2))
    assert child_reports(who, child.pk).reports[0].days_late == 2


def test_whose_it_is_follows_law_order_and_the_test_of_the_place(mine):
    who, child = mine
    set_involvement(acting(Role.HEAD_OF_SERVICE), None, weeks=30, from_on=ON)
    authors = [
        ordered(who, child, "section_37"),
        ordered(who, child, "section_7", involved_on=ON - timedelta(weeks=29)),
        ordered(who, child, "section_7", involved_on=ON - timedelta(weeks=31)),
        ordered(who, child, "section_7", involved_on=ON, ordered_of="cafcass"),
    ]
    told = dict(Report.objects.values_list("report_id", "author"))
    assert [told[one] for one in authors] == ["local_authority", "local_authority", "cafcass", "cafcass"]
    with pytest.raises(NotPossibleNow):
        set_involvement(acting(Role.HEAD_OF_SERVICE), None, weeks=0, from_on=ON)


@pytest.mark.parametrize("where", ["section", "childs_words"])
def test_where_anybody_lives_who_hides_it_stands_in_no_report(mine, where):
    who, child = mine
    Contact.objects.create(child=child, kind="address", value="14 Larkspur Hollow, ZZ9 4QX")
    told = "We met at larkspur hollow."
    written = (
        replace(WHOLE, sections={**WHOLE.sections, "impact": told})
        if where == "section"
        else replace(WHOLE, childs_words=told)
    )
    with pytest.raises(WouldTellParties) as refusal:
        handed_in(who, child, written)
    assert "arkspur" not in str(refusal.value)


def test_an_address_shut_after_the_check_stops_the_filing(mine, checker):
    who, child = mine
    report_id = handed_in(who, child, replace(WHOLE, childs_words="We met at Larkspur Hollow."))
    do(check_report, checker, child, report_id, is_right=True)
    Contact.objects.create(child=child, kind="address", value="14 Larkspur Hollow")
    with pytest.raises(WouldTellParties):
        do(file_report, who, child, report_id)
    assert Report.objects.get().state == State.CHECKED


def test_another_childs_report_or_case_is_no_child_at_all(mine, checker):
    who, child = mine
    other, theirs = a_child(), a_user(Role.FAMILY_COURT_ADVISER)
    assign(other, theirs)
    in_case(other, "K2")
    report_id = order_report(acting(theirs), other.pk, kind=KIND, case_id="K2", ordered_on=ON, due_on=DUE)
    for act in (
        lambda: ordered(who, other),
        lambda: order_report(who, child.pk, kind=KIND, case_id="K2", ordered_on=ON, due_on=DUE),
        lambda: begin_report(who, child.pk, report_id=report_id, version=1),
        lambda: write_report(who, child.pk, report_id=report_id, version=1, written=WHOLE),
        lambda: check_report(checker, child.pk, report_id=report_id, version=1, is_right=True),
        lambda: a_report(who, child.pk, report_id=report_id),
        lambda: child_reports(who, other.pk),
    ):
        with pytest.raises(NoSuchChild):
            act()
    assert [one.report_id for one in reports_due(who, None, is_mine=False)] == []
    assert [one.report_id for one in reports_due(checker, None, is_mine=False)] == [report_id]


def test_a_stale_page_loses_nothing_and_one_event_tells_no_word(mine):
    who, child = mine
    report_id = ordered(who, child)
    begin_report(who, child.pk, report_id=report_id, version=1)
    write_report(who, child.pk, report_id=report_id, version=2, written=WHOLE)
    with pytest.raises(SomebodySavedFirst):
        write_report(who, child.pk, report_id=report_id, version=2, written=Written())
    assert Edition.objects.get().childs_words == "I miss my school."
    events = list(AuditEvent.objects.order_by("pk"))
    assert [one.kind for one in events] == ["reports.order", "reports.begin", "reports.write"]
    assert "school" not in str([one.facts for one in events])
    with pytest.raises(MayNot):
        do(check_report, who, child, report_id, is_right=True)


class Reports(RuleBasedStateMachine):
    """One report in whatever order people act on it."""

    @initialize()
    def begin(self):
        user, self.child = a_user(Role.PRACTICE_SUPERVISOR), a_child()
        assign(self.child, user)
        in_case(self.child)
        self.who, self.checker = acting(user), acting(Role.SERVICE_MANAGER)
        self.report_id = ordered(self.who, self.child)
        self.filed = {}

    def report(self):
        return Report.objects.get(report_id=self.report_id)

    def attempt(self, act, action, who=None, **more):
        before = self.report()
        try:
            do(action, who or self.who, self.child, self.report_id, **more)
        except (NotPossibleNow, NoSuchChild):
            assert self.report().version == before.version
            return
        assert self.report().state == TRANSITIONS[State(before.state), act]
        assert self.report().version > before.version

    @rule()
    def start(self):
        self.attempt(ReportAct.BEGIN, begin_report)

    @rule(is_whole=st.booleans())
    def write(self, is_whole):
        self.attempt(ReportAct.WRITE, write_report, written=WHOLE if is_whole else Written())

    @rule()
    def give(self):
        self.attempt(ReportAct.HAND_IN, hand_in)

    @rule(is_right=st.booleans(), is_own=st.booleans())
    def check(self, is_right, is_own):
        act = ReportAct.APPROVE if is_right else ReportAct.SEND_BACK
        before = self.report().state
        who = self.who if is_own else self.checker
        self.attempt(act, check_report, who, is_right=is_right, note="Do this.")
        if is_own:
            assert self.report().state == before

    @rule()
    def file(self):
        self.attempt(ReportAct.FILE, file_report)

    @rule()
    def update(self):
        self.attempt(ReportAct.UPDATE, update_report, because="moved")

    @rule()
    def withdraw(self):
        self.attempt(ReportAct.WITHDRAW, withdraw_report)

    @invariant()
    def what_was_filed_was_checked_by_another_and_stays(self):
        if not hasattr(self, "report_id"):
            return
        for edition in Edition.objects.filter(report__report_id=self.report_id, filed_on__isnull=False):
            told = (edition.sections, edition.childs_words, edition.checked_by_id)
            assert self.filed.setdefault(edition.number, told) == told
            assert edition.checked_by_id not in set(edition.writers.values_list("pk", flat=True))
        assert (self.report().filed_on is not None) == bool(self.filed)


def test_reports_in_any_order():
    run_state_machine_as_test(Reports, settings=settings(max_examples=12, stateful_step_count=14))


def test_what_the_child_said_stands_in_a_report_that_is_begun_and_disputed_lines_say_so(mine, monkeypatch):
    who, child = mine
    line = {"learnt_on": ON, "source": "The court", "kind": "x", "title": "t", "agency": "hmcts_private_law"}
    ChronologyLine.objects.create(child=child, line_id="1", happened_on=ON, sentence="It was issued.", **line)
    monkeypatch.setattr("waypost.casework.children.disputed._TOLD_BY", [lambda child_id: {"1"}])
    report_id = ordered(who, child)
    do(begin_report, who, child, report_id, childs_words="1 April 2027: I miss my school.")
    edition = Edition.objects.get()
    assert edition.childs_words == "1 April 2027: I miss my school."
    assert edition.sections["what_happened"].endswith("(The court, disputed)")


def test_writing_on_keeps_the_childs_answer_and_what_is_asked_is_on_the_page(mine):
    who, child = mine
    report_id = ordered(who, child)
    do(begin_report, who, child, report_id)
    do(record_response, who, child, report_id, childs_response="She agrees.")
    do(write_report, who, child, report_id, written=Written({"impact": "Words."}))
    do(ask_court, who, child, report_id, is_transfer=False, reason="new_worry", until_on=DUE + timedelta(days=7))
    page = a_report(who, child.pk, report_id=report_id)
    assert page.editions[0].written.childs_response == "She agrees."
    assert [(one.reason, one.is_granted) for one in page.asked] == [("new_worry", None)]
    assert (page.next_step, page.wrote_it, page.report.case_id) == ("write", True, "K1")
    assert a_report(acting(Role.SERVICE_MANAGER), child.pk, report_id=report_id).wrote_it is False
