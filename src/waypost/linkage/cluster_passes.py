"""The passes of clustering over links. Plain functions, each with a test against the obvious way; see compiled.py.

What cannot be is stated in constraints.py; here it is asked of two records at a time.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from waypost.linkage.compiled import kernel

Numbers = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint8]
TWO_BIRTHS, TWO_PLACEMENTS, SIDE_BY_SIDE, TWO_KEYS, TOO_MANY = 1, 2, 3, 4, 5
"""Places in constraints.WHY_NOT."""


@kernel
def is_one_slip(born: int, other: int) -> bool:
    """Say whether two dates (20190430; 0 is unknown) may be one, written with one slip (constraints.py)."""
    day_of_year, other_day_of_year = born % 10_000, other % 10_000
    if born == 0 or other == 0 or day_of_year == other_day_of_year:
        return True
    if born // 10_000 != other // 10_000:
        return False
    month, day = day_of_year // 100, day_of_year % 100
    other_month, other_day = other_day_of_year // 100, other_day_of_year % 100
    if month == other_month or day == other_day or (month == other_day and day == other_month):
        return True
    return day_of_year == 101 or other_day_of_year == 101


@kernel
def is_at_once(one: int, other: int, begin: Numbers, spans: Numbers, is_one_place: bool) -> bool:
    """Say whether two records were at one time in one place, or in two where that is asked.

    `spans`: place, first and last of each, those of record r from `begin[r]` on.
    """
    for left in range(begin[one], begin[one + 1]):
        for right in range(begin[other], begin[other + 1]):
            is_then = spans[left, 1] <= spans[right, 2] and spans[right, 1] <= spans[left, 2]
            if is_then and (spans[left, 0] == spans[right, 0]) == is_one_place:
                return True
    return False


@kernel
def why_not(
    one: int,
    other: int,
    is_explicit: bool,
    told: Numbers,
    case_begin: Numbers,
    cases: Numbers,
    care_begin: Numbers,
    care: Numbers,
) -> int:
    """Return why two records are not one child, 0 where nothing is against it. `told[r]`: sender and date of birth."""
    if told[one, 0] >= 0 and told[one, 0] == told[other, 0]:
        return TWO_KEYS
    if is_at_once(one, other, case_begin, cases, True):
        return SIDE_BY_SIDE
    if is_at_once(one, other, care_begin, care, False):
        return TWO_PLACEMENTS
    if not is_explicit and not is_one_slip(told[one, 1], told[other, 1]):
        return TWO_BIRTHS
    return 0


@kernel
def why_not_each(
    left: Numbers,
    right: Numbers,
    is_explicit: npt.NDArray[np.bool_],
    told: Numbers,
    case_begin: Numbers,
    cases: Numbers,
    care_begin: Numbers,
    care: Numbers,
    codes: Codes,
) -> int:
    """Write for each pair of records why they are not one child; return how many pairs there are."""
    for pair in range(len(left)):
        codes[pair] = why_not(
            left[pair], right[pair], is_explicit[pair], told, case_begin, cases, care_begin, care
        )  # fmt: skip
    return len(left)


@kernel
def lowest(parent: Numbers, record: int) -> int:
    """Return the lowest record of the cluster in which a record is, and shorten the way to it."""
    found = record
    while parent[found] != found:
        parent[found] = parent[parent[found]]
        found = parent[found]
    return found


@kernel
def why_not_clusters(
    one: int,
    other: int,
    is_explicit: bool,
    after: Numbers,
    size: Numbers,
    most: int,
    told: Numbers,
    case_begin: Numbers,
    cases: Numbers,
    care_begin: Numbers,
    care: Numbers,
) -> int:
    """Return why two clusters, named by their lowest records, are not one child: the greatest code of any two records.

    `after` leads round the records of a cluster in a ring, `size` is how many they are.
    """
    if size[one] + size[other] > most:
        return TOO_MANY
    found, record = 0, one
    for _ in range(size[one]):
        other_record = other
        for _ in range(size[other]):
            code = why_not(record, other_record, is_explicit, told, case_begin, cases, care_begin, care)
            found = max(found, code)
            other_record = after[other_record]
        record = after[record]
    return found


@kernel
def why_not_clusters_each(
    one: Numbers,
    other: Numbers,
    after: Numbers,
    size: Numbers,
    most: int,
    told: Numbers,
    case_begin: Numbers,
    cases: Numbers,
    care_begin: Numbers,
    care: Numbers,
    codes: Codes,
) -> int:
    """Write for each pair of clusters why they are not one child by likeness; return how many pairs there are."""
    for pair in range(len(one)):
        codes[pair] = why_not_clusters(
            one[pair], other[pair], False, after, size, most, told, case_begin, cases, care_begin, care
        )  # fmt: skip
    return len(one)


@kernel
def take(
    left: Numbers,
    right: Numbers,
    is_explicit: npt.NDArray[np.bool_],
    parent: Numbers,
    after: Numbers,
    size: Numbers,
    most: int,
    told: Numbers,
    case_begin: Numbers,
    cases: Numbers,
    care_begin: Numbers,
    care: Numbers,
    codes: Codes,
    already: int,
) -> int:
    """Join clusters along links, one after another; return how many were joined.

    Write for each link 0 where it joined, `already` where both were one, and else why not.
    """
    count = 0
    for link in range(len(left)):
        one, other = lowest(parent, left[link]), lowest(parent, right[link])
        if one == other:
            codes[link] = already
            continue
        code = why_not_clusters(
            one, other, is_explicit[link], after, size, most, told, case_begin, cases, care_begin, care
        )  # fmt: skip
        codes[link] = code
        if code == 0:
            keep, give = min(one, other), max(one, other)
            parent[give] = keep
            size[keep] += size[give]
            after[keep], after[give] = after[give], after[keep]
            count += 1
    return count


@kernel
def rivals(
    begin: Numbers,
    link_of: Numbers,
    other_of: Numbers,
    weights: npt.NDArray[np.float64],
    accept_weight: float,
    margin: float,
    told: Numbers,
    case_begin: Numbers,
    cases: Numbers,
    found: Numbers,
) -> int:
    """Write link, record, chosen, rival for each two links of a record whose others stand in one place, of which the
    second is weaker by less than `margin`; return how many there are. `found` may be too short: then only count.

    `link_of`, `other_of`: the links of record r and the records at their other ends, from `begin[r]` on.
    """
    count = 0
    for record in range(len(begin) - 1):
        for one in range(begin[record], begin[record + 1]):
            if weights[link_of[one]] < accept_weight:
                continue
            for two in range(begin[record], begin[record + 1]):
                chosen, rival = other_of[one], other_of[two]
                if chosen == rival or weights[link_of[two]] <= weights[link_of[one]] - margin:
                    continue
                is_rival = told[chosen, 0] >= 0 and told[chosen, 0] == told[rival, 0]
                for left in range(case_begin[chosen], case_begin[chosen + 1]):
                    for right in range(case_begin[rival], case_begin[rival + 1]):
                        is_rival = is_rival or cases[left, 0] == cases[right, 0]
                if is_rival:
                    if count < len(found):
                        found[count, 0], found[count, 1] = link_of[one], record
                        found[count, 2], found[count, 3] = chosen, rival
                    count += 1
    return count


@kernel
def by_record(left: Numbers, right: Numbers, begin: Numbers, link_of: Numbers, other_of: Numbers) -> int:
    """Write the links of each record, those of record r from `begin[r]` on, and the records at their other ends."""
    for link in range(len(left)):
        begin[left[link] + 1] += 1
        begin[right[link] + 1] += 1
    for record in range(1, len(begin)):
        begin[record] += begin[record - 1]
    filled = begin[:-1].copy()
    for link in range(len(left)):
        one, other = left[link], right[link]
        link_of[filled[one]], other_of[filled[one]] = link, other
        link_of[filled[other]], other_of[filled[other]] = link, one
        filled[one] += 1
        filled[other] += 1
    return len(left)


@kernel
def spread(
    left: Numbers, right: Numbers, weights: npt.NDArray[np.float64], least: float, is_touched: npt.NDArray[np.bool_]
) -> int:
    """Touch the other end of every link of at least that weight that has one end touched; return how many were new."""
    count = 0
    for link in range(len(left)):
        if weights[link] >= least and is_touched[left[link]] != is_touched[right[link]]:
            is_touched[left[link]] = True
            is_touched[right[link]] = True
            count += 1
    return count
