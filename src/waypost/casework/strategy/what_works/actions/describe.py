"""Writes down an initiative: what it is, where, what it should change, what it costs, how it moves on."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.states import next_state
from waypost.casework.strategy.models import Aim, Cost, Described, Initiative, InitiativeStep, Place
from waypost.casework.strategy.telling import hold, telling
from waypost.casework.strategy.terms import check_written
from waypost.casework.strategy.what_works.rules import TRANSITIONS, Stage, StageAct, check_days, stage_after, standing
from waypost.casework.strategy.what_works.words import check_word
from waypost.vocabulary.areas import AREAS

LONGEST_NAME = 60


@acts("strategy.register_initiative", Permission.WRITE_WHAT_WORKS)
def register_initiative(
    acting: Acting, child_id: str | None, *, kind: str, title: str, source: str, is_invented: bool = False
) -> Outcome[str]:
    """Write down that an initiative is there, and where it was read. Returns its identifier."""
    check_word("kinds", kind, where="kind")
    check_written(title, "title")
    check_written(source, "source")
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:LONGEST_NAME] or "initiative"
    if Initiative.objects.filter(pk=name).exists():
        raise NotPossibleNow("an initiative of this name is here.", where="title", do="Open it, or give another name.")
    Initiative.objects.create(
        initiative_id=name, kind=kind, title=title.strip(), source=source.strip(), is_invented=is_invented,
        **telling(acting),
    )  # fmt: skip
    return Outcome(name, {"initiative": name, "kind": kind})


@acts("strategy.describe_initiative", Permission.WRITE_WHAT_WORKS)
def describe(
    acting: Acting, child_id: str | None, *, initiative_id: str, what: str, for_whom: str, led_by: str, theme: str,
    began_on: date | None, until_on: date | None,
) -> Outcome[str]:  # fmt: skip
    """Say what is done, for whom, who leads it, from when until when. What was said before stays."""
    row = hold(Initiative, initiative_id)
    check_written(what, "what")
    if theme:
        check_word("themes", theme, where="theme")
    check_days(began_on, until_on)
    Described.objects.create(
        initiative=row, what=what.strip(), for_whom=for_whom.strip(), led_by=led_by.strip(), theme=theme,
        began_on=began_on, until_on=until_on, **telling(acting),
    )  # fmt: skip
    return Outcome(row.pk, {"initiative": row.pk})


@acts("strategy.place_initiative", Permission.WRITE_WHAT_WORKS)
def place(
    acting: Acting, child_id: str | None, *, initiative_id: str, how: str, area: str, is_out: bool, because: str
) -> Outcome[str]:
    """Name a court area where it is done, or with which it is compared; or take one out, and say why."""
    row = hold(Initiative, initiative_id)
    check_word("places", how, where="how")
    if area not in AREAS:
        raise NotPossibleNow("there is no such court area.", where="area", do="Choose one of the list.")
    places = standing_places(row)
    if is_out:
        check_written(because, "because")
        if places.get(area) != how:
            raise NotPossibleNow("this area is not named so.", where="area", do="Choose another one, or go back.")
    elif area in places:
        raise NotPossibleNow("this area is named already.", where="area", do="Take it out first, and say why.")
    Place.objects.create(
        initiative=row, how=how, area=area, is_out=is_out, because=because.strip(), **telling(acting)
    )  # fmt: skip
    return Outcome(row.pk, {"initiative": row.pk, "area": area, "how": how, "is_out": is_out})


def standing_places(row: Initiative) -> dict[str, str]:
    """Return the areas that are named of an initiative, and how."""
    return standing(Place.objects.filter(initiative=row).order_by("pk").values_list("area", "how", "is_out"))


@acts("strategy.aim_initiative", Permission.WRITE_WHAT_WORKS)
def aim(
    acting: Acting, child_id: str | None, *, initiative_id: str, words: str, measure_id: str, method: str, wanted: str
) -> Outcome[str]:
    """Say what it should change: a measure and which way, or in words alone."""
    row = hold(Initiative, initiative_id)
    check_written(words)
    check_word("wanted", wanted, where="wanted")
    Aim.objects.create(
        initiative=row, words=words.strip(), measure_id=measure_id, method=method, wanted=wanted, **telling(acting)
    )
    return Outcome(row.pk, {"initiative": row.pk, "measure": measure_id})


@acts("strategy.cost_initiative", Permission.WRITE_WHAT_WORKS)
def cost(
    acting: Acting, child_id: str | None, *, initiative_id: str, pounds: Decimal, what_for: str, paid_by: str,
    from_on: date, until_on: date, source: str,
) -> Outcome[str]:  # fmt: skip
    """Write down what it cost over a time, who paid, and where that is written."""
    row = hold(Initiative, initiative_id)
    for where, words in (("what_for", what_for), ("paid_by", paid_by), ("source", source)):
        check_written(words, where)
    check_days(from_on, until_on)
    if pounds <= 0:
        raise NotPossibleNow("a cost is more than nothing.", where="pounds", do="Enter an amount.")
    Cost.objects.create(
        initiative=row, pounds=pounds, what_for=what_for.strip(), paid_by=paid_by.strip(), from_on=from_on,
        until_on=until_on, source=source.strip(), **telling(acting),
    )  # fmt: skip
    return Outcome(row.pk, {"initiative": row.pk})


@acts("strategy.move_initiative", Permission.WRITE_WHAT_WORKS)
def move(acting: Acting, child_id: str | None, *, initiative_id: str, act: str, words: str) -> Outcome[str]:
    """Say that it began, ended, is carried on or was stopped, and what there is to say of that."""
    row = hold(Initiative, initiative_id)
    check_written(words)
    if act not in set(StageAct):
        raise NotPossibleNow("this is not one of the words to choose from.", where="act", do="Choose one of the list.")
    after = next_state(TRANSITIONS, stands_at(row), StageAct(act))
    InitiativeStep.objects.create(initiative=row, act=act, words=words.strip(), **telling(acting))
    return Outcome(after.value, {"initiative": row.pk, "act": act})


def stands_at(row: Initiative) -> Stage:
    """Return where an initiative stands."""
    acts = InitiativeStep.objects.filter(initiative=row).order_by("pk").values_list("act", flat=True)
    return stage_after(StageAct(act) for act in acts)
