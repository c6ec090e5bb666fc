"""Agreements as files: known by their content, read whole or not at all, told by line and key and never by value."""

from __future__ import annotations

import random

import pytest

from support.agreements import EVERYTHING
from waypost.intake.agreement_files import is_agreement, parse_agreement
from waypost.vocabulary.sharing_form import as_text

GOOD = as_text(EVERYTHING)
CANARY = "Jane Doe of 1 High Street"


def faults(text: str) -> list[tuple[int, str, str]]:
    found = parse_agreement("a.yaml", text)
    assert (found.agreement is None) == bool(found.faults)
    return list(found.faults)


def test_a_good_file_is_the_agreement():
    found = parse_agreement("court/a.yaml", f"# a note\n{GOOD}")
    assert (found.name, found.agreement, found.faults) == ("court/a.yaml", EVERYTHING, ())


def test_a_file_is_known_by_its_key_or_by_its_name():
    assert is_agreement("anything.txt", GOOD)
    assert is_agreement("sharing-agreement.yaml", "hello")
    assert is_agreement("sharing-agreement.yml", "")
    assert not is_agreement("notes.yaml", "about: waypost_sharing_agreement\n")


WRONG = {
    "no YAML": ("[", 1, ""),
    "no keys": ("hello", 0, ""),
    "a list": ("- waypost_sharing_agreement: 1", 0, ""),
    "a form to come": (
        GOOD.replace("waypost_sharing_agreement: 1", "waypost_sharing_agreement: 2"),
        1,
        "waypost_sharing_agreement",
    ),
    "a key twice": (GOOD + "version: 2\n", len(GOOD.splitlines()) + 1, ""),
    "a key of no agreement": (GOOD + "expires: never\n", 0, ""),
    "a pointer": ("a: &one 1\nb: *one\n", 2, ""),
    "a day that is text": (GOOD.replace("in_force_from: 2000-01-01", "in_force_from: soon"), 0, "in_force_from"),
    "an instant for a day": (GOOD.replace("review_on: 2050-01-01", "review_on: 2050-01-01T09:00:00"), 0, "review_on"),
    "a version that is a word": (GOOD.replace("version: 1", "version: one"), 3, "version"),
    "a version that is true": (GOOD.replace("version: 1", "version: true"), 3, "version"),
    "an id with spaces": (GOOD.replace("agreement: test", "agreement: our test"), 2, "agreement"),
    "a sender that is no code": (GOOD.replace("senders: all", "senders: [Birmingham]", 1), 0, "covers"),
    "a source twice": (GOOD.replace("- source: hmcts_hearings", "- source: hmcts_public_law"), 0, "covers"),
    "a role for a list": (
        GOOD.replace("  measures:\n  - record_operator", "  measures: record_operator"),
        0,
        "purposes",
    ),
    "a signature by name": (GOOD.replace("by_role: lead", "by_name: lead", 1), 0, "signed"),
    "marks left out": (GOOD + "excludes: {marks: [confidential]}\n", 0, "excludes"),
    "invented by a word": (GOOD + "invented: perhaps\n", 0, "invented"),
    "parties as text": (GOOD.replace("parties:\n- One\n- Other", "parties: One and Other"), 0, "parties"),
    "a day out of the calendar": (GOOD.replace("2050-01-01", "2050-02-31"), 0, ""),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_by_line_and_key(name):
    text, line, key = WRONG[name]
    assert text != GOOD
    found = faults(text)
    assert key in {where for _, where, _ in found}
    if line:
        assert line in {at for at, where, _ in found if where == key}


def test_what_is_missing_is_named():
    assert {"covers is missing", "signed is missing"} <= {
        said for _, _, said in faults("waypost_sharing_agreement: 1\n")
    }


def test_what_is_wrong_with_the_whole_stands_at_its_key():
    text = GOOD.replace("in_force_until: 2099-12-31", "in_force_until: 1999-12-31")
    line = next(n for n, said in enumerate(text.splitlines(), 1) if said.startswith("in_force_until"))
    assert (line, "in_force_until", "it ends before it begins") in faults(text)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("measures:", "mesures:"),
        ("record_operator", "record_operater"),
        ("ssda903", "ssd903"),
        ("section_10", "section_1O"),
    ],
)
def test_a_word_that_is_nearly_one_of_ours_is_helped_along(said, meant):
    (first, *_) = [message for _, _, message in faults(GOOD.replace(said, meant, 1))]
    assert "perhaps" in first
    assert meant.rstrip(":") not in first.split("perhaps")[0]


def test_no_message_holds_what_stood_in_the_file():
    lines = GOOD.splitlines()
    for place, line in enumerate(lines):
        for planted in (f"{line.split(':')[0]}: {CANARY}", f"{CANARY}: 1", f"- {CANARY}"):
            text = "\n".join([*lines[:place], planted, *lines[place + 1 :]])
            assert not [said for _, key, said in faults_or_none(text) if "Jane" in said + key]


def faults_or_none(text: str) -> list[tuple[int, str, str]]:
    return list(parse_agreement("a.yaml", text).faults)


def test_damage_anywhere_is_told_or_harmless():
    """Never an exception: an agreement, or what is wrong."""
    chance = random.Random(7)
    for _ in range(300):
        text = list(GOOD)
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(text))
            text[place : place + chance.randint(0, 9)] = chance.choice(
                ["", "\t", "[", ": ", "\n- ", "é", "&a ", "!!python/none "]
            )
        found = parse_agreement("a.yaml", "".join(text))
        assert (found.agreement is None) == bool(found.faults)


def test_deep_nesting_is_told():
    assert faults("a: " + "[" * 5000)
