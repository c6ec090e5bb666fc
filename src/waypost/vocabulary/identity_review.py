"""The words of clerical review: outcomes, grounds, who may decide, the duties after a wrong link. Dated, cited data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

from waypost.vocabulary.sharing_terms import roles

SAME, DIFFERENT, CANNOT_TELL = "same", "different", "cannot_tell"
FOR_EACH = ("source", "reader", "letter", "return", "correction", "release", "once")


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground for a decision, and the outcomes that it can be a ground for."""

    title: str
    says: frozenset[str]


@dataclass(frozen=True, slots=True)
class Duty:
    """What must be done after a wrong link, once or for each of something; who does it, and by what law."""

    id: str
    for_each: str
    who: str
    title: str
    law: str

    def __post_init__(self) -> None:
        if self.for_each not in FOR_EACH:
            raise ValueError(f"identity_review.yaml: {self.id} is for each of something unknown")


@dataclass(frozen=True, slots=True)
class ReviewTerms:
    """Everything that the file says. `near_threshold_bits`: how far from the threshold a link is looked at."""

    near_threshold_bits: float
    may_decide: frozenset[str]
    may_settle: frozenset[str]
    outcomes: Mapping[str, str]
    reasons: Mapping[str, Reason]
    duties: tuple[Duty, ...]
    is_signed_off: bool

    def __post_init__(self) -> None:
        said = {outcome for reason in self.reasons.values() for outcome in reason.says}
        if not self.may_settle <= self.may_decide <= set(roles()) or not said <= set(self.outcomes):
            raise ValueError("identity_review.yaml names an unknown role or outcome")


@cache
def review_terms() -> ReviewTerms:
    """Return what identity_review.yaml says."""
    told = yaml.safe_load(files("waypost.vocabulary").joinpath("identity_review.yaml").read_text(encoding="utf-8"))
    return ReviewTerms(
        near_threshold_bits=float(told["near_threshold_bits"]),
        may_decide=frozenset(told["may_decide"]),
        may_settle=frozenset(told["may_settle"]),
        outcomes=MappingProxyType(told["outcomes"]),
        reasons=MappingProxyType(
            {name: Reason(one["title"], frozenset(one["says"])) for name, one in told["reasons"].items()}
        ),
        duties=tuple(Duty(name, **one) for name, one in told["duties"].items()),
        is_signed_off=told["signed_off_by"] is not None,
    )
