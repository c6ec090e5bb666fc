"""The same work as `serving.serve`, plainly, as processes of simpy: slow, and easy to follow.

For tests and `waypost bench simulation`: simpy is no dependency of Waypost, only of its tests.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any

import simpy


@dataclass
class Office:
    """One area's places, in hundredths, and who waits for them: rank first, then whoever came first."""

    env: simpy.Environment
    places: int
    taken: int = 0
    line: list[tuple[int, int, int, simpy.Event]] = field(default_factory=list)

    def ask(self, rank: int, turn: int, need: int) -> simpy.Event:
        """Stand in line for some room; the event happens when there is room."""
        asked = self.env.event()
        heappush(self.line, (rank, turn, need, asked))
        self.let_in()
        return asked

    def let_in(self) -> None:
        """Let in from the front of the line while there is room for whoever stands there."""
        while self.line and self.taken + self.line[0][2] <= self.places:
            _, _, need, asked = heappop(self.line)
            self.taken += need
            asked.succeed()

    def leave(self, need: int) -> None:
        """Give room back."""
        self.taken -= need
        self.let_in()

    def change(self, places: int) -> None:
        """Have other places from now on; work that has begun goes on."""
        self.places = places
        self.let_in()


def begun_in_reference(
    received: Sequence[float],
    kind: Sequence[int],
    days: Sequence[float],
    held: Sequence[tuple[float, int]],
    room_of: Sequence[int],
    rank_of: Sequence[int],
    places: Sequence[int],
    step: float,
) -> list[float]:
    """Return the day on which each case's work began; -1 where it had not by the end. `held`: (until, kind)."""
    env = simpy.Environment()
    office = Office(env, int(places[0]))
    begun = [-1.0] * len(received)

    def work(turn: int) -> Generator[simpy.Event, Any, None]:
        need = int(room_of[kind[turn]])
        yield office.ask(int(rank_of[kind[turn]]), turn, need)
        begun[turn] = env.now
        yield env.timeout(days[turn])
        office.leave(need)

    def already_held(until: float, need: int) -> Generator[simpy.Event, Any, None]:
        yield env.timeout(until)
        office.leave(need)

    def arrive() -> Generator[simpy.Event, Any, None]:
        for turn, day in enumerate(received):
            yield env.timeout(day - env.now)
            env.process(work(turn))

    def staff() -> Generator[simpy.Event, Any, None]:
        for there in places[1:]:
            yield env.timeout(step)
            office.change(int(there))

    for until, of_kind in held:
        office.taken += int(room_of[of_kind])
        env.process(already_held(until, int(room_of[of_kind])))
    env.process(arrive())
    env.process(staff())
    env.run(until=len(places) * step)
    return begun
