"""Funnel plots: how far an area of a size may stand from the whole by chance, and by the usual differences of areas.

Spiegelhalter, Statistics in Medicine 2005;24:1185-1202, and Handling over-dispersion of performance indicators,
Quality and Safety in Health Care 2005;14:347-351. Areas differ for reasons that no one set of facts holds; limits that
know only of chance would call half of them unusual. So the z-scores of areas are winsorised, their mean square `phi` is
the over-dispersion, and where it is more than chance a variance between areas, `tau` squared (DerSimonian and Laird
1986, as in the summary hospital-level mortality indicator), widens every limit alike.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waypost.insight.benchmarking.scales import Real, Scale

WINSORISED_SHARE = 0.1
"""The share of z-scores at each end that is drawn in to the nearest other: Spiegelhalter's, and FunnelPlotR's."""


@dataclass(frozen=True, slots=True)
class Dispersion:
    """How much more areas differ than chance makes them.

    `phi` is the mean square of their winsorised z-scores: 1 is chance alone. `tau` is the standard deviation between
    areas on the scale of the comparison, nought where `phi` is no more than chance. `areas` is how many were compared.
    """

    phi: float
    tau: float
    areas: int


def z_scores(values: Real, target: Real, errors: Real, scale: Scale) -> Real:
    """Return how many standard errors each value lies from its target; `errors` are those of the scale."""
    return (scale.there(values) - scale.there(target)) / errors


def winsorised(z: Real, share: float = WINSORISED_SHARE) -> Real:
    """Return z-scores with those beyond the quantile of `share`, at either end, drawn in to it."""
    if not len(z):
        return z
    low, high = np.quantile(z, [share, 1 - share])
    return np.clip(z, low, high)


def dispersion(z: Real, errors: Real, share: float = WINSORISED_SHARE) -> Dispersion:
    """Return the over-dispersion of areas from their z-scores and their standard errors on the scale."""
    areas = len(z)
    if areas < 2:
        return Dispersion(1.0, 0.0, areas)
    phi = float(np.mean(winsorised(z, share) ** 2))
    weights = errors**-2.0
    beyond = areas * phi - (areas - 1)
    between = beyond / float(weights.sum() - (weights**2).sum() / weights.sum())
    return Dispersion(phi, float(np.sqrt(max(between, 0.0))), areas)


def limits(target: Real, errors: Real, tau: float, z: float, scale: Scale) -> tuple[Real, Real]:
    """Return the lower and upper limits that hold all but a few areas: `z` is 1.96 for 95 %, 3.09 for 99.8 %.

    `errors` are those of chance on the scale, `tau` the standard deviation between areas on it.
    """
    half = z * np.sqrt(errors**2 + tau**2)
    middle = scale.there(target)
    return scale.back(middle - half), scale.back(middle + half)
