"""The tables of the data-quality pages: released rows laid out for reading. No number is worked out here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from waypost.doors.pages.freshness import told_day
from waypost.doors.quality.grid import Cell, Grid
from waypost.doors.quality.words import FAULTS, NO_FIGURE, month_name, place_name, place_order, share_cell, state_cell
from waypost.vocabulary.event_meanings import MEANINGS
from waypost.vocabulary.events import EventKind

Row = dict[str, Any]
Told = Mapping[str, Sequence[Row]]
WHOLE, ENGLAND = "all", "england"
_BECAME = {"refused": "Refused", "findings": "Accepted with a finding"}
_LINKED = {"any_other": "Any other source", "confirmed": "Identity confirmed, not statistical"}


def gap_grid(rows: Sequence[Row], titles: Mapping[str, str]) -> Grid:
    """Return the gap map: a row a measure, for England and how many areas, over the whole window."""
    whole = [row for row in rows if row["month"] == WHOLE]
    england = {row["measure"]: row for row in whole if row["place"] == ENGLAND}
    areas = Counter((row["measure"], row["state"]) for row in whole if row["place"] != ENGLAND)
    told = tuple(
        (
            Cell(title),
            _state(england.get(measure)),
            *(Cell(str(areas[measure, state]) if areas[measure, state] else NO_FIGURE) for state in _OF_AREAS),
        )
        for measure, title in titles.items()
    )
    return Grid(
        "map",
        "Which measure can be answered where",
        "The percent is that of the field told least, over the whole window. The file gap_map.csv has it area by area.",
        ("Measure", "England", *(f"Areas: {words}" for words in _OF_AREAS.values())),
        told,
    )


def months_grid(rows: Sequence[Row], titles: Mapping[str, str]) -> Grid:
    """Return the gap map of England by month: a row a measure, and of how many months it can be answered."""
    england = [row for row in rows if row["place"] == ENGLAND and row["month"] != WHOLE]
    months = Counter((row["measure"], row["state"]) for row in england)
    return Grid(
        "map-months",
        "For how many months a measure can be answered",
        "England. A month is that in which the case started, or in which the event happened.",
        ("Measure", *(f"Months: {words}" for words in _OF_AREAS.values())),
        tuple(
            (
                Cell(title),
                *(Cell(str(months[measure, state]) if months[measure, state] else NO_FIGURE) for state in _OF_AREAS),
            )
            for measure, title in titles.items()
            if any(months[measure, state] for state in _OF_AREAS)
        ),
    )


def gaps_grid(rows: Sequence[Row], titles: Mapping[str, str], fields: Mapping[str, str]) -> Grid:
    """Return every gap with the fields at fault and where it stands; England first, the worst before the others.

    Areas with the same gap stand in one row. A measure that waits for its source says what it waits for.
    """
    gaps = [row for row in rows if row["month"] == WHOLE and row["state"] in ("not", "partly", "not_documented")]
    at_fault = [row for row in rows if row["month"] != WHOLE and row["state"] in ("not", "partly")]
    gaps.sort(key=lambda row: (row["state"] != "not", place_order(row["place"]), row["measure"]))
    alike: dict[tuple[str, str, str], list[Row]] = {}
    for row in gaps:
        alike.setdefault((row["measure"], row["state"], row["because"]), []).append(row)
    told = tuple(
        (
            Cell(titles.get(measure, measure)),
            Cell(_places(own)),
            _state(own[0]),
            Cell("; ".join(fields.get(one, one) for one in because.split(";") if one) or "Not written down"),
            Cell(_months([one for one in at_fault if _about(one) == _about(own[0])])),
        )
        for (measure, _, because), own in alike.items()
    )
    headings = ("Measure", "Where", "Can it be answered", "Fields missing or told of too few", "Months, in the first")
    return Grid("gaps", "Every gap, and what is missing", "The field told least comes first.", headings, told)


_OF_AREAS = {"answerable": "yes", "partly": "partly", "not": "no", "too_few": "too few to say"}
_NAMED = 3


def _places(rows: Sequence[Row]) -> str:
    """Return where a gap stands: up to three places by name, then how many more."""
    names = [place_name(row["place"]) for row in rows]
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def freshness_grid(rows: Sequence[Row], *, of_senders: bool = False) -> Grid:
    """Return how fresh each source is as a whole, or each sender of the sources given."""
    chosen = [row for row in rows if (row["place"] != WHOLE) == of_senders]
    note = "Told until: the last day of which it tells. Received: when its last record reached us."
    told = tuple(
        (
            Cell(place_name(row["place"]) if of_senders else row["title"]),
            Cell(told_day(row["told_until"])),
            Cell(told_day(row["received_on"])),
        )
        for row in chosen
    )
    what = "sender" if of_senders else "source"
    return Grid(f"fresh-{what}s", f"How fresh each {what} is", note, ("Who", "Told until", "Received"), told)


def completeness_grid(rows: Sequence[Row], fields: Mapping[str, str], across: str) -> Grid:
    """Return the share of records that tell each field: a row a field, a column a month of England, or a place."""
    name: Callable[[str], str] = _window_or_month if across == "month" else place_name
    if across == "month":
        chosen = [row for row in rows if row["place"] == ENGLAND]
        columns = [WHOLE, *sorted({row["month"] for row in chosen} - {WHOLE}, reverse=True)]
    else:
        chosen = [row for row in rows if row["month"] == WHOLE]
        columns = sorted({row["place"] for row in chosen}, key=place_order)
    titles = {column: name(column) for column in columns}
    captions = {
        "month": "Share of records that tell each field, by month, England",
        "place": "The same by place, over the whole window",
    }
    present = [field for field in fields if any(row["field"] == field for row in chosen)]
    return Grid(
        f"complete-{across}",
        captions[across],
        "Percent of the records that should tell it.",
        ("Field", *titles.values()),
        _crossed(chosen, present, titles, "field", across, fields.__getitem__, _share),
    )


def timeliness_grid(rows: Sequence[Row], names: Mapping[str, str] | None = None) -> Grid:
    """Return days from happening to learning by kind of event, England and whole window; `names` name the sources."""
    told = tuple(
        (
            Cell((f"{names[row['source']]}: " if names else "") + MEANINGS[EventKind(row["kind"])].title),
            Cell(_days(row["median_days"])),
            Cell(_days(row["ninth_decile_days"])),
            Cell(f"{row['late_after_days']}"),
            Cell(share_cell(row)),
        )
        for row in _england(rows)
    )
    headings = ("What happened", "Half within (days)", "Nine in ten within (days)", "Late after (days)", "Late")
    return Grid("timely", "Days from happening to learning", "England, over the whole window.", headings, told)


def consistency_grid(rows: Sequence[Row], pairs: Mapping[str, str]) -> Grid:
    """Return the share of facts on which two sources agree."""
    told = tuple(
        (Cell(pairs[row["pair"]]), Cell(_count(row["denominator"])), Cell(share_cell(row))) for row in _england(rows)
    )
    return Grid(
        "agree",
        "Where two sources should tell the same",
        "England, over the whole window. That two agree does not make them right.",
        ("Fact and sources", "Facts held together", "Told alike"),
        told,
    )


def linkage_grid(rows: Sequence[Row], names: Mapping[str, str]) -> Grid:
    """Return the share of each source's children who are known from another source too, and how surely."""
    other: Mapping[str, str] = {**names, **_LINKED}
    told = tuple(
        (
            Cell(names.get(row["source"], row["source"])),
            Cell(other.get(row["linked_to"], row["linked_to"])),
            Cell(_count(row["denominator"])),
            Cell(share_cell(row)),
        )
        for row in _england(rows)
    )
    return Grid(
        "linked",
        "Children known from more than one source",
        "England, children first told of in the window.",
        ("Children of", "Known too from", "Children", "Share"),
        told,
    )


