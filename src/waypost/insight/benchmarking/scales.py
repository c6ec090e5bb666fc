"""The scale on which a comparison is drawn: where its chance variation is even, whatever the value.

Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 2005;24:1185-1202: a share
is compared on the arcsine of its root, a rate or a ratio of counts on its root, a mean as it is. FunnelPlotR of the
NHS-R community takes the same scales ("PR", and "CQC" for ratios).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Real = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scale:
    """`there` takes a value to the scale and `back` from it; `slope` is how fast `there` rises at a value."""

    there: Callable[[Real], Real]
    back: Callable[[Real], Real]
    slope: Callable[[Real], Real]


def _arcsine(share: Real) -> Real:
    return np.arcsin(np.sqrt(np.clip(share, 0, 1)))


def _from_arcsine(angle: Real) -> Real:
    return np.sin(np.clip(angle, 0, np.pi / 2)) ** 2


def _arcsine_slope(share: Real) -> Real:
    inside = np.clip(share, 1e-9, 1 - 1e-9)
    return 1 / (2 * np.sqrt(inside * (1 - inside)))


SHARE = Scale(_arcsine, _from_arcsine, _arcsine_slope)
"""For a share from 0 to 1. On it the standard error of n draws is 1 / (2 * root of n)."""

RATE = Scale(
    lambda rate: np.sqrt(np.maximum(rate, 0)),
    lambda root: np.maximum(root, 0) ** 2,
    lambda rate: 1 / (2 * np.sqrt(np.maximum(rate, 1e-12))),
)
"""For a rate, or a ratio of what was seen to what was expected: nought or more."""

PLAIN = Scale(lambda value: value, lambda value: value, np.ones_like)
"""For a mean."""
