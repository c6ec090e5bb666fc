"""The passes of blocking, each against the obvious way."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest

from waypost.linkage import block_passes
from waypost.linkage.compiled import compiled, run

BITS = np.uint64(6)
MASK = (np.uint64(1) << BITS) - np.uint64(1)
ROWS = 40
OWN = np.empty(0, np.int32)


def as_it_is(kernel, *arguments):
    return run(kernel, 1, *arguments)


def as_machine_code(kernel, *arguments):
    return compiled(kernel)(*arguments)


@pytest.fixture(params=[as_it_is, as_machine_code])
def go(request):
    return request.param


@pytest.fixture
def numbers():
    """Two columns of few values, some unknown."""
    return np.random.default_rng(3).integers(0, 4, (2, ROWS)).astype(np.uint64)


def folded(go, numbers, columns, side=0, first=0):
    keys = np.full(numbers.shape[1] - first, block_passes.START)
    for column in columns:
        assert go(block_passes.fold, numbers[column], OWN, first, keys) == len(keys)
    return keys[: go(block_passes.number_rows, keys, first, BITS, np.uint64(side), keys)]


def row(key):
    return int((key >> np.uint64(1)) & MASK)


def digest(key):
    return int(key >> (BITS + np.uint64(1)))


def test_records_that_know_all_have_one_digest_for_one_set_of_values(go, numbers):
    keys = folded(go, numbers, [0, 1])
    assert [row(key) for key in keys] == [r for r in range(ROWS) if numbers[:, r].all()]
    same = {(row(a), row(b)) for a, b in combinations(keys, 2) if digest(a) == digest(b)}
    known = [row(key) for key in keys]
    assert same == {(a, b) for a, b in combinations(known, 2) if (numbers[:, a] == numbers[:, b]).all()}


def test_records_may_have_their_numbers_from_a_table_and_be_folded_a_few_at_a_time(go, numbers):
    table, of = np.unique(numbers[0], return_inverse=True)
    whole = folded(go, numbers, [0])
    some = np.full(ROWS - 7, block_passes.START)
    go(block_passes.fold, table, of.astype(np.int32), 7, some)
    told = [int(key) for key in some[: go(block_passes.number_rows, some, 7, BITS, np.uint64(0), some)]]
    assert told == [int(key) for key in folded(go, numbers, [0], first=7)]
    assert told == [int(key) for key in whole if row(key) >= 7]


def test_the_order_of_columns_is_told_apart(go, numbers):
    one, other = ({row(key): digest(key) for key in folded(go, numbers, columns)} for columns in ([0, 1], [1, 0]))
    assert any(one[r] != other[r] for r in one if numbers[0, r] != numbers[1, r])


@pytest.mark.parametrize("is_even", [True, False])
@pytest.mark.parametrize("most", [3, 300])
def test_neighbours_of_one_digest_are_paired(go, numbers, is_even, most):
    left = folded(go, numbers, [0])
    keys = left if is_even else np.concatenate([left, folded(go, numbers, [1], side=1)])
    keys.sort()
    blocks = {}
    for key in keys:
        blocks.setdefault(digest(key), []).append((row(key), int(key & np.uint64(1))))
    met, found, crowded = set(), 0, 0
    for block in blocks.values():
        sides = [[each for each in block if each[1] == side] for side in (0, 1)]
        pairs = list(combinations(block, 2)) if is_even else list(product(*sides))
        if pairs and len(block) > most:
            crowded += len(block)
        else:
            found += len(pairs)
            met |= {(min(a, b), max(a, b)) for (a, _), (b, _) in pairs if a != b}
    assert go(block_passes.count_in_blocks, keys, BITS, most, is_even) == (found, crowded)
    written = np.empty(found, np.uint64)
    written = written[: go(block_passes.pair_in_blocks, keys, BITS, most, is_even, written)]
    assert {(int(pair >> BITS), int(pair & MASK)) for pair in written} == met


def test_keys_whose_digest_is_marked_stay(go, numbers):
    keys, others = folded(go, numbers, [0]), folded(go, numbers, [1])[:5]
    there = np.zeros(1 << 16, np.bool_)
    assert go(block_passes.mark, others, BITS, there) == 5
    wanted = {digest(key) & (1 << 16) - 1 for key in others}
    expected = [int(key) for key in keys if digest(key) & (1 << 16) - 1 in wanted]
    assert [int(key) for key in keys[: go(block_passes.keep_marked, keys, BITS, there)]] == expected
    assert expected


def test_each_pair_stays_once_and_none_of_one_sender(go):
    sender = np.array([0, 0, -1, -1, 1], np.int32)
    told = [(0, 1), (0, 2), (0, 2), (2, 3), (2, 3), (3, 4)]
    pairs = np.array([(one << 6) | other for one, other in told], np.uint64)
    kept = pairs[: go(block_passes.keep_once, pairs, BITS, sender)]
    assert [(int(pair >> BITS), int(pair & MASK)) for pair in kept] == [(0, 2), (2, 3), (3, 4)]
