"""How an answer becomes a number: a count, a percentage, a ratio, a mean or a median, and the 95 % interval of each.

A store answers in whole numbers, so that the same rows give the same number in any engine and any order. Only here
does one division follow. Intervals treat the children of a period as one draw of what the system does; a count is the
whole count and has none; nor have medians and figures rounded to whole weeks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import sqrt

from waypost.journeys.question import Answer

CONFIDENCE = 0.95
Z_95 = 1.959963984540054
"""The 0.975 quantile of the normal: 95 of 100 draws lie within so many standard errors on either side."""
DAYS_IN_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Reading:
    """A number with what it rests on. Percentages are out of 100, lengths in weeks."""

    numerator: int | None
    denominator: int | None
    value: float
    lower: float | None = None
    upper: float | None = None


Reader = Callable[[Answer], Reading | None]


def count(answer: Answer) -> Reading | None:
    """Read a count."""
    return Reading(answer.counted, None, float(answer.counted))


def percent(answer: Answer) -> Reading | None:
    """Read a share in percent, with Wilson's interval; nothing where there is nobody to count among."""
    if not answer.counted or answer.numerator is None:
        return None
    lower, upper = wilson_percent(answer.numerator, answer.counted)
    return Reading(answer.numerator, answer.counted, 100 * answer.numerator / answer.counted, lower, upper)


def mean_weeks_from_days(answer: Answer) -> Reading | None:
    """Read a mean of days, in weeks, with Student's interval."""
    return _mean(answer, DAYS_IN_A_WEEK)


def mean_weeks(answer: Answer) -> Reading | None:
    """Read a mean of whole weeks, with Student's interval."""
    return _mean(answer, 1)


def ratio(answer: Answer) -> Reading | None:
    """Read how many of one thing each of another has, such as children a case, with Student's interval.

    Both counts are told, so that disclosure control sees them.
    """
    told = mean_weeks(answer)
    return None if told is None else replace(told, numerator=answer.total)


def mean_days(answer: Answer) -> Reading | None:
    """Read a mean of days, with Student's interval."""
    return _mean(answer, 1)


def median_days(answer: Answer) -> Reading | None:
    """Read a median of days: half-way between the two middle values of an even number."""
    if answer.lower_middle is None or answer.upper_middle is None:
        return None
    return Reading(None, answer.counted, (answer.lower_middle + answer.upper_middle) / 2)


def mean_of_each(answer: Answer) -> Reading | None:
    """Read how many of one thing each of another has, on average, where only the latter is counted."""
    return _mean(answer, 1)


def mean_weeks_to_one_decimal(answer: Answer) -> Reading | None:
    """Read a mean of days in weeks, rounded to one decimal as the ministry's table 9 is; a half goes up."""
    if not answer.counted or answer.total is None:
        return None
    tenths, whole = 10 * answer.total, DAYS_IN_A_WEEK * answer.counted
    return Reading(None, answer.counted, ((2 * tenths + whole) // (2 * whole)) / 10)


def nearest_whole_week_from_days(answer: Answer) -> Reading | None:
    """Read a mean of days as the nearest whole week; half a week goes up."""
    if not answer.counted or answer.total is None:
        return None
    week = DAYS_IN_A_WEEK * answer.counted
    return Reading(None, answer.counted, float((2 * answer.total + week) // (2 * week)))


def median_weeks_from_days(answer: Answer) -> Reading | None:
    """Read a median of days, in weeks: half-way between the two middle values of an even number."""
    if answer.lower_middle is None or answer.upper_middle is None:
        return None
    return Reading(None, answer.counted, (answer.lower_middle + answer.upper_middle) / (2 * DAYS_IN_A_WEEK))


def lower_median_weeks(answer: Answer) -> Reading | None:
    """Read the lower median of whole weeks: the lower of the two middle values of an even number."""
    return None if answer.lower_middle is None else Reading(None, answer.counted, float(answer.lower_middle))


def wilson_percent(numerator: int, denominator: int) -> tuple[float, float]:
    """Return the bounds of Wilson's 95 % interval of a share, in percent.

    Wilson, Probable inference, 1927. Worked out here: scipy's own takes a second to load and a thousand times as long
    for each of hundreds of shares; a test holds the two together.
    """
    share, z_squared = numerator / denominator, Z_95 * Z_95
    middle = share + z_squared / (2 * denominator)
    half = Z_95 * sqrt(share * (1 - share) / denominator + z_squared / (4 * denominator * denominator))
    below = 1 + z_squared / denominator
    lower = 0.0 if numerator == 0 else 100 * (middle - half) / below
    upper = 100.0 if numerator == denominator else 100 * (middle + half) / below
    return lower, upper


def _mean(answer: Answer, unit: int) -> Reading | None:
    if not answer.counted or answer.total is None or answer.total_of_squares is None:
        return None
    lower, upper = student_interval(answer.counted, answer.total, answer.total_of_squares)
    mean = answer.total / (answer.counted * unit)
    return Reading(None, answer.counted, mean, _over(lower, unit), _over(upper, unit))


def _over(bound: float | None, unit: int) -> float | None:
    return None if bound is None else bound / unit


def student_interval(counted: int, total: int, total_of_squares: int) -> tuple[float | None, float | None]:
    """Return the bounds of Student's 95 % interval of a mean, from whole-number sums.

    None where there are fewer than two values or all are the same: no spread was seen, and none is known.
    """
    spread = counted * total_of_squares - total * total
    if counted < 2 or spread == 0:
        return None, None
    # scipy.special is the light part of scipy; Student's quantile is all that is needed.
    from scipy.special import stdtrit  # noqa: PLC0415

    half = float(stdtrit(counted - 1, (1 + CONFIDENCE) / 2)) * sqrt(spread / (counted - 1)) / counted
    return total / counted - half, total / counted + half
