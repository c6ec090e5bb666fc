"""The passes of clustering, each against the obvious way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from support.linkage_facts import facts, joined_one_by_one
from waypost.linkage import cluster_passes
from waypost.linkage.cluster_passes import SIDE_BY_SIDE, TWO_BIRTHS, TWO_KEYS, TWO_PLACEMENTS
from waypost.linkage.compiled import compiled
from waypost.linkage.constraints import Spans

RECORDS = 30


def plain(kernel):
    return kernel


@pytest.fixture(params=[plain, compiled])
def kernel(request):
    return request.param


@pytest.fixture
def chance():
    return np.random.default_rng(5)


@pytest.fixture
def known(chance):
    """Records of which much cannot be one child."""

    def stretches():
        return [
            [(int(chance.integers(3)), 0, int(chance.integers(9)))] * int(chance.integers(2)) for _ in range(RECORDS)
        ]

    return facts(
        RECORDS,
        numbered_by=chance.integers(-1, 4, RECORDS).tolist(),
        born=chance.choice([0, 20160509, 20160905, 20110203], RECORDS).tolist(),
        cases=stretches(),
        care=stretches(),
    )


def links(chance, number=60):
    pairs = sorted(
        {tuple(sorted(pair)) for pair in chance.integers(0, RECORDS, (number, 2)).tolist() if len({*pair}) > 1}
    )
    left, right = np.array(pairs).T
    return left, right


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"numbered_by": [3, 3]}, TWO_KEYS),
        ({"numbered_by": [-1, -1]}, 0),
        ({"cases": [[(1, 0, 5)], [(1, 5, 9)]]}, SIDE_BY_SIDE),
        ({"cases": [[(1, 0, 5)], [(1, 6, 9)]]}, 0),
        ({"cases": [[(1, 0, 5)], [(2, 0, 5)]]}, 0),
        ({"care": [[(1, 0, 5)], [(2, 5, 9)]]}, TWO_PLACEMENTS),
        ({"care": [[(1, 0, 5)], [(1, 0, 5)]]}, 0),
        ({"born": [20160509, 20110203]}, TWO_BIRTHS),
    ],
)
def test_why_two_records_are_not_one_child(kernel, told, expected):
    assert kernel(cluster_passes.why_not)(0, 1, False, *facts(2, **told).asked()) == expected


def test_a_shared_key_outweighs_birth_dates_alone(kernel):
    unlike = facts(2, born=[20160509, 20110203])
    assert kernel(cluster_passes.why_not)(0, 1, True, *unlike.asked()) == 0
    unlike = facts(2, numbered_by=[1, 1])
    assert kernel(cluster_passes.why_not)(0, 1, True, *unlike.asked()) == TWO_KEYS


@pytest.mark.parametrize("has_spans", [True, False])
def test_links_are_taken_one_by_one(kernel, known, chance, has_spans):
    if not has_spans:
        known = replace(known, cases=Spans.none(), care=Spans.none())
    left, right = links(chance)
    weights = -np.arange(len(left), dtype=float)
    parent, after, size = np.arange(RECORDS), np.arange(RECORDS), np.ones(RECORDS, np.int16)
    codes = np.zeros(len(left), np.uint8)
    is_explicit = np.zeros(len(left), np.bool_)
    joined = kernel(cluster_passes.take)(left, right, is_explicit, parent, after, size, 64, *known.asked(), codes, 6)
    lowest = [cluster_passes.lowest(parent, record) for record in range(RECORDS)]
    assert lowest == joined_one_by_one(known, list(zip(left, right, weights, strict=True)))
    assert joined == (codes == 0).sum() == RECORDS - len({*lowest})
    assert sorted(size[np.unique(lowest)]) == sorted(np.bincount(lowest)[np.unique(lowest)])


def test_no_cluster_grows_past_the_most(kernel):
    known = facts(4)
    left, right = np.array([0, 1, 2]), np.array([1, 2, 3])
    parent, after, size = np.arange(4), np.arange(4), np.ones(4, np.int64)
    codes = np.zeros(3, np.uint8)
    kernel(cluster_passes.take)(left, right, np.zeros(3, np.bool_), parent, after, size, 3, *known.asked(), codes, 6)
    assert codes.tolist() == [0, 0, cluster_passes.TOO_MANY]


def test_links_are_put_beside_the_records_that_they_join(kernel, chance):
    left, right = links(chance)
    begin = np.zeros(RECORDS + 1, np.int64)
    link_of, other_of = np.empty(2 * len(left), np.int64), np.empty(2 * len(left), np.int64)
    kernel(cluster_passes.by_record)(left, right, begin, link_of, other_of)
    for record in range(RECORDS):
        here = slice(begin[record], begin[record + 1])
        expected = [
            (link, left[link] + right[link] - record)
            for link in range(len(left))
            if record in (left[link], right[link])
        ]
        assert list(zip(link_of[here], other_of[here], strict=True)) == expected


def test_rivals_stand_in_one_place_and_are_as_likely(kernel, known, chance):
    left, right = links(chance)
    weights = chance.integers(0, 12, len(left)) / 2
    begin = np.zeros(RECORDS + 1, np.int64)
    link_of, other_of = np.empty(2 * len(left), np.int64), np.empty(2 * len(left), np.int64)
    cluster_passes.by_record(left, right, begin, link_of, other_of)
    told, case_begin, cases, *_ = known.asked()
    given = (link_of, other_of, weights, 3.0, 2.0, told, case_begin, cases)
    found = np.empty((500, 4), np.int64)
    half = RECORDS // 2
    first = kernel(cluster_passes.rivals)(0, begin[: half + 1], *given, found)
    count = first + kernel(cluster_passes.rivals)(half, begin[half:], *given, found[first:])
    assert kernel(cluster_passes.rivals)(0, begin, *given, found[:0]) == count
    places = [{("sender", known.numbered_by[r])} if known.numbered_by[r] >= 0 else set() for r in range(RECORDS)]
    for record, place in zip(known.cases.record, known.cases.place, strict=True):
        places[record].add(("case", place))
    ends = [(one, other) for pair in zip(left, right, strict=True) for one, other in (pair, pair[::-1])]
    expected = {
        (one // 2, ends[one][0], ends[one][1], ends[two][1])
        for one in range(len(ends))
        for two in range(len(ends))
        if ends[one][0] == ends[two][0]
        and ends[one][1] != ends[two][1]
        and weights[one // 2] >= 3.0
        and weights[two // 2] > weights[one // 2] - 2.0
        and places[ends[one][1]] & places[ends[two][1]]
    }
    assert {tuple(each) for each in found[:count].tolist()} == expected
    assert expected


def test_touch_spreads_along_links_that_weigh_enough(kernel):
    left, right, weights = np.array([0, 1, 3]), np.array([1, 2, 4]), np.array([5.0, 1.0, 5.0])
    is_touched = np.array([True, False, False, False, False])
    spread = kernel(cluster_passes.spread)
    while spread(left, right, weights, 2.0, is_touched):
        pass
    assert is_touched.tolist() == [True, True, False, False, False]
