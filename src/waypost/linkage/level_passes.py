"""The passes of scoring over pairs. Plain functions, each with a test against the obvious way; see compiled.py.

They hold no rule of linkage: which levels there are and what they weigh is handed in.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from waypost.linkage.compiled import kernel

Digests = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
OPEN = 15
"""In place of a level: not decided by equality alone. Fits where levels.py keeps a level."""
_NONE = np.uint64(0)


@kernel
def look(
    left: Numbers, right: Numbers, numbers: Digests, of: Places, asked_if: int, add: Numbers, levels: Numbers
) -> int:
    """Add to the levels of pairs what one question makes of equality; return how many pairs there are.

    `numbers`: what the question asks of, nought if unknown: one number a record, or, where `of` is not empty, that of
    record r at place `of[r]`. A pair is asked where all the bits `asked_if` are set in its levels. `add`: what is then
    added: if one side is unknown, if both are the same, and else.
    """
    is_own = len(of) == 0
    for pair in range(len(left)):
        if (levels[pair] & asked_if) == asked_if:
            if is_own:
                value, other_value = numbers[left[pair]], numbers[right[pair]]
            else:
                value, other_value = numbers[of[left[pair]]], numbers[of[right[pair]]]
            if value == _NONE or other_value == _NONE:
                levels[pair] += add[0]
            elif value == other_value:
                levels[pair] += add[1]
            else:
                levels[pair] += add[2]
    return len(left)


@kernel
def weigh(
    left: Numbers,
    levels: Numbers,
    rarity: npt.NDArray[np.float64],
    rare_at: Numbers,
    tables: npt.NDArray[np.float64],
    worst: float,
    is_open: bool,
    weights: npt.NDArray[np.float64],
) -> int:
    """Write what each pair weighs in bits, to a thousandth; nan below `worst`. Return how many weigh enough.

    Where more `is_open`, only what bounds the weight is written: the lesser of both weights.

    `tables[c, level]`: bits against a stranger and against a sibling; its last row's first level is what weighs in any
    case. At OPEN it holds the most that the pair can still weigh there. `rarity[record, n]` is added where comparison
    `rare_at[n, 0]` is at level `rare_at[n, 1]`.
    """
    count, last = 0, len(tables) - 1
    for pair in range(len(left)):
        stranger, sibling = tables[last, 0, 0], tables[last, 0, 1]
        for place in range(last):
            level = (levels[pair] >> (4 * place)) & 15
            stranger += tables[place, level, 0]
            sibling += tables[place, level, 1]
        for number in range(len(rare_at)):
            if (levels[pair] >> (4 * rare_at[number, 0])) & 15 == rare_at[number, 1]:
                stranger += rarity[left[pair], number]
        less, more = min(stranger, sibling), max(stranger, sibling)
        weights[pair] = np.nan
        if less >= worst:
            weights[pair] = less
            if not is_open:
                weights[pair] = np.rint((less - np.log2(1 + np.exp2(less - more))) * 1000) / 1000
            count += 1
    return count
