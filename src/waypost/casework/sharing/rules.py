"""Who may have a site, what may be released to it, and how long anything of it holds. Pure: no Django, no clock."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.casework.children.rules import NotPossibleNow

_PARTIES = frozenset({"applicant", "respondent"})
_NOT_AUTOMATIC = ("grand", "aunt", "uncle", "sibling", "brother", "sister", "foster", "carer", "friend", "step")
_PARENTS = ("mother", "father", "parent")


class Kind(StrEnum):
    """Whose site it is."""

    CHILD = "child"
    PARENT = "parent"
    CARER = "carer"


class Band(StrEnum):
    """For whom the words of a site are chosen."""

    TOGETHER = "together"  # under 9: looked at with an adult
    YOUNGER = "younger"  # about 9 to 12
    OLDER = "older"  # about 13 to 17
    ADULT = "adult"


class Entitled(StrEnum):
    """Whether somebody may have a site at all."""

    YES = "yes"
    WITH_REASON = "with_reason"  # not automatic: whoever decides says why
    NO = "no"


class Standing(StrEnum):
    """How a site stands on a day."""

    OPEN = "open"
    REVIEW_DUE = "review_due"  # open still: a review that is late shuts nobody out
    ADULT_NOW = "adult_now"
    SHUT = "shut"


class Audience(StrEnum):
    """For whom something is released."""

    CHILD = "child"
    ADULTS = "adults"  # every parent or carer who has a site, now or later: what is common
    ONE = "one"  # one person alone


class Released(StrEnum):
    """What can be released."""

    STAGE = "stage"
    HEARING = "hearing"
    DECISION = "decision"
    DOCUMENT = "document"
    DELAY = "delay"
    MY_WORDS = "my_words"  # what we understood that the child, or this person, said
    TO_DO = "to_do"
    VISIT = "visit"


class NotForThisPerson(NotPossibleNow):
    """This person may not have a site."""


class WouldTell(NotPossibleNow):
    """Words would tell what is kept apart."""


class WrongCode(NotPossibleNow):
    """A number, code, name or passphrase that does not fit: nobody is told which."""


@cache
def limits() -> dict[str, Any]:
    """Return the limits, each an assumption but where the source says otherwise."""
    told: dict[str, Any] = yaml.safe_load((files(__package__) / "limits.yaml").read_text(encoding="utf-8"))
    return told


@dataclass(frozen=True, slots=True)
class Deciding:
    """What an adviser weighs before somebody has a site: each in words, and none may be empty for a yes."""

    understanding: str
    wishes: str
    safety: str


def age_on(born_on: date | None, on: date) -> int | None:
    """Return the age in whole years; None where the day of birth is not known."""
    if born_on is None:
        return None
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def entitled(relationship: str, party: str, has_parental_responsibility: bool | None) -> Entitled:
    """Say whether an adult may have a site: by party status and parental responsibility, never by kinship alone.

    A parent who is a party and has parental responsibility: yes. One of the two, or a relative or carer: not
    automatic. Neither: no. What nobody knows counts as not so.
    """
    is_party, has_it = party in _PARTIES, has_parental_responsibility is True
    if not is_party and not has_it:
        return Entitled.NO
    is_parent = relationship_is_parents(relationship)
    return Entitled.YES if is_party and has_it and is_parent else Entitled.WITH_REASON


def relationship_is_parents(relationship: str) -> bool:
    """Say whether a relationship, in whatever words it came, is that of a parent."""
    said = relationship.casefold().replace("_", " ")
    return any(one in said for one in _PARENTS) and not any(one in said for one in _NOT_AUTOMATIC)


def of_age_on(born_on: date) -> date:
    """Return the day on which somebody comes of age; who is born on a 29th of February, on the 1st of March."""
    year = born_on.year + int(limits()["adult_at_years"])
    is_leap_day = (born_on.month, born_on.day) == (2, 29)
    return date(year, 3, 1) if is_leap_day else born_on.replace(year=year)


def band_for(kind: Kind, age: int | None) -> Band:
    """Return the words a site begins with. A child whose age nobody knows begins with the simplest."""
    if kind is not Kind.CHILD:
        return Band.ADULT
    if age is None or age < limits()["alone_from_years"]:
        return Band.TOGETHER
    return Band.YOUNGER if age < limits()["older_from_years"] else Band.OLDER


def check_decision(deciding: Deciding, *, is_yes: bool, how: Entitled, because: str, review_on: date, on: date) -> None:
    """Raise NotForThisPerson or NotPossibleNow unless a decision about a site says enough, and is looked at again."""
    if is_yes and how is Entitled.NO:
        raise NotForThisPerson(
            "this person is no party and has no parental responsibility.", do="Ask the court who may be told."
        )
    for name in ("understanding", "wishes", "safety"):
        if not getattr(deciding, name).strip():
            raise NotPossibleNow(f"nothing is said about {name}.", where=name, do="Say what you weighed.")
    needs_reason = how is not Entitled.YES or not is_yes
    if needs_reason and len(because.split()) < limits()["least_reason_words"]:
        raise NotPossibleNow(
            f"give a reason of at least {limits()['least_reason_words']} words.", where="because", do="Say why."
        )
    last = on + timedelta(days=int(limits()["review_within_days"]))
    if not on < review_on <= last:
        raise NotPossibleNow(
            f"a site is looked at again by {last.day} {last:%B %Y}.", where="review_on", do="Give an earlier day."
        )


def check_band(kind: Kind, band: Band, age: int | None) -> None:
    """Raise NotPossibleNow for words meant for somebody else; a child may always have simpler ones."""
    usual = band_for(kind, age)
    order = list(Band)
    if (kind is Kind.CHILD) == (band is Band.ADULT) or order.index(band) > order.index(usual):
        raise NotPossibleNow("these words are not for this reader.", where="band", do="Choose simpler ones.")


def check_together(with_whom: str, relationship: str, because: str) -> None:
    """Raise NotPossibleNow where a young child would look with a parent and nobody says why that is safe."""
    few = len(because.split()) < limits()["least_reason_words"]
    if with_whom and relationship_is_parents(relationship) and few:
        raise NotPossibleNow(
            "a parent is not the adult to look at it with, unless you say why that is safe.",
            where="because", do="Name another adult, or give the reason.",
        )  # fmt: skip


def standing(
    kind: Kind, *, is_yes: bool, ended_on: date | None, review_on: date, age: int | None, on: date
) -> Standing:
    """Say how a site stands on a day. A child who is eighteen is asked anew: nothing is read as a child's any more."""
    if not is_yes or (ended_on is not None and ended_on <= on):
        return Standing.SHUT
    if kind is Kind.CHILD and age is not None and age >= limits()["adult_at_years"]:
        return Standing.ADULT_NOW
    return Standing.OPEN if on <= review_on else Standing.REVIEW_DUE


