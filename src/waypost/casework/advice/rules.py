"""What advice must hold before it is filed, and how it is set beside what the court ordered. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waypost.casework.advice.words import check_word, told
from waypost.casework.children.rules import NotPossibleNow


class State(StrEnum):
    """Where a piece of advice stands."""

    DRAFT = "draft"
    SHARED = "shared_with_the_child"
    FILED = "filed"
    REPLACED = "replaced"
    COMPARED = "compared_with_the_order"
    WITHDRAWN = "withdrawn"


class AdviceAct(StrEnum):
    """What is done with a piece of advice."""

    CHANGE = "changed"
    SHARE = "shared"
    FILE = "filed"
    REPLACE = "replaced"
    COMPARE = "compared"
    WITHDRAW = "withdrawn"


TRANSITIONS: Mapping[tuple[State, AdviceAct], State] = {
    (State.DRAFT, AdviceAct.CHANGE): State.DRAFT,
    (State.DRAFT, AdviceAct.SHARE): State.SHARED,
    (State.DRAFT, AdviceAct.FILE): State.FILED,
    (State.DRAFT, AdviceAct.WITHDRAW): State.WITHDRAWN,
    (State.SHARED, AdviceAct.CHANGE): State.DRAFT,
    (State.SHARED, AdviceAct.FILE): State.FILED,
    (State.SHARED, AdviceAct.WITHDRAW): State.WITHDRAWN,
    (State.FILED, AdviceAct.REPLACE): State.REPLACED,
    (State.FILED, AdviceAct.COMPARE): State.COMPARED,
}


def check_advice(issue: str, recommendation: str, reasons: str) -> None:
    """Raise NotAWord or NotPossibleNow unless advice is on an issue, recommends an order, and says why."""
    check_word("issues", issue)
    check_word("recommendations", recommendation)
    if not reasons.strip():
        raise NotPossibleNow("no reason is given.", where="reasons", do="Write why this is best for the child.")


def check_talk(law: str, talked_on: date, on: date) -> None:
    """Raise NotPossibleNow unless a talk about the care plan is of a public law case, and of a day that has come.

    In private law there is no authority's plan that a guardian and a social worker could agree.
    """
    if law != "public":
        raise NotPossibleNow("this is no public law case.", where="case_id", do="Choose a case of the authority's.")
    if talked_on > on:
        raise NotPossibleNow("this day has not come yet.", where="talked_on", do="Write it down when you have talked.")


def check_can_file(shared_on: date | None, not_shared_because: str) -> None:
    """Raise NotPossibleNow unless the advice was shared with the child, or it is said why it could not be."""
    if shared_on is None and not not_shared_because.strip():
        raise NotPossibleNow(
            "the child does not know of this advice.",
            where="shared_on",
            do="Share it with the child and write the answer, or say why that cannot be.",
        )


def check_comparison(followed: str, reason: str) -> None:
    """Raise NotAWord or NotPossibleNow unless it is said how far the court followed, and if not wholly, why."""
    check_word("followed", followed)
    if reason:
        check_word("reasons", reason)
    elif told()["followed"][followed].get("needs_reason"):
        raise NotPossibleNow("it is not said why.", where="reason", do="Choose the reason that the court gave.")


def check_order(made_on: date, filed_on: date) -> None:
    """Raise NotPossibleNow for an order that was made before the advice was filed: it cannot follow it."""
    if made_on < filed_on:
        raise NotPossibleNow("this order was made before the advice.", where="order", do="Choose a later order.")


def suggested(recommendation: str, final_orders: Collection[str]) -> str:
    """Return what a comparison begins with: a person decides. Empty where there is no final order yet.

    An order of the kind advised may differ in its conditions; so `followed` is where one looks, not what is so.
    """
    if not final_orders:
        return ""
    return "followed" if recommendation in final_orders else "not_followed"


@dataclass(frozen=True, slots=True)
class Influence:
    """How often courts followed advice, of advice that was compared. Counts of pieces of advice, not of children."""

    issue: str
    has_domestic_abuse: bool | None
    followed: int
    in_part: int
    not_followed: int


def influence(rows: Iterable[tuple[str, bool | None, str]]) -> tuple[Influence, ...]:
    """Count (issue, whether domestic abuse is alleged in the case or nobody knows, followed), each group apart."""
    counts = Counter(rows)
    groups = sorted({(issue, abuse) for issue, abuse, _ in counts}, key=lambda one: (one[0], str(one[1])))
    return tuple(
        Influence(
            issue,
            abuse,
            counts[issue, abuse, "followed"],
            counts[issue, abuse, "in_part"],
            counts[issue, abuse, "not_followed"],
        )
        for issue, abuse in groups
    )
