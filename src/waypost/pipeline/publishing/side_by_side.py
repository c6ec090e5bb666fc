"""All releases side by side, as somebody would who keeps every one of them and subtracts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

from waypost.disclosure.attack_rounded import InPrint, pinned
from waypost.disclosure.measures_csv import as_cell
from waypost.disclosure.printing import Earlier, InEarlierPrint
from waypost.disclosure.profile import Profile
from waypost.disclosure.released import Release, ReleasedFigure
from waypost.disclosure.revisions import KEY, Row, key_of
from waypost.disclosure.table import DENOMINATOR, NUMERATOR, Place, Quantity, Table, place_of, tabulate
from waypost.foundation.errors import OursToFix
from waypost.insight.measures.figure import Figure

COLUMNS = tuple(field.name for field in fields(ReleasedFigure))


class CouldBeTold(OursToFix):
    """For all that is printed in all releases, a small count could be told. Nothing was published."""


def rows_of(release: Release) -> list[Row]:
    """Return the figures of a release as they stand in measures.csv."""
    return [{name: as_cell(getattr(figure, name)) for name in COLUMNS} for figure in release.figures]


def in_print(figures: Sequence[Figure], rows: Iterable[Row], profile: Profile) -> InPrint:
    """Return a release as an attacker has it: the counts behind `figures`, tied by sums, and what `rows` print of them.

    What nobody prints is what the sums leave for it.
    """
    table, told = tabulate(figures, profile.structure), {key_of(row): row for row in rows}
    printed = [0] * len(table.values)
    for figure in figures:
        row = told[tuple(as_cell(getattr(figure, name)) for name in KEY)]
        place = place_of(figure, profile.structure)
        for role in (NUMERATOR, DENOMINATOR):
            if row[role]:
                printed[table.cell_of[(figure.measure_id, figure.method, role), place]] = int(row[role])
    _leave_the_rest(table, printed)
    return InPrint(table, printed)


def _leave_the_rest(table: Table, printed: list[int]) -> None:
    for relation in table.relations:
        for cell, sign in relation:
            if not table.is_printed[cell]:
                printed[cell] = -sign * sum(own * printed[other] for other, own in relation if other != cell)


def printed_before(releases: Iterable[InPrint]) -> Earlier:
    """Return the last that was printed of each count, and what it was; later releases come later."""
    found: dict[tuple[Quantity, Place], InEarlierPrint] = {}
    for release in releases:
        for name, cell in release.table.cell_of.items():
            found[name] = InEarlierPrint(release.table.values[cell], release.printed[cell])
    return found


def check_nothing_can_be_told(releases: Sequence[InPrint], profile: Profile) -> None:
    """Attack all releases together, by a reader who takes counts for rounded to the nearest and by one who knows more.

    Raises `CouldBeTold` when a count of 1 to 5 could be told to be so.
    """
    for within in (profile.round_counts_to // 2, profile.round_counts_to):
        found = pinned(releases, profile, within=within)
        if found:
            raise CouldBeTold(
                f"{len(found)} small counts could be told from all releases together; nothing was published.",
                where="publish",
                do="Tell us. Use a new ledger only if nothing of the old one has been put before anybody.",
            )
