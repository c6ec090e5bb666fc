"""Rounding for output: counts to the profile's step, values to its decimals by unit. Nothing else is rounded."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from waypost.disclosure.profile import Profile

_DECIMALS_OF_A_COUNT = 0


def round_count(count: int, profile: Profile) -> int:
    """Return a count rounded to the nearest step of the profile; a half goes up (12.5 of 5s: 2.5 steps are 3)."""
    step = profile.round_counts_to
    return (2 * count + step) // (2 * step) * step


def range_of_rounded(printed: int, profile: Profile) -> tuple[int, int]:
    """Return the least and the most that a count may be that is printed as `printed`: 5 in steps of 5 is 3 to 7."""
    step = profile.round_counts_to
    return max(0, printed - step // 2), printed + (step - 1) // 2


def round_value(value: float, unit: str, profile: Profile) -> float:
    """Return a value rounded to the decimals of its unit; a half goes away from nought, as a reader expects.

    A unit without an entry is a count and is given whole.
    """
    places = profile.decimals.get(unit, _DECIMALS_OF_A_COUNT)
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return float(rounded) + 0.0  # a negative nought becomes nought


def round_share(numerator: int, denominator: int, unit: str, profile: Profile) -> float | None:
    """Return a share in percent, or a ratio, worked from the counts as printed; none where the lower one is nought."""
    whole = 100 if unit == "percent" else 1
    return round_value(whole * numerator / denominator, unit, profile) if denominator else None