def linkage_in_short(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that tell of any other source and of confirmed identities, and not of each other source."""
    return [row for row in rows if row["linked_to"] in _LINKED]


def source_faults_grid(rows: Sequence[Row], names: Mapping[str, str]) -> Grid:
    """Return what is wrong with the records of a whole sender for finding out who is who, and what to do."""
    told = tuple(
        (
            Cell(
                names.get(row["source"], row["source"])
                + ("" if row["sender"] == WHOLE else f", {place_name(row['sender'])}")
            ),
            Cell(FAULTS[row["rule"]]),
            Cell(_count(row["denominator"])),
            Cell(share_cell(row)),
            Cell(row["do"]),
        )
        for row in rows
    )
    return Grid(
        "faults",
        "Senders whose records cannot be linked well",
        "Each record may be in order by itself. All that was read.",
        ("Who sent them", "What is wrong", "Children", "Share", "What to do"),
        told,
    )


def findings_grid(rows: Sequence[Row], names: Mapping[str, str]) -> Grid:
    """Return what was refused or found wrong, for every 1,000 records, by rule."""
    told = tuple(
        (
            Cell(names.get(row["source"], row["source"])),
            Cell("Any rule" if row["rule"] == "any" else row["rule"]),
            Cell(_BECAME[row["kind"]]),
            Cell(share_cell(row, "per_thousand")),
        )
        for row in rows
    )
    headings = ("Source", "Rule", "What became of it", "For 1,000 records read")
    return Grid("found", "What the readers refused or found wrong", "All that was read.", headings, told)


def _about(row: Row) -> tuple[str, str]:
    return row["measure"], row["place"]


def _window_or_month(month: str) -> str:
    return "Whole window" if month == WHOLE else month_name(month)


def _share(row: Row | None) -> Cell:
    return Cell(share_cell(row))


def _crossed(
    rows: Iterable[Row],
    down: Sequence[str],
    across: Mapping[str, str],
    by: str,
    beside: str,
    name: Callable[[str], str],
    cell: Callable[[Row | None], Cell],
) -> tuple[tuple[Cell, ...], ...]:
    found = {(row[by], row[beside]): row for row in rows}
    return tuple((Cell(name(one)), *(cell(found.get((one, other))) for other in across)) for one in down)


def _england(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row["place"] == ENGLAND and row["month"] == WHOLE]


def _state(row: Row | None) -> Cell:
    return Cell(state_cell(row), row["state"] if row else "")


def _months(rows: Sequence[Row]) -> str:
    months = sorted(row["month"] for row in rows)
    if not months:
        return "No single month has enough to say"
    span = month_name(months[0]) if len(months) == 1 else f"{month_name(months[0])} to {month_name(months[-1])}"
    return f"{len(months)}: {span}"


def _days(days: float | None) -> str:
    return NO_FIGURE if days is None else f"{days:.0f}"


def _count(count: int | None) -> str:
    return NO_FIGURE if count is None else f"{count:,}"
