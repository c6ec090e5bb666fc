"""The passes of scoring over pairs. Plain functions, each with a test against the obvious way; see compiled.py.

They hold no rule of linkage: which levels there are and what they weigh is handed in.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from waypost.linkage.compiled import kernel

Digests = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
OPEN = 15
"""In place of a level: not decided by equality alone. Fits where levels.py keeps a level."""
_NONE = np.uint64(0)


@kernel
def look(left: Numbers, right: Numbers, same: Digests, asked_if: Numbers, add: Numbers, levels: Numbers) -> int:
    """Write the levels of pairs as far as equality decides them; return how many pairs there are.

    `same[record, q]`: the number of what question q asks, nought if unknown. A question is asked where all the bits
    `asked_if[q]` are set in what is found so far. `add[q]` is what is then added: if one side is unknown, if both are
    the same, and else.
    """
    for pair in range(len(left)):
        one, other, found = left[pair], right[pair], 0
        for place in range(same.shape[1]):
            if (found & asked_if[place]) == asked_if[place]:
                value, other_value = same[one, place], same[other, place]
                if value == _NONE or other_value == _NONE:
                    found += add[place, 0]
                elif value == other_value:
                    found += add[place, 1]
                else:
                    found += add[place, 2]
        levels[pair] = found
    return len(left)


@kernel
def weigh(
    left: Numbers,
    levels: Numbers,
    rarity: npt.NDArray[np.float64],
    rare_at: Numbers,
    tables: npt.NDArray[np.float64],
    worst: float,
    weights: npt.NDArray[np.float64],
) -> int:
    """Write what each pair weighs in bits, to a thousandth; nan below `worst`. Return how many weigh enough.

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
            weights[pair] = np.rint((less - np.log2(1 + np.exp2(less - more))) * 1000) / 1000
            count += 1
    return count
