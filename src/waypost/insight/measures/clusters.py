"""How sure a share or a mean is when children of one case share their fate: cluster-robust standard errors.

The brothers and sisters of one case wait together, are seen together and end together, so that they are not so many
separate draws. The answer to a question asked by cluster (by proceedings, or by practitioner) is a numerator and a
denominator for each; the standard error of their ratio p is the linearised one of survey sampling (Cochran, Sampling
Techniques, third edition, 1977, section 6.3; Binder 1983):

    sqrt(sum over clusters of (numerator - p * denominator) ** 2) / sum of denominators

Sums are of whole numbers, so that the order of clusters changes nothing, and tallies of several records add up to the
tally of all of them together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from waypost.insight.measures.computing import add_up
from waypost.insight.measures.measure import Method
from waypost.journeys.question import Answer, Mean, MeanOfEach, Question

_WHOLE = Answer((), 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """A question answered by cluster, added up: the answer to the whole, and the sums that its standard error needs.

    A cluster's numerator is what a share or a mean counts above the line, its denominator what it counts below.
    `squares`, `products` and `denominator_squares` are sums over clusters of numerator squared, numerator times
    denominator, and denominator squared.
    """

    answer: Answer = _WHOLE
    clusters: int = 0
    numerator: int = 0
    squares: int = 0
    products: int = 0
    denominator_squares: int = 0

    @property
    def denominator(self) -> int:
        """How many children, cases, files or practitioners were counted."""
        return self.answer.counted

    @property
    def ratio(self) -> float:
        """The share or the mean, in the units in which the question counts. ZeroDivisionError where nobody counts."""
        return self.numerator / self.denominator

    @property
    def standard_error(self) -> float:
        """The cluster-robust standard error of `ratio`: see the module. ZeroDivisionError where nobody counts."""
        p = Fraction(self.numerator, self.denominator)
        squared = self.squares - 2 * p * self.products + p * p * self.denominator_squares
        return sqrt(squared) / self.denominator


def tally_of(question: Question, answers: Iterable[Answer]) -> Tally:
    """Return the tally of a share's or a mean's answers, one a cluster."""
    by_cluster = list(answers)
    is_mean = isinstance(question.aggregate, Mean | MeanOfEach)
    pairs = [((one.total if is_mean else one.numerator) or 0, one.counted) for one in by_cluster]
    return Tally(
        answer=add_up(by_cluster, (), ())[0],
        clusters=len(pairs),
        numerator=sum(numerator for numerator, _ in pairs),
        squares=sum(numerator * numerator for numerator, _ in pairs),
        products=sum(numerator * denominator for numerator, denominator in pairs),
        denominator_squares=sum(denominator * denominator for _, denominator in pairs),
    )


def together(tallies: Iterable[Tally]) -> Tally:
    """Return the tally of several records together: their clusters are different ones."""
    known = list(tallies)
    return Tally(
        add_up([tally.answer for tally in known], (), ())[0],
        *(sum(getattr(tally, name) for tally in known) for name in ("clusters", "numerator", "squares")),
        *(sum(getattr(tally, name) for tally in known) for name in ("products", "denominator_squares")),
    )


def read_with_error(method: Method, tally: Tally) -> tuple[float, float] | None:
    """Return a method's value and its standard error, both in the method's unit; nothing where nobody counts.

    The value is the method's own reading. A reading of a share or a mean is its ratio times a constant (100 for a
    percentage, a seventh for weeks from days), and so is the error.
    """
    reading = method.reads(tally.answer) if tally.denominator else None
    if reading is None:
        return None
    constant = reading.value / tally.ratio if tally.numerator else 0.0
    return reading.value, tally.standard_error * constant
