"""Are we ready, and did it work? One answer to each, out of rooms that do not know each other; each says how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.readiness.queries.areas import AreaLine, areas
from waypost.casework.recommendations.queries.recommendations import progress
from waypost.casework.recommendations.queries.shown import Progress
from waypost.casework.strategy.what_works.queries.initiatives import initiatives
from waypost.casework.strategy.what_works.queries.shown import InitiativeShown

READY = frozenset({"ready", "planned", "live"})
COMPARED = 3
"""The level of the standard from which others were compared."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in a word and a sentence, and how it was reached."""

    word: str
    words: str
    how: str


@dataclass(frozen=True, slots=True)
class ReadyAndWorked:
    """Both answers, and what each rests on. `areas` or `tried` is None where the reader's role may not see it."""

    is_ready: Answer
    has_worked: Answer
    areas: tuple[AreaLine, ...] | None
    promised: Progress
    tried: tuple[InitiativeShown, ...] | None


def ready_and_worked(acting: Acting) -> ReadyAndWorked:
    """Return both answers for somebody, out of what they may see. Each room audits its own reading."""
    promised = progress(acting, None)
    places = areas(acting, None) if may(acting.role, Permission.SEE_READINESS) else None
    tried = initiatives(acting, None) if may(acting.role, Permission.SEE_WHAT_WORKS) else None
    told = tuple(places) if places is not None else None
    return ReadyAndWorked(are_ready(told), did_it_work(promised.by_status, tried or ()), told, promised, tried)


def are_ready(places: Sequence[AreaLine] | None) -> Answer:
    """Return whether the areas that change over are ready."""
    if places is None:
        return Answer("Not shown", "Readiness is not shown to your role.", "Ask the programme office.")
    how = "An area is ready while it is declared so, and it is declared so only while every gate is open."
    if not places:
        return Answer("Not known", "No area is named yet, so nothing says that anywhere is ready.", how)
    ready = sum(one.stage in READY for one in places)
    alarm = sum(one.stage == "live_not_ready" for one in places)
    said = f"{ready} of {len(places)} named {'is' if ready == 1 else 'are'} ready."
    if alarm:
        said += f" {alarm} {'is' if alarm == 1 else 'are'} live and not ready: the contingency protocol is at work."
    return Answer("Yes" if ready == len(places) else "In part" if ready else "No", said, how)


def did_it_work(by_status: dict[str, int], tried: Sequence[InitiativeShown]) -> Answer:
    """Return whether what was promised and tried worked, of what is shown."""
    shown, all_promised = by_status.get("done_and_shown", 0), sum(by_status.values())
    verdicts = Counter(one.verdict if one.level >= COMPARED or one.verdict != "better" else "alone" for one in tried)
    said = f"{shown} of {all_promised} recommended {'is' if shown == 1 else 'are'} done and shown. "
    said += f"{verdicts['better']} of {len(tried)} tried went better than where it was not tried"
    said += f"; {verdicts['worse']} went worse." if verdicts["worse"] else "."
    how = "Done and shown: confirmed by somebody else, with a figure or a document, and a name. Went better: a "
    how += "comparison with other areas whose interval leaves nought out. What nothing shows counts as not shown."
    good = shown + verdicts["better"]
    every = all_promised + len(tried)
    word = "Not known" if not every else "Yes" if good == every else "In part" if good else "Not shown"
    return Answer(word, said, how)
