"""When an area is ready, what may be planned, and who attests. Pure. There is no waiver."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from waypost.casework.children.rules import NotPossibleNow


class GateShut(NotPossibleNow):
    """A gate is shut: nothing is declared and nothing is planned."""


class State(StrEnum):
    """Where the answer to a gate's question stands."""

    NOBODY_LOOKED = "nobody_looked"
    ONE_SAYS = "one_says"
    OPEN = "open"
    SHUT = "shut"


class GateAct(StrEnum):
    """What is done about a gate. Figures judge the computed gates; two people attest the others."""

    JUDGE_OPEN = "judged_open"
    JUDGE_SHUT = "judged_shut"
    ATTEST = "attested"
    CONFIRM = "confirmed"
    TAKE_BACK = "taken_back"
    LAPSE = "lapsed"


COMPUTED: Mapping[tuple[State, GateAct], State] = {
    (State.NOBODY_LOOKED, GateAct.JUDGE_OPEN): State.OPEN,
    (State.NOBODY_LOOKED, GateAct.JUDGE_SHUT): State.SHUT,
    (State.OPEN, GateAct.JUDGE_OPEN): State.OPEN,
    (State.OPEN, GateAct.JUDGE_SHUT): State.SHUT,
    (State.OPEN, GateAct.LAPSE): State.SHUT,
    (State.SHUT, GateAct.JUDGE_OPEN): State.OPEN,
    (State.SHUT, GateAct.JUDGE_SHUT): State.SHUT,
}
ATTESTED: Mapping[tuple[State, GateAct], State] = {
    (State.NOBODY_LOOKED, GateAct.ATTEST): State.ONE_SAYS,
    (State.SHUT, GateAct.ATTEST): State.ONE_SAYS,
    (State.ONE_SAYS, GateAct.CONFIRM): State.OPEN,
    (State.ONE_SAYS, GateAct.TAKE_BACK): State.SHUT,
    (State.OPEN, GateAct.TAKE_BACK): State.SHUT,
    (State.OPEN, GateAct.LAPSE): State.SHUT,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a gate of an area stands. `holds_until_on`: the last day on which it is open unless looked at again."""

    gate: str
    title: str
    state: State
    holds_until_on: date | None

    def is_open_on(self, day: date) -> bool:
        """Answer whether it is open on a day."""
        return self.state is State.OPEN and self.holds_until_on is not None and day <= self.holds_until_on


def shut_on(standings: Iterable[Standing], day: date) -> tuple[Standing, ...]:
    """Return the gates that are shut on a day."""
    return tuple(one for one in standings if not one.is_open_on(day))


def check_every_gate_is_open(standings: Iterable[Standing], every: frozenset[str], day: date) -> None:
    """Raise GateShut unless each gate that there is stands open on a day. Nobody can waive one."""
    known = tuple(standings)
    unknown = every - {one.gate for one in known}
    shut = [one.title for one in shut_on(known, day)]
    if shut or unknown:
        named = "; ".join(shut) or "gates that nobody has looked at yet"
        raise GateShut(f"not every gate is open: {named}.", do="Open each gate first. There is no way round one.")


def check_words(words: str, where: str, do: str) -> None:
    """Raise NotPossibleNow for words that are not there."""
    if not words.strip():
        raise NotPossibleNow("something is left empty that others will rest on.", where=where, do=do)


def check_second(*, said_by: int | None, confirmer: int) -> None:
    """Raise NotPossibleNow where one person would attest alone."""
    if said_by is None or said_by == confirmer:
        raise NotPossibleNow("you said this yourself, so somebody else confirms it.", do="Ask a colleague who looked.")


def check_planned(planned_on: date, on: date) -> None:
    """Raise NotPossibleNow for a day that is not ahead."""
    if planned_on <= on:
        raise NotPossibleNow("a go-live is planned for a day to come.", where="planned_on", do="Choose a later day.")


def check_live(live_on: date, practice_direction: str, on: date) -> None:
    """Raise NotPossibleNow unless the day has come and the direction that made it law is named."""
    if live_on > on:
        raise NotPossibleNow("this day has not come yet.", where="live_on", do="Record it on the day, or plan it.")
    check_words(practice_direction, "practice_direction", "Name the practice direction, and its paragraph or schedule.")


def holds_until(on: date, days: float) -> date:
    """Return the last day on which what was found today holds."""
    return on + timedelta(days=int(days))


class Stage(StrEnum):
    """Where an area stands, as a board asks."""

    NOT_READY = "not_ready"
    GATES_OPEN = "gates_open"
    READY = "ready"
    PLANNED = "planned"
    LIVE = "live"
    LIVE_NOT_READY = "live_not_ready"


def stage_of(*, is_live: bool, is_declared: bool, is_planned: bool, are_gates_open: bool) -> Stage:
    """Return where an area stands. Live without a declaration, or with a gate shut since, is live and not ready."""
    if is_live:
        return Stage.LIVE if is_declared and are_gates_open else Stage.LIVE_NOT_READY
    if not are_gates_open:
        return Stage.NOT_READY
    if not is_declared:
        return Stage.GATES_OPEN
    return Stage.PLANNED if is_planned else Stage.READY
