"""What the pages of data quality call things: places, states, months, sources."""

from __future__ import annotations

from typing import Any

from waypost.disclosure.released import MARKERS
from waypost.doors.pages.words import MONTHS
from waypost.vocabulary.areas import AREAS
from waypost.vocabulary.authorities import authority_name

STATES = {
    "answerable": "Yes",
    "partly": "Partly",
    "not": "No",
    "too_few": "Too few",
    "not_documented": "Not said",
}
MEANINGS = {
    "answerable": "Every field that the measure needs is told well enough.",
    "partly": "At least one field is told of too few: read the figure with care.",
    "not": "At least one field is told of so few that the figure would mislead.",
    "too_few": "Too few records to say, or hidden so that nobody can be picked out.",
    "not_documented": "Nobody has written down what the measure rests on.",
}
NO_FIGURE = "–"
FAULTS = {
    "forenames_missing": "Children stand without a forename",
    "surname_missing": "Children stand without a surname",
    "born_on_missing": "Children stand without a date of birth",
    "names_swapped": "Forename and surname are the other way round",
    "sent_twice": "The same children, under the same keys, stand in what another sender sent",
    "many_alike": "Very many children share one name and date of birth",
}
"""What is wrong with a sender's records as a whole, by rule (linkage.source_faults)."""


def place_name(place: str) -> str:
    """Return the name of an area or an authority; a code that no list of ours knows stands for itself."""
    if place == "england":
        return "England"
    if place == "not_known":
        return "Not known"
    return AREAS[place].name if place in AREAS else authority_name(place)


def place_order(place: str) -> tuple[bool, bool, str]:
    """Return the order in which places are told: England, then by name, the unknown one last."""
    return (place != "england", place == "not_known", place_name(place))


def month_name(month: str) -> str:
    """Return 2027-03 as Mar 2027."""
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1][:3]} {year}"


def share_cell(row: dict[str, Any] | None, value: str = "percent") -> str:
    """Return a share as a cell has it: 97%, its marker, or a dash where there was nothing to tell."""
    if row is None:
        return NO_FIGURE
    if row[value] is None:
        return str(row["marker"])
    return f"{row[value]:.0f}%" if value == "percent" else f"{row[value]:.1f}"


def state_cell(row: dict[str, Any] | None) -> str:
    """Return a state of the gap map in words, with the percent of the field told least."""
    if row is None:
        return NO_FIGURE
    percent = "" if row["percent"] is None else f" {row['percent']:.0f}%"
    return STATES[row["state"]] + percent


def markers() -> list[tuple[str, str]]:
    """Return the markers of these pages and what each means."""
    return [(marker, MARKERS[marker]) for marker in ("c", "u")] + [(NO_FIGURE, "There was nothing to tell.")]
