"""Brings what changed: a comparison of released figures, or a document; and takes it back, which can be read too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.models import Aim, Described, Initiative, Result, ResultTakenBack
from waypost.casework.strategy.telling import hold, no_such, telling
from waypost.casework.strategy.terms import check_written
from waypost.casework.strategy.what_works.actions.describe import standing_places
from waypost.casework.strategy.what_works.compared import compare
from waypost.casework.strategy.what_works.rules import Verdict
from waypost.casework.strategy.what_works.words import check_word
from waypost.disclosure.released import ReleasedFigure

Series = Callable[[str, str], Sequence[ReleasedFigure]]
"""Gives the released figures of a measure and method, of every court area and period."""


@acts("strategy.compare_initiative", Permission.WRITE_WHAT_WORKS)
def bring_comparison(
    acting: Acting, child_id: str | None, *, initiative_id: str, aim_id: int, words: str, series: Series
) -> Outcome[int]:
    """Compare what was released before and after it began, here and in the areas compared, and keep the answer.

    `series` is handed in by wiring. Raises NotPossibleNow where nothing can be said, and says why.
    """
    row = hold(Initiative, initiative_id)
    check_written(words)
    aim = Aim.objects.filter(pk=aim_id, initiative=row).first()
    if aim is None or not aim.measure_id:
        raise NotPossibleNow("no measure tells of this aim.", where="aim", do="Choose another one.")
    places, began_on = standing_places(row), _began_on(row)
    found = compare(
        series(aim.measure_id, aim.method),
        here=[area for area, how in places.items() if how == "where"],
        others=[area for area, how in places.items() if how == "compared_with"],
        began_on=began_on,
        wanted=aim.wanted,
    )
    if found.verdict is Verdict.NOT_KNOWN:
        raise NotPossibleNow(
            "no figure was released of it both before and after it began.", where="aim",
            do="Wait for the next release, or choose another aim.",
        )  # fmt: skip
    made = Result.objects.create(
        initiative=row, kind="figures", words=words.strip(), measure_id=aim.measure_id, method=aim.method,
        **asdict(found), **telling(acting),
    )  # fmt: skip
    facts = {"initiative": row.pk, "result": made.pk, "measure": aim.measure_id, "verdict": found.verdict.value}
    return Outcome(made.pk, facts)


def _began_on(row: Initiative) -> date:
    newest = Described.objects.filter(initiative=row).order_by("-pk").first()
    if newest is None or newest.began_on is None:
        raise NotPossibleNow("it is not said when it began.", where="aim", do="Say it first.")
    return newest.began_on


@acts("strategy.document_initiative", Permission.WRITE_WHAT_WORKS)
def bring_document(
    acting: Acting, child_id: str | None, *, initiative_id: str, document: str, design: str, verdict: str,
    is_independent: bool, words: str,
) -> Outcome[int]:  # fmt: skip
    """Bring an evaluation or a manual: what it is called, how it was made, what it says."""
    row = hold(Initiative, initiative_id)
    check_written(document, "document")
    check_written(words)
    check_word("designs", design, "standard", "design")
    if verdict not in {one.value for one in Verdict}:
        raise NotPossibleNow("this is no answer.", where="verdict", do="Choose one of the list.")
    told: dict[str, Any] = {"document": document.strip(), "is_independent": is_independent}
    made = Result.objects.create(
        initiative=row, kind="document", design=design, verdict=verdict, words=words.strip(),
        is_invented=row.is_invented, **told, **telling(acting),
    )  # fmt: skip
    return Outcome(made.pk, {"initiative": row.pk, "result": made.pk, "design": design, "verdict": verdict})


@acts("strategy.take_back_result", Permission.WRITE_WHAT_WORKS)
def take_back(acting: Acting, child_id: str | None, *, result_id: int, because: str) -> Outcome[int]:
    """Say that a result stands no more, and why. It can still be read."""
    row = Result.objects.select_for_update().filter(pk=result_id).first()
    if row is None:
        raise no_such()
    check_written(because, "because")
    if ResultTakenBack.objects.filter(result=row).exists():
        raise NotPossibleNow("it was taken back already.", do="Nothing more is needed.")
    ResultTakenBack.objects.create(result=row, because=because.strip(), **telling(acting))
    return Outcome(row.pk, {"result": row.pk})
