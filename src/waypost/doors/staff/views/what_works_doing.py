"""What is written down about what works: initiatives, what changed, pools, answers to the survey."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.what_works.actions import describe, pool, show, survey
from waypost.casework.strategy.what_works.queries import pools as asked_of_pools
from waypost.casework.strategy.what_works.queries.initiatives import initiative, of_result
from waypost.casework.strategy.what_works.queries.shown import InitiativeShown, PoolShown, ResultShown
from waypost.casework.strategy.what_works.queries.survey import my_round
from waypost.doors.staff.forms import of_what_works
from waypost.doors.staff.forms.of_record import RecordForm
from waypost.doors.staff.views.entering import Asked, Entry, pages_of
from waypost.doors.staff.words import plain
from waypost.wiring.released_figures import COURT_AREA, of_everybody, series_of_areas, titles

_WRITE, _POOL = Permission.WRITE_WHAT_WORKS, Permission.WRITE_POOL


@dataclass(frozen=True, slots=True)
class About:
    """What a form is about: an initiative, or a pool; and what stands above the form."""

    one: InitiativeShown | PoolShown
    words: str
    measures: tuple[tuple[str, str], ...] = ()


def _initiative(acting: Acting, *, initiative_id: str) -> About:
    one = initiative(acting, None, initiative_id=initiative_id)
    return About(one, one.title)


def _with_measures(acting: Acting, *, initiative_id: str) -> About:
    named = titles()
    keys = {(one.measure_id, one.method) for one in of_everybody() if one.area_kind == COURT_AREA}
    rows = [(f"{measure}/{method}", f"{named.get(measure, plain(measure))}: {plain(method).lower()}")
            for measure, method in keys]  # fmt: skip
    one = initiative(acting, None, initiative_id=initiative_id)
    return About(one, one.title, tuple(sorted(rows, key=lambda row: row[1])))


def _result(acting: Acting, *, result_id: int) -> About:
    one = of_result(acting, None, result_id=result_id)
    result: ResultShown = next(found for found in one.results if found.result_id == result_id)
    return About(one, result.words)


def _pool(acting: Acting, *, pool_id: str) -> About:
    one = asked_of_pools.pool(acting, None, pool_id=pool_id)
    return About(one, one.title)


def _entry(acting: Acting, *, pool_entry_id: int) -> About:
    one = asked_of_pools.of_entry(acting, None, pool_entry_id=pool_entry_id)
    row = next(found for found in one.entries if found.entry_id == pool_entry_id)
    return About(one, f"{row.body}: {row.amount:,} {one.unit}. {row.words}")


def _back(told: About) -> str:
    one = told.one
    if isinstance(one, PoolShown):
        return reverse("pool", args=[one.pool_id])
    return reverse("initiative", args=[one.initiative_id])


def _to(name: str) -> Callable[[Any], str]:
    return lambda told: reverse(name)


def _simply(action: Any) -> Any:
    return lambda acting, form, asked: action(acting, None, once=form.token, **asked, **form.taken)


def _described(told: About, asked: Asked) -> dict[str, Any]:
    said = told.one.told if isinstance(told.one, InitiativeShown) else None
    names = ("what", "for_whom", "led_by", "theme", "began_on", "until_on")
    return {"initial": {name: getattr(said, name) for name in names}} if said else {}


def _aim(acting: Acting, form: RecordForm, asked: Asked) -> str:
    given = dict(form.taken)
    measure_id, _, method = given.pop("measure").partition("/")
    told: dict[str, Any] = {"measure_id": measure_id, "method": method, "once": form.token}
    return describe.aim(acting, None, **told, **asked, **given)


def _compare(acting: Acting, form: RecordForm, asked: Asked) -> int:
    given = dict(form.taken)
    said = given.pop("aim")
    if not (said.isascii() and said.isdigit()):
        raise NotPossibleNow("there is no such aim.", where="aim", do="Choose one of the list.")
    told: dict[str, Any] = {"aim_id": int(said), "series": series_of_areas, "once": form.token}
    return show.bring_comparison(acting, None, **told, **asked, **given)


def _answer(acting: Acting, form: RecordForm, asked: Asked) -> str:
    given = dict(form.taken)
    profession = given.pop("profession")
    told: dict[str, Any] = {
        "profession": profession,
        "choices": given,
        "chance": of_what_works.chance(),
        "once": form.token,
    }
    return survey.answer_survey(acting, None, **told)


_OF, _IN = "what-works/of/<str:initiative_id>", "what-works/shared/of/<str:pool_id>"
_TEMPLATE = "what_works/write.html"


def _entry_of(*args: Any, **more: Any) -> Entry:
    return replace(Entry(*args, **more), template=_TEMPLATE)


ENTRIES = (
    _entry_of("initiative_add", "what-works/add/", "Write down an initiative", "Write it down",
              "The initiative is here. Say what is done, and where.", of_what_works.InitiativeForm, _WRITE,
              _simply(describe.register_initiative), _to("what_works")),
    _entry_of("initiative_describe", f"{_OF}/describe/", "Say what is done", "Save it", "It is saved.",
              of_what_works.DescribeForm, _WRITE, _simply(describe.describe), _back, _initiative, _described,
              about="What was said before stays, and can be read."),
    _entry_of("initiative_place", f"{_OF}/place/", "Name an area", "Save it", "The area is saved.",
              of_what_works.PlaceForm, _WRITE, _simply(describe.place), _back, _initiative,
              about="Choose areas to compare before you know what came of it. Whoever reads sees when each was named."),
    _entry_of("initiative_aim", f"{_OF}/aim/", "Say what it should change", "Save it", "The aim is saved.",
              of_what_works.AimForm, _WRITE, _aim, _back, _with_measures),
    _entry_of("initiative_cost", f"{_OF}/cost/", "Write down what it cost", "Write it down", "It is written down.",
              of_what_works.CostForm, _WRITE, _simply(describe.cost), _back, _initiative),
    _entry_of("initiative_move", f"{_OF}/move/", "Say that it moved on", "Save it", "It is written down.",
              of_what_works.MoveForm, _WRITE, _simply(describe.move), _back, _initiative),
    _entry_of("initiative_compare", f"{_OF}/compare/", "Compare what was released", "Compare", "It is compared.",
              of_what_works.CompareForm, _WRITE, _compare, _back, _initiative,
              about="Released figures before and after it began, here and in the areas compared. The answer is kept, "
                    "whatever it is."),
    _entry_of("initiative_document", f"{_OF}/document/", "Bring an evaluation", "Bring it", "It is here now.",
              of_what_works.EvaluationForm, _WRITE, _simply(show.bring_document), _back, _initiative),
    _entry_of("result_take_back", "what-works/result/<int:result_id>/take-back/", "Take a result back",
              "Take it back", "It is taken back. It can still be read.", of_what_works.TakeBackForm, _WRITE,
              _simply(show.take_back), _back, _result),
    _entry_of("pool_open", "what-works/shared/add/", "Open a register", "Open it", "The register is open.",
              of_what_works.PoolForm, _WRITE, _simply(pool.open_pool), _to("pools")),
    _entry_of("pool_give", f"{_IN}/give/", "Write down what is given", "Write it down", "It is written down.",
              of_what_works.GiveForm, _POOL, _simply(pool.give), _back, _pool),
    _entry_of("pool_use", f"{_IN}/use/", "Write down what was used", "Write it down", "It is written down.",
              of_what_works.UseForm, _POOL, _simply(pool.use), _back, _pool),
    _entry_of("pool_put_right", "what-works/shared/entry/<int:pool_entry_id>/put-right/", "Put an entry right",
              "Undo it", "It is undone. Write the right one now.", of_what_works.PutRightForm, _POOL,
              _simply(pool.put_right), _back, _entry),
    _entry_of("survey", "what-works/survey/answer/", "What holds cases up, where you work?", "Send your answers",
              "Thank you. Your answers are counted with everybody’s.", of_what_works.SurveyForm,
              Permission.ANSWER_SURVEY, _answer, _to("what_works"), lambda acting: my_round(acting, None),
              about="Once a quarter. That you answered is kept, and what was answered is kept apart from it. Counts "
                    "are shown when the quarter is over, small ones hidden. Nobody has signed these questions yet."),
)  # fmt: skip
urls = pages_of(ENTRIES)
