"""The passes of blocking over sorted keys. Plain functions, each with a test against the obvious way; see compiled.py.

They hold no rule of linkage: what must agree is handed in.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from waypost.linkage.compiled import kernel

Digests = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int32]
_ODD = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio in 64 bits: spreads what is added one after another
_SPREAD = np.uint64(0xD6E8FEB86659FD93)
START = _SPREAD
"""The digest of nothing yet. A value that undid it would be taken for unknown: digests of 64 bits do not."""
_HALF, _ONE, _NONE = np.uint64(32), np.uint64(1), np.uint64(0)


@kernel
def fold(numbers: Digests, of: Places, first: int, keys: Digests) -> int:
    """Fold one column into the digests of records from row `first` on; return how many records there are.

    `numbers`, `of`: coded.Numbered. A digest is nought, and stays so, where something is unknown; the first column is
    folded into START.
    """
    is_own = len(of) == 0
    for place in range(len(keys)):
        row = first + place
        value = numbers[row] if is_own else numbers[of[row]]
        if value == _NONE or keys[place] == _NONE:
            keys[place] = _NONE
        else:
            keys[place] = ((keys[place] ^ (keys[place] >> _HALF)) ^ value) * _ODD
    return len(keys)


@kernel
def number_rows(folded: Digests, first: int, bits: np.uint64, side: np.uint64, keys: Digests) -> int:
    """Write one key for each digest that is not nought, and return how many; `keys` may begin where `folded` does.

    A key is a digest, then the record's row, the first of which is `first`, in `bits` bits, then `side` in one. A
    digest is cut so that all fit into 64 bits.
    """
    drop, count = bits + _ONE, 0
    for place in range(len(folded)):
        digest = folded[place]
        if digest != _NONE:
            key = ((digest ^ (digest >> _HALF)) * _SPREAD) >> drop
            keys[count] = (key << drop) | (np.uint64(first + place) << _ONE) | side
            count += 1
    return count


@kernel
def mark(keys: Digests, bits: np.uint64, there: npt.NDArray[np.bool_]) -> int:
    """Mark in `there` the lowest bits of the digests of `keys`; return how many keys there are."""
    mask, drop = np.uint64(len(there) - 1), bits + _ONE
    for place in range(len(keys)):
        there[(keys[place] >> drop) & mask] = True
    return len(keys)


@kernel
def keep_marked(keys: Digests, bits: np.uint64, there: npt.NDArray[np.bool_]) -> int:
    """Move the keys whose digests may be marked in `there` to the front; return how many they are."""
    mask, drop, count = np.uint64(len(there) - 1), bits + _ONE, 0
    for place in range(len(keys)):
        if there[(keys[place] >> drop) & mask]:
            keys[count] = keys[place]
            count += 1
    return count


@kernel
def count_in_blocks(keys: Digests, bits: np.uint64, most: int, is_even: bool) -> tuple[int, int]:
    """Return how many pairs the blocks of sorted `keys` hold, and how many rows stand in blocks of more than `most`.

    A block is a run of one digest. Where the way is not even, pairs are of one side with the other.
    """
    pairs, crowded, begin = 0, 0, 0
    drop = bits + _ONE
    while begin < len(keys):
        end, right, digest = begin, 0, keys[begin] >> drop
        while end < len(keys) and keys[end] >> drop == digest:
            right += int(keys[end] & _ONE)
            end += 1
        size = end - begin
        found = size * (size - 1) // 2 if is_even else right * (size - right)
        if found and size > most:
            crowded += size
        else:
            pairs += found
        begin = end
    return pairs, crowded


@kernel
def pair_in_blocks(keys: Digests, bits: np.uint64, most: int, is_even: bool, pairs: Digests) -> int:
    """Write the pairs of every block that is not crowded, each as two places, the lower first; return how many.

    No record makes a pair with itself.
    """
    count, begin = 0, 0
    drop, mask = bits + _ONE, (_ONE << bits) - _ONE
    while begin < len(keys):
        end, digest = begin + 1, keys[begin] >> drop
        while end < len(keys) and keys[end] >> drop == digest:
            end += 1
        if end - begin <= most:
            for one in range(begin, end):
                for other in range(one + 1, end):
                    if is_even or (keys[one] ^ keys[other]) & _ONE != _NONE:
                        left, right = (keys[one] >> _ONE) & mask, (keys[other] >> _ONE) & mask
                        if left != right:
                            pairs[count] = (min(left, right) << bits) | max(left, right)
                            count += 1
        begin = end
    return count


@kernel
def keep_once(pairs: Digests, bits: np.uint64, sender: npt.NDArray[np.int32]) -> int:
    """Move each of the sorted pairs once to the front, and none of two records of one sender; return how many.

    A sender below nought tells nobody apart.
    """
    count, mask = 0, (_ONE << bits) - _ONE
    for place in range(len(pairs)):
        pair = pairs[place]
        if place == 0 or pair != pairs[place - 1]:
            left = sender[pair >> bits]
            if left < 0 or left != sender[pair & mask]:
                pairs[count] = pair
                count += 1
    return count
