"""What staff call something that was released to a family: in whole words, as the family's own pages call it."""

from __future__ import annotations

from waypost.casework.sharing.queries.shown import ReleasedRow
from waypost.casework.sharing.rules import Band, Released
from waypost.casework.sharing.stages import StageState
from waypost.casework.sharing.wording import ENGLISH, say
from waypost.doors.staff.words import lower_first

KINDS = {
    Released.HEARING: "A hearing", Released.DECISION: "A decision", Released.DOCUMENT: "Something to read",
    Released.DELAY: "Why it takes longer", Released.MY_WORDS: "What we understood that they said",
    Released.TO_DO: "Something to do", Released.VISIT: "A visit",
}  # fmt: skip
STATES = {
    StageState.NOT_STARTED: "Not yet",
    StageState.CURRENT: "Happening now",
    StageState.DONE: "Done",
    StageState.PASSED: "Not needed",
}


def stage_name(stage: str) -> str:
    """Return what a stage is called on an adult's page."""
    return say(f"stages.{stage}.name", ENGLISH, Band.ADULT)


def what_was_released(one: ReleasedRow) -> str:
    """Return what was released: a stage and how it stands; else its title and kind, or the kind alone."""
    if one.kind == Released.STAGE:
        stands = lower_first(STATES[StageState(one.state)]) if one.state else ""
        return ": ".join(part for part in (stage_name(one.stage) if one.stage else "A stage", stands) if part)
    kind = KINDS.get(Released(one.kind), one.kind) if one.kind in set(Released) else one.kind
    if one.title:
        return f"{one.title} ({lower_first(kind)})"
    return f"{kind}: {stage_name(one.stage)}" if one.stage else kind
