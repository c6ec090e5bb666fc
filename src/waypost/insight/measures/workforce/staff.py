"""The staff tables of the Cafcass extract, as frames, and how a measure of them becomes figures.

They tell of no child, so no store keeps them as tables to be asked: they are small, and are counted here. Figures are
of England, of each Cafcass service area and of each team, and leave by disclosure alone: a team is small.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from waypost.insight.measures.analysis import Analysis
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import Period

ENGLAND, SERVICE_AREA, TEAM = "england", "service_area", "team"
OWNER, NEXT_REVIEW = "Cafcass", date(2027, 11, 23)
GRAINS = (ENGLAND, SERVICE_AREA, TEAM)
SMALL = (
    "Of few people nothing is told: counts are hidden as children's are. Most teams are so small that their figures "
    "are hidden, and no number is anybody's own."
)
SOCIAL_WORK_ROLES = ("family_court_adviser", "practice_supervisor", "service_manager")
NOT_KNOWN = "not_known"
TABLES = {
    "workforce": (
        *("practitioner_id", "role", "service_area", "team"),
        *("full_time_equivalent", "started_on", "ended_on"),
    ),
    "vacancies": (
        *("role", "service_area", "team"),
        *("full_time_equivalent", "opened_on", "advertised_on", "filled_on", "withdrawn_on"),
    ),
    "absences": ("practitioner_id", "reason", "started_on", "ended_on"),
    "training": ("practitioner_id", "course", "is_mandatory", "due_on", "completed_on"),
    "inductions": ("practitioner_id", "started_on", "due_on", "completed_on"),
    "performance_reviews": ("practitioner_id", "due_on", "held_on"),
    "staff_survey": ("service_area", "team", "survey_on", "can_manage_workload", "feels_safe", "is_listened_to"),
    "incidents": ("practitioner_id", "happened_on", "kind", "action_taken_on", "child_protection_action_on"),
}
"""The columns of each table that measures read."""
FLAGS = ("is_mandatory", "can_manage_workload", "feels_safe", "is_listened_to")
NUMBERS = ("full_time_equivalent",)


def empty(table: str) -> pl.DataFrame:
    """Return a staff table without a row: text, days, numbers and answers of yes or no."""
    return pl.DataFrame(schema={name: _kind(name) for name in TABLES[table]})


def _kind(column: str) -> type[pl.DataType]:
    if column.endswith("_on"):
        return pl.Date
    return pl.Boolean if column in FLAGS else pl.Float64 if column in NUMBERS else pl.String


@dataclass(frozen=True, slots=True)
class Staff:
    """The staff tables, one row a key as last told. `workforce` holds posts; the others are of people or of posts."""

    workforce: pl.DataFrame = field(default_factory=lambda: empty("workforce"))
    vacancies: pl.DataFrame = field(default_factory=lambda: empty("vacancies"))
    absences: pl.DataFrame = field(default_factory=lambda: empty("absences"))
    training: pl.DataFrame = field(default_factory=lambda: empty("training"))
    inductions: pl.DataFrame = field(default_factory=lambda: empty("inductions"))
    performance_reviews: pl.DataFrame = field(default_factory=lambda: empty("performance_reviews"))
    staff_survey: pl.DataFrame = field(default_factory=lambda: empty("staff_survey"))
    incidents: pl.DataFrame = field(default_factory=lambda: empty("incidents"))

    def __post_init__(self) -> None:
        for table, columns in TABLES.items():
            missing = set(columns) - set(getattr(self, table).columns)
            if missing:
                raise ValueError(f"staff table {table} lacks {', '.join(sorted(missing))}")

    def in_post(self, day: date) -> pl.DataFrame:
        """Return who holds a social work post at a day's end: one row a practitioner, with service_area."""
        there = self.workforce.filter(
            pl.col("role").is_in(SOCIAL_WORK_ROLES),
            pl.col("started_on") <= day,
            pl.col("ended_on").is_null() | (pl.col("ended_on") > day),
        )
        return there.sort("practitioner_id", "started_on").unique("practitioner_id", keep="last", maintain_order=True)

    def area_of(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Return rows of practitioners with the area and team of their last post; whoever has none is left out."""
        return rows.join(self._places(pl.col("role").is_in(SOCIAL_WORK_ROLES)), on="practitioner_id", how="inner")

    def area_of_anybody(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Return rows of people with the area and team of their last post of any kind; null for whoever has none."""
        return rows.join(self._places(pl.lit(value=True)), on="practitioner_id", how="left")

    def _places(self, whose: pl.Expr) -> pl.DataFrame:
        last = self.workforce.filter(whose).sort("practitioner_id", "started_on")
        places = last.unique("practitioner_id", keep="last", maintain_order=True)
        return places.select("practitioner_id", SERVICE_AREA, TEAM)


Sums = Mapping[str, tuple[int, int]]
"""By place the part that is counted, and the whole that it is of."""


def year_to(day: date) -> Period:
    """Return the twelve months that end on a month's last day."""
    return Period(date(day.year - 1, day.month, day.day if day.month != 2 else 28), day)


def shares(
    analysis: Analysis, told: str, period: Period, rows: pl.DataFrame, *, of: pl.Expr | None = None
) -> Iterator[Figure]:
    """Yield the percent of rows that hold `of`, for England and each service area; nothing of an area without rows."""
    is_so = pl.col("is_so") if of is None else of
    whole = rows.with_columns(is_so.fill_null(value=False).alias("is_so"))
    areas, teams = (_sums(whole, column) for column in (SERVICE_AREA, TEAM))
    yield from figures(analysis, told, period, areas, teams)


def placed(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return rows with a place in a column: an area that nobody knows is told so, a team that nobody knows is not."""
    if column == SERVICE_AREA:
        return rows.with_columns(pl.col(SERVICE_AREA).fill_null(NOT_KNOWN))
    return rows.filter(pl.col(column).is_not_null())


def _sums(rows: pl.DataFrame, column: str) -> Sums:
    counts = placed(rows, column).group_by(column).agg(pl.col("is_so").sum().alias("part"), pl.len().alias("whole"))
    return {area: (int(part), int(whole)) for area, part, whole in counts.sort(column).iter_rows()}


def figures(analysis: Analysis, told: str, period: Period, areas: Sums, teams: Sums) -> Iterator[Figure]:
    """Yield the percent that each part is of its whole, for England (the areas' sum), each service area and team."""
    england = (sum(part for part, _ in areas.values()), sum(whole for _, whole in areas.values()))
    own = [*((SERVICE_AREA, *pair) for pair in areas.items()), *((TEAM, *pair) for pair in teams.items())]
    for kind, area, (part, whole) in ((ENGLAND, ENGLAND, england), *own):
        if whole:
            yield Figure(
                analysis.id, told, kind, area, period.start, period.end, "all", "all", part, whole, 100 * part / whole,
                "percent",
            )  # fmt: skip
