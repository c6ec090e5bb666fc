"""The register of uses of automation: Waypost's own out of its data, and those that somebody wrote down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting, Outcome, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.automation.rules import use_state
from waypost.casework.strategy.grouping import names_of_tellers, rows_by
from waypost.casework.strategy.models import AssessmentMade, AutomatedUse, UseReviewed
from waypost.casework.strategy.telling import no_such
from waypost.casework.strategy.terms import terms


@dataclass(frozen=True, slots=True)
class AssessmentShown:
    """An assessment that was made: its kind, its document, what it found."""

    kind: str
    document: str
    on: date
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class UseShown:
    """A use: what it does, to whom, who decides, where in the code it is (empty: not Waypost's), how it stands."""

    use: str
    title: str
    what: str
    who: str
    decision: str
    code: str
    is_learnt: bool
    state: str
    because: tuple[str, ...]
    assessments: tuple[AssessmentShown, ...]
    reviews: tuple[tuple[str, date, str], ...]
    is_invented: bool


@reads("strategy.uses", Permission.SEE_STRATEGY)
def uses(acting: Acting, child_id: str | None) -> tuple[UseShown, ...]:
    """Return every use: Waypost's own in the order of its data, then the others."""
    return _uses(acting.on)


@reads("strategy.use", Permission.SEE_STRATEGY)
def use(acting: Acting, child_id: str | None, *, use: str) -> Outcome[UseShown]:
    """Return one use. Raises NothingThere."""
    found = [one for one in _uses(acting.on) if one.use == use]
    if not found:
        raise no_such()
    return Outcome(found[0], {"use": found[0].use})


def _uses(on: date) -> tuple[UseShown, ...]:
    told, names = terms("automation", "automation"), names_of_tellers()
    made, seen = (rows_by(one, "use_code") for one in (AssessmentMade, UseReviewed))
    own = [(code, one | {"is_invented": False}) for code, one in told["uses"].items()]
    fields = ("title", "what", "who", "decision", "is_learnt", "is_invented")
    others = [
        (row.pk, {name: getattr(row, name) for name in fields} | {"code": ""})
        for row in AutomatedUse.objects.order_by("title")
    ]
    shown = []
    for code, one in (*own, *others):
        assessments, reviews = made[code], seen[code]
        next_on = reviews[-1].next_on if reviews else None
        judged = use_state({row.kind for row in assessments}, told["kinds"], next_on, on)
        shown.append(
            UseShown(
                code, one["title"], one["what"], one["who"], one["decision"], one["code"], one["is_learnt"],
                judged.state.value, judged.because,
                tuple(
                    AssessmentShown(
                        row.kind, row.document, row.assessed_on, row.words, names.get(row.told_by_id, "")
                    )
                    for row in assessments
                ),
                tuple((row.words, row.next_on, names.get(row.told_by_id, "")) for row in reviews),
                one["is_invented"],
            )
        )  # fmt: skip
    return tuple(shown)
