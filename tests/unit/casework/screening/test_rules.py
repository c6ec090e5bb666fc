"""What must be done before each step of screening, as truth tables."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.states import final, possible
from waypost.casework.children.words import NotAWord
from waypost.casework.screening import rules
from waypost.casework.screening.rules import (
    LETTER,
    RISK,
    SCREENING,
    Asked,
    Letter,
    Matched,
    NoLetterHere,
    Risk,
    Screening,
    StillToDo,
)

ASKED, LATER = date(2026, 3, 4), date(2026, 3, 6)
P1, P2 = Asked("police", "P1", ASKED, LATER), Asked("police", "P2", ASKED, LATER)
AUTHORITY = Asked("local_authority", "L", ASKED, LATER)
CHILD = Matched("same", ("name", "born_on"), is_of_child=True)
PARTY = Matched("same", ("said_by_party",))


def is_refused(check, *args, **kwargs):
    try:
        check(*args, **kwargs)
    except NotPossibleNow:
        return True
    return False


def test_what_is_filed_told_or_handed_on_stays_so():
    assert final(SCREENING, Screening) == (Screening.HANDED_ON, Screening.WITHDRAWN)
    assert final(LETTER, Letter) == (Letter.FILED, Letter.WITHDRAWN)
    assert final(RISK, Risk) == (Risk.ACKNOWLEDGED, Risk.STOOD_DOWN)


def test_every_state_can_be_reached_and_every_open_one_left():
    for table, states in ((SCREENING, Screening), (LETTER, Letter), (RISK, Risk)):
        assert set(table.values()) | {next(iter(states))} == set(states)
        assert all(possible(table, state) or state in final(table, states) for state in states)


@pytest.mark.parametrize(
    ("programme", "has_letter"), [("child_arrangements_programme", True), ("child_focused_court", False)]
)
def test_the_safeguarding_letter_belongs_to_one_programme_alone(programme, has_letter):
    rules.check_programme(programme)
    assert rules.has_letter(programme) is has_letter
    if not has_letter:
        with pytest.raises(NoLetterHere, match="no safeguarding letter"):
            rules.check_has_letter(programme)


def test_another_way_of_working_is_not_screened_here():
    with pytest.raises(NotPossibleNow, match="not screened here"):
        rules.check_programme("public_law_outline")


@pytest.mark.parametrize(
    ("match", "error"),
    [
        (Matched("same", ()), StillToDo),
        (Matched("perhaps", ("name",)), NotAWord),
        (Matched(None, ("name",)), NotAWord),
        (Matched("same", ("hunch",)), NotAWord),
    ],
)
def test_a_match_is_decided_by_somebody_on_evidence(match, error):
    rules.check_match(CHILD)
    with pytest.raises(error):
        rules.check_match(match)


@pytest.mark.parametrize(
    ("matches", "refused"),
    [
        ([CHILD, PARTY], False),
        ([CHILD, Matched("cannot_tell", ("name",))], False),
        ([Matched("different", ("differs",), is_of_child=True), CHILD], False),
        ([], True),
        ([PARTY], True),
        ([CHILD, Matched(None)], True),
        ([Matched("cannot_tell", ("name",), is_of_child=True), CHILD], True),
    ],
)
def test_checks_are_asked_of_people_whom_somebody_decided_on(matches, refused):
    assert is_refused(rules.check_can_go_on_to_checks, matches) is refused


@pytest.mark.parametrize(
    ("asked", "missing", "refused"),
    [
        ([], ["police", "police", "local_authority"], True),
        ([P1], ["police", "local_authority"], True),
        ([P1, Asked("police", "P2", ASKED), AUTHORITY], [], True),
        ([P1, P2, AUTHORITY], [], False),
        ([Asked("police", "L", ASKED, LATER)], ["police", "police", "local_authority"], True),
    ],
)
def test_every_adult_and_every_authority_is_asked_and_answers(asked, missing, refused):
    adults, authorities = ["P2", "P1"], ["L"]
    assert rules.missing_checks(adults, authorities, asked) == missing
    assert is_refused(rules.check_answered, adults, authorities, asked) is refused


def test_a_check_is_not_answered_before_it_is_asked():
    with pytest.raises(ValueError, match="answered after"):
        Asked("police", "P1", LATER, ASKED)


@pytest.mark.parametrize(
    ("risks", "is_abuse_alleged", "idva", "refused"),
    [
        ([], False, None, False),
        ([], True, None, True),
        ([], True, "not_needed", True),
        ([], True, "made", False),
        ([], True, "declined", False),
        ([], True, "none_here", False),
        ([Risk.SEEN], False, None, True),
        ([Risk.REFERRED, Risk.SEEN], True, "made", True),
        ([Risk.REFERRED, Risk.STOOD_DOWN, Risk.ACKNOWLEDGED], True, "made", False),
    ],
)
def test_nothing_is_handed_on_with_a_risk_untold_or_abuse_unanswered(risks, is_abuse_alleged, idva, refused):
    given = {"risks": risks, "is_abuse_alleged": is_abuse_alleged, "idva": idva}
    assert is_refused(rules.check_can_hand_on, **given) is refused


@pytest.mark.parametrize("screening", Screening)
@pytest.mark.parametrize("risk", [None, *Risk])
def test_a_letter_is_filed_after_the_checks_and_after_the_authority_knows(screening, risk):
    refused = is_refused(rules.check_can_file, screening=screening, risks=[risk] if risk else [])
    assert refused is (screening not in (Screening.CHECKED, Screening.HANDED_ON) or risk is Risk.SEEN)


def test_nobody_approves_their_own_letter_or_stands_down_their_own_risk():
    assert is_refused(rules.check_can_approve, written_by=1, decided_by=1)
    assert not is_refused(rules.check_can_approve, written_by=1, decided_by=2)
    assert is_refused(rules.check_can_stand_down, seen_by=1, decided_by=1, because="It was last year.")
    assert is_refused(rules.check_can_stand_down, seen_by=1, decided_by=2, because=" ")
    assert not is_refused(rules.check_can_stand_down, seen_by=1, decided_by=2, because="It was last year.")


def test_an_empty_letter_is_not_sent_on():
    assert is_refused(rules.check_can_submit, " \n")
    assert not is_refused(rules.check_can_submit, "Safety issues: none known.")
