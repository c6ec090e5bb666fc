"""Sets filed advice beside what the court ordered: followed, in part or not, and the reason that the court gave."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.advice.actions.holding import facts_of, hold_advice, move_on, no_such_child
from waypost.casework.advice.rules import AdviceAct, check_comparison, check_order
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import CourtOrder


@acts("advice.compare", Permission.WRITE_ADVICE)
def compare_advice(
    acting: Acting,
    child_id: str | None,
    *,
    advice_id: str,
    version: int,
    order_id: int,
    followed: str,
    reason: str = "",
    words: str = "",
) -> Outcome[str]:
    """Say how far an order of this child's follows the advice. Raises NotAWord, NotPossibleNow.

    An order of another child is answered as a child who is not there.
    """
    child = open_child(child_id)
    advice = hold_advice(child, advice_id, version)
    check_comparison(followed, reason)
    order = CourtOrder.objects.filter(pk=order_id, child=child, proceedings=advice.proceedings_id).first()
    if order is None:
        raise no_such_child()
    if advice.filed_on is not None:
        check_order(order.made_on, advice.filed_on)
    advice.followed, advice.followed_order, advice.court_reason = followed, order, reason
    advice.court_words, advice.compared_on = words, acting.on
    move_on(acting, advice, AdviceAct.COMPARE)
    return Outcome(followed, {**facts_of(advice), "followed": followed, "reason": reason})
