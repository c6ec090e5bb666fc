"""Whatever is done about promises, in whatever order: everything told before can still be read, word for word."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models.signals import post_save
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from support.casework_people import ON, acting
from support.invented_documents import TRACKER
from support.savepoints import undo
from waypost.casework.access.roles import Role
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.recommendations import models
from waypost.casework.recommendations.actions import promise, register, show
from waypost.casework.recommendations.actions.take_in import take_in
from waypost.casework.recommendations.actions.telling import stands_at
from waypost.casework.recommendations.queries.recommendations import recommendation
from waypost.casework.recommendations.reading.recognise import read_document
from waypost.casework.recommendations.rules import TRANSITIONS, ActionAct

ONE = "nao-2026-03-03-1"
TABLES = [
    models.Answer, models.Action, models.Owner, models.Step, models.Target, models.Evidence, models.EvidenceTakenBack,
    models.Wording, models.SourceSays, models.TextRead, models.Recommendation, models.Report,
]  # fmt: skip
WORDS = st.sampled_from(["", "Because of the tide."])
WHO = st.integers(0, 1)
READ = [read_document(text, name="it") for text in (TRACKER, TRACKER.replace("a winter", "two winters"))]
AGAIN = [replace(one, rows=one.rows[:1]) for one in READ]
"""Documents as they are read again: of the one recommendation that is looked at, so that ten thousand are feasible."""


class Promises(RuleBasedStateMachine):
    """One recommendation, and two people who do what they like about it. Its report is here before they begin.

    Every row that is made is kept as it was made, and at the end of a sequence all of them are looked for, word for
    word, and what a page shows is counted beside them; now and then in between, too.
    """

    people: tuple = ()

    @initialize()
    def begin(self):
        self.saved = transaction.savepoint()
        self.seen: dict = {}
        self.history = 0
        post_save.connect(self.keep)

    def keep(self, sender, instance, created, **told):
        if sender in TABLES:
            assert created, "nothing that was told is saved again"
            self.seen[sender, instance.pk] = as_told(instance)

    def teardown(self):
        if hasattr(self, "saved"):
            post_save.disconnect(self.keep)
            self.look()
            undo(self.saved)

    def actions(self):
        return list(models.Action.objects.order_by("pk").values_list("pk", flat=True))

    @rule(days=st.integers(-40, 90), what=WORDS)
    def promise(self, days, what):
        with suppress(NotPossibleNow):
            told = {"what": what, "owner": "Keeper", "due_on": ON + timedelta(days=days)}
            promise.promise(self.people[0], None, recommendation_id=ONE, **told)

    @rule(days=st.integers(-40, 90), because=WORDS, which=st.integers(0, 2))
    def set_target(self, days, because, which):
        for action_id in self.actions()[which:][:1]:
            version = models.Target.objects.filter(action_id=action_id).count()
            told = {"due_on": ON + timedelta(days=days), "because": because}
            with suppress(NotPossibleNow):
                promise.set_target(self.people[0], None, action_id=action_id, version=version, **told)

    @rule(who=WHO, act=st.sampled_from(ActionAct), words=WORDS, which=st.integers(0, 2))
    def step(self, who, act, words, which):
        for action_id in self.actions()[which:][:1]:
            state, doer = stands_at(models.Action(pk=action_id))
            after = self.done(self.people[who], act, action_id, words)
            if after is not None:
                assert TRANSITIONS[state, act] == after
                assert act is not ActionAct.CONFIRM or doer != self.people[who].user_id

    def done(self, person, act, action_id, words):
        told = {"action_id": action_id, "words": words}
        with suppress(NotPossibleNow):
            if act is ActionAct.DO:
                return promise.say_done(person, None, **told)
            if act in (ActionAct.CONFIRM, ActionAct.ASK_AGAIN):
                return promise.judge_done(person, None, is_enough=act is ActionAct.CONFIRM, **told)
            if act is ActionAct.OPEN_AGAIN:
                return promise.open_again(person, None, **told)
            return promise.drop(self.people[0], None, **told)
        return None

    @rule(who=WHO, is_against=st.booleans(), words=WORDS)
    def attest(self, who, is_against, words):
        with suppress(NotPossibleNow):
            show.attest(self.people[who], None, recommendation_id=ONE, is_against=is_against, words=words)

    @rule(who=WHO)
    def take_back(self, who):
        for evidence_id in models.Evidence.objects.values_list("pk", flat=True)[:1]:
            with suppress(NotPossibleNow):
                show.take_back(self.people[who], None, evidence_id=evidence_id, because="It was not so.")

    @rule(decision=st.sampled_from(["accepted", "partly_accepted", "rejected"]))
    def answer(self, decision):
        told = {"decision": decision, "document": "Treasury Minute", "answered_on": ON, "words": ""}
        register.answer(self.people[0], None, recommendation_id=ONE, **told)

    @rule(read=st.sampled_from(AGAIN))
    def read_again(self, read):
        take_in(self.people[0], None, read=read)

    @rule()
    def look(self):
        """Everything that was told since the beginning can be read, and is shown."""
        for model in {model for model, _ in self.seen}:
            kept = {key: row for (of, key), row in self.seen.items() if of is model}
            now = {row[0]: row for row in model.objects.filter(pk__in=kept).values_list()}
            assert now == kept
        told = recommendation(self.people[0], None, recommendation_id=ONE)
        assert told.row_of_history >= self.history
        self.history = told.row_of_history
        kept = sum(len(one.targets) for one in told.actions) + len(told.targets)
        assert kept == models.Target.objects.filter(recommendation_id=ONE).count()
        assert len(told.answers) == models.Answer.objects.filter(recommendation_id=ONE).count()
        assert len(told.evidence) == models.Evidence.objects.filter(recommendation_id=ONE).count()


def as_told(instance):
    return tuple(getattr(instance, field.attname) for field in instance._meta.concrete_fields)


def run(examples: int, steps: int) -> None:
    told = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck),
        database=None,
    )  # fmt: skip
    Promises.people = (acting(Role.PROGRAMME_OFFICER), acting(Role.HEAD_OF_SERVICE))
    take_in(Promises.people[0], None, read=READ[0])
    run_state_machine_as_test(Promises, settings=told)


@pytest.mark.django_db
def test_no_history_is_lost():
    run(10, 12)


@pytest.mark.slow
@pytest.mark.django_db
def test_no_history_is_lost_in_ten_thousand_sequences():
    run(10_000, 12)
