"""Safety in the record: what stands, who may read it, what waits for a manager, and what never leaves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from support.casework_people import ON, a_child, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import FamilyMember
from waypost.casework.children.queries.a_child import child_now
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.children.withholding import kept_apart, told_in
from waypost.casework.letters.actions.send_letter import check_letter
from waypost.casework.letters.actions.write_letter import write_letter
from waypost.casework.letters.rules import WouldTell
from waypost.casework.safety.actions.incidents import (
    act_on_incident,
    close_incident,
    report_incident,
    support_after_incident,
    support_staff,
    tell_authority,
)
from waypost.casework.safety.actions.keep_child_safe import assess_harm, set_safe_contact, write_safety_plan
from waypost.casework.safety.actions.warn import decide_warning, end_warning, warn
from waypost.casework.safety.models import HarmAssessment, Incident
from waypost.casework.safety.queries.child import child_safety
from waypost.casework.safety.queries.lists import open_incidents, potentially_violent, reviews_due, warnings_waiting
from waypost.casework.safety.rules import TRANSITIONS, IncidentAct, State

pytestmark = pytest.mark.django_db
PLAN = "When the bell rings twice we leave through the garden gate and call Auntie Jo"


@pytest.fixture
def mine():
    user, child = a_user(Role.FAMILY_COURT_ADVISER), a_child()
    assign(child, user)
    return acting(user), child


@pytest.fixture
def boss(mine):
    return acting(Role.SERVICE_MANAGER)


def father_of(child):
    return FamilyMember.objects.create(child=child, name="Bo Invented", relationship="father")


def test_the_newest_assessment_of_a_harm_stands_and_is_reviewed_in_time(mine):
    who, child = mine
    assess_harm(who, child.pk, harm="domestic_abuse", level="low", words="Shouting.")
    due_on = assess_harm(who, child.pk, harm="domestic_abuse", level="high", words="He came to the door.")
    assess_harm(who, child.pk, harm="neglect", level="low", words="Late from school.")
    assert [(one.harm, one.level) for one in child_safety(who, child.pk).harms] == [
        ("domestic_abuse", "high"), ("neglect", "low")
    ]  # fmt: skip
    assert HarmAssessment.objects.count() == 3
    assert [one.harm for one in reviews_due(who, None, is_mine=True, until_on=due_on)] == ["domestic_abuse"]
    assert reviews_due(acting(Role.FAMILY_COURT_ADVISER), None, is_mine=False, until_on=due_on) == ()


def test_a_safety_plan_is_read_by_those_who_keep_to_it_and_stands_in_no_letter(mine):
    who, child = mine
    write_safety_plan(who, child.pk, words=PLAN, after=0)
    with pytest.raises(SomebodySavedFirst):
        write_safety_plan(who, child.pk, words="Another.", after=0)
    assert child_safety(who, child.pk).plan == PLAN
    assistant = a_user(Role.ASSISTANT)
    assign(child, assistant, capacity="assistant")
    page = child_safety(acting(assistant), child.pk)
    assert (page.plan, page.plan_number) == (None, 1)
    own = "Do not forget. We leave through the garden gate and call Auntie Jo."
    letter_id = write_letter(who, child.pk, kind="introduction", own=own)
    with pytest.raises(WouldTell, match="safety plan"):
        check_letter(who, child.pk, letter_id=letter_id, version=1)


def test_how_somebody_is_reached_is_one_rule_a_person(mine):
    who, child = mine
    mother = FamilyMember.objects.create(child=child, name="Cy Invented", relationship="mother")
    words = "Ring twice, hang up, and wait until she calls back"
    set_safe_contact(who, child.pk, member=mother.pk, allowed=["text"], never=["letter"], words=words)
    with pytest.raises(SomebodySavedFirst):
        set_safe_contact(who, child.pk, member=mother.pk, allowed=["email"], never=[])
    set_safe_contact(
        who, child.pk, member=mother.pk, allowed=["text"], never=["letter", "email"], words=words, version=1
    )
    set_safe_contact(who, child.pk, member=None, allowed=[], never=["letter"])
    first, second = child_safety(who, child.pk).reach
    assert (first.name, first.never, first.words) == ("Cy Invented", ("email", "letter"), words)
    assert (second.name, second.never) == ("", ("letter",))
    assert "safe_contact" in told_in(words.upper(), kept_apart(child.pk))
    for wrong in ({"allowed": ["text"], "never": ["text"]}, {"allowed": [], "never": []}):
        with pytest.raises(NotPossibleNow):
            set_safe_contact(who, child.pk, member=None, version=1, **wrong)


def test_a_person_is_marked_violent_by_two_people_and_for_a_time(mine, boss):
    who, child = mine
    father = father_of(child)
    marked = warn(who, child.pk, kind="potentially_violent", member=father.pk, words="Threw a chair.")
    assert [one.is_decided for one in child_safety(who, child.pk).warnings] == [False]
    assert [one.warning_id for one in warnings_waiting(boss, None)] == [marked]
    assert child_safety(who, child.pk).head.warnings == potentially_violent(who, None) == ()
    with pytest.raises(MayNot):
        decide_warning(who, child.pk, warning_id=marked, is_granted=True)
    decide_warning(boss, child.pk, warning_id=marked, is_granted=True)
    (shown,) = child_safety(who, child.pk).warnings
    assert (shown.is_decided, warnings_waiting(boss, None)) == (True, ())
    assert [one.name for one in potentially_violent(who, None)] == ["Bo Invented"]
    (heed,) = child_safety(who, child.pk).head.warnings
    assert (heed.what, heed.about) == ("On the list of potentially violent persons", "Bo Invented")
    outside = a_user(Role.AUTHORITY_SOCIAL_WORKER)
    assign(child, outside, capacity="authority")
    assert child_now(acting(outside), child.pk).head.warnings == ()
    own = warn(boss, child.pk, kind="potentially_violent", member=father.pk)
    with pytest.raises(NotPossibleNow):
        decide_warning(boss, child.pk, warning_id=own, is_granted=True)
    decide_warning(acting(Role.HEAD_OF_SERVICE), child.pk, warning_id=own, is_granted=False)
    end_warning(boss, child.pk, warning_id=marked)
    assert child_safety(who, child.pk).warnings == ()
    with pytest.raises(NotPossibleNow):
        warn(who, child.pk, kind="potentially_violent", member=None)


def test_a_threat_is_acted_on_the_authority_told_and_closed_by_another(mine, boss):
    who, child = mine
    incident = report_incident(
        who, child.pk, kind="threat", happened_on=ON - timedelta(days=2), words="He wrote to me."
    )
    (shown,) = open_incidents(boss, None)
    assert (shown.is_action_late, shown.missing) == (True, ("action", "is_child_at_risk"))
    with pytest.raises(MayNot):
        close_incident(who, child.pk, incident_id=incident, version=1)
    act_on_incident(boss, child.pk, incident_id=incident, version=1, action="Police told.", is_child_at_risk=True)
    with pytest.raises(NotPossibleNow, match="child protection action"):
        close_incident(boss, child.pk, incident_id=incident, version=2)
    tell_authority(boss, child.pk, incident_id=incident, version=2)
    support_after_incident(boss, child.pk, incident_id=incident, version=3, supports=["talk"])
    close_incident(boss, child.pk, incident_id=incident, version=4)
    assert open_incidents(boss, None) == ()
    (shown,) = child_safety(who, child.pk).incidents
    assert (shown.state, shown.protected_on, shown.supports, shown.acts) == ("closed", ON, ("talk",), ())
    assert "He wrote" not in str(list(AuditEvent.objects.values_list("facts", flat=True)))


def test_staff_are_supported_after_a_death_only_who_worked_for_the_child(mine, boss):
    who, child = mine
    support_staff(
        boss, child.pk, person_id=who.user_id, because="death", happened_on=ON, supports=["talk", "counselling"]
    )
    (told,) = child_safety(boss, child.pk).supported
    assert (told.because, told.supports, told.is_late) == ("death", ("counselling", "talk"), False)
    assert child_safety(who, child.pk).supported == child_safety(who, child.pk).worked == ()
    stranger = a_user(Role.FAMILY_COURT_ADVISER)
    with pytest.raises(NoSuchChild):
        support_staff(boss, child.pk, person_id=stranger.pk, because="death", happened_on=ON, supports=["talk"])
    with pytest.raises(NotPossibleNow):
        support_staff(boss, child.pk, person_id=who.user_id, because="death", happened_on=ON, supports=[])


def test_another_childs_family_warning_or_incident_is_no_child_at_all(mine, boss):
    who, child = mine
    other, theirs = a_child(), a_user(Role.FAMILY_COURT_ADVISER)
    assign(other, theirs)
    father = father_of(other)
    marked = warn(acting(theirs), other.pk, kind="not_alone", member=father.pk)
    incident = report_incident(acting(theirs), other.pk, kind="threat", happened_on=ON, words="x")
    for act in (
        lambda: warn(who, child.pk, kind="not_alone", member=father.pk),
        lambda: set_safe_contact(who, child.pk, member=father.pk, allowed=["text"], never=[]),
        lambda: assess_harm(who, child.pk, harm="neglect", level="low", words="x", from_member=father.pk),
        lambda: end_warning(boss, child.pk, warning_id=marked),
        lambda: decide_warning(boss, child.pk, warning_id=marked, is_granted=True),
        lambda: tell_authority(boss, child.pk, incident_id=incident, version=1),
        lambda: child_safety(who, other.pk),
    ):
        with pytest.raises(NoSuchChild):
            act()


class Incidents(RuleBasedStateMachine):
    """One incident in whatever order managers act on it."""

    @initialize()
    def begin(self):
        user, self.child = a_user(Role.PRACTICE_SUPERVISOR), a_child()
        assign(self.child, user)
        self.threatened, self.boss = acting(user), acting(Role.SERVICE_MANAGER)
        told = {"kind": "threat", "happened_on": ON, "words": "x"}
        self.incident_id = report_incident(self.threatened, self.child.pk, **told)

    def incident(self):
        return Incident.objects.get(incident_id=self.incident_id)

    def attempt(self, act, function, who=None, **more):
        before = self.incident()
        try:
            function(who or self.boss, self.child.pk, incident_id=self.incident_id, version=before.version, **more)
        except NotPossibleNow:
            assert (self.incident().version, self.incident().state) == (before.version, before.state)
        else:
            assert self.incident().state == TRANSITIONS[State(before.state), act]

    @rule(at_risk=st.booleans(), action=st.sampled_from(["", "Moved."]))
    def do_something(self, at_risk, action):
        self.attempt(IncidentAct.ACT, act_on_incident, action=action, is_child_at_risk=at_risk)

    @rule()
    def tell(self):
        self.attempt(IncidentAct.PROTECT, tell_authority)

    @rule()
    def support(self):
        self.attempt(IncidentAct.SUPPORT, support_after_incident, supports=["talk"])

    @rule(is_own=st.booleans())
    def close(self, is_own):
        before = self.incident().state
        self.attempt(IncidentAct.CLOSE, close_incident, self.threatened if is_own else self.boss)
        if is_own:
            assert self.incident().state == before

    @invariant()
    def nothing_is_closed_that_lacks_anything(self):
        if hasattr(self, "incident_id") and self.incident().state == State.CLOSED:
            row = self.incident()
            assert row.acted_on is not None
            assert row.is_child_at_risk is False or row.protected_on is not None


def test_incidents_in_any_order():
    run_state_machine_as_test(Incidents, settings=settings(max_examples=12, stateful_step_count=10))
