"""Chance inside a compiled loop: xoshiro256++ begun by splitmix64, so that a seed is an argument there too.

numpy's own generators cannot be handed to loops that run on several cores at once. Source: Blackman and Vigna,
Scrambled linear pseudorandom number generators, ACM Transactions on Mathematical Software 2021;47:36.
"""

from __future__ import annotations

import logging
import math

import numba
import numpy as np
from numpy.typing import NDArray

logging.getLogger("numba").setLevel(logging.WARNING)  # at DEBUG it tells every step of compiling, by the million

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_TO_UNIT = 1.0 / (1 << 53)


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def begin(seed: int, replication: int, area: int, state: NDArray[np.uint64]) -> None:
    """Set a state of four words for one area of one replication: streams of different ones do not meet."""
    mixed = np.uint64(seed) * _FIRST + np.uint64(replication) * _SECOND + np.uint64(area) * _GOLDEN
    for word in range(4):
        mixed += _GOLDEN
        one = mixed
        one = (one ^ (one >> np.uint64(30))) * _FIRST
        one = (one ^ (one >> np.uint64(27))) * _SECOND
        state[word] = one ^ (one >> np.uint64(31))


@numba.njit(cache=True, nogil=True, inline="always")  # type: ignore[untyped-decorator]
def share(state: NDArray[np.uint64]) -> float:
    """Return a number from nought to below one, and move the state on."""
    added = state[0] + state[3]
    result = ((added << np.uint64(23)) | (added >> np.uint64(41))) + state[0]
    moved = state[1] << np.uint64(17)
    state[2] ^= state[0]
    state[3] ^= state[1]
    state[1] ^= state[2]
    state[0] ^= state[3]
    state[2] ^= moved
    state[3] = (state[3] << np.uint64(45)) | (state[3] >> np.uint64(19))
    return float(result >> np.uint64(11)) * _TO_UNIT


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def exponential(state: NDArray[np.uint64]) -> float:
    """Return a waiting time of mean one."""
    return -math.log(1.0 - share(state))


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def normal(state: NDArray[np.uint64]) -> float:
    """Return a number of the standard normal distribution (Box and Muller)."""
    return math.sqrt(2.0 * exponential(state)) * math.cos(2.0 * math.pi * share(state))


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def count(mean: float, state: NDArray[np.uint64]) -> int:
    """Return a Poisson count of a mean: waiting times of mean one that fit into it."""
    found, gone = 0, exponential(state)
    while gone < mean:
        found += 1
        gone += exponential(state)
    return found


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def from_quantiles(quantiles: NDArray[np.float64], state: NDArray[np.uint64]) -> float:
    """Return a number drawn by quantiles that stand evenly from the least to the most, straight between them."""
    at = share(state) * (len(quantiles) - 1)
    place = int(at)
    return float(quantiles[place] + (at - place) * (quantiles[place + 1] - quantiles[place]))
