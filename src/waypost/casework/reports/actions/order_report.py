"""Records that the court ordered a report, and whose it is; and sets an area's own involvement test."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import ChildInCase
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.reports.models import AreaInvolvement, Report
from waypost.casework.reports.rules import State, author_of, check_order
from waypost.casework.reports.words import CAFCASS


@acts("reports.order", Permission.ORDER_REPORT)
def order_report(
    acting: Acting,
    child_id: str | None,
    *,
    kind: str,
    case_id: str,
    ordered_on: date,
    due_on: date | None,
    involved_on: date | None = None,
    ordered_of: str = "",
) -> Outcome[str]:
    """Record an order for a report, and decide whose it is. Returns its identifier. Raises NotAWord, NotPossibleNow.

    `involved_on`: the last day on which the authority worked with the child, as it told us; None: it did not.
    `ordered_of`: the author whom the order names, if it does. A case without this child is no child at all.
    """
    child = open_child(child_id)
    check_order(kind, ordered_on=ordered_on, due_on=due_on, on=acting.on)
    if not ChildInCase.objects.filter(child=child, proceedings_id=case_id).exists():
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    author = author_of(
        kind,
        involved_on=involved_on,
        ordered_on=ordered_on,
        ordered_of=ordered_of,
        area_weeks=_area_weeks(child.service_area, ordered_on),
    )
    row = Report.objects.create(
        child=child,
        report_id=f"{child.pk}-R{Report.objects.filter(child=child).count() + 1}",
        proceedings_id=case_id,
        kind=kind,
        author=author,
        state=State.ORDERED if author == CAFCASS else State.WITH_AUTHORITY,
        ordered_on=ordered_on,
        first_due_on=due_on,
        due_on=due_on,
        involved_on=involved_on,
        changed_at=acting.at,
    )
    return Outcome(row.report_id, {"report": row.report_id, "kind": kind, "author": author, "due_on": due_on})


@acts("reports.set_involvement", Permission.SET_INVOLVEMENT)
def set_involvement(acting: Acting, child_id: str | None, *, weeks: int, from_on: date) -> Outcome[int]:
    """Set the involvement test of the acting person's service area, in weeks before an order, from a day on."""
    if weeks < 1 or not acting.service_area:
        raise NotPossibleNow("a test is at least a week, of an area.", where="weeks", do="Give another number.")
    AreaInvolvement.objects.create(
        service_area=acting.service_area, weeks=weeks, from_on=from_on, set_by_id=acting.user_id
    )
    return Outcome(weeks, {"weeks": weeks, "from_on": from_on})


def _area_weeks(service_area: str, on: date) -> int | None:
    tests = AreaInvolvement.objects.filter(holds_on(on), service_area=service_area)
    return tests.order_by("-from_on", "-pk").values_list("weeks", flat=True).first()
