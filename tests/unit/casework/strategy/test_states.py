"""Strategy whatever is done, by whomever, in whatever order: no history is lost, and nobody decides for another.

Beside the room stands a model of a few lines: which body holds the risk, whose signature stands, what may be decided.
An act is taken when the model says so, and only then. `make slow` draws 10,000 sequences (`WAYPOST_SEQUENCES` sets
another number).
"""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models.signals import post_save
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from support.casework_people import ON, a_team, acting
from support.savepoints import undo
from waypost.casework.access.acting import REFUSED
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.strategy import models
from waypost.casework.strategy.definitions import actions as signing
from waypost.casework.strategy.definitions import queries as signed
from waypost.casework.strategy.definitions.rules import definition_text, fingerprint_of
from waypost.casework.strategy.programmes import queries as work
from waypost.casework.strategy.programmes.actions import changing, programme
from waypost.casework.strategy.programmes.rules import MILESTONE, MilestoneAct, MilestoneState
from waypost.casework.strategy.risks import actions as risks
from waypost.casework.strategy.risks import queries as register

SEQUENCES = int(os.environ.get("WAYPOST_SEQUENCES", "10000"))
STEPS = 12
MEASURE = "closed_within_26_weeks"
BODIES = ("cafcass", "ministry", "court_service")
AGENCIES = {"cafcass": "cafcass", "ministry": "ministry_of_justice", "court_service": "court_service"}
WORDS = st.sampled_from(["Because of the tide."] * 4 + [" "])
WHO = st.sampled_from(["head", "ministry", "court_service"])
"""One who speaks for each body: the head of service for Cafcass, two partners for their own."""
SPEAKERS = ("head", "ministry", "court_service")
SELDOM = st.sampled_from([False, False, False, True])


def described(version):
    """Return a definition in one of its versions."""
    return {"id": MEASURE, "title": "Closed in time", "means": f"Version {version}."}


