"""Writes down a use of automation, that it was assessed, and by when it is looked at again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.automation.rules import check_review
from waypost.casework.strategy.models import AssessmentMade, AutomatedUse, UseReviewed
from waypost.casework.strategy.telling import no_such, telling
from waypost.casework.strategy.terms import check_one_of, check_written, terms

_LONGEST = 50


@acts("strategy.write_use", Permission.WRITE_STRATEGY)
def write_use(
    acting: Acting, child_id: str | None, *, title: str, what: str, who: str, decision: str, is_learnt: bool,
    is_invented: bool = False,
) -> Outcome[str]:  # fmt: skip
    """Write down a use that is not Waypost's own: what it does, who is affected, who decides. Returns its code."""
    for told, where in ((title, "title"), (what, "what"), (who, "who"), (decision, "decision")):
        check_written(told, where)
    code = re.sub(r"[^a-z0-9]+", "_", title.strip().lower()).strip("_")[:_LONGEST]
    if not code or code in _known():
        raise NotPossibleNow("a use is called so already.", where="title", do="Call it otherwise.")
    AutomatedUse.objects.create(
        use_code=code, title=title.strip(), what=what.strip(), who=who.strip(), decision=decision.strip(),
        is_learnt=is_learnt, is_invented=is_invented, **telling(acting),
    )  # fmt: skip
    return Outcome(code, {"use": code})


@acts("strategy.assess_use", Permission.ASSESS_USE)
def assess_use(
    acting: Acting, child_id: str | None, *, use: str, kind: str, document: str, assessed_on: date, words: str
) -> Outcome[str]:
    """Record that somebody assessed a use: in which document, and what it found."""
    _check_known(use)
    check_one_of(terms("automation", "automation")["kinds"], kind, "kind")
    check_written(document, "document")
    check_written(words)
    if assessed_on > acting.on:
        raise NotPossibleNow("this day has not come yet.", where="assessed_on", do="Record it when it is made.")
    AssessmentMade.objects.create(
        use_code=use, kind=kind, document=document.strip(), assessed_on=assessed_on, words=words.strip(),
        **telling(acting),
    )  # fmt: skip
    return Outcome(use, {"use": use, "kind": kind})


@acts("strategy.review_use", Permission.ASSESS_USE)
def review_use(acting: Acting, child_id: str | None, *, use: str, words: str, next_on: date) -> Outcome[str]:
    """Say what was seen when a use was looked at again, and by when it is looked at next."""
    _check_known(use)
    days = terms("automation", "automation")["clocks"]["review_within_days"]["days"]
    check_review(next_on, words, on=acting.on, latest_on=acting.on + timedelta(days=days))
    UseReviewed.objects.create(use_code=use, words=words.strip(), next_on=next_on, **telling(acting))
    return Outcome(use, {"use": use, "next_on": next_on})


def _known() -> set[str]:
    own: Mapping[str, Any] = terms("automation", "automation")["uses"]
    return {*own, *AutomatedUse.objects.values_list("pk", flat=True)}


def _check_known(use: str) -> None:
    if use not in _known():
        raise no_such()
