"""Registers of strategy: risks, uses of automation, definitions that partners signed. Of no child."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from ninja import Router
from pydantic import Field

from waypost.casework.access.acting import Acting, check_may
from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.automation import actions as automation
from waypost.casework.strategy.automation import queries as uses
from waypost.casework.strategy.definitions import actions as signing
from waypost.casework.strategy.definitions import queries as signed
from waypost.casework.strategy.risks import actions as risk
from waypost.casework.strategy.risks import queries as risks
from waypost.doors.api.acting import Once, Text
from waypost.doors.api.reading import Reference
from waypost.doors.api.routes import gives_list, gives_one, makes, takes_nobody
from waypost.doors.api.strategy_sent import Line, Which
from waypost.pipeline import measures

router = Router(tags=["strategy"])
Key = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
Document = Annotated[str, Field(max_length=300, pattern=r"^[^\x00]*$")]
Fingerprint = Annotated[str, Field(max_length=64, pattern=r"^[0-9a-f]*$")]


class RiskWritten(Once):
    """What may happen, what it would do to children, of which kind, and who answers for it."""

    kind: Reference
    what: Text
    effect: Text
    owner: Line


class OfRisk(Once):
    """A risk."""

    strategic_risk_id: Which


class RiskOwned(OfRisk):
    """Who answers for it from now on."""

    owner: Line


class RiskScored(OfRisk):
    """How likely, how hard, and why."""

    likelihood: Annotated[int, Field(ge=0, le=100)]
    impact: Annotated[int, Field(ge=0, le=100)]
    because: Text


class RiskActed(OfRisk):
    """What is done about it, by whom, by when."""

    what: Text
    owner: Line
    due_on: date


class RiskActionDone(Once):
    """That what was to be done is done."""

    risk_action_id: Which
    words: Text


class RiskHandedOver(OfRisk):
    """To which body a risk is handed, and why."""

    to_body: Reference
    because: Text


class EscalationAnswered(Once):
    """Whether one's own body takes a risk that was handed to it."""

    escalation_id: Which
    answer: Reference
    words: Text


class RiskClosed(OfRisk):
    """Why a risk is closed."""

    words: Text


class UseWritten(Once):
    """A use of automation: what it does, who is affected, who decides."""

    title: Line
    what: Text
    who: Text
    decision: Text
    is_learnt: bool


class UseAssessed(Once):
    """That a use was assessed: its kind, the document, what it found."""

    use: Key
    kind: Reference
    document: Document
    assessed_on: date
    words: Text


class UseReviewed(Once):
    """What was seen when a use was looked at again, and by when it is looked at next."""

    use: Key
    words: Text
    next_on: date


class DefinitionSigned(Once):
    """A body that one speaks for, and the fingerprint of the definition that was read."""

    measure_id: Key
    seen: Fingerprint
    body: Reference
    words: Text


class SignatureTakenBack(Once):
    """Why a signature stands no more."""

    definition_signed_id: Which
    because: Text


def one_use(acting: Acting, child_id: str | None, *, use_id: str) -> uses.UseShown:
    """One use of automation, with its assessments and reviews."""
    return uses.use(acting, child_id, use=use_id)


def definitions(acting: Acting, child_id: str | None) -> tuple[signed.DefinitionShown, ...]:
    """Every definition as it stands, and how each partner stands to it."""
    return signed.definitions(acting, child_id, described=tuple(measures.described()))


def one_definition(acting: Acting, child_id: str | None, *, measure_id: str) -> signed.DefinitionShown:
    """One definition as it stands, its fingerprint, and every signature."""
    return signed.definition(acting, child_id, measure_id=measure_id, described=tuple(measures.described()))


def sign_definition(acting: Acting, child_id: str | None, *, measure_id: str, **given: Any) -> int:
    """Sign a definition for one's own body, as it stands. What was signed is kept, word for word."""
    check_may(acting, Permission.SIGN_DEFINITION, None, asked="sign_definition")
    text = one_definition(acting, None, measure_id=measure_id).text
    return signing.sign_definition(acting, child_id, measure_id=measure_id, text=text, **given)


gives_list(router, "strategy/risks", "risks", risks.risks, tuple[risks.StrategicRiskShown, ...])
gives_list(router, "strategy/automation", "automated_uses", uses.uses, tuple[uses.UseShown, ...])
gives_list(router, "strategy/definitions", "definitions", definitions, tuple[signed.DefinitionShown, ...])
for _path, _name, _action, _body in (
    ("risks/write", "write_risk", makes(risk.write_risk), RiskWritten),
    ("risks/owner", "own_risk", risk.own_risk, RiskOwned),
    ("risks/score", "score_risk", risk.score_risk, RiskScored),
    ("risks/actions", "act_on_risk", makes(risk.act_on_risk), RiskActed),
    ("risks/actions/done", "do_risk_action", risk.do_risk_action, RiskActionDone),
    ("risks/hand-over", "hand_over_risk", makes(risk.hand_over_risk), RiskHandedOver),
    ("risks/answer", "answer_escalation", risk.answer_escalation, EscalationAnswered),
    ("risks/close", "close_risk", risk.close_risk, RiskClosed),
    ("automation/write", "write_use", makes(automation.write_use), UseWritten),
    ("automation/assess", "assess_use", automation.assess_use, UseAssessed),
    ("automation/review", "review_use", automation.review_use, UseReviewed),
    ("definitions/sign", "sign_definition", makes(sign_definition), DefinitionSigned),
    ("definitions/take-back", "take_back_signature", signing.take_back_signature, SignatureTakenBack),
):
    takes_nobody(router, f"strategy/{_path}", _name, _action, _body)
# After the addresses with a word of their own in the same place: a key takes any word.
gives_one(router, "strategy/risks", "one_risk", risks.risk, ("strategic_risk_id", Which), risks.StrategicRiskShown)
gives_one(router, "strategy/automation", "one_use", one_use, ("use_id", Key), uses.UseShown)
gives_one(router, "strategy/definitions", "one_definition", one_definition, ("measure_id", Key), signed.DefinitionShown)