class Strategy(RuleBasedStateMachine):
    """One programme with a milestone, one risk, one definition; four people who do what they like about them."""

    people: dict = {}  # noqa: RUF012
    made: dict = {}  # noqa: RUF012

    @initialize()
    def begin(self):
        self.saved = transaction.savepoint()
        self.seen: dict = {}
        self.acts = self.events()
        self.state, self.reached_by = MilestoneState.PLANNED, ""
        self.holder, self.waits_for, self.is_closed = "cafcass", "", False
        self.version, self.signatures = 0, {}
        self.changes: list[dict] = []
        post_save.connect(self.keep)

    def keep(self, sender, instance, created, **told):
        if sender._meta.app_label == "strategy":
            assert created, "nothing that was told is saved again"
            self.seen[sender, instance.pk] = as_told(instance)

    def teardown(self):
        if hasattr(self, "saved"):
            post_save.disconnect(self.keep)
            try:
                self.look()
            finally:
                undo(self.saved)

    def events(self):
        return AuditEvent.objects.filter(is_reading=False).exclude(kind=REFUSED).count()

    def tried(self, action, who, *, expected, **told):
        """Act, and hold what came of it to what the model says."""
        try:
            made = action(self.people[who], None, **told)
        except (NotPossibleNow, SomebodySavedFirst):
            assert not expected, "the model would have taken this"
            return None
        assert expected, "the model would have refused this"
        self.acts += 1
        return made

    @rule(who=st.sampled_from(["officer", "head"]), act=st.sampled_from(MilestoneAct), words=WORDS)
    def step(self, who, act, words):
        is_judging = act in (MilestoneAct.CONFIRM, MilestoneAct.ASK_AGAIN)
        after = MILESTONE.get((self.state, act))
        expected = after is not None and bool(words.strip()) and not (is_judging and who == self.reached_by)
        told = {"milestone_id": self.made["milestone"], "words": words, "expected": expected}
        if act is MilestoneAct.DROP:
            made = self.tried(programme.drop_milestone, "officer", **told)
        elif act is MilestoneAct.REACH:
            made = self.tried(programme.reach_milestone, who, **told)
        elif act is MilestoneAct.OPEN_AGAIN:
            made = self.tried(programme.open_milestone, who, **told)
        else:
            made = self.tried(programme.judge_milestone, who, is_enough=act is MilestoneAct.CONFIRM, **told)
        if made is not None:
            assert made == after
            self.state = after
            self.reached_by = who if act is MilestoneAct.REACH else self.reached_by

    @rule(days=st.integers(-9, 9), is_stale=st.booleans())
    def move(self, days, is_stale):
        rows = models.MilestoneDay.objects.filter(milestone=self.made["milestone"]).order_by("pk")
        due_on, version = ON + timedelta(days=days), rows.count() - is_stale
        told = {"milestone_id": self.made["milestone"], "due_on": due_on, "because": "The tide."}
        expected = not is_stale and rows.last().due_on != due_on
        self.tried(programme.move_milestone, "officer", version=version, expected=expected, **told)

    @rule(who=st.sampled_from(["officer", "head"]))
    def propose(self, who):
        told = {"programme_id": self.made["programme"], "what": "More lamps."}
        made = self.tried(changing.propose_change, who, expected=True, **told)
        self.changes.append({"key": made, "by": who, "answered": False, "viewed": False, "decided": False})

    @rule(which=st.integers(0, 1), words=WORDS)
    def answer_for_children(self, which, words):
        for one in self.changes[which:][:1]:
            expected = bool(words.strip()) and not one["decided"]
            told = {"change_id": one["key"], "words": words, "expected": expected}
            if self.tried(changing.answer_for_children, "head", **told) is not None:
                one["answered"], one["viewed"] = True, False

    @rule(which=st.integers(0, 1), ahead=st.sampled_from([-1, 0, 0, 1]))
    def record_view(self, which, ahead):
        for one in self.changes[which:][:1]:
            expected = one["answered"] and not one["decided"] and ahead <= 0
            told = {"view": "supports", "words": "Good.", "met_on": ON + timedelta(days=ahead)}
            told |= {"change_id": one["key"], "expected": expected}
            one["viewed"] |= self.tried(changing.record_view, "officer", **told) is not None

    @rule(which=st.integers(0, 1), who=st.sampled_from(["head", "board"]), is_for=st.booleans())
    def decide(self, which, who, is_for):
        for one in self.changes[which:][:1]:
            expected = not one["decided"] and who != one["by"] and (one["viewed"] or not is_for)
            told = {"decision": "approved" if is_for else "refused", "words": "So it is.", "expected": expected}
            one["decided"] |= self.tried(changing.decide_change, who, change_id=one["key"], **told) is not None

    @rule(likelihood=st.integers(0, 6), words=WORDS)
    def score(self, likelihood, words):
        told = {"likelihood": likelihood, "impact": 4, "because": words}
        expected = 1 <= likelihood <= 5 and bool(words.strip()) and not self.is_closed
        self.tried(risks.score_risk, "officer", strategic_risk_id=self.made["risk"], expected=expected, **told)

    @rule(other=WHO, is_another=SELDOM, to=st.sampled_from(BODIES))
    def hand_over(self, other, is_another, to):
        who = other if is_another else next(one for one in SPEAKERS if body_of(one) == self.holder)
        is_held = self.holder == body_of(who)
        expected = is_held and to != self.holder and not self.waits_for and not self.is_closed
        told = {"strategic_risk_id": self.made["risk"], "to_body": to, "because": "It is theirs."}
        if self.tried(risks.hand_over_risk, who, expected=expected, **told) is not None:
            self.waits_for = to

    @rule(other=WHO, is_another=SELDOM, answer=st.sampled_from(["taken", "given_back"]))
    def answer_escalation(self, other, is_another, answer):
        whose = self.waits_for or self.holder
        who = other if is_another else next(one for one in SPEAKERS if body_of(one) == whose)
        newest = models.Escalation.objects.filter(strategic_risk=self.made["risk"]).order_by("-pk").first()
        if newest is not None:
            expected = bool(self.waits_for) and body_of(who) == self.waits_for and not self.is_closed
            told = {"escalation_id": newest.pk, "answer": answer, "words": "Seen.", "expected": expected}
            if self.tried(risks.answer_escalation, who, **told) is not None:
                self.holder = self.waits_for if answer == "taken" else self.holder
                self.waits_for = ""

    @rule(chance=st.integers(0, 5))
    def close_risk(self, chance):
        if not chance:
            told = {"strategic_risk_id": self.made["risk"], "words": "It is over."}
            self.is_closed |= (
                self.tried(risks.close_risk, "head", expected=not self.is_closed, **told) is not None
            )  # fmt: skip

    @rule()
    def the_definition_changes(self):
        self.version += 1

    @rule(who=WHO, other=st.sampled_from(BODIES), is_for_another=SELDOM, is_stale=SELDOM)
    def sign(self, who, other, is_for_another, is_stale):
        body = other if is_for_another else body_of(who)
        text = definition_text(described(self.version))
        seen = fingerprint_of(definition_text(described(self.version - is_stale)))
        expected = body == body_of(who) and not is_stale and self.how(body) != "signed_this_version"
        told = {"measure_id": MEASURE, "text": text, "seen": seen, "body": body, "words": "It is agreed."}
        made = self.tried(signing.sign_definition, who, expected=expected, **told)
        if made is not None:
            self.signatures.setdefault(body, []).append([made, self.version, False])

    @rule(who=WHO, other=st.sampled_from(BODIES), is_for_another=SELDOM, back=st.integers(1, 2))
    def take_back(self, who, other, is_for_another, back):
        body = other if is_for_another else body_of(who)
        for one in self.signatures.get(body, [])[-back:][:1]:
            expected = body == body_of(who) and not one[2]
            told = {"definition_signed_id": one[0], "because": "Not so.", "expected": expected}
            one[2] |= self.tried(signing.take_back_signature, who, **told) is not None

    def how(self, body):
        """Return how a body stands to the definition, by the model."""
        if not self.signatures.get(body):
            return "not_signed"
        _, version, is_back = self.signatures[body][-1]
        if is_back:
            return "signature_taken_back"
        return "signed_this_version" if version == self.version else "signed_an_earlier_version"

    @rule()
    def look(self):
        """Everything that was told since the beginning stands as it was told, and is shown; each act is one event."""
        assert self.events() == self.acts
        for model in {model for model, _ in self.seen}:
            kept = {key: row for (of, key), row in self.seen.items() if of is model}
            assert {row[0]: row for row in model.objects.filter(pk__in=kept).values_list()} == kept
        one = work.programme(self.people["officer"], None, programme_id=self.made["programme"])
        (stone,) = one.milestones
        assert stone.state == self.state
        assert len(stone.steps) == models.MilestoneStep.objects.filter(milestone=stone.milestone_id).count()
        assert len(stone.days) == models.MilestoneDay.objects.filter(milestone=stone.milestone_id).count()
        assert [it.decided is not None for it in one.changes] == [it["decided"] for it in self.changes]
        risk = register.risk(self.people["officer"], None, strategic_risk_id=self.made["risk"])
        assert (risk.holder, bool(risk.closed)) == (self.holder, self.is_closed)
        assert [bool(it.answer) for it in risk.escalations] == [True] * (
            len(risk.escalations) - bool(self.waits_for)
        ) + [False] * bool(self.waits_for)
        told = {"measure_id": MEASURE, "described": (described(self.version),)}
        found = signed.definition(self.people["head"], None, **told)
        assert {body: found.bodies[body] for body in BODIES} == {body: self.how(body) for body in BODIES}
        assert len(found.signatures) == sum(len(some) for some in self.signatures.values())


