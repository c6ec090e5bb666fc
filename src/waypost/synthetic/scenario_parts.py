"""The entries of a scenario: what each switch plants. Every entry checks itself and says which key is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from waypost.foundation.errors import YoursToFix
from waypost.synthetic.rates import rates
from waypost.vocabulary.applications import APPLICATIONS
from waypost.vocabulary.areas import AREAS
from waypost.vocabulary.cancellations import CANCELLATIONS, OWNERS
from waypost.vocabulary.care import PLACEMENTS
from waypost.vocabulary.ethnicity import ETHNICITIES, FIVE
from waypost.vocabulary.hearings import HEARINGS
from waypost.vocabulary.orders import ORDERS
from waypost.vocabulary.reports import REPORTS

LAWS = ("public", "private")
UNITS: Mapping[str, tuple[str, ...]] = {
    "duration_of_closed_cases": ("weeks", "days"),
    "engagement_in_person": ("share",),
    "time_to_first_meeting": ("days", "weeks"),
    "final_order": ("share",),
}
"""The measures in which a gap or an effect can be planted, each with the units in which its size can be said."""
GROUPS: Mapping[str, tuple[str, ...]] = {
    "ethnicity": tuple(code for code in ETHNICITIES.codes if ETHNICITIES.five(code) in FIVE),
    "ethnic_group": tuple(FIVE),
    "sex": ("female", "male"),
    "age_band": tuple(rates("planting").table("age_bands")),
    "has_disability": ("yes", "no"),
    "applicants_heritage": tuple(FIVE),
    "respondents_heritage": tuple(FIVE),
}
"""Kinds of group, each with its groups. Ages are at the issue of the case."""
HERITAGES = {"applicants_heritage": "applicant", "respondents_heritage": "respondent"}
"""Kinds that tell of the adults of one side of a case: of private law where domestic abuse is alleged, and no other."""
TRAITS = ("has_relatives_abroad", "needs_interpreter", "many_children")
"""What can make a mix harder; `many_children` is a family with more children than most."""
ALL_AREAS = "all"
COUNTED: Mapping[str, tuple[str, ...]] = {
    "placement_week": PLACEMENTS.codes,
    "proceedings_week": (),
    "practitioner_week": ("family_court_adviser", "childrens_guardian", "duty_practitioner"),
    "hearing": HEARINGS.codes,
    "cancelled_hearing": HEARINGS.codes,
    "report": REPORTS.codes,
    "application": APPLICATIONS.codes,
}
"""What a unit cost can be paid for, and the codes to which it can be narrowed."""


class ScenarioWrong(YoursToFix):
    """A scenario asks for something that cannot be planted."""


def _refuse(key: str, what: str, do: str) -> ScenarioWrong:
    return ScenarioWrong(what, where=key, do=do)


def _check_one_of(key: str, value: str | None, known: Iterable[str]) -> None:
    names = list(known)
    if value is not None and value not in names:
        raise _refuse(key, "this is not a word that Waypost knows here", f"Choose among {', '.join(names)}.")


def _check_between(key: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise _refuse(key, "the number is out of bounds", f"Give a number from {low:g} to {high:g}.")


def _check_days(from_on: date, to_on: date | None) -> None:
    if to_on is not None and to_on < from_on:
        raise _refuse("to_on", "the last day lies before the first", "Give a day on or after from_on.")


@dataclass(frozen=True, slots=True)
class CauseOfDelay:
    """Cases whose last hearing is called off for one reason and takes place `weeks` later."""

    owner: str
    weeks: float
    share: float
    reason: str | None = None
    law: str = "public"

    def __post_init__(self) -> None:
        _check_one_of("owner", self.owner, OWNERS)
        _check_one_of("law", self.law, LAWS)
        _check_between("weeks", self.weeks, 1, 100)
        _check_between("share", self.share, 0, 1)
        _check_one_of("reason", self.reason, (code for code in CANCELLATIONS.codes if self._is_owners(code)))

    def _is_owners(self, code: str) -> bool:
        return CANCELLATIONS.owner(code) == self.owner

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons that are given, all equally often: the one asked for, or every one of the owner's in use."""
        if self.reason:
            return (self.reason,)
        in_use = (entry.code for entry in CANCELLATIONS.entries if not entry.is_deprecated)
        return tuple(code for code in in_use if self._is_owners(code))


@dataclass(frozen=True, slots=True)
class Effect:
    """A difference of a stated size in one measure. Negative sizes are less of it."""

    measure: str
    size: float
    unit: str
    order: str | None = None  # for final_order: which

    def __post_init__(self) -> None:
        _check_one_of("measure", self.measure, UNITS)
        _check_one_of("unit", self.unit, UNITS[self.measure])
        if self.unit == "share":
            _check_between("size", self.size, -1, 1)
        elif self.unit == "weeks":
            _check_between("size", self.size, -100, 100)
        else:
            _check_between("size", self.size, -700, 700)
        is_order = self.measure == "final_order"
        if is_order != (self.order is not None):
            raise _refuse("order", "final_order needs an order, and no other measure has one", "Add or remove `order`.")
        _check_one_of("order", self.order, OUTCOMES)

    @property
    def days(self) -> float:
        """The size in days, for a measure of time."""
        return self.size * 7 if self.unit == "weeks" else self.size


