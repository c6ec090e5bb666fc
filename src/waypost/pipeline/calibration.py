"""A record beside the published position: each published figure with the record's own, by the registered measures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from waypost.insight.measures.clusters import Tally
from waypost.insight.measures.published import Target, published
from waypost.journeys.store.contract import RecordStore

Calibration = dict[str, dict[str, Any]]


def calibration(store: RecordStore) -> Calibration:
    """Return each published figure by key: `value`, `target`, `n`, `standard_error`, `title`, `unit` and `clusters`.

    Values come from the registered measures on the days of the publication; shares are between 0 and 1. `n` is how
    many children, cases, files or practitioners were counted, in how many `clusters`; the standard error is
    cluster-robust. Where the record does not reach so far, value and standard error are null and `n` is 0.
    """
    return in_rows(tallies(store))


def tallies(store: RecordStore) -> dict[str, Tally]:
    """Return the record's tally for each published figure, by key."""
    return {target.key: target.tally(store) for target in published()}


def in_rows(by_key: Mapping[str, Tally]) -> Calibration:
    """Return tallies as a calibration."""
    return {target.key: beside(target, by_key[target.key]) for target in published()}


def beside(target: Target, tally: Tally) -> dict[str, Any]:
    """Return what a record, or several together, says beside one published figure."""
    read = target.read(tally)
    value, error = (None, None) if read is None else read
    return {
        "value": value,
        "target": target.value,
        "n": tally.denominator,
        "standard_error": error,
        "title": target.title,
        "unit": target.unit,
        "clusters": tally.clusters,
    }


def z_of(row: dict[str, Any]) -> float | None:
    """Return how many standard errors a value lies from its target, or nothing where that cannot be said."""
    if row["value"] is None or not row["standard_error"]:
        return None
    return float((row["value"] - row["target"]) / row["standard_error"])


HEADINGS = ("published, 31 January 2025", "here", "published", "n", "standard error", "z")


def as_table(calibration: Calibration) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the headings and the rows in which people read a calibration: shares in percent, a dash for nothing."""
    return HEADINGS, [_row(row) for row in calibration.values()]


def _row(row: dict[str, Any]) -> tuple[str, ...]:
    z = z_of(row)
    return (
        row["title"],
        in_words(row["value"], row["unit"]),
        in_words(row["target"], row["unit"]),
        f"{row['n']:,}",
        in_words(row["standard_error"], row["unit"]),
        "-" if z is None else f"{z:+.1f}",
    )


def in_words(value: float | None, unit: str) -> str:
    """Return a figure as a table has it: a share in percent, the rest with two decimals, a dash for nothing."""
    if value is None:
        return "-"
    return f"{100 * value:.1f} %" if unit == "share" else f"{value:.2f}"
