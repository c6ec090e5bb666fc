"""What a page, an interface or a pack is told of recommendations: plain values, each with how it was reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waypost.casework.recommendations.rules import Claim


@dataclass(frozen=True, slots=True)
class TargetShown:
    """A target, who set it, when and why."""

    due_on: date
    because: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class StepShown:
    """What was done about an action, by whom, when. `act` is a coded word, or `owner` for a new owner."""

    act: str
    words: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class ActionShown:
    """An action, where it stands, and its whole history. `days_late`: since its newest target, while it is not done."""

    action_id: int
    what: str
    state: str
    owner: str
    first_due_on: date | None
    due_on: date | None
    days_slipped: int
    days_late: int
    targets: tuple[TargetShown, ...]
    steps: tuple[StepShown, ...]
    version: int
    acts: tuple[str, ...]
    is_done_by_me: bool


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    """A piece of evidence; one that was taken back says why. `value` is of a released figure."""

    evidence_id: int
    kind: str
    is_against: bool
    words: str
    by: str
    on: date
    document: str
    measure_id: str
    method: str
    area: str
    period_start: date | None
    period_end: date | None
    value: float | None
    unit: str
    is_invented: bool
    taken_back_because: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """An answer, and the document it stands in."""

    decision: str
    document: str
    answered_on: date | None
    words: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class LinkShown:
    """Another recommendation that says the same. `is_from_there`: it was the other that was linked to this one."""

    recommendation_id: str
    kind: str
    because: str
    is_from_there: bool


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """A report, how many of its recommendations are here and to how many a response is held, where sources differ."""

    report_id: str
    body: str
    kind: str
    title: str
    published_on: date
    source: str
    recommendations: int
    answered: int
    claims: tuple[Claim, ...]
    contradictions: dict[str, tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class RecommendationShown:
    """A recommendation with everything that was ever told of it. `words_are_of_this_text`: see `Wording`."""

    recommendation_id: str
    report_id: str
    report_title: str
    body: str
    published_on: date
    number: int
    words: str
    words_are_of_this_text: bool
    addressed: tuple[str, ...]
    named: tuple[str, ...]
    parts: tuple[str, ...]
    answers: tuple[AnswerShown, ...]
    source_says: str
    source: str
    actions: tuple[ActionShown, ...]
    targets: tuple[TargetShown, ...]
    evidence: tuple[EvidenceShown, ...]
    links: tuple[LinkShown, ...]
    status: str
    because: tuple[str, ...]
    due_on: date | None
    days_slipped: int
    days_late: int
    row_of_history: int

    @property
    def standing(self) -> tuple[EvidenceShown, ...]:
        """Return the evidence that was not taken back."""
        return tuple(one for one in self.evidence if not one.taken_back_because)

    @property
    def figures(self) -> tuple[EvidenceShown, ...]:
        """Return the released figures that stand."""
        return tuple(one for one in self.standing if one.kind == "measure")


@dataclass(frozen=True, slots=True)
class Progress:
    """What a committee is handed: every report and recommendation as they stand on a day, and how many of which."""

    on: date
    reports: tuple[PublishedReport, ...]
    recommendations: tuple[RecommendationShown, ...]
    by_status: dict[str, int]
    promised: int
    measured: int
    slipped: int
    late: int
    is_invented: bool
