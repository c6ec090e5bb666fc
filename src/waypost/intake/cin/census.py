"""One census: who sent it, for which year, and when it was made, from its header and the manifest beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.intake.cin import layout
from waypost.intake.cin.walking import Walk, header_block
from waypost.intake.dates import DateNotRead, Moment, read_moment
from waypost.intake.files import SourceFile
from waypost.intake.findings import Fault
from waypost.intake.xml_pieces import Around, read_pieces

SOURCE = "cin"
AROUND_CHILDREN = Around(within=frozenset({"Message", "Children"}), beside=frozenset({"Header"}))
_AROUND_HEADER = Around(within=frozenset({"Message"}), beside=frozenset({"Children", "Child"}))
_ASK = "Ask the authority to export the census again."
_MANIFEST = 'Put a JSON file beside it: {"waypost_manifest": 1, "sender": its GSS code, "received_at": an ISO instant}.'
_APRIL = 4


@dataclass(frozen=True, slots=True)
class Census:
    """What is known of one file.

    `sender`: the manifest's GSS code, else the code of the header's number, else the number itself. `learnt_at`: the
    manifest's received_at, else when the census was made. `year`: the calendar year in which the census year begins.
    """

    file: SourceFile
    sender: str | None
    learnt_at: datetime | None
    year: int | None
    made_at: datetime | None
    walk: Walk  # holds the header, where there is one
    faults: tuple[Fault, ...]

    @property
    def begins_on(self) -> date | None:
        """First day of the census year."""
        return date(self.year, _APRIL, 1) if self.year is not None else None

    @property
    def ends_on(self) -> date | None:
        """Last day of the census year: the reference date."""
        return date(self.year + 1, _APRIL - 1, 31) if self.year is not None else None


@cache
def _authorities() -> Mapping[str, str]:
    text = files("waypost.intake").joinpath("cin", "authorities.yaml").read_text(encoding="utf-8")
    given: Mapping[str, str] = yaml.safe_load(text)["authorities"]
    return given


def read_census(file: SourceFile) -> Census:
    """Read the header of a file. What it does not tell is null, and what is amiss with it is among `faults`."""
    walk, faults = Walk(), []
    for piece in read_pieces(file, "Header", _AROUND_HEADER):
        if piece.element is not None:
            walk.take(header_block(), piece.element, piece.place)
            break
    held = walk.blocks["header"]
    told: dict[str, Any] = held.rows[0] if held.rows else {}
    if not told:
        faults.append(Fault("header_missing", "there is no header that can be read", _ASK))
    made = _moment(told, "DateTime")
    year, found = _year(told)
    faults += found
    sender, found = _sender(file, told)
    faults += found
    received_at = file.manifest.received_at
    learnt_at = received_at or (made.at if made else None)
    if learnt_at is None:
        faults.append(Fault("receipt_not_told", "nothing says when the census was received or made", _MANIFEST))
    return Census(file, sender, learnt_at, year, made.at if made else None, walk, tuple(faults))


def _moment(told: Mapping[str, Any], name: str) -> Moment | None:
    """Return a date of the header; null where none can be read, which is found with the header's cells."""
    try:
        return read_moment(told.get(name, ""))
    except DateNotRead:
        return None


def _year(told: Mapping[str, Any]) -> tuple[int | None, list[Fault]]:
    """Return the calendar year in which the census year begins: by the reference date, else by the header's year."""
    moment, faults = _moment(told, "ReferenceDate"), []
    written = told.get("Year", "").strip()
    is_year = re.fullmatch(r"(?:19|20)\d\d", written, re.ASCII) is not None
    by_year = int(written) - 1 if is_year else None
    by_date = moment.day.year - (moment.day.month < _APRIL) if moment else None
    year = by_date if by_date is not None else by_year
    if year is None:
        faults.append(Fault("year_not_told", "nothing says of which year the census is", _ASK))
    elif not layout.definition()["first_year"] <= year <= layout.definition()["last_year"]:
        faults.append(
            Fault("year_out_of_range", "the census is of a year whose elements are not known here; it was read", _ASK)
        )
    if by_year is not None and by_date is not None and by_year != by_date:
        message = "Year and ReferenceDate of the header are of two census years; the reference date was believed"
        faults.append(Fault("year_differs", message, _ASK))
    return year, faults


def _sender(file: SourceFile, told: Mapping[str, Any]) -> tuple[str | None, list[Fault]]:
    number = told.get("LEA", "").strip() or None
    code = _authorities().get(number or "")
    sender = file.manifest.sender
    if sender is not None:
        message = "the header's LEA is another authority than the manifest's sender, who was believed"
        differs = Fault("sender_differs", message, _MANIFEST)
        return sender, [differs] if code is not None and code != sender else []
    if code is not None:
        return code, []
    if number is not None:
        message = "the header's number of the authority is in no list of ours; the number itself stands for its code"
        return number, [Fault("authority_not_known", message, _MANIFEST)]
    return None, [Fault("sender_not_told", "nothing says which authority sent the census", _MANIFEST)]


def faults_by_year(census: Census, names: set[str], blocks: Mapping[str, int]) -> Iterator[Fault]:
    """Yield a fault for each name and block in the file that censuses of its year do not have."""
    if census.year is None:
        return
    for block in layout.blocks().values():
        stray = [name for leaf in block.leaves for name, years in leaf.names.items() if not years.hold(census.year)]
        stray = [name for name in stray if name in names]
        if not block.years.hold(census.year) and blocks.get(block.name):
            stray.append(block.element)
        for name in stray:
            message = f"censuses of this year have no {name}; it was read"
            yield Fault("element_of_another_year", message, "See whether the header's year is right.")
