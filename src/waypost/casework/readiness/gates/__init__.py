"""Every gate of readiness: one file each. A file that is not listed here fails a test."""

from __future__ import annotations

from types import MappingProxyType

from waypost.casework.readiness.gate import Gate
from waypost.casework.readiness.gates import (
    agreement_with_authorities,
    agreement_with_police,
    capacity_against_forecast,
    contingency_protocol_agreed,
    governance_and_escalation,
    idva_route_live,
    partnerships_functioning,
    sickness_within_threshold,
    systems_confirmed,
    training_complete,
    transition_planned,
    turnover_within_threshold,
    vacancy_within_threshold,
)

_EVERY = (
    vacancy_within_threshold.GATE,
    turnover_within_threshold.GATE,
    sickness_within_threshold.GATE,
    training_complete.GATE,
    capacity_against_forecast.GATE,
    idva_route_live.GATE,
    agreement_with_authorities.GATE,
    agreement_with_police.GATE,
    partnerships_functioning.GATE,
    systems_confirmed.GATE,
    governance_and_escalation.GATE,
    contingency_protocol_agreed.GATE,
    transition_planned.GATE,
)
GATES: MappingProxyType[str, Gate] = MappingProxyType({one.id: one for one in _EVERY})
"""Gates by identifier: the computed first, then those that two people attest."""
