"""What a simulation of capacity is given: kinds of work, areas, staff, the standard to hold. Frozen, and checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MONTHS = 12


def _check(is_so: bool, what: str) -> None:
    if not is_so:
        raise ValueError(what)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work: how many cases a year in England, for how long each is held, and what of a practitioner it takes.

    `median_weeks` and `spread` (of the logarithm) say how long a practitioner holds a case. `places` is the share of a
    full place, a full caseload being `Staff.places_each` of them. Of those who wait, the lowest `rank` goes first.
    `deadline_working_days` is nought where there is none; the advice that it is for is given when a share of
    `share_done_at_advice` of the weeks has gone.
    """

    name: str
    title: str
    cases_a_year: float
    median_weeks: float
    spread: float
    places: float
    rank: int
    begin_within_days: float
    deadline_working_days: int = 0
    share_done_at_advice: float = 1.0

    def __post_init__(self) -> None:
        _check(self.cases_a_year >= 0, f"{self.name}: cases_a_year is less than nought")
        _check(0 < self.median_weeks <= 520, f"{self.name}: weeks.median is not between nought and 520")
        _check(0 <= self.spread <= 2, f"{self.name}: weeks.spread is not between nought and 2")
        _check(0 < self.places <= 20, f"{self.name}: places is not above nought, and 20 at most")
        _check(0 <= self.rank < 10, f"{self.name}: rank is not from 0 to 9")
        _check(self.begin_within_days >= 0, f"{self.name}: begin_within_days is less than nought")
        _check(self.deadline_working_days >= 0, f"{self.name}: deadline_working_days is less than nought")
        _check(
            0 < self.share_done_at_advice <= 1, f"{self.name}: share_done_at_advice is not above nought, and 1 at most"
        )


@dataclass(frozen=True, slots=True)
class Staff:
    """What is known of practitioners everywhere: shares of a year or of time, weeks, and the limit on recruitment."""

    yearly_turnover: float
    sickness_share: float
    sickness_spread: float
    sickness_lasts: float
    training_days_a_year: float
    weeks_to_recruit: int
    induction_weeks: int
    induction_share: float
    recruits_a_month_at_most: float
    places_each: float

    def __post_init__(self) -> None:
        for name in ("yearly_turnover", "sickness_share", "sickness_lasts", "induction_share"):
            _check(0 <= getattr(self, name) < 1 or getattr(self, name) == 1, f"staff: {name} is not between 0 and 1")
        _check(self.sickness_lasts < 1, "staff: sickness_lasts is not below 1")
        _check(0 <= self.sickness_spread <= 2, "staff: sickness_spread is not between 0 and 2")
        _check(0 <= self.training_days_a_year <= 200, "staff: training_days_a_year is not between 0 and 200")
        _check(0 <= self.weeks_to_recruit <= 104, "staff: weeks_to_recruit is not between 0 and 104")
        _check(0 <= self.induction_weeks <= 104, "staff: induction_weeks is not between 0 and 104")
        _check(self.recruits_a_month_at_most >= 0, "staff: recruits_a_month_at_most is less than nought")
        _check(self.places_each > 0, "staff: places_each is not above nought")


@dataclass(frozen=True, slots=True)
class Area:
    """A service area: by kind (in the plan's order) cases a year, and cases held now; practitioners in post; posts.

    `doubt` is how far its level may lie from what was counted by chance (a share); nought where nothing was counted.
    """

    name: str
    cases_a_year: tuple[float, ...]
    held: tuple[int, ...]
    in_post: float
    posts: float
    doubt: float = 0.0

    def __post_init__(self) -> None:
        _check(bool(self.name), "an area has no name")
        _check(len(self.cases_a_year) == len(self.held), f"{self.name}: not as many kinds held as received")
        _check(min((*self.cases_a_year, *self.held), default=0) >= 0, f"{self.name}: there is a count below nought")
        _check(0 <= self.doubt <= 1, f"{self.name}: doubt is not between 0 and 1")
        _check(self.in_post >= 0 and self.posts >= 0, f"{self.name}: in_post or posts is less than nought")


@dataclass(frozen=True, slots=True)
class Hold:
    """The standard: in so many weeks of ten, so many of the cases begun, or their advice given, in time.

    A beginning is judged by the cases of a week, a deadline by those of `judged_over_weeks` up to it: few have one.
    """

    weeks_of_ten: float
    begun_in_time: float
    done_in_time: float
    judged_over_weeks: int

    def __post_init__(self) -> None:
        _check(0 < self.weeks_of_ten < 10, "hold: weeks_of_ten is not between 0 and 10")
        _check(0 < self.begun_in_time <= 1, "hold: begun_in_time is not between 0 and 1")
        _check(0 < self.done_in_time <= 1, "hold: done_in_time is not between 0 and 1")
        _check(1 <= self.judged_over_weeks <= 52, "hold: judged_over_weeks is not between 1 and 52")


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a simulation rests on. `season` has twelve factors from January; `first_month` is that of day nought."""

    kinds: tuple[Kind, ...]
    areas: tuple[Area, ...]
    staff: Staff
    hold: Hold
    season: tuple[float, ...]
    area_doubt: float
    country_doubt: float
    weeks: int
    replications: int
    share_inside: float
    share_moved: float
    after_first_hearing_left: float
    first_month: int = 1

    def __post_init__(self) -> None:
        _check(bool(self.kinds) and bool(self.areas), "there is no kind of work, or no area")
        for what, names in (
            ("kinds", [kind.name for kind in self.kinds]),
            ("areas", [area.name for area in self.areas]),
        ):
            _check(len(set(names)) == len(names), f"two {what} have one name")
        _check(all(len(area.held) == len(self.kinds) for area in self.areas), "an area has not every kind")
        _check(len(self.season) == MONTHS and min(self.season) >= 0, "season has not twelve factors, nought or more")
        _check(0 <= self.area_doubt <= 1 and 0 <= self.country_doubt <= 1, "doubt is not between 0 and 1")
        _check(4 <= self.weeks <= 520, "weeks is not between 4 and 520")
        _check(2 <= self.replications <= 100_000, "replications is not between 2 and 100,000")
        _check(0 < self.share_inside < 1, "share_inside is not between 0 and 1")
        _check(0 <= self.share_moved <= 1, "rollout: share_moved is not between 0 and 1")
        _check(0 <= self.after_first_hearing_left <= 1, "rollout: after_first_hearing_left is not between 0 and 1")
        _check(1 <= self.first_month <= MONTHS, "first_month is not from 1 to 12")

    def place_of(self, kind: str) -> int:
        """Return the place of a kind in the plan's order. Raises KeyError."""
        names: Sequence[str] = [one.name for one in self.kinds]
        if kind not in names:
            raise KeyError(kind)
        return names.index(kind)
