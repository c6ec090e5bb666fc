"""Invented initiatives, a shared register and a survey for the demonstration, beside the real Trailblazer areas."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from waypost.casework.access.acting import Acting
from waypost.casework.access.roles import Role
from waypost.casework.access.signing_in import InventedPerson, invented_people
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.what_works.actions import describe, pool, show, survey
from waypost.casework.strategy.what_works.actions.load import load_trailblazers
from waypost.casework.strategy.what_works.queries.initiatives import initiative
from waypost.casework.strategy.what_works.words import told
from waypost.foundation.clock import LONDON
from waypost.wiring.invented_actors import acting_of
from waypost.wiring.released_figures import COURT_AREA, of_everybody, series_of_areas

_BEGAN = time(9)
_INVENTED = "Nowhere: it is invented"
_AIM = {"measure_id": "age_of_open_cases", "method": "mean", "wanted": "less"}
_ROUND_AGO = timedelta(days=100)
_CHOICES = ("often", "sometimes", "seldom", "often", "cannot_say")


def try_some(on: date) -> bool:
    """Load the Trailblazer areas, and invent initiatives that reach different standards, a pool and a survey."""
    at = datetime.combine(on, _BEGAN, LONDON)
    people = invented_people(at)
    by_role = {one.role: one.user_id for one in reversed(people)}
    officer, partner = (acting_of(by_role.get(role), at) for role in (Role.PROGRAMME_OFFICER, Role.PARTNER))
    if officer is None:
        return False
    load_trailblazers(officer, None)
    _compared(officer, on)
    _told_by_papers(officer, on)
    _shared(officer, partner or officer, on)
    _surveyed(people, at)
    return True


def _compared(officer: Acting, on: date) -> None:
    """Invent an initiative in the first court area of the release, compared with the others by what was released."""
    areas = sorted({one.area for one in of_everybody() if one.area_kind == COURT_AREA})
    if not areas:
        return
    name = _named(
        officer, on, "Invented: weekly look at late cases", "Managers look at each late case, weekly.", "data"
    )
    for area in areas:
        how = "where" if area == areas[0] else "compared_with"
        describe.place(officer, None, initiative_id=name, how=how, area=area, is_out=False, because="")
    describe.aim(officer, None, initiative_id=name, words="Open cases are younger", **_AIM)
    told_of = initiative(officer, None, initiative_id=name)
    with suppress(NotPossibleNow):  # where every figure before or after is withheld
        show.bring_comparison(
            officer, None, initiative_id=name, aim_id=told_of.aims[0].aim_id, series=series_of_areas,
            words="Invented families: it shows how a comparison is told, and nothing else.",
        )  # fmt: skip


def _told_by_papers(officer: Acting, on: date) -> None:
    """Invent one that papers show to work, and one that they do not: so that the guide has both."""
    good = _named(officer, on, "Invented: experts booked before issue", "Experts are found before a case begins.",
                  "pooling")  # fmt: skip
    bad = _named(officer, on, "Invented: a leaflet in every court", "Families are handed a leaflet.", "navigation")
    for name, verdict in ((good, "better"), (bad, "no_difference_shown")):
        describe.place(officer, None, initiative_id=name, how="where", area="derby", is_out=False, because="")
        describe.aim(officer, None, initiative_id=name, words="Cases are shorter", measure_id="", method="",
                     wanted="less")  # fmt: skip
        show.bring_document(
            officer, None, initiative_id=name, document="An invented evaluation", design="comparison",
            verdict=verdict, is_independent=True, words="Invented, so that the page has something to tell.",
        )  # fmt: skip
    describe.cost(
        officer, None, initiative_id=good, pounds=Decimal(12000), what_for="Half a post (invented)",
        paid_by="An invented fund", from_on=on - timedelta(days=365), until_on=on, source=_INVENTED,
    )  # fmt: skip


def _named(officer: Acting, on: date, title: str, what: str, theme: str) -> str:
    name = describe.register_initiative(officer, None, kind="local", title=title, source=_INVENTED, is_invented=True)
    said = {"for_whom": "Children in open cases (invented)", "led_by": "An invented board", "theme": theme}
    began_on = on - timedelta(days=200)
    describe.describe(officer, None, initiative_id=name, what=what, began_on=began_on, until_on=None, **said)
    describe.move(officer, None, initiative_id=name, act="begun", words="It began (invented).")
    return name


def _shared(officer: Acting, partner: Acting, on: date) -> None:
    for kind, title, given, used in (
        ("experts", "Invented: psychologists of three authorities", 60, 22),
        ("progression", "Invented: a progression manager of court and authorities", 220, 150),
        ("budget", "Invented: one budget for assessments", 90000, 41500),
    ):
        key = pool.open_pool(officer, None, kind=kind, title=title, source=_INVENTED, is_invented=True)
        over: dict[str, Any] = {"pool_id": key, "from_on": on - timedelta(days=90), "until_on": on}
        half = Decimal(given) / 2
        for body in ("North (invented)", "South (invented)"):
            pool.give(partner, None, body=body, paid_by=body, amount=half, words="For the year (invented).", **over)
        pool.use(
            partner, None, body="East (invented)", amount=Decimal(used), words="For open cases (invented).", **over
        )


def _surveyed(people: tuple[InventedPerson, ...], at: datetime) -> None:
    """Answer a round that is over, for every invented practitioner, by turns."""
    questions = list(told("survey")["questions"])
    for number, acting in enumerate(_practitioners(people, at)):
        choices = {one: _CHOICES[(number + place) % len(_CHOICES)] for place, one in enumerate(questions)}
        before = replace(acting, at=at - _ROUND_AGO)
        survey.answer_survey(before, None, profession="cafcass", choices=choices, chance=f"invented-{number}")


def _practitioners(people: tuple[InventedPerson, ...], at: datetime) -> Iterator[Acting]:
    practitioners = {one.user_id for one in people if one.role in (Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN)}
    for user_id in sorted(practitioners):  # somebody may be both
        acting = acting_of(user_id, at)
        if acting is not None:
            yield acting
