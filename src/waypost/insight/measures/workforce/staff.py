"""The staff tables of the Cafcass extract, as frames, and how a measure of them becomes figures.

They tell of no child, so no store keeps them as tables to be asked: they are small, and are counted here. Figures are
of England and of each Cafcass service area; a team is too small to be told of outside Cafcass.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from waypost.insight.measures.analysis import Analysis
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import Period

ENGLAND, SERVICE_AREA = "england", "service_area"
OWNER, NEXT_REVIEW = "Cafcass", date(2027, 11, 23)
GRAINS = (ENGLAND, SERVICE_AREA)
SMALL = (
    "Of few people nothing is told: counts are hidden as children's are, and no number is of a team, "
    "or of anybody's own."
)
SOCIAL_WORK_ROLES = ("family_court_adviser", "practice_supervisor", "service_manager")
NOT_KNOWN = "not_known"
TABLES = {
    "workforce": ("practitioner_id", "role", "service_area", "started_on", "ended_on"),
    "vacancies": ("role", "service_area", "opened_on", "filled_on", "withdrawn_on"),
    "absences": ("practitioner_id", "reason", "started_on", "ended_on"),
    "training": ("practitioner_id", "course", "is_mandatory", "due_on", "completed_on"),
    "inductions": ("practitioner_id", "started_on", "due_on", "completed_on"),
    "performance_reviews": ("practitioner_id", "due_on", "held_on"),
    "staff_survey": ("service_area", "survey_on", "can_manage_workload", "feels_safe", "is_listened_to"),
}
"""The columns of each table that measures read."""
FLAGS = ("is_mandatory", "can_manage_workload", "feels_safe", "is_listened_to")


def empty(table: str) -> pl.DataFrame:
    """Return a staff table without a row: text, days and answers of yes or no."""
    kinds = {
        name: pl.Date if name.endswith("_on") else pl.Boolean if name in FLAGS else pl.String for name in TABLES[table]
    }
    return pl.DataFrame(schema=kinds)


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
        """Return rows of practitioners with the service area of their last post; whoever has none is left out."""
        last = self.workforce.filter(pl.col("role").is_in(SOCIAL_WORK_ROLES)).sort("practitioner_id", "started_on")
        areas = last.unique("practitioner_id", keep="last", maintain_order=True).select(
            "practitioner_id", "service_area"
        )
        return rows.join(areas, on="practitioner_id", how="inner")


def year_to(day: date) -> Period:
    """Return the twelve months that end on a month's last day."""
    return Period(date(day.year - 1, day.month, day.day if day.month != 2 else 28), day)


def shares(
    analysis: Analysis, told: str, period: Period, rows: pl.DataFrame, *, of: pl.Expr | None = None
) -> Iterator[Figure]:
    """Yield the percent of rows that hold `of`, for England and each service area; nothing of an area without rows."""
    is_so = pl.col("is_so") if of is None else of
    whole = rows.with_columns(is_so.fill_null(value=False).alias("is_so"))
    counts = whole.group_by(pl.col("service_area").fill_null(NOT_KNOWN)).agg(
        pl.col("is_so").sum().alias("numerator"), pl.len().alias("denominator")
    )
    sums = {area: (int(part), int(all_of)) for area, part, all_of in counts.sort("service_area").iter_rows()}
    yield from figures(analysis, told, period, sums)


def figures(analysis: Analysis, told: str, period: Period, sums: dict[str, tuple[int, int]]) -> Iterator[Figure]:
    """Yield the percent that each part is of its whole, for England (the sum) and each service area."""
    england = tuple(sum(pair[place] for pair in sums.values()) for place in (0, 1))
    for kind, area, (part, whole) in ((ENGLAND, ENGLAND, england), *((SERVICE_AREA, *pair) for pair in sums.items())):
        if whole:
            yield Figure(
                analysis.id, told, kind, area, period.start, period.end, "all", "all", part, whole, 100 * part / whole,
                "percent",
            )  # fmt: skip
