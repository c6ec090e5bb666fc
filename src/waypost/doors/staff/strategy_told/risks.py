"""The register of risks in words: alarms first, score beside appetite, who holds each, what was handed over."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.risks.queries import EscalationShown, RiskActionShown, StrategicRiskShown
from waypost.casework.strategy.terms import terms
from waypost.doors.pages.words import day_in_words
from waypost.doors.staff.strategy_told.page import INVENTED, Cell, Do, PageTold, Rows, history
from waypost.doors.staff.words import plural

STATES = {
    "above_appetite_without_action": ("Alarm: above appetite, nothing is done", "red"),
    "escalated_and_not_answered": ("Handed over, not answered", "orange"), "not_scored": ("Not scored", "yellow"),
    "above_appetite": ("Above appetite", "yellow"), "score_is_old": ("Score is old", "grey"),
    "within_appetite": ("Within appetite", "green"), "closed": ("Closed", "grey"),
}  # fmt: skip
_WRITE = Permission.WRITE_RISK


def risks_told(found: tuple[StrategicRiskShown, ...], on: date) -> PageTold:
    """Return the register."""
    alarms = [one for one in found if one.state == "above_appetite_without_action"]
    told = terms("risks", "risks")
    appetites = tuple(
        (Cell(kind["words"]), Cell(str(kind["appetite"])), Cell(kind["status"].capitalize()))
        for kind in told["kinds"].values()
    )
    return PageTold(
        "risk-register", "Register of risks", on,
        (f"Open: {plural(sum(one.state != 'closed' for one in found), 'risk')}; for {len(alarms)} nothing is done.",
         "A score is likelihood times impact. Appetite, scale and clocks are assumptions, unsigned."),
        (
            Rows("risks", "Each risk", ("Risk", "Score", "Appetite", "How it stands", "Held by", "Owner"),
                 tuple(_row(one) for one in found), empty="No risk is written down."),
            Rows("appetite", "Appetite", ("Kind", "Highest score that is borne", "On whose word"), appetites),
        ),
        told["source"],
        f"{len(alarms)} above appetite, and nothing is done. The first: {alarms[0].what}" if alarms else "",
        any(one.is_invented for one in found), (Do("Write a risk down", "risk_write", (), _WRITE),),
    )  # fmt: skip


def risk_told(one: StrategicRiskShown, on: date) -> PageTold:
    """Return one risk with its scores, actions, and every time it was handed over."""
    told, key = terms("risks", "risks"), (one.strategic_risk_id,)
    words = STATES[one.state][0]
    is_alarm = one.state == "above_appetite_without_action"
    is_over = bool(one.closed)
    waits = bool(one.escalations) and not one.escalations[-1].answer
    do = (
        Do("Score it", "risk_score", key, _WRITE), Do("Name another owner", "risk_owner", key, _WRITE),
        *(() if waits else (Do("Hand it to another body", "risk_hand_over", key, _WRITE),)),
        Do("Close it", "risk_close", key, Permission.CONFIRM_STRATEGY),
    )  # fmt: skip
    scores = [
        (f"{it.score} ({told['likelihood'][str(it.likelihood)]['words']}; {told['impact'][str(it.impact)]['words']})",
         it.because, it.by, it.on) for it in reversed(one.scores)
    ]  # fmt: skip
    return PageTold(
        f"risk-{one.strategic_risk_id}", one.what, on,
        (f"What it would do to children: {one.effect}", f"{words}. {' '.join(one.because)}",
         f"{told['kinds'][one.kind]['words']}. Held by {body(one.holder)}. {one.owner or 'Nobody'} answers for it.",
         *((f"Closed: {one.closed}", "If it comes back, write it down anew.") if is_over else ())),
        (
            Rows("actions", "What is done about it", ("Action", "Owner", "By", "Stands"),
                 tuple(_action(it, is_over=is_over) for it in one.actions), empty="Nothing.",
                 do=() if is_over else (Do("Say what is done", "risk_act", key, _WRITE),)),
            history("scores", "Every score that stood", scores),
            Rows("escalations", "Handed over", ("From, to", "Why", "When", "What came back"),
                 tuple(_escalation(it, is_over=is_over) for it in one.escalations), empty="It was not handed over."),
        ),
        told["source"], f"{words}. {one.because[-1]}" if is_alarm else "", one.is_invented, () if is_over else do,
    )  # fmt: skip


def body(code: str) -> str:
    """Return how a body is called."""
    return str(terms("risks", "risks")["bodies"][code]["name"])


def _row(one: StrategicRiskShown) -> tuple[Cell, ...]:
    words, colour = STATES[one.state]
    return (
        Cell(one.what, "risk", (one.strategic_risk_id,), more=INVENTED if one.is_invented else ""),
        Cell(str(one.score) if one.score else "None"), Cell(str(one.appetite)),
        Cell(words, colour=colour, more=" ".join(one.because)), Cell(body(one.holder)), Cell(one.owner or "Nobody"),
    )  # fmt: skip


def _action(one: RiskActionShown, *, is_over: bool) -> tuple[Cell, ...]:
    done = f"Done on {day_in_words(one.done_on)}: {one.done}" if one.done_on else ""
    do = () if one.done or is_over else (Do("Say that it is done", "risk_action_done", (one.risk_action_id,), _WRITE),)
    late = ("Late", "red") if one.is_late else ("Open", "blue")
    words, colour = (done, "") if done else ("Not done when the risk was closed", "") if is_over else late
    return Cell(one.what, do=do), Cell(one.owner), Cell(day_in_words(one.due_on)), Cell(words, colour=colour)


def _escalation(one: EscalationShown, *, is_over: bool) -> tuple[Cell, ...]:
    answers = terms("risks", "risks")["answers"]
    do = (Do("Answer", "escalation_answer", (one.escalation_id,), Permission.ANSWER_ESCALATION),)
    answered = f"{answers[one.answer]['words']}: {one.words}" if one.answer else ""
    return (
        Cell(f"{body(one.from_body)} to {body(one.to_body)}", do=do if one.is_mine_to_answer and not is_over else ()),
        Cell(one.because), Cell(f"{one.by}, {day_in_words(one.on)}"),
        Cell(f"{answered} ({day_in_words(one.answered_on)})") if one.answered_on
        else Cell("Not answered", colour="orange"),
    )  # fmt: skip
