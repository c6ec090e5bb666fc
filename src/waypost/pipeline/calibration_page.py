"""The page of the reference that says how near invented families come to what is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from waypost.insight.measures.published import Target, published
from waypost.pipeline.calibrate import POOLED_WITHIN, SEED_WITHIN, UNTIL, YEARS, Calibrated, Tallies, furthest, too_far
from waypost.pipeline.calibration import in_rows, in_words, z_of

HEAD = """# Calibration

Written by `make calibrate` on {day}: do not edit it by hand.

Invented families are made to match the published position of 31 January 2025. {seeds} seeds of {children:,} children,
{years} years up to {until}, went straight from the invented world to the record; every value is a registered measure
(measures.md) asked of that record on the days of the publication. Pooled, all seeds are one record. Standard errors are
cluster-robust: the children of one case share their fate (by practitioner for caseloads). z is the distance from what
is published in standard errors: within {pooled_within} pooled, and within {seed_within} in each single seed.

{verdict}
"""


def page(calibrated: Calibrated, day: date) -> str:
    """Return the page as Markdown."""
    far = too_far(calibrated)
    head = HEAD.format(
        day=day.isoformat(),
        seeds=len(calibrated.straight),
        children=calibrated.children,
        years=YEARS,
        until=UNTIL.isoformat(),
        pooled_within=POOLED_WITHIN,
        seed_within=SEED_WITHIN,
        verdict="Every figure is within these bounds." if not far else "Outside these bounds: " + "; ".join(far) + ".",
    )
    parts = [head, "## Pooled over seeds\n", _pooled(calibrated), "\n## Seed by seed\n", _seeds(calibrated.straight)]
    if calibrated.through_files:
        parts += ["\n## Through files\n", _ABOUT_FILES, _through_files(calibrated.through_files)]
    return "\n".join([*parts, "\n## What is published\n", _sources(), ""])


_ABOUT_FILES = """Every agency's files were written, read, linked and assembled, as any build does it. A cell holds the
value and its z.
"""


def _pooled(calibrated: Calibrated) -> str:
    rows = []
    for key, row in calibrated.pooled.items():
        value, target, error = (in_words(row[name], row["unit"]) for name in ("value", "target", "standard_error"))
        rows.append((row["title"], f"`{key}`", target, value, f"{row['n']:,}", f"{row['clusters']:,}", error, _z(row)))
    return _table(("figure", "key", "published", "here", "n", "clusters", "standard error", "z"), rows)


def _seeds(by_seed: Mapping[int, Tallies]) -> str:
    rows = []
    for seed, tallied in by_seed.items():
        far = furthest(tallied)
        rows.append((str(seed), "-", "-") if far is None else (str(seed), f"{far[1]:+.1f}", f"`{far[0]}`"))
    return _table(("seed", "largest z", "of"), rows)


def _through_files(by_seed: Mapping[int, Tallies]) -> str:
    told = [in_rows(tallied) for tallied in by_seed.values()]
    rows = [
        (
            target.title,
            in_words(target.value, target.unit),
            *(f"{in_words(one[target.key]['value'], target.unit)} ({_z(one[target.key])})" for one in told),
        )
        for target in published()
    ]
    return _table(("figure", "published", *(f"seed {seed}" for seed in by_seed)), rows)


def _sources() -> str:
    rows = [
        (target.title, target.wording, target.source, f"`{target.measure.id}`, `{target.method.id}`", _days(target))
        for target in published()
    ]
    return _table(("figure", "as published", "source", "measure and method", "days"), rows)


def _days(target: Target) -> str:
    return " to ".join(dict.fromkeys(day.isoformat() for day in target.days.values()))


def _z(row: dict[str, object]) -> str:
    z = z_of(row)
    return "-" if z is None else f"{z:+.1f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
