"""Loads the Trailblazer areas: what their project page says, in our own words; loading again adds nothing.

They began and ended in the months that the page names, where those have gone by on the day of loading.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.models import Aim, Described, Initiative, InitiativeStep, Place
from waypost.casework.strategy.telling import Teller, telling
from waypost.casework.strategy.what_works.words import told


@acts("strategy.load_trailblazers", Permission.LOAD_WHAT_WORKS)
def load_trailblazers(acting: Acting, child_id: str | None) -> Outcome[int]:
    """Add the Trailblazer areas that are not here yet. Returns how many were added."""
    page = told("trailblazers")
    added = sum(_one(page, one, telling(acting), acting.on) for one in page["areas"])
    return Outcome(added, {"initiatives": added})


def _one(page: Any, one: Any, teller: Teller, today: date) -> bool:
    if Initiative.objects.filter(pk=one["id"]).exists():
        return False
    row = Initiative.objects.create(
        initiative_id=one["id"], kind="trailblazer", title=one["title"], source=page["source"], **teller
    )
    Described.objects.create(
        initiative=row, what=page["what"], for_whom=page["for_whom"], led_by=page["led_by"], theme="",
        began_on=page["began_on"], until_on=page["until_on"], **teller,
    )  # fmt: skip
    Place.objects.bulk_create(Place(initiative=row, how="where", area=area, **teller) for area in one["areas"])
    Aim.objects.bulk_create(_aims(row, page, teller))
    gone_by = [step for step in page["steps"] if step["acted_on"] < today]
    InitiativeStep.objects.bulk_create(
        InitiativeStep(initiative=row, act=step["act"], words=step["words"], **teller) for step in gone_by
    )
    return True


def _aims(row: Initiative, page: Any, teller: Teller) -> Iterator[Aim]:
    for one in page["aims"]:
        yield Aim(
            initiative=row, words=one["words"], measure_id=one["measure"], method=one["method"], wanted=one["wanted"],
            is_assumption=bool(one["measure"]), **teller,
        )  # fmt: skip
