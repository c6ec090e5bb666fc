"""Whose a report is, what it must hold, who may check it, and where it may go from where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.children.rules import BACKGROUND, NotPossibleNow
from waypost.casework.children.states import final, possible
from waypost.casework.children.words import NotAWord
from waypost.casework.reports.rules import (
    TRANSITIONS,
    Next,
    ReportAct,
    ReportNotWhole,
    Said,
    State,
    Written,
    author_of,
    check_can_file,
    check_can_hand_in,
    check_checker,
    check_order,
    check_request,
    check_written,
    counts_from,
    days_late,
    drafted_from,
    missing,
    next_step,
)
from waypost.casework.reports.words import AUTHORITY, CAFCASS, EITHER, kinds, told
from waypost.vocabulary.reports import REPORTS

ON = date(2027, 4, 1)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def whole(kind):
    of = kinds()[kind]
    return Written(
        sections=dict.fromkeys(of.sections, "Words."),
        sources={one: "reviewed" for one in of.sources if one not in BACKGROUND},
        childs_words="I miss my school.",
        childs_response="She agrees.",
    )


def test_the_kinds_are_of_the_vocabulary_and_all_their_words_are_known():
    assert set(kinds()) <= set(REPORTS.codes)
    for kind in kinds().values():
        assert set(kind.sections) <= set(told()["sections"])
        assert set(kind.sources) <= set(told()["sources"])
        assert kind.author in (CAFCASS, AUTHORITY, EITHER)
    assert {name for name, kind in kinds().items() if kind.author == EITHER} == set(told()["involvement"])
    assert told()["signed_off_by"] is None


@pytest.mark.parametrize(
    ("kind", "involved_on", "ordered_of", "author"),
    [
        ("section_37", None, "", AUTHORITY),
        ("section_37", None, CAFCASS, AUTHORITY),
        ("safeguarding_letter", ON, AUTHORITY, CAFCASS),
        ("rule_16_4", ON, "", CAFCASS),
        ("section_7", None, "", CAFCASS),
        ("section_7", date(2027, 1, 1), "", AUTHORITY),
        ("section_7", date(2026, 12, 31), "", CAFCASS),
        ("section_7", date(2027, 3, 31), CAFCASS, CAFCASS),
        ("section_7", None, AUTHORITY, AUTHORITY),
        ("child_impact_report_1", ON - timedelta(weeks=12), "", AUTHORITY),
        ("child_impact_report_1", ON - timedelta(weeks=12, days=1), "", CAFCASS),
    ],
)
def test_whose_a_report_is(kind, involved_on, ordered_of, author):
    assert author_of(kind, involved_on=involved_on, ordered_on=ON, ordered_of=ordered_of) == author


def test_an_area_may_have_a_test_of_its_own():
    days = {"involved_on": ON - timedelta(weeks=20), "ordered_on": ON}
    assert author_of("section_7", **days) == CAFCASS
    assert author_of("section_7", **days, area_weeks=26) == AUTHORITY


def test_three_months_before_the_last_of_may_is_the_last_of_february():
    assert counts_from("section_7", date(2027, 5, 31)) == date(2027, 2, 28)
    assert counts_from("section_7", date(2028, 5, 31)) == date(2028, 2, 29)
    assert counts_from("section_7", date(2027, 2, 10)) == date(2026, 11, 10)


@given(kind=st.sampled_from(sorted(told()["involvement"])), ordered_on=DAYS, involved_on=DAYS, later=st.integers(0, 99))
def test_an_authority_that_worked_with_the_child_later_is_never_less_the_author(kind, ordered_on, involved_on, later):
    if author_of(kind, involved_on=involved_on, ordered_on=ordered_on) == AUTHORITY:
        later_on = involved_on + timedelta(days=later)
        assert author_of(kind, involved_on=later_on, ordered_on=ordered_on) == AUTHORITY


@pytest.mark.parametrize("kind", [name for name, one in kinds().items() if one.author != AUTHORITY])
def test_each_thing_that_a_report_must_hold_is_missed_when_it_is_not_there(kind):
    full, of = whole(kind), kinds()[kind]
    check_can_hand_in(kind, full, BACKGROUND)
    for section in of.sections:
        assert missing(kind, replace(full, sections={**full.sections, section: " "}), BACKGROUND) == (section,)
    for source in of.sources:
        rest = {name: state for name, state in full.sources.items() if name != source}
        assert missing(kind, replace(full, sources=rest), [one for one in BACKGROUND if one != source]) == (source,)
    silent = replace(full, childs_words="", childs_response="")
    assert missing(kind, silent, BACKGROUND) == (("childs_words",) if of.hears_the_child else ())
    assert missing(kind, replace(silent, no_words_because="A baby."), BACKGROUND) == ()


def test_the_background_is_reviewed_in_the_record_and_cannot_be_waved_away_here():
    full = whole("section_7")
    claimed = replace(full, sources={**full.sources, "police_information": "not_available"})
    with pytest.raises(ReportNotWhole, match="police information"):
        check_can_hand_in("section_7", claimed, ("previous_proceedings", "criminal_history"))


def test_a_report_is_filed_with_the_childs_answer_or_why_there_is_none():
    check_can_file("section_7", whole("section_7"))
    check_can_file("section_7", Written(no_response_because="The child asked not to be told yet."))
    check_can_file("safeguarding_letter", Written())
    with pytest.raises(ReportNotWhole):
        check_can_file("section_7", Written(childs_response=" "))


def test_nobody_checks_what_they_wrote_even_in_part():
    check_checker({1, 2}, 3)
    with pytest.raises(NotPossibleNow):
        check_checker({1, 2}, 2)


def test_what_the_court_can_be_asked():
    check_request("section_7", is_transfer=True, until_on=None, due_on=ON)
    check_request("rule_16_4", is_transfer=False, until_on=ON + timedelta(days=1), due_on=ON)
    check_request("rule_16_4", is_transfer=False, until_on=ON, due_on=None)
    for kind, is_transfer, until_on in (
        ("section_37", True, None),
        ("section_7", False, None),
        ("section_7", False, ON),
    ):
        with pytest.raises(NotPossibleNow):
            check_request(kind, is_transfer=is_transfer, until_on=until_on, due_on=ON)


def test_an_order_lies_not_in_days_to_come_and_is_due_after_it():
    check_order("section_7", ordered_on=ON, due_on=None, on=ON)
    for ordered_on, due_on in ((ON + timedelta(days=1), None), (ON, ON - timedelta(days=1))):
        with pytest.raises(NotPossibleNow):
            check_order("section_7", ordered_on=ordered_on, due_on=due_on, on=ON)
    with pytest.raises(NotAWord):
        check_order("horoscope", ordered_on=ON, due_on=None, on=ON)


@pytest.mark.parametrize(
    ("written", "error"),
    [
        (Written(sections={"horoscope": "x"}), NotAWord),
        (Written(sections={"childs_position": "x"}), NotPossibleNow),
        (Written(sources={"gossip": "reviewed"}), NotAWord),
        (Written(sources={"school": "forgotten"}), NotAWord),
    ],
)
def test_what_has_no_place_in_a_report_is_refused(written, error):
    with pytest.raises(error):
        check_written("section_7", written)


@pytest.mark.parametrize(
    ("due", "filed", "late"), [(0, None, 0), (-1, None, 1), (5, None, 0), (-9, -9, 0), (-9, -7, 2), (None, None, 0)]
)
def test_days_late_stop_at_the_filing(due, filed, late):
    def day(days):
        return None if days is None else ON + timedelta(days=days)

    assert days_late(day(due), day(filed), ON) == late


def test_a_draft_quotes_every_line_with_its_day_and_its_source():
    lines = [
        Said(date(2027, 2, 3), "The application was issued.", "The court"),
        Said(date(2026, 12, 9), "A strategy discussion was held.", "Wolverhampton", is_disputed=True),
    ]
    told_of = drafted_from(lines, ["She likes drums."], ["safety"])
    assert told_of["what_happened"].splitlines() == [
        "9 December 2026: A strategy discussion was held. (Wolverhampton, disputed)",
        "3 February 2027: The application was issued. (The court)",
    ]
    assert told_of["who_the_child_is"] == "She likes drums.\nNeed recorded: safety"


def test_nothing_is_filed_that_was_not_checked_and_nothing_ends_but_here():
    assert [state for state, act in TRANSITIONS if act is ReportAct.FILE] == [State.CHECKED]
    assert [after for (_, act), after in TRANSITIONS.items() if act is ReportAct.APPROVE] == [State.CHECKED]
    assert final(TRANSITIONS, State) == (State.FILED_BY_AUTHORITY, State.WITHDRAWN)
    assert possible(TRANSITIONS, State.FILED) == (ReportAct.UPDATE,)


UNANSWERED = Written(childs_words="I miss my school.")
ANSWERED = replace(UNANSWERED, no_response_because="She is a week old.")


@pytest.mark.parametrize(
    ("state", "kind", "lacks", "written", "step"),
    [
        (State.ORDERED, "section_7", (), None, Next.BEGIN),
        (State.WRITING, "section_7", ("impact",), UNANSWERED, Next.WRITE),
        (State.WRITING, "section_7", ("impact", "criminal_history"), UNANSWERED, Next.WRITE),
        (State.WRITING, "section_7", ("criminal_history", "police_information"), UNANSWERED, Next.REVIEW),
        (State.WRITING, "section_7", (), UNANSWERED, Next.HAND_IN),
        (State.WITH_CHECKER, "section_7", (), UNANSWERED, Next.CHECK),
        (State.CHECKED, "section_7", (), UNANSWERED, Next.HEAR),
        (State.CHECKED, "section_7", (), ANSWERED, Next.FILE),
        (State.CHECKED, "safeguarding_letter", (), UNANSWERED, Next.FILE),
        (State.FILED, "section_7", (), ANSWERED, Next.WATCH),
        (State.WITH_AUTHORITY, "section_7", (), None, Next.RECEIVE),
        (State.FILED_BY_AUTHORITY, "section_7", (), None, Next.NOTHING),
        (State.WITHDRAWN, "section_7", (), None, Next.NOTHING),
    ],
)
def test_what_is_next_follows_the_state_and_what_is_missing(state, kind, lacks, written, step):
    assert next_step(state, kind, lacks, written) is step
