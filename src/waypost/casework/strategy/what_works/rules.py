"""How an initiative moves on, and which standard of evidence it has reached: stated rules, each with its reason. Pure.

Nobody sets a level. It follows from what is said of an initiative and from the results that stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.what_works.words import told


class Stage(StrEnum):
    """Where an initiative stands."""

    PROPOSED = "proposed"
    RUNNING = "running"
    ENDED = "ended"
    CARRIED_ON = "carried_on"
    STOPPED = "stopped"


class StageAct(StrEnum):
    """What is done about an initiative."""

    BEGIN = "begun"
    END = "ended"
    CARRY_ON = "carried_on"
    STOP = "stopped"


TRANSITIONS: Mapping[tuple[Stage, StageAct], Stage] = {
    (Stage.PROPOSED, StageAct.BEGIN): Stage.RUNNING,
    (Stage.PROPOSED, StageAct.STOP): Stage.STOPPED,
    (Stage.RUNNING, StageAct.END): Stage.ENDED,
    (Stage.RUNNING, StageAct.STOP): Stage.STOPPED,
    (Stage.ENDED, StageAct.CARRY_ON): Stage.CARRIED_ON,
    (Stage.CARRIED_ON, StageAct.END): Stage.ENDED,
    (Stage.CARRIED_ON, StageAct.STOP): Stage.STOPPED,
}


class Verdict(StrEnum):
    """What the results that stand say."""

    NOT_KNOWN = "not_known"
    BETTER = "better"
    NO_DIFFERENCE = "no_difference_shown"
    WORSE = "worse"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """One result that stands. `verdict`: what it says; `is_independent`: neither who leads it nor who told of it."""

    design: str
    verdict: Verdict
    is_independent: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """The level that is reached, what the results say, and how both were reached, in sentences."""

    level: int
    verdict: Verdict
    because: tuple[str, ...]


def stage_after(acts: Iterable[StageAct]) -> Stage:
    """Return where an initiative stands after what was done about it."""
    stage = Stage.PROPOSED
    for act in acts:
        stage = TRANSITIONS[stage, act]
    return stage


def judged(lacking: Sequence[str], results: Sequence[ResultFacts]) -> Judged:
    """Return the level of an initiative. `lacking`: what is not said of it, in words; empty: it is described."""
    if lacking:
        return Judged(0, _verdict(results), (f"Not said: {', '.join(lacking)}.",))
    better = [one for one in results if one.verdict is Verdict.BETTER and one.design != "manual"]
    level, because = 1, ["It is said what is done, for whom, where, and what that should change."]
    level, why = _by_design(better)
    because.append(why)
    if level == 3:
        again = any(one.is_independent for one in better if one.design == "comparison")
        repeated = sum(one.design == "comparison" for one in better) > 1
        if again and repeated:
            level = 4
            because.append("More than one comparison found it, one of them by somebody independent.")
        else:
            because.append("No second comparison, by somebody independent, has found the same.")
    if level == 4 and any(one.design == "manual" for one in results):
        level = 5
        because.append("It is written down so that others can do it.")
    return Judged(level, _verdict(results), (*because, _said(_verdict(results))))


def _by_design(better: Sequence[ResultFacts]) -> tuple[int, str]:
    designs = told("standard")["designs"]
    level = max((int(designs[one.design]["level"]) for one in better), default=1)
    return level, {
        1: "No result that stands shows a change for the better.",
        2: "A result shows a change for the better; nobody was compared, so nobody can say what caused it.",
        3: "A result shows a change for the better against others who were compared.",
    }[level]


def _verdict(results: Sequence[ResultFacts]) -> Verdict:
    """Return what results say together. Those with a comparison count before those without."""
    told_of = [one for one in results if one.design != "manual"]
    compared = [one for one in told_of if one.design == "comparison"] or told_of
    said = {one.verdict for one in compared} - {Verdict.NOT_KNOWN}
    if {Verdict.BETTER, Verdict.WORSE} <= said:
        return Verdict.MIXED
    for verdict in (Verdict.WORSE, Verdict.BETTER, Verdict.NO_DIFFERENCE):
        if verdict in said:
            return verdict
    return Verdict.NOT_KNOWN


def _said(verdict: Verdict) -> str:
    return {
        Verdict.NOT_KNOWN: "Nothing that stands says whether it works.",
        Verdict.BETTER: "What stands says that it went better.",
        Verdict.NO_DIFFERENCE: "What stands shows no difference that chance would not make.",
        Verdict.WORSE: "What stands says that it went worse.",
        Verdict.MIXED: "Results disagree: some went better, some worse.",
    }[verdict]


def direction(difference: float | None, lower: float | None, upper: float | None, wanted: str) -> Verdict:
    """Return what a difference says: better or worse only where its interval leaves nought out."""
    if difference is None:
        return Verdict.NOT_KNOWN
    if lower is None or upper is None or lower <= 0 <= upper:
        return Verdict.NO_DIFFERENCE
    return Verdict.BETTER if (difference < 0) == (wanted == "less") else Verdict.WORSE


def check_days(began_on: date | None, until_on: date | None) -> None:
    """Raise NotPossibleNow where an end comes before its beginning."""
    if began_on and until_on and until_on < began_on:
        raise NotPossibleNow("it ends before it begins.", where="until_on", do="Give a later day.")


def standing(rows: Iterable[tuple[str, str, bool]]) -> dict[str, str]:
    """Return the areas that stand, and how each is named. `rows`: (area, how, whether it was taken out), in order."""
    told_of: dict[str, str] = {}
    for area, how, is_out in rows:
        if is_out:
            told_of.pop(area, None)
        else:
            told_of[area] = how
    return told_of
