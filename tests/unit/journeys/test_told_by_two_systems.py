"""Pre-proceedings that an authority tells twice, in its own records and in its census, are one thing and no two."""

from __future__ import annotations

from told_events import day, happened
from waypost.journeys.account_lines import line, merge
from waypost.journeys.waits import waits_of

STEPS = (
    ("pre_proceedings_decided", 0, None),
    ("pre_proceedings_letter_sent", 10, None),
    ("pre_proceedings_meeting_held", 30, None),
    ("pre_proceedings_ended", 80, "issue"),
)


def told_by(source: str, **given):
    return [happened(kind, number, code, source, **given) for kind, number, code in STEPS]


def test_each_step_is_one_line_that_names_both_systems() -> None:
    facts = merge([*told_by("ssd"), *told_by("cin")])
    assert [fact.happened_on for fact, _ in facts] == [day(number) for _, number, _ in STEPS]
    for fact, tellers in facts:
        assert line(fact, tellers).sources == (
            "The local authority (children in need census)",
            "The local authority (its own records)",
        )


def test_each_wait_is_one_wait() -> None:
    once = [fact for fact, _ in merge(told_by("ssd"))]
    twice = [fact for fact, _ in merge([*told_by("ssd"), *told_by("cin")])]
    assert waits_of(twice, day(100), None) == waits_of(once, day(100), None) != []


def test_the_letters_doubt_falls_where_the_authoritys_own_records_say_it_plainly() -> None:
    (ended,) = merge([happened(*STEPS[3], "cin", doubt="outcome_letter_assumed")])
    assert "assumption" in str(line(*ended).doubt)
    doubted = happened(*STEPS[3], "cin", doubt="outcome_letter_assumed")
    (ended,) = merge([happened(*STEPS[3], "ssd"), doubted])
    assert line(*ended).doubt is None


def test_a_letter_that_nobody_has_told_us_the_meaning_of_joins_the_outcome_that_is_told() -> None:
    unknown = happened("pre_proceedings_ended", 80, None, "cin", doubt="outcome_letter_not_known")
    ((fact, tellers),) = merge([happened(*STEPS[3], "ssd"), unknown])
    assert (fact.code, len(tellers)) == ("issue", 2)
    ((fact, _),) = merge([unknown])
    assert fact.code is None
