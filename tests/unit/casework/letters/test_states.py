"""Letters whatever is done with them, in whatever order: what was sent is kept as it was, and tells nobody where."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from support.casework_people import a_child, a_user, acting, assign
from waypost.casework.access.roles import Role
from waypost.casework.children.models import Contact
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.states import possible
from waypost.casework.letters.actions.send_letter import check_letter, send_letter, withdraw_letter
from waypost.casework.letters.actions.write_letter import change_letter, write_letter
from waypost.casework.letters.models import Letter
from waypost.casework.letters.rules import TRANSITIONS, LetterAct, State, WouldTell

HOME = "14 Larkspur Hollow"
WORDS = st.sampled_from(["You made me laugh.", f"I came to {HOME}.", "We will go by the gate."])


class Letters(RuleBasedStateMachine):
    """One letter of one child, whose address may be shut and opened at any time."""

    @initialize()
    def begin(self):
        user, self.child = a_user(Role.CHILDRENS_GUARDIAN), a_child()
        assign(self.child, user)
        self.who = acting(user)
        self.home = Contact.objects.create(child=self.child, kind="address", value=HOME)
        self.letter_id = write_letter(self.who, self.child.pk, kind="goodbye", own="You ran.")
        self.sent = None

    def letter(self):
        return Letter.objects.get(letter_id=self.letter_id)

    def attempt(self, act, function, **more):
        before = self.letter()
        is_possible = act in possible(TRANSITIONS, State(before.state))
        try:
            function(self.who, self.child.pk, letter_id=self.letter_id, version=before.version, **more)
        except WouldTell:
            assert self.home.is_confidential
            assert self.letter().state == before.state
        except NotPossibleNow:
            assert not is_possible
            assert self.letter().version == before.version
        else:
            assert self.letter().state == TRANSITIONS[State(before.state), act]

    @rule(own=WORDS)
    def change(self, own):
        self.attempt(LetterAct.CHANGE, change_letter, own=own)

    @rule()
    def check(self):
        self.attempt(LetterAct.CHECK, check_letter, harder_because="So it is.")

    @rule()
    def send(self):
        self.attempt(LetterAct.SEND, send_letter)
        if self.letter().state == State.SENT and self.sent is None:
            self.sent = self.letter().paragraphs
            assert not (self.home.is_confidential and any(HOME in one for one in self.sent))

    @rule()
    def withdraw(self):
        self.attempt(LetterAct.WITHDRAW, withdraw_letter)

    @rule(is_confidential=st.booleans())
    def shut_or_open(self, is_confidential):
        self.home.is_confidential = is_confidential
        self.home.save()

    @invariant()
    def what_was_sent_stays_as_it_was(self):
        if getattr(self, "sent", None) is not None:
            assert (self.letter().state, self.letter().paragraphs) == (State.SENT, self.sent)


@pytest.mark.django_db
def test_letters_in_any_order():
    run_state_machine_as_test(Letters, settings=settings(max_examples=12, stateful_step_count=12))
