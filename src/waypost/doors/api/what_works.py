"""What works: initiatives with what changed, the guide, a search by problem, the survey, shared people and money."""

from __future__ import annotations

import secrets
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from waypost.casework.access.acting import Acting, check_may
from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.what_works.actions import describe, load, pool, show, survey
from waypost.casework.strategy.what_works.queries import initiatives as asked
from waypost.casework.strategy.what_works.queries import pools
from waypost.casework.strategy.what_works.queries.shown import Guide, InitiativeShown, PoolShown, Searched, SurveyShown
from waypost.casework.strategy.what_works.queries.survey import counted, my_round
from waypost.doors.api.acting import Code, Once, Text
from waypost.doors.api.problems import OF_A_QUESTION
from waypost.doors.api.reading import Words
from waypost.doors.api.routes import gives_list, gives_one, makes, takes_nobody
from waypost.doors.api.strategy import check_measure
from waypost.doors.api.strategy_sent import Line, Short, Which
from waypost.wiring.released_figures import series_of_areas, titles

router = Router(tags=["what works"])
Key = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
Source = Annotated[str, Field(max_length=300, pattern=r"^[^\x00]*$")]
Amount = Annotated[str, Field(pattern=r"^[0-9]{1,12}(\.[0-9]{1,2})?$")]
"""Pounds or days as text, so that no part of them is lost."""


class InitiativeWritten(Once):
    """That an initiative is there, and where it was read."""

    kind: Code
    title: Line
    source: Source


class OfInitiative(Once):
    """An initiative."""

    initiative_id: Key


class InitiativeDescribed(OfInitiative):
    """What is done, for whom, who leads it, of which theme (empty: nobody says), from when until when."""

    what: Text
    for_whom: Text = ""
    led_by: Line = ""
    theme: Annotated[str, Field(max_length=20, pattern=r"^[a-z_]*$")] = ""
    began_on: date | None = None
    until_on: date | None = None


class InitiativePlaced(OfInitiative):
    """A court area where it is done, or with which it is compared; or that it is no longer, and why."""

    how: Code
    area: Code
    is_out: bool = False
    because: Text = ""


class InitiativeAimed(OfInitiative):
    """What it should change: a registered measure and method (empty: words alone), and which way."""

    words: Text
    measure_id: Short = ""
    method: Short = ""
    wanted: Code


class InitiativeCosted(OfInitiative):
    """What it cost over a time, for what, who paid, and where that is written."""

    pounds: Amount
    what_for: Text
    paid_by: Line
    from_on: date
    until_on: date
    source: Source

    def told(self) -> dict[str, Any]:
        """Return what the action takes."""
        return super().told() | {"pounds": Decimal(self.pounds)}


class InitiativeMoved(OfInitiative):
    """That it began, ended, is carried on or was stopped."""

    act: Code
    words: Text


class InitiativeCompared(OfInitiative):
    """An aim that a measure tells of, and words about the comparison."""

    aim_id: Which
    words: Text


class EvaluationBrought(OfInitiative):
    """An evaluation or a manual: how it was made, what it says, and whether by somebody independent."""

    document: Source
    design: Code
    verdict: Literal["not_known", "better", "no_difference_shown", "worse", "mixed"]
    is_independent: bool
    words: Text


class ResultTakenBack(Once):
    """Why a result stands no more."""

    result_id: Which
    because: Text


class PoolOpened(Once):
    """A register of experts, progression managers or money, and where it was agreed."""

    kind: Code
    title: Line
    source: Source


class Entered(Once):
    """How much of a pool, of which body, over which time."""

    pool_id: Key
    body: Line
    amount: Amount
    from_on: date
    until_on: date
    words: Text

    def told(self) -> dict[str, Any]:
        """Return what the action takes."""
        return super().told() | {"amount": Decimal(self.amount)}


class Given(Entered):
    """And who pays for it."""

    paid_by: Line


class EntryPutRight(Once):
    """Why an entry is undone, all of it."""

    pool_entry_id: Which
    words: Text


class SurveyAnswered(Once):
    """One's profession, and a choice for each question of this quarter."""

    profession: Code
    choices: dict[Code, Code]


def aim(acting: Acting, child_id: str | None, *, measure_id: str, **given: Any) -> str:
    """Say what an initiative should change: a measure and which way, or in words alone."""
    check_may(acting, Permission.WRITE_WHAT_WORKS, None, asked="aim_initiative")
    check_measure(measure_id)
    return describe.aim(acting, child_id, measure_id=measure_id, **given)


def compare(acting: Acting, child_id: str | None, **given: Any) -> int:
    """Compare what was released before and after it began, here and in the areas compared, and keep the answer."""
    return show.bring_comparison(acting, child_id, series=series_of_areas, **given)


def answer_survey(acting: Acting, child_id: str | None, **given: Any) -> str:
    """Answer this quarter's questions, once; what was answered is kept apart from who answered."""
    return survey.answer_survey(acting, child_id, chance=secrets.token_urlsafe(32), **given)


@router.post("what-works/search", response={200: Searched, **OF_A_QUESTION}, operation_id="search_what_works")
def search_what_works(request: HttpRequest, sent: Words) -> Searched:
    """What a problem in plain words is about: causes, measures, initiatives, each with why it was found."""
    return asked.search(request.auth, None, asked=sent.words, titles=titles())  # type: ignore[attr-defined]


gives_list(router, "what-works/initiatives", "initiatives", asked.initiatives, tuple[InitiativeShown, ...])
gives_list(router, "what-works/guide", "good_practice_guide", asked.guide, Guide)
gives_list(router, "what-works/pools", "pools", pools.pools, tuple[PoolShown, ...])
gives_list(router, "what-works/survey", "survey_counts", counted, tuple[SurveyShown, ...])
gives_list(router, "what-works/survey/mine", "my_survey", my_round, SurveyShown)
for _path, _name, _action, _body in (
    ("trailblazers", "load_trailblazers", load.load_trailblazers, Once),
    ("initiatives/register", "register_initiative", describe.register_initiative, InitiativeWritten),
    ("initiatives/describe", "describe_initiative", describe.describe, InitiativeDescribed),
    ("initiatives/place", "place_initiative", describe.place, InitiativePlaced),
    ("initiatives/aim", "aim_initiative", aim, InitiativeAimed),
    ("initiatives/cost", "cost_initiative", describe.cost, InitiativeCosted),
    ("initiatives/move", "move_initiative", describe.move, InitiativeMoved),
    ("initiatives/compare", "compare_initiative", makes(compare), InitiativeCompared),
    ("initiatives/document", "document_initiative", makes(show.bring_document), EvaluationBrought),
    ("results/take-back", "take_back_result", show.take_back, ResultTakenBack),
    ("pools/open", "open_pool", pool.open_pool, PoolOpened),
    ("pools/give", "give_to_pool", makes(pool.give), Given),
    ("pools/use", "use_pool", makes(pool.use), Entered),
    ("pools/put-right", "put_entry_right", makes(pool.put_right), EntryPutRight),
    ("survey/answer", "answer_survey", answer_survey, SurveyAnswered),
):
    takes_nobody(router, f"what-works/{_path}", _name, _action, _body)
# After the addresses with a word of their own in the same place: a key takes any word.
gives_one(router, "what-works/initiatives", "initiative", asked.initiative, ("initiative_id", Key), InitiativeShown)
gives_one(router, "what-works/pools", "pool", pools.pool, ("pool_id", Key), PoolShown)
