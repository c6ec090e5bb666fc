"""Which counts to hide: the small ones, and as few others as keep the small ones from being worked out.

Primary: every count from 1 to 5 (the profile's limit). Secondary: enough others that none of these can be worked out,
nor any difference of 1 to 5 that a subtraction would give. First each sum is looked at alone; then the whole release is
attacked (attack.py) and mended until no small count can be told. The cheapest count goes first: one whose other sums
already hold something hidden, then a detail before a total, then the smaller. A nought is never hidden. At last, totals
that need not have been hidden are printed again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from waypost.disclosure.attack import Moves, Opening, attack, is_any_open, known_with, tied_to
from waypost.disclosure.profile import Profile
from waypost.disclosure.table import Table
from waypost.foundation.errors import OursToFix


class SuppressionFailed(OursToFix):
    """Hiding everything around a small count did not hide it: the sums are wrong, and nothing may be released."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Cells by number: hidden for their own sake, and hidden to protect those."""

    primary: frozenset[int]
    secondary: frozenset[int]

    @property
    def cells(self) -> frozenset[int]:
        """Return all hidden cells."""
        return self.primary | self.secondary


def hide(table: Table, profile: Profile) -> Hidden:
    """Return the cells to hide so that no reader can work out a small count. See the module for the rule."""
    sensitive = {cell for cell, count in enumerate(table.values) if profile.is_small(count)}
    search = _Search(table, sensitive, profile.smallest_count_shown)
    primary = {cell for cell in sensitive if table.is_printed[cell]}
    for cell in sorted(primary):
        search.hide(cell)
    search.close_sums()
    openings, left = attack(table, sensitive, search.hidden, profile.smallest_count_shown)
    while openings:
        for opening in openings:
            search.close(opening)
        search.close_sums()
        openings, left = attack(table, left, search.hidden, profile.smallest_count_shown)
    _give_back(table, sensitive, primary, search.hidden, profile.smallest_count_shown)
    return Hidden(frozenset(primary), frozenset(search.hidden - primary))


def _give_back(
    table: Table, sensitive: set[int], primary: set[int], hidden: set[int], smallest_count_shown: int
) -> None:
    """Print again each total that was hidden on the way and need not have been, the dearest first."""
    totals = [cell for cell in hidden - primary if table.cost_ranks[cell] > 0]
    moves = Moves()
    for cell in sorted(totals, key=lambda cell: (-table.cost_ranks[cell], -table.values[cell], cell)):
        tied = tied_to(table, hidden, cell) & sensitive
        beside = {other for number in table.sums_of(cell) for other, _ in table.relations[number]}
        hidden.discard(cell)
        known = known_with(table, hidden, cell)
        # Those beside it first: where printing it opens a count, it is mostly there, and the rest need not be asked.
        for near in (tied & beside, tied):
            asked = {other for other in near if not moves.is_safe_without(other, known)}
            if is_any_open(table, asked, hidden, smallest_count_shown, moves):
                hidden.add(cell)
                break


class _Search:
    """The hidden cells so far, and the sums still to be looked at."""

    def __init__(self, table: Table, sensitive: set[int], smallest_count_shown: int) -> None:
        self.table, self.sensitive, self.smallest = table, sensitive, smallest_count_shown
        self.hidden: set[int] = set()
        self.sums_of: dict[int, list[int]] = defaultdict(list)
        self.hidden_in_sum = [0] * len(table.relations)
        for number, relation in enumerate(table.relations):
            for cell, _ in relation:
                self.sums_of[cell].append(number)
        unprinted = {cell for cell in sensitive if not table.is_printed[cell]}
        self.waiting = sorted({number for cell in unprinted for number in self.sums_of[cell]})
        heapify(self.waiting)

    def hide(self, cell: int) -> None:
        """Hide a printed cell and put its sums back on the list."""
        self.hidden.add(cell)
        for number in self.sums_of[cell]:
            self.hidden_in_sum[number] += 1
            heappush(self.waiting, number)

    def close_sums(self) -> None:
        """Hide the cheapest cells until each sum, on its own, tells nothing of what is hidden in it."""
        while self.waiting:
            number = heappop(self.waiting)
            while not self._is_closed(number):
                candidates = self._printed([number])
                if not candidates:
                    break
                self.hide(min(candidates, key=self._cost))

    def close(self, opening: Opening) -> None:
        """Hide the cheapest count that gives this one away; failing that, the cheapest in the nearest sum."""
        near = {opening.cell}
        candidates = set(opening.given_away_by) - self.hidden
        while not candidates:
            sums = {number for member in near for number in self.sums_of[member]}
            candidates = self._printed(sums)
            wider = near | {member for number in sums for member, _ in self.table.relations[number]}
            if wider == near and not candidates:
                raise SuppressionFailed("a small count can be told though every count beside it is hidden.")
            near = wider
        self.hide(min(candidates, key=self._cost))

    def _printed(self, sums: Iterable[int]) -> set[int]:
        """Return the counts in these sums that are printed and could be hidden."""
        return {
            cell
            for number in sums
            for cell, _ in self.table.relations[number]
            if self.table.is_printed[cell] and cell not in self.hidden and self.table.values[cell]
        }

    def _cost(self, cell: int) -> tuple[int, int, int]:
        newly_exposed = sum(not self.hidden_in_sum[number] for number in self.sums_of[cell])
        return newly_exposed + 2 * self.table.cost_ranks[cell], self.table.values[cell], cell

    def _is_closed(self, number: int) -> bool:
        """Answer whether this sum alone leaves each count hidden in it room to be larger."""
        relation = self.table.relations[number]
        if not self.hidden_in_sum[number]:
            return not any(cell in self.sensitive for cell, _ in relation)
        unknown = [(cell, sign) for cell, sign in relation if cell in self.hidden or not self.table.is_printed[cell]]
        room = {1: 0, -1: 0}
        for cell, sign in unknown:
            room[sign] += self._room_down(cell)
        signs = {sign for _, sign in unknown}
        for cell, sign in unknown:
            need = self.smallest - self.table.values[cell] if cell in self.sensitive else 1
            if -sign not in signs and room[sign] - self._room_down(cell) < need:
                return False
        return True

    def _room_down(self, cell: int) -> int:
        return self.table.values[cell] - (cell in self.hidden)
