"""Initiatives as they stand: a list, one with its whole history, an issue of the guide, and what a search finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from waypost.casework.access.acting import Acting, NothingThere, Outcome, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.models import Initiative, Result
from waypost.casework.strategy.what_works.quarter import quarter_of
from waypost.casework.strategy.what_works.queries.gathering import gathered
from waypost.casework.strategy.what_works.queries.shown import Guide, InitiativeShown, Searched
from waypost.casework.strategy.what_works.search import Findable, find
from waypost.casework.strategy.what_works.words import told


@reads("strategy.initiatives", Permission.SEE_WHAT_WORKS)
def initiatives(acting: Acting, child_id: str | None) -> tuple[InitiativeShown, ...]:
    """Return every initiative, those with most evidence first."""
    return _every()


@reads("strategy.initiative", Permission.SEE_WHAT_WORKS)
def initiative(acting: Acting, child_id: str | None, *, initiative_id: str) -> Outcome[InitiativeShown]:
    """Return one initiative with all that was ever told of it. Raises NothingThere."""
    return _one(initiative_id, {"initiative": initiative_id})


@reads("strategy.result", Permission.SEE_WHAT_WORKS)
def of_result(acting: Acting, child_id: str | None, *, result_id: int) -> Outcome[InitiativeShown]:
    """Return the initiative that a result is of. Raises NothingThere."""
    key = Result.objects.filter(pk=result_id).values_list("initiative_id", flat=True).first()
    return _one(key or "", {"result": result_id})


@reads("strategy.guide", Permission.SEE_WHAT_WORKS)
def guide(acting: Acting, child_id: str | None) -> Guide:
    """Return the issue of this quarter's guide to good practice: what has enough evidence, and what it says."""
    fewest, every = int(told("standard")["fewest_level_of_the_guide"]), _every()
    better = tuple(one for one in every if one.level >= fewest and one.verdict == "better")
    others = tuple(
        one for one in every if one not in better and any(result.design == "comparison" for result in one.standing)
    )
    return Guide(
        quarter_of(acting.on).name, acting.on, fewest, better, others, len(every) - len(better) - len(others),
        any(one.is_invented or any(result.is_invented for result in one.standing) for one in (*better, *others)),
    )  # fmt: skip


@reads("strategy.search", Permission.SEE_WHAT_WORKS)
def search(acting: Acting, child_id: str | None, *, asked: str, titles: Mapping[str, str]) -> Searched:
    """Return what a problem in plain words is about. `titles`: of registered measures; a door hands them in."""
    every = {one.initiative_id: one for one in _every()}
    found = find(asked, initiatives=[_findable(one) for one in every.values()], titles=titles)
    return Searched(found, tuple((every[key], why) for key, why in found.initiatives))


def _findable(one: InitiativeShown) -> Findable:
    said = asdict(one.told) if one.told else {}
    words = " ".join([one.title, said.get("what", ""), said.get("for_whom", ""), *(aim.words for aim in one.aims)])
    themes = (said["theme"],) if said.get("theme") else ()
    return Findable(one.initiative_id, words, themes, tuple(aim.measure_id for aim in one.aims if aim.measure_id))


def _one(initiative_id: str, facts: dict[str, Any]) -> Outcome[InitiativeShown]:
    rows = list(Initiative.objects.filter(pk=initiative_id))
    if not rows:
        raise NothingThere("there is no such thing here.", do="Open the list again.")
    return Outcome(gathered(rows)[0], facts)


def _every() -> tuple[InitiativeShown, ...]:
    rows = gathered(list(Initiative.objects.order_by("title")))
    return tuple(sorted(rows, key=lambda one: (-one.level, one.is_invented, one.title)))
