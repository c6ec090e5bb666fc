"""What the release says of areas that changed over, beside areas that have not: for a page, area by area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from waypost.disclosure.released import ReleasedFigure
from waypost.insight.benchmarking.changeovers import CHANGEOVER_ID, COMPARED_WITH
from waypost.insight.benchmarking.evaluated import CHANGEOVER, TOO_FEW
from waypost.vocabulary.areas import AREAS
from waypost.wiring.released_figures import EVERYBODY, of_measure

SHORTER, LONGER, NOT_CLEAR, NOTHING = "shorter", "longer", "not_clear", "nothing"
METHOD_IN_WORDS, CAUTIONS = CHANGEOVER.method_in_words, CHANGEOVER.cautions


@dataclass(frozen=True, slots=True)
class AreaEvaluated:
    """An area beside its matched areas. `verdict`: shorter, longer, not_clear, or nothing can be said, and `why` then.

    `figures` are released, by method; `beside` names each matched area with its share of the comparison in percent.
    """

    code: str
    name: str
    verdict: str
    why: str
    figures: Mapping[str, ReleasedFigure]
    beside: tuple[tuple[str, float | None], ...]
    was_alike_before: bool | None


def evaluated_areas() -> tuple[AreaEvaluated, ...]:
    """Return every area that changed over by the record, in the order of their names; none without a release."""
    return told_of(of_measure(CHANGEOVER_ID))


def told_of(released: Iterable[ReleasedFigure]) -> tuple[AreaEvaluated, ...]:
    """Return areas from their released figures."""
    figures: defaultdict[str, dict[str, ReleasedFigure]] = defaultdict(dict)
    beside: defaultdict[str, list[tuple[str, float | None]]] = defaultdict(list)
    for one in released:
        if one.group_kind == EVERYBODY:
            figures[one.area][one.method] = one
        elif one.group_kind == COMPARED_WITH:
            beside[one.area].append((_name(one.group), one.value))
    return tuple(
        _area(code, figures[code], tuple(sorted(beside[code]))) for code in sorted(figures, key=lambda one: _name(one))
    )


def _area(
    code: str, figures: Mapping[str, ReleasedFigure], beside: tuple[tuple[str, float | None], ...]
) -> AreaEvaluated:
    why = next((words for method, words in TOO_FEW.items() if method in figures), "")
    effect, trend = figures.get("effect"), figures.get("trend_before")
    lower, upper = (effect.lower, effect.upper) if effect else (None, None)
    if effect is None or effect.value is None or lower is None or upper is None:
        verdict, why = NOTHING, why or "Nothing can be said: chance alone could make any such difference"
    else:
        verdict = SHORTER if upper < 0 else LONGER if lower > 0 else NOT_CLEAR
    is_alike = None
    if trend is not None and trend.lower is not None and trend.upper is not None:
        is_alike = trend.lower <= 0 <= trend.upper
    return AreaEvaluated(code, _name(code), verdict, why, figures, beside, is_alike)


def _name(code: str) -> str:
    return AREAS[code].name if code in AREAS else code
