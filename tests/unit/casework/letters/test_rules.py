"""How a letter is filled, when it is too hard, when it may go, and which letters are due."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.states import final, possible
from waypost.casework.letters.rules import (
    LONGEST_OWN,
    TRANSITIONS,
    LetterAct,
    Slots,
    State,
    TooHard,
    WouldTell,
    check_can_send,
    check_own_words,
    check_readable,
    check_tells_nothing,
    compose,
    grade_of,
    letters_due,
)
from waypost.casework.letters.wording import kinds

SLOTS = Slots("Mina", "Ravi Rao", "children's guardian")
HARD = (
    "Notwithstanding considerable difficulties, professionals recommended independent multidisciplinary assessment. "
    * 4
)


def test_a_letter_is_filled_and_its_paragraphs_follow_the_writers_lines():
    text = compose("introduction", "from_8", SLOTS, "I like football.\n\nDo you?")
    assert text[0] == "Hello Mina,"
    assert "I like football." in text
    assert "Do you?" in text
    assert text[-1] == "From Ravi Rao"


@given(st.text(max_size=60), st.sampled_from([(k, b) for k, one in kinds().items() for b in one["bands"]]))
def test_what_stands_in_a_name_is_never_read_as_a_slot(name, of):
    text = compose(*of, Slots("{writer}" + name, "{child}", "{own}"), "mine")
    joined = "\n".join(text)
    assert joined.count("mine") >= 1
    if "{child}" in "\n".join(kinds()[of[0]]["bands"][of[1]]):
        assert "{writer}" + name in joined


def test_names_make_no_letter_hard_and_long_words_of_ones_own_do():
    easy = grade_of("introduction", "from_5", "I saw Maximiliana play.", ("Maximiliana",))
    assert easy == grade_of("introduction", "from_5", "I saw Sam play.")
    assert grade_of("introduction", "from_5", HARD) > 12
    check_readable(2, "from_5")
    with pytest.raises(TooHard, match=r"grade 2\.1"):
        check_readable(2.1, "from_5")
    check_readable(9, "from_5", "His carer reads it with him, a word at a time.")


@pytest.mark.parametrize("own", ["", "  \n", "x" * (LONGEST_OWN + 1)])
def test_a_letter_has_something_of_the_childs_own_and_is_no_book(own):
    with pytest.raises(NotPossibleNow):
        check_own_words(own)


def test_a_letter_tells_nothing_kept_apart_but_what_the_child_agreed_to():
    check_tells_nothing((), child_agrees=False)
    check_tells_nothing(("childs_words",), child_agrees=True)
    for told, agrees in ((("childs_words",), False), (("address",), True), (("safety_plan", "childs_words"), True)):
        with pytest.raises(WouldTell):
            check_tells_nothing(told, child_agrees=agrees)


def test_unsigned_wording_goes_to_invented_children_alone():
    check_can_send(is_wording_signed=False, is_invented=True)
    check_can_send(is_wording_signed=True, is_invented=False)
    with pytest.raises(NotPossibleNow):
        check_can_send(is_wording_signed=False, is_invented=False)


@pytest.mark.parametrize(
    ("laws", "is_decided", "sent", "due"),
    [
        ({"private"}, False, (), ("introduction",)),
        ({"public"}, False, (), ("introduction", "to_independent_reviewing_officer")),
        ({"private"}, True, ("introduction",), ("explanatory", "goodbye")),
        ({"public"}, True, ("introduction", "goodbye"), ("to_independent_reviewing_officer", "explanatory")),
        (set(), False, ("introduction",), ()),
    ],
)
def test_which_letters_are_due(laws, is_decided, sent, due):
    assert letters_due(laws=laws, is_decided=is_decided, sent=sent) == due


def test_what_was_sent_or_withdrawn_never_changes():
    assert final(TRANSITIONS, State) == (State.SENT, State.WITHDRAWN)
    assert [state for (state, act) in TRANSITIONS if act is LetterAct.SEND] == [State.CHECKED]
    assert possible(TRANSITIONS, State.SENT) == ()
