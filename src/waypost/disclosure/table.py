"""The counts behind a set of figures as one table: distinct cells, and every sum that ties them together.

A reader of a release can add and subtract. So the table holds each count once, however many figures print it, and
states every relation a reader may know: areas add up to England, groups add up to all, kinds of application lie inside
a law, quarters add up to their year, a denominator is its numerator and the rest, and of two ways of counting the same
cases one may lie inside the other. Where parts fall short of their whole (a child in no known area) or overshoot it (a
child counted in two groups), the difference is a cell too: nobody prints it, but anybody could work it out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from waypost.disclosure.profile import Structure
from waypost.insight.measures.figure import Figure

NUMERATOR, DENOMINATOR = "numerator", "denominator"
_GIVES_WAY = 2  # more than any difference that being a total of areas or of groups makes

Quantity = tuple[str, str, str]  # measure, method, role
Place = tuple[date, date, str, str, str, str]  # period start and end, area kind, area, group kind, group
Counts = dict[Quantity, dict[Place, int]]


@dataclass(slots=True)
class Table:
    """Cells by number. `values` are true counts; `is_printed` is false for cells that nobody prints (see the module).

    `relations` are signed sums that come to nothing: ((cell, sign), ...). `cost_ranks` say how much is lost by hiding a
    cell: 0 for one area and one group, more for totals, less for what gives way. `cell_of`
    finds the cell of a figure's count.
    """

    values: list[int] = field(default_factory=list)
    is_printed: list[bool] = field(default_factory=list)
    cost_ranks: list[int] = field(default_factory=list)
    relations: list[tuple[tuple[int, int], ...]] = field(default_factory=list)
    cell_of: dict[tuple[Quantity, Place], int] = field(default_factory=dict)

    def add_cell(self, value: int, *, is_printed: bool, cost_rank: int = 0) -> int:
        """Add a cell and return its number."""
        self.values.append(value)
        self.is_printed.append(is_printed)
        self.cost_ranks.append(cost_rank)
        return len(self.values) - 1

    def relate(self, whole: int, parts: Sequence[int]) -> None:
        """State that the parts make the whole; what they fall short of it, or overshoot, becomes an unprinted cell."""
        short = self.values[whole] - sum(self.values[part] for part in parts)
        terms = [(whole, -1), *((part, 1) for part in parts)]
        if short:
            terms.append((self.add_cell(abs(short), is_printed=False), 1 if short > 0 else -1))
        self.relations.append(tuple(terms))


def tabulate(figures: Sequence[Figure], structure: Structure) -> Table:
    """Return the table of all counts in `figures`. ValueError: two figures of one place with unlike counts."""
    table = Table()
    counts = _counts(figures, structure)
    places: dict[Quantity, dict[Place, int]] = {}
    related: set[tuple[int, int]] = set()
    for quantity in sorted(counts):
        alike = _alike(quantity, list(places), counts, structure.same_count_from)
        places[quantity] = {}
        for place in sorted(counts[quantity]):
            count = counts[quantity][place]
            theirs = counts[alike].get(place) if alike else None
            if alike and theirs == count:
                cell = places[alike][place]
            else:
                rank = _cost_rank(place, structure) - _GIVES_WAY * (quantity[:2] in structure.gives_way)
                cell = table.add_cell(count, is_printed=True, cost_rank=rank)
                if alike and theirs is not None:
                    _relate_pair(table, cell, places[alike][place], related)
            places[quantity][place] = cell
            table.cell_of[quantity, place] = cell
    summed: set[tuple[int, ...]] = set()
    for quantity in sorted(places):
        _relate_sums(table, places[quantity], structure, summed)
    _relate_shares(table, counts, related)
    return table


def place_of(figure: Figure, structure: Structure) -> Place:
    """Return where, when and for whom a figure counts."""
    group = structure.group_of(figure.measure_id, figure.method, (figure.group_kind, figure.group))
    return (figure.period_start, figure.period_end, figure.area_kind, figure.area, *group)


def _counts(figures: Iterable[Figure], structure: Structure) -> Counts:
    counts: Counts = defaultdict(dict)
    for figure in figures:
        for role, count in ((NUMERATOR, figure.numerator), (DENOMINATOR, figure.denominator)):
            if count is None:
                continue
            known = counts[figure.measure_id, figure.method, role].setdefault(place_of(figure, structure), count)
            if known != count:
                raise ValueError(f"measure {figure.measure_id}: two figures of one place and period disagree")
    return dict(counts)


def _alike(quantity: Quantity, others: Sequence[Quantity], counts: Counts, share: float) -> Quantity | None:
    """Return the quantity that counts the same as this one nearly everywhere, if any: to a reader they are one.

    Open children are the count of one measure and the denominator of the next; hiding one and printing the other would
    hide nothing. Where the two differ in a few places, the difference is a count of its own.
    """
    mine = counts[quantity]
    agreement: list[tuple[float, Quantity]] = []
    for other in others:
        shared = mine.keys() & counts[other].keys()
        if shared:
            agreement.append((sum(mine[place] == counts[other][place] for place in shared) / len(shared), other))
    best = max(agreement, key=lambda entry: entry[0], default=None)
    return best[1] if best and best[0] >= share else None


def _cost_rank(place: Place, structure: Structure) -> int:
    is_whole_area = place[2] in structure.whole_area_kinds
    is_whole_group = place[4] in structure.whole_group_kinds
    return 2 * is_whole_area + is_whole_group


def _relate_sums(table: Table, places: dict[Place, int], structure: Structure, summed: set[tuple[int, ...]]) -> None:
    """Relate every whole to its parts, once each: `summed` holds the sums that stand already."""
    sums: dict[tuple[Place, tuple[object, ...]], list[int]] = defaultdict(list)
    whole_areas = {(place[2], place[3]) for place in places if place[2] in structure.whole_area_kinds}
    whole_groups = {(place[4], place[5]) for place in places if place[4] in structure.whole_group_kinds}
    for place, cell in places.items():
        *period, area_kind, area, group_kind, group = place
        if area_kind not in structure.whole_area_kinds:
            for kind, name in whole_areas:
                sums[(period[0], period[1], kind, name, group_kind, group), ("area", area_kind)].append(cell)
        if group_kind not in structure.whole_group_kinds:
            for kind, name in whole_groups:
                sums[(period[0], period[1], area_kind, area, kind, name), ("group", group_kind)].append(cell)
        for nesting in structure.nested_groups:
            if group_kind == nesting.kind and group in nesting.parts:
                whole = (period[0], period[1], area_kind, area, *nesting.whole)
                sums[whole, ("nested", nesting.kind)].append(cell)
    for (whole, _), parts in sorted(sums.items(), key=lambda entry: (entry[0][0], str(entry[0][1]))):
        terms = (places[whole], *sorted(parts)) if whole in places else ()
        if terms and terms not in summed:
            summed.add(terms)
            table.relate(terms[0], terms[1:])
    _relate_periods(table, places, summed)


def _relate_periods(table: Table, places: dict[Place, int], summed: set[tuple[int, ...]]) -> None:
    """Relate a period to the shorter ones that tile it, where they add up: flows do, snapshots do not."""
    periods = sorted({(place[0], place[1]) for place in places})
    tilings = {whole: tiles for whole in periods if (tiles := _tiles(whole, periods))}
    for whole, tiles in tilings.items():
        for place, cell in sorted(places.items()):
            if (place[0], place[1]) != whole:
                continue
            parts = [places.get((*tile, *place[2:])) for tile in tiles]
            present = [part for part in parts if part is not None]
            terms = (cell, *present)
            is_sum = len(present) == len(tiles) and sum(table.values[part] for part in present) == table.values[cell]
            if is_sum and terms not in summed:
                summed.add(terms)
                table.relate(cell, present)


def _tiles(whole: tuple[date, date], periods: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return the longest-first run of shorter periods that fills `whole` day for day, or nothing."""
    tiles: list[tuple[date, date]] = []
    start = whole[0]
    while start <= whole[1]:
        inside = [period for period in periods if period[0] == start and period[1] <= whole[1] and period != whole]
        if not inside:
            return []
        longest = max(inside, key=lambda period: period[1])
        tiles.append(longest)
        start = date.fromordinal(longest[1].toordinal() + 1)
    return tiles


