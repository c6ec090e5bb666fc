"""Writes risks down, scores them, says what is done, hands them to another body and answers for one's own."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.bodies import bodies_of
from waypost.casework.strategy.models import (
    Escalation,
    EscalationAnswer,
    RiskAction,
    RiskActionDone,
    RiskClosed,
    RiskOwner,
    RiskScore,
    StrategicRisk,
)
from waypost.casework.strategy.risks.rules import (
    check_answers_for,
    check_hand_over,
    check_score,
    holder_of,
    score_of,
)
from waypost.casework.strategy.telling import hold, telling
from waypost.casework.strategy.terms import check_one_of, check_written, terms


@acts("strategy.write_risk", Permission.WRITE_RISK)
def write_risk(
    acting: Acting, child_id: str | None, *, kind: str, what: str, effect: str, owner: str, is_invented: bool = False
) -> Outcome[int]:
    """Write a risk down: what may happen, what it would do to children, and who answers for it."""
    check_one_of(terms("risks", "risks")["kinds"], kind, "kind")
    for told, where in ((what, "what"), (effect, "effect"), (owner, "owner")):
        check_written(told, where)
    teller = telling(acting)
    row = StrategicRisk.objects.create(
        kind=kind, what=what.strip(), effect=effect.strip(), is_invented=is_invented, **teller
    )
    RiskOwner.objects.create(strategic_risk=row, owner=owner.strip(), **teller)
    return Outcome(row.pk, {"risk": row.pk, "kind": kind})


@acts("strategy.own_risk", Permission.WRITE_RISK)
def own_risk(acting: Acting, child_id: str | None, *, strategic_risk_id: int, owner: str) -> Outcome[int]:
    """Say who answers for a risk from now on."""
    row = _open(strategic_risk_id)
    check_written(owner, "owner")
    RiskOwner.objects.create(strategic_risk=row, owner=owner.strip(), **telling(acting))
    return Outcome(row.pk, {"risk": row.pk})


@acts("strategy.score_risk", Permission.WRITE_RISK)
def score_risk(
    acting: Acting, child_id: str | None, *, strategic_risk_id: int, likelihood: int, impact: int, because: str
) -> Outcome[int]:
    """Score a risk, and say why. Earlier scores stay."""
    row = _open(strategic_risk_id)
    check_score(likelihood, impact, because)
    RiskScore.objects.create(
        strategic_risk=row, likelihood=likelihood, impact=impact, because=because.strip(), **telling(acting)
    )
    return Outcome(score_of(likelihood, impact), {"risk": row.pk, "likelihood": likelihood, "impact": impact})


@acts("strategy.act_on_risk", Permission.WRITE_RISK)
def act_on_risk(
    acting: Acting, child_id: str | None, *, strategic_risk_id: int, what: str, owner: str, due_on: date
) -> Outcome[int]:
    """Say what is done about a risk, by whom, by when."""
    row = _open(strategic_risk_id)
    check_written(what, "what")
    check_written(owner, "owner")
    made = RiskAction.objects.create(
        strategic_risk=row, what=what.strip(), owner=owner.strip(), due_on=due_on, **telling(acting)
    )
    return Outcome(made.pk, {"risk": row.pk, "action": made.pk, "due_on": due_on})


@acts("strategy.do_risk_action", Permission.WRITE_RISK)
def do_risk_action(acting: Acting, child_id: str | None, *, risk_action_id: int, words: str) -> Outcome[int]:
    """Say that what was to be done about a risk is done."""
    row = hold(RiskAction, risk_action_id)
    _open(row.strategic_risk_id)
    check_written(words)
    if RiskActionDone.objects.filter(risk_action=row).exists():
        raise NotPossibleNow("this is done already.", do="Nothing more is needed.")
    RiskActionDone.objects.create(risk_action=row, words=words.strip(), **telling(acting))
    return Outcome(row.strategic_risk_id, {"risk": row.strategic_risk_id, "action": row.pk})


@acts("strategy.hand_over_risk", Permission.WRITE_RISK)
def hand_over_risk(
    acting: Acting, child_id: str | None, *, strategic_risk_id: int, to_body: str, because: str
) -> Outcome[int]:
    """Hand a risk to another body, for the body that one speaks for. It holds until that body answers."""
    row = _open(strategic_risk_id)
    bodies = terms("risks", "risks")["bodies"]
    check_one_of(bodies, to_body, "to_body")
    check_written(because, "because")
    handed = list(Escalation.objects.filter(strategic_risk=row).select_related("answer").order_by("pk"))
    answers = [(one.to_body, one.answer.answer if hasattr(one, "answer") else "") for one in handed]
    holder = holder_of(answers)
    check_hand_over(holder, _speaks_for(acting, holder), to_body, waits=bool(answers) and not answers[-1][1])
    made = Escalation.objects.create(
        strategic_risk=row, from_body=holder, to_body=to_body, because=because.strip(), **telling(acting)
    )
    return Outcome(made.pk, {"risk": row.pk, "from": holder, "to": to_body})


@acts("strategy.answer_escalation", Permission.ANSWER_ESCALATION)
def answer_escalation(
    acting: Acting, child_id: str | None, *, escalation_id: int, answer: str, words: str
) -> Outcome[str]:
    """Take a risk that was handed over, or give it back, for the body that it was handed to."""
    row = hold(Escalation, escalation_id)
    _open(row.strategic_risk_id)
    told = terms("risks", "risks")
    check_one_of(told["answers"], answer, "answer")
    check_written(words)
    check_answers_for(row.to_body, bodies_of(acting, told["bodies"]))
    if EscalationAnswer.objects.filter(escalation=row).exists():
        raise NotPossibleNow("this is answered already.", do="Hand it over anew.")
    EscalationAnswer.objects.create(escalation=row, answer=answer, words=words.strip(), **telling(acting))
    return Outcome(answer, {"risk": row.strategic_risk_id, "escalation": row.pk, "answer": answer})


@acts("strategy.close_risk", Permission.CONFIRM_STRATEGY)
def close_risk(acting: Acting, child_id: str | None, *, strategic_risk_id: int, words: str) -> Outcome[int]:
    """Close a risk, and say why. It can still be read."""
    row = _open(strategic_risk_id)
    check_written(words)
    RiskClosed.objects.create(strategic_risk=row, words=words.strip(), **telling(acting))
    return Outcome(row.pk, {"risk": row.pk})


def _speaks_for(acting: Acting, holder: str) -> str:
    own = bodies_of(acting, terms("risks", "risks")["bodies"])
    return holder if holder in own else (own[0] if own else "")


def _open(strategic_risk_id: int) -> StrategicRisk:
    row = hold(StrategicRisk, strategic_risk_id)
    if RiskClosed.objects.filter(strategic_risk=row).exists():
        raise NotPossibleNow("this risk is closed.", do="Write it down anew if it comes back.")
    return row
