"""Who may have a site and what may be released: truth tables."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.sharing.rules import (
    Audience,
    Band,
    Deciding,
    Entitled,
    Kind,
    NotForThisPerson,
    Released,
    Standing,
    WouldTell,
    age_on,
    band_for,
    check_band,
    check_can_invite,
    check_decision,
    check_known_to,
    check_passphrase,
    check_release,
    check_tells_nothing_apart,
    check_together,
    entitled,
    is_to_be_looked_at,
    limits,
    looked,
    of_age_on,
    standing,
    telling_words_in,
    tells_what_another_wrote,
)

ON = date(2027, 4, 1)
SAID = Deciding("Reads well.", "Wants it.", "Safe.")


@pytest.mark.parametrize(
    ("relationship", "party", "has_it", "expected"),
    [
        ("mother", "applicant", True, "yes"),
        ("Birth father", "respondent", True, "yes"),
        ("father", "respondent", False, "with_reason"),
        ("father", "respondent", None, "with_reason"),
        ("father", "", True, "with_reason"),
        ("father", "", False, "no"),
        ("grandmother", "", None, "no"),
        ("grandmother", "applicant", None, "with_reason"),
        ("grandfather", "applicant", True, "with_reason"),
        ("stepfather", "respondent", True, "with_reason"),
        ("foster carer", "", True, "with_reason"),
        ("aunt", "none", False, "no"),
    ],
)
def test_who_may_have_a_site(relationship, party, has_it, expected):
    assert entitled(relationship, party, has_it) == expected


@pytest.mark.parametrize(
    ("born_on", "age", "band"),
    [
        (date(2020, 4, 1), 7, "together"), (date(2018, 4, 2), 8, "together"), (date(2018, 4, 1), 9, "younger"),
        (date(2014, 4, 2), 12, "younger"), (date(2014, 4, 1), 13, "older"), (None, None, "together"),
    ],
)  # fmt: skip
def test_the_words_follow_the_childs_age(born_on, age, band):
    assert age_on(born_on, ON) == age
    assert band_for(Kind.CHILD, age) == band
    assert band_for(Kind.PARENT, age) == Band.ADULT


def test_a_child_may_have_simpler_words_and_never_those_of_an_adult():
    check_band(Kind.CHILD, Band.YOUNGER, 15)
    check_band(Kind.PARENT, Band.ADULT, None)
    for kind, band, age in (
        (Kind.CHILD, Band.OLDER, 10),
        (Kind.CHILD, Band.ADULT, 15),
        (Kind.PARENT, Band.OLDER, None),
    ):
        with pytest.raises(NotPossibleNow):
            check_band(kind, band, age)


def decision(**changed):
    told = {"is_yes": True, "how": Entitled.YES, "because": "", "review_on": ON + timedelta(days=30), "on": ON}
    check_decision(changed.pop("deciding", SAID), **{**told, **changed})


def test_a_decision_weighs_all_three_gives_reasons_and_is_looked_at_again():
    decision()
    decision(how=Entitled.WITH_REASON, because="The court asked that she be told.")
    decision(is_yes=False, because="He reads what she reads there.")
    with pytest.raises(NotForThisPerson):
        decision(how=Entitled.NO, because="Because they asked so nicely.")
    for changed in (
        {"deciding": Deciding("", "b", "c")}, {"deciding": Deciding("a", " ", "c")},
        {"deciding": Deciding("a", "b", "")},
        {"how": Entitled.WITH_REASON}, {"is_yes": False}, {"review_on": ON}, {"review_on": ON + timedelta(days=85)},
    ):  # fmt: skip
        with pytest.raises(NotPossibleNow):
            decision(**changed)


def test_nobody_is_refused_without_a_reason_even_where_they_may_not():
    decision(is_yes=False, how=Entitled.NO, because="She is no party to this case.")


def test_the_adult_to_look_with_is_no_parent_by_default():
    check_together("Jo", "aunt", "")
    check_together("Ada", "mother", "She asked and the child feels safe.")
    with pytest.raises(NotPossibleNow):
        check_together("Ada", "mother", "")


@pytest.mark.parametrize(
    ("kind", "changed", "expected"),
    [
        (Kind.CHILD, {}, "open"), (Kind.CHILD, {"age": 17}, "open"), (Kind.CHILD, {"age": 18}, "adult_now"),
        (Kind.PARENT, {"age": None}, "open"), (Kind.CHILD, {"review_on": ON - timedelta(days=1)}, "review_due"),
        (Kind.CHILD, {"is_yes": False}, "shut"), (Kind.CHILD, {"ended_on": ON}, "shut"),
        (Kind.CHILD, {"ended_on": ON + timedelta(days=1)}, "open"), (Kind.CHILD, {"age": 18, "ended_on": ON}, "shut"),
    ],
)  # fmt: skip
def test_how_a_site_stands(kind, changed, expected):
    told = {"is_yes": True, "ended_on": None, "review_on": ON, "age": 12, "on": ON, **changed}
    assert standing(kind, **told) == expected


def test_a_code_is_given_in_person_to_somebody_whose_site_is_open():
    check_can_invite(Standing.OPEN, given_in_person=True)
    check_can_invite(Standing.REVIEW_DUE, given_in_person=True)
    for stands, in_person in ((Standing.OPEN, False), (Standing.SHUT, True), (Standing.ADULT_NOW, True)):
        with pytest.raises(NotPossibleNow):
            check_can_invite(stands, given_in_person=in_person)


@pytest.mark.parametrize("passphrase", ["short", "aaaaaaaaaaaa", "ababababab", "my-very-own", "         "])
def test_weak_passphrases_are_refused(passphrase):
    with pytest.raises(NotPossibleNow):
        check_passphrase(passphrase, "my-very-own")


def released(**changed):
    told = {
        "audience": Audience.ADULTS,
        "kind": Released.STAGE,
        "words": "Now.",
        "has_read": True,
        "told_first_on": None,
    }
    told |= changed
    check_release(told["audience"], told["kind"], told["words"], has_read=told["has_read"],
                  told_first_on=told["told_first_on"], on=ON)  # fmt: skip


def test_nothing_is_released_that_nobody_read_or_that_the_child_was_not_told_first():
    released()
    released(audience=Audience.CHILD, told_first_on=ON)
    for changed in (
        {"words": "  "}, {"has_read": False}, {"audience": Audience.CHILD},
        {"audience": Audience.CHILD, "told_first_on": ON + timedelta(days=1)},
    ):  # fmt: skip
        with pytest.raises(NotPossibleNow):
            released(**changed)
    with pytest.raises(WouldTell):
        released(kind=Released.MY_WORDS)


@pytest.mark.parametrize("word", limits()["telling_words"])
def test_words_that_give_safety_away_are_never_released(word):
    with pytest.raises(WouldTell):
        released(words=f"I spoke with the {word.upper()} about it.")
    assert telling_words_in("A refugee policeman? A policed place.") == ()


def test_what_is_kept_apart_is_not_told_and_a_childs_words_only_to_the_child():
    check_tells_nothing_apart((), is_childs_own=False)
    check_tells_nothing_apart(("childs_words",), is_childs_own=True)
    for told, own in ((("childs_words",), False), (("address",), True), (("safety_plan",), True)):
        with pytest.raises(WouldTell):
            check_tells_nothing_apart(told, is_childs_own=own)


@pytest.mark.parametrize(
    ("stands", "review_in", "age", "expected"),
    [
        (Standing.OPEN, 30, 12, False), (Standing.OPEN, 14, 12, True), (Standing.REVIEW_DUE, -3, None, True),
        (Standing.OPEN, 60, 18, True), (Standing.ADULT_NOW, 60, 18, True), (Standing.SHUT, -3, 18, False),
        (Standing.OPEN, 60, None, False),
    ],
)  # fmt: skip
def test_sites_that_are_looked_at_again(stands, review_in, age, expected):
    assert is_to_be_looked_at(stands, ON + timedelta(days=review_in), age, ON) is expected


def test_the_day_on_which_somebody_comes_of_age():
    assert of_age_on(date(2009, 4, 20)) == date(2027, 4, 20)
    assert of_age_on(date(2008, 2, 29)) == date(2026, 3, 1)


def test_who_knows_is_of_the_list_and_nobody_else_stands_alone():
    check_known_to(["judge", "parents"])
    check_known_to(["nobody_else"])
    for wrong in (["police"], ["nobody_else", "judge"]):
        with pytest.raises(NotPossibleNow):
            check_known_to(wrong)


def test_kinds_who_looked_are_coarse_and_give_nothing_away():
    assert looked("private", {"family_court_adviser", "complaints_manager", "auditor", "family_parent"}) == ("cafcass",)
    assert looked("private", {"authority_social_worker", "head_of_service"}) == ()
    assert looked("public", {"authority_social_worker", "court_officer"}) == ("court", "council")


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("You said that he shouts at night when we sleep. I heard it.", True),
        ("He SHOUTS, at night,  when\nwe sleep.", True),
        ("He shouts at night. We heard you.", False),
        ("Something else is said here by us alone.", False),
        ("", False),
    ],
)
def test_what_another_wrote_is_known_by_some_words_in_a_row(text, is_told):
    assert tells_what_another_wrote(text, ["Hello.", "Please: he shouts at night when we sleep!", ""]) is is_told
    assert tells_what_another_wrote(text, []) is False
