"""The counts behind a set of figures as one table: distinct cells, and every sum that ties them together.

A reader of a release can add and subtract. So the table holds each count once, however many figures print it, and
states every relation a reader may know: areas add up to England, groups add up to all, kinds of application lie inside
a law, quarters add up to their year, a denominator is its numerator and the rest, and of two ways of counting the same
cases one may lie inside the other. Where parts fall short of their whole (a child in no known area) or overshoot it (a
child counted in two groups), the difference is a cell too: nobody prints it, but anybody could work it out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from waypost.disclosure.profile import Structure
from waypost.insight.measures.figure import Figure

NUMERATOR, DENOMINATOR = "numerator", "denominator"
_CHEAPEST = -1

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
    _sums_of: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list), repr=False)
    _indexed: int = 0

    def sums_of(self, cell: int) -> list[int]:
        """Return the numbers of the relations that a cell stands in, in order."""
        for number in range(self._indexed, len(self.relations)):
            for member, _ in self.relations[number]:
                self._sums_of[member].append(number)
        self._indexed = len(self.relations)
        return self._sums_of[cell]

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
    ranks = _cost_ranks(figures, structure)
    places: Counts = {}
    related: set[tuple[int, int]] = set()
    for quantity in sorted(counts):
        alikes = _alikes(quantity, list(places), counts, structure.same_count_from)
        places[quantity] = {}
        for place in sorted(counts[quantity]):
            theirs = [places[alike][place] for alike in alikes if place in places[alike]]
            same = [cell for cell in theirs if table.values[cell] == counts[quantity][place]]
            cell = same[0] if same else table.add_cell(counts[quantity][place], is_printed=True, cost_rank=_CHEAPEST)
            table.cost_ranks[cell] = max(table.cost_ranks[cell], ranks[quantity, place])
            for other in theirs:
                part, whole = sorted((cell, other), key=lambda one: table.values[one])
                if table.values[part] != table.values[whole]:
                    _relate_pair(table, part, whole, related)
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


def _alikes(quantity: Quantity, others: Sequence[Quantity], counts: Counts, share: float) -> list[Quantity]:
    """Return the quantities that count the same as this one nearly everywhere, nearest first: to a reader they are one.

    Open children are the count of one measure and the denominator of the next; hiding one and printing the other would
    hide nothing. Where two differ in a few places, the difference is a count of its own.
    """
    mine = counts[quantity]
    found: list[tuple[float, int, Quantity]] = []
    for other in others:
        shared = mine.keys() & counts[other].keys()
        same = sum(mine[place] == counts[other][place] for place in shared)
        if shared and same >= share * len(shared):
            found.append((-same / len(shared), -len(shared), other))
    return [other for _, _, other in sorted(found)]


def _cost_ranks(figures: Iterable[Figure], structure: Structure) -> dict[tuple[Quantity, Place], int]:
    """Return how much is lost by hiding each count: more for what its figure calls a total, less for what gives way."""
    ranks: dict[tuple[Quantity, Place], int] = {}
    for figure in figures:
        rank = 2 * (figure.area_kind in structure.whole_area_kinds) + (figure.group_kind in structure.whole_group_kinds)
        gives_way = (figure.measure_id, figure.method) in structure.gives_way
        is_part = figure.area_kind in structure.nested_areas
        if gives_way or is_part or figure.group_kind in structure.kinds_that_give_way:
            rank = _CHEAPEST
        for role in (NUMERATOR, DENOMINATOR):
            ranks[(figure.measure_id, figure.method, role), place_of(figure, structure)] = rank
    return ranks


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
        for whole, how in _around(place, structure):
            sums[whole, how].append(cell)
    for (whole, _), parts in sorted(sums.items(), key=lambda entry: (entry[0][0], str(entry[0][1]))):
        terms = (places[whole], *sorted(parts)) if whole in places else ()
        if terms and terms not in summed:
            summed.add(terms)
            table.relate(terms[0], terms[1:])
    _relate_periods(table, places, summed)


def _around(place: Place, structure: Structure) -> Iterator[tuple[Place, tuple[object, ...]]]:
    """Yield the places in which a place lies, other than every area and every group: a team's area, a group's group."""
    start, end, area_kind, area, group_kind, group = place
    if area_kind in structure.nested_areas:
        whole_area = (structure.nested_areas[area_kind], area.rpartition("/")[0])
        yield (start, end, *whole_area, group_kind, group), ("within", area_kind)
    for nesting in structure.nested_groups:
        if group_kind == nesting.kind and group in nesting.parts:
            yield (start, end, area_kind, area, *nesting.whole), ("nested", nesting.kind)


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


def _relate_pair(table: Table, part: int, whole: int, related: set[tuple[int, int]]) -> None:
    """State that `whole` is `part` and the rest."""
    if part != whole and (part, whole) not in related:
        related.add((part, whole))
        rest = table.add_cell(table.values[whole] - table.values[part], is_printed=False)
        table.relations.append(((whole, -1), (part, 1), (rest, 1)))
