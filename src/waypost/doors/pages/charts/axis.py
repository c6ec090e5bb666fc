"""An axis that need not begin at nought: from one round number to another, laid along a stretch of the canvas."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10

_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Axis:
    """A straight scale between two round numbers. `from_at` may lie beyond `to_at`: upwards on a page is less."""

    low: float
    high: float
    step: float
    from_at: float
    to_at: float

    def at(self, value: float) -> float:
        """Return where on the canvas a value stands; what lies beyond an end stands at it."""
        inside = min(max(value, self.low), self.high)
        return self.from_at + (self.to_at - self.from_at) * (inside - self.low) / (self.high - self.low)

    @property
    def marks(self) -> list[float]:
        """The round values at which the axis is marked, both ends among them."""
        return [self.low + number * self.step for number in range(round((self.high - self.low) / self.step) + 1)]


def axis(low: float, high: float, from_at: float, to_at: float, *, most_marks: int = 6) -> Axis:
    """Return an axis that holds both values, with few round marks; values that are all one have room of one above."""
    high = high if high > low else low + 1.0
    need = max(high - low, 1e-9)
    size = 10.0 ** floor(log10(need / most_marks))
    step = next(size * times for times in _STEPS if need / (size * times) <= most_marks)
    first, last = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    return Axis(first, max(last, first + step), step, from_at, to_at)
