"""What a page, an interface or a guide is told of what works: plain values, each with how it was reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from waypost.casework.feedback.shown import Counted
from waypost.casework.strategy.what_works.search import Found
from waypost.casework.strategy.what_works.sums import Sums


@dataclass(frozen=True, slots=True)
class DescribedShown:
    """What was said of an initiative, by whom, when."""

    what: str
    for_whom: str
    led_by: str
    theme: str
    began_on: date | None
    until_on: date | None
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class AimShown:
    """What it should change."""

    aim_id: int
    words: str
    measure_id: str
    method: str
    wanted: str
    is_assumption: bool


@dataclass(frozen=True, slots=True)
class CostShown:
    """What it cost, for what, who paid, over which time, and where that is written."""

    pounds: Decimal
    what_for: str
    paid_by: str
    from_on: date
    until_on: date
    source: str


@dataclass(frozen=True, slots=True)
class InitiativeLineShown:
    """One line of an initiative's history."""

    on: date
    what: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class ResultShown:
    """What changed. `difference` of released figures between the changes here and of those compared."""

    result_id: int
    kind: str
    design: str
    verdict: str
    words: str
    document: str
    is_independent: bool
    measure_id: str
    method: str
    unit: str
    first_on: date | None
    last_on: date | None
    here_before: float | None
    here_after: float | None
    others_before: float | None
    others_after: float | None
    difference: float | None
    lower: float | None
    upper: float | None
    areas_compared: int | None
    how: str
    is_invented: bool
    by: str
    on: date
    taken_back_because: str


@dataclass(frozen=True, slots=True)
class InitiativeShown:
    """An initiative with everything that was ever told of it. `level` and `verdict` follow from rules: `because`."""

    initiative_id: str
    kind: str
    title: str
    source: str
    is_invented: bool
    stage: str
    acts: tuple[str, ...]
    told: DescribedShown | None
    where: tuple[str, ...]
    compared_with: tuple[str, ...]
    aims: tuple[AimShown, ...]
    costs: tuple[CostShown, ...]
    results: tuple[ResultShown, ...]
    level: int
    verdict: str
    because: tuple[str, ...]
    history: tuple[InitiativeLineShown, ...]

    @property
    def standing(self) -> tuple[ResultShown, ...]:
        """Return the results that were not taken back."""
        return tuple(one for one in self.results if not one.taken_back_because)

    @property
    def pounds(self) -> Decimal:
        """Return what it cost in all, of what is written down."""
        return sum((one.pounds for one in self.costs), Decimal(0))


@dataclass(frozen=True, slots=True)
class Guide:
    """An issue of the guide to good practice: what went better, what did not, and how many are not in it, and why."""

    name: str
    on: date
    fewest_level: int
    better: tuple[InitiativeShown, ...]
    others: tuple[InitiativeShown, ...]
    left_out: int
    is_invented: bool


@dataclass(frozen=True, slots=True)
class EntryShown:
    """An entry of a pool's register."""

    entry_id: int
    kind: str
    body: str
    paid_by: str
    amount: Decimal
    from_on: date
    until_on: date
    words: str
    by: str
    on: date
    undoes: int | None
    is_undone: bool


@dataclass(frozen=True, slots=True)
class PoolShown:
    """A pool, its sums, and every entry."""

    pool_id: str
    kind: str
    title: str
    source: str
    is_invented: bool
    unit: str
    sums: Sums
    entries: tuple[EntryShown, ...]


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """How a question was answered in all of a round: counts that are safe to show."""

    question: str
    counted: Counted


@dataclass(frozen=True, slots=True)
class SurveyShown:
    """A round of the survey: whether the reader answered it, and how it was answered."""

    name: str
    has_answered: bool
    questions: tuple[QuestionCount, ...]


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search found, with the initiatives themselves."""

    found: Found
    initiatives: tuple[tuple[InitiativeShown, str], ...]