OUTCOMES: tuple[str, ...] = tuple(
    code for code in rates("proceedings").shares("outcomes_section_31") if code in ORDERS.codes
)
"""The orders in which care proceedings end, whose share a scenario can change."""


@dataclass(frozen=True, slots=True)
class GroupGap:
    """A difference between one group of children and all the others in one measure; size 0 says that there is none."""

    measure: str
    group_kind: str
    group: tuple[str, ...]
    size: float
    unit: str
    order: str | None = None
    law: str | None = None

    def __post_init__(self) -> None:
        _check_group(self.group_kind, self.group)
        _check_one_of("law", self.law, LAWS)
        _ = self.effect

    @property
    def effect(self) -> Effect:
        """The difference itself."""
        return Effect(self.measure, self.size, self.unit, self.order)


def _check_group(kind: str, groups: tuple[str, ...]) -> None:
    _check_one_of("group_kind", kind, GROUPS)
    if not groups:
        raise _refuse("group", "no group is named", f"Choose among {', '.join(GROUPS[kind])}.")
    for group in groups:
        _check_one_of("group", group, GROUPS[kind])


@dataclass(frozen=True, slots=True)
class SlowBy:
    """How much longer every case of an area lasts: so many times, or so many weeks."""

    times: float | None = None
    weeks: float | None = None

    def __post_init__(self) -> None:
        if (self.times is None) == (self.weeks is None):
            raise _refuse("is_slow_by", "an area is slow by times or by weeks", "Give exactly one of the two.")
        if self.times is not None:
            _check_between("is_slow_by.times", self.times, 0.2, 5)
        if self.weeks is not None:
            _check_between("is_slow_by.weeks", self.weeks, -100, 100)


@dataclass(frozen=True, slots=True)
class Area:
    """An area that is truly slow, or whose families only have more of what makes a case long."""

    area: str
    is_slow_by: SlowBy | None = None
    harder_mix: Mapping[str, float] = field(default_factory=dict)
    law: str | None = None

    def __post_init__(self) -> None:
        _check_one_of("area", self.area, AREAS)
        _check_one_of("law", self.law, LAWS)
        if (self.is_slow_by is None) == (not self.harder_mix):
            raise _refuse("is_slow_by", "an area is slow, or it has a harder mix", "Give exactly one of the two.")
        for trait, added in self.harder_mix.items():
            _check_one_of("harder_mix", trait, TRAITS)
            _check_between(f"harder_mix.{trait}", added, 0, 1)


@dataclass(frozen=True, slots=True)
class Pilot:
    """A pilot in some areas for some time: it has an effect of a stated size, or none."""

    name: str
    areas: tuple[str, ...]
    from_on: date
    to_on: date | None = None
    law: str | None = None
    application: str | None = None
    share: float = 1.0
    effect: Effect | None = None
    does_nothing: bool = False

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise _refuse("name", "the pilot has no name", "Give it one.")
        if (self.effect is None) != self.does_nothing:
            raise _refuse("effect", "a pilot has an effect or does nothing", "Give `effect` or `does_nothing: true`.")
        if not self.areas:
            raise _refuse("areas", "no area is named", "Name the areas that are in the pilot.")
        for area in self.areas:
            _check_one_of("areas", area, AREAS)
        _check_one_of("law", self.law, LAWS)
        _check_one_of("application", self.application, APPLICATIONS.codes)
        _check_between("share", self.share, 0, 1)
        _check_days(self.from_on, self.to_on)


@dataclass(frozen=True, slots=True)
class UnitCost:
    """What one of something costs, in pounds. `only` narrows it to some codes of what is counted."""

    name: str
    per: str
    pounds: float
    only: tuple[str, ...] = ()
    law: str | None = None
    source: str | None = None
    assumption: bool = False

    def __post_init__(self) -> None:
        _check_one_of("per", self.per, COUNTED)
        _check_between("pounds", self.pounds, 0, 10_000_000)
        _check_one_of("law", self.law, LAWS)
        for code in self.only:
            _check_one_of("only", code, COUNTED[self.per])
        if bool(self.source) == self.assumption:
            raise _refuse(
                "source", "a cost is published somewhere or it is an assumption", "Give `source` or `assumption: true`."
            )


@dataclass(frozen=True, slots=True)
class BacklogCleared:
    """Cases open for more than `older_than_weeks` that are concluded between two days."""

    from_on: date
    to_on: date
    older_than_weeks: float
    share: float
    area: str = ALL_AREAS
    law: str | None = None

    def __post_init__(self) -> None:
        _check_one_of("area", self.area, (ALL_AREAS, *AREAS))
        _check_one_of("law", self.law, LAWS)
        _check_between("older_than_weeks", self.older_than_weeks, 8, 200)
        _check_between("share", self.share, 0, 1)
        _check_days(self.from_on, self.to_on)


@dataclass(frozen=True, slots=True)
class LinkageNoise:
    """A group of people of whom agencies write down wrong things more often."""

    group_kind: str
    group: tuple[str, ...]
    times: float = 2.0

    def __post_init__(self) -> None:
        _check_group(self.group_kind, self.group)
        if self.group_kind == "age_band":
            raise _refuse("group_kind", "an age is of a child in a case, not of a person", "Choose another kind.")
        if self.group_kind in HERITAGES:
            raise _refuse("group_kind", "this tells of a side of a case, not of a person", "Choose ethnic_group.")
        _check_between("times", self.times, 0, 10)