def body_of(who):
    return "cafcass" if who == "head" else who


def as_told(instance):
    return tuple(getattr(instance, field.attname) for field in instance._meta.concrete_fields)


def run(examples: int, steps: int) -> None:
    """Draw sequences; what each begins with is made once, and a sequence is rolled back to it."""
    told = {"stateful_step_count": steps, "deadline": None, "suppress_health_check": list(HealthCheck)}
    roles = {"head": Role.HEAD_OF_SERVICE, "ministry": Role.PARTNER, "court_service": Role.PARTNER}
    teams = {who: a_team(f"Of {body_of(who)}", agency=AGENCIES[body_of(who)]) for who in roles}
    people = {who: acting(role, teams[who]) for who, role in roles.items()}
    people |= {"officer": acting(Role.PROGRAMME_OFFICER), "board": acting(Role.BOARD_MEMBER)}
    written = {"title": "Lamps", "what": "Light.", "owner": "She", "serves": ["8.2"]}
    begun = programme.begin_programme(people["officer"], None, priority="8", **written)
    stone = programme.set_milestone(people["officer"], None, programme_id=begun, what="Lit.", due_on=ON)
    risk = {"kind": "delay", "what": "Fog.", "effect": "They wait.", "owner": "She"}
    Strategy.people = people
    Strategy.made = {
        "programme": begun, "milestone": stone, "risk": risks.write_risk(people["officer"], None, **risk),
    }  # fmt: skip
    run_state_machine_as_test(Strategy, settings=settings(max_examples=examples, database=None, **told))


@pytest.mark.django_db
def test_strategy_whatever_is_done_in_whatever_order():
    run(25, 24)


@pytest.mark.slow
@pytest.mark.django_db
def test_strategy_over_ten_thousand_sequences():
    run(SEQUENCES, STEPS)