def _relate_shares(table: Table, counts: Counts, related: set[tuple[int, int]]) -> None:
    """Relate each denominator to its numerator and the rest, and each numerator to another that always holds it."""
    shares: list[tuple[Quantity, Quantity]] = []
    for measure_id, method, role in sorted(counts):
        whole = (measure_id, method, DENOMINATOR)
        if role == NUMERATOR and whole in counts:
            shares.append(((measure_id, method, NUMERATOR), whole))
    for part, whole in shares:
        _relate_within(table, counts, part, whole, related)
    for one, of_one in shares:
        for other, of_other in shares:
            if one != other and _is_same(table, of_one, of_other, counts):
                _relate_within(table, counts, one, other, related)


def _is_same(table: Table, one: Quantity, other: Quantity, counts: Counts) -> bool:
    shared = counts[one].keys() & counts[other].keys()
    return bool(shared) and all(table.cell_of[one, place] == table.cell_of[other, place] for place in shared)


def _relate_within(
    table: Table, counts: Counts, part: Quantity, whole: Quantity, related: set[tuple[int, int]]
) -> None:
    """Relate `whole` to `part` and the rest wherever both count, if `part` is never the larger."""
    shared = sorted(counts[part].keys() & counts[whole].keys())
    if all(counts[part][place] <= counts[whole][place] for place in shared):
        for place in shared:
            _relate_pair(table, table.cell_of[part, place], table.cell_of[whole, place], related)


def _relate_pair(table: Table, one: int, other: int, related: set[tuple[int, int]]) -> None:
    """State that the larger of two counts is the smaller and the rest."""
    part, whole = sorted((one, other), key=lambda cell: (table.values[cell], cell))
    if part != whole and (part, whole) not in related:
        related.add((part, whole))
        rest = table.add_cell(table.values[whole] - table.values[part], is_printed=False)
        table.relations.append(((whole, -1), (part, 1), (rest, 1)))
