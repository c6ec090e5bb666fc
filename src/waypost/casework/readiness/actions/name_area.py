"""Names an area that changes over. Every gate of it is shut until somebody looks."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.readiness.actions.holding import gates_of, write_history
from waypost.casework.readiness.models import CourtArea
from waypost.casework.readiness.rules import check_words
from waypost.vocabulary.areas import AREAS


@acts("readiness.name_area", Permission.NAME_AREA)
def name_area(
    acting: Acting,
    child_id: str | None,
    *,
    code: str,
    service_area: str,
    courts: list[str],
    phase: str,
    announced: str = "",
    announced_source: str = "",
) -> Outcome[str]:
    """Name a designated family judge area, the service area that works in it and its phase. Raises NotPossibleNow.

    `announced` is what the government said of it, with its source. It is a fact, and makes no plan.
    """
    if code not in AREAS:
        raise NotPossibleNow(
            "this is no area of a designated family judge.", where="code", do="Choose one of the list."
        )
    if CourtArea.objects.filter(code=code).exists():
        raise NotPossibleNow("this area is named already.", where="code", do="Open it in the list of areas.")
    if not courts:
        raise NotPossibleNow("it is not said which courts lie in the area.", where="courts", do="Tick each of them.")
    check_words(service_area, "service_area", "Say which service area works there.")
    check_words(phase, "phase", "Say in which phase it changes over.")
    if announced.strip():
        check_words(announced_source, "announced_source", "Say where it was announced.")
    area = CourtArea.objects.create(
        code=code, service_area=service_area, courts=sorted(courts), phase=phase, announced=announced,
        announced_source=announced_source, named_on=acting.on,
    )  # fmt: skip
    for row in gates_of(area, acting.on).values():
        row.save()
    write_history(acting, area, "named", f"Named, in phase {phase}.")
    return Outcome(code, {"area": code})