def check_can_invite(stands: Standing, given_in_person: bool) -> None:
    """Raise NotPossibleNow unless the site is open and the code is put into this person's own hand."""
    if stands not in (Standing.OPEN, Standing.REVIEW_DUE):
        raise NotPossibleNow("this person has no open site.", do="Decide about the site first.")
    if not given_in_person:
        raise NotPossibleNow(
            "a code is given in person, to this person alone.",
            where="given_in_person", do="Print it when you are with them. It is never sent.",
        )  # fmt: skip


def check_passphrase(passphrase: str, name: str) -> None:
    """Raise NotPossibleNow for a passphrase that is short, one letter over and over, or the sign-in name."""
    least = int(limits()["least_passphrase"])
    plain = passphrase.strip().casefold()
    if len(plain) < least or len(set(plain)) < 4 or plain == name.casefold():
        raise NotPossibleNow(
            f"use at least {least} letters, and not the same ones again and again.",
            where="passphrase", do="Three words that only you would put together are good.",
        )  # fmt: skip


def telling_words_in(words: str) -> tuple[str, ...]:
    """Return the words of a text that give away how somebody is kept safe, each once."""
    folded = " ".join(words.casefold().replace("’", "'").split())
    return tuple(one for one in limits()["telling_words"] if re.search(rf"\b{re.escape(one)}\b", folded))


def check_release(
    audience: Audience, kind: Released, words: str, *, has_read: bool, told_first_on: date | None, on: date
) -> None:
    """Raise NotPossibleNow or WouldTell unless a human read it, a child was told first, and it gives nothing away."""
    if not words.strip():
        raise NotPossibleNow("there is no explanation.", where="words", do="Say it in words for this reader.")
    if not has_read:
        raise NotPossibleNow(
            "somebody reads every word before a family does.", where="has_read", do="Read it as they will, and say so."
        )
    if audience is Audience.CHILD and (told_first_on is None or told_first_on > on):
        raise NotPossibleNow(
            "the child is told by you first.", where="told_first_on", do="Tell the child, then give the day."
        )
    if kind is Released.MY_WORDS and audience is Audience.ADULTS:
        raise WouldTell("what one person said is theirs alone.", where="audience", do="Release it to them alone.")
    if telling_words_in(words):
        raise WouldTell(
            "this gives away how somebody is kept safe, or that police were called.", where="words", do="Take it out."
        )


def tells_what_another_wrote(text: str, others: Iterable[str]) -> bool:
    """Say whether a text repeats, however it is spaced, some words in a row of what somebody else wrote."""
    run, told = int(limits()["run_of_words"]), f" {' '.join(_words_of(text))} "
    return any(
        f" {' '.join(words[start : start + run])} " in told
        for words in map(_words_of, others)
        for start in range(len(words) - run + 1)
    )


def _words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("’", "'").replace("'", ""))


def check_tells_nothing_apart(told: Collection[str], *, is_childs_own: bool) -> None:
    """Raise WouldTell for the kinds that a text tells of what is kept apart. Kinds, never the text."""
    left = sorted(set(told) - ({"childs_words"} if is_childs_own else set()))
    if left:
        raise WouldTell(
            f"this tells something that is kept apart: {', '.join(one.replace('_', ' ') for one in left)}.",
            where="words", do="Take it out: others may see this page.",
        )  # fmt: skip


def is_to_be_looked_at(stands: Standing, review_on: date, age_then: int | None, on: date) -> bool:
    """Say whether somebody looks at an open site again now: its review is near, or the child is eighteen or soon is.

    `age_then` is the child's age some days ahead; None for an adult's site.
    """
    if stands is Standing.SHUT:
        return False
    ahead = on + timedelta(days=int(limits()["look_again_ahead_days"]))
    return stands is Standing.ADULT_NOW or review_on <= ahead or (age_then or 0) >= limits()["adult_at_years"]


def check_known_to(kinds: Collection[str]) -> None:
    """Raise NotPossibleNow for kinds of people that are not in the list, or that contradict each other."""
    if set(kinds) - set(limits()["known_to"]) or ("nobody_else" in kinds and len(kinds) > 1):
        raise NotPossibleNow("who knows it does not fit together.", where="known_to", do="Tick those who know it.")


def looked(law: str, roles: Collection[str]) -> tuple[str, ...]:
    """Return the coarse kinds of people who looked, of those that may be told in a case of this law.

    Nothing that only somebody's safety, complaint or contact with police would bring about is in the list.
    """
    told = limits()["looks"].get(law, limits()["looks"]["private"])
    return tuple(kind for kind, members in told.items() if set(members) & set(roles))
