"""The passes of clustering over links. Plain functions, each with a test against the obvious way; see compiled.py.

What cannot be is stated in constraints.py; here it is asked of two records at a time.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from waypost.linkage.compiled import kernel

Numbers = npt.NDArray[np.signedinteger[Any]]
Codes = npt.NDArray[np.uint8]
TWO_BIRTHS, TWO_PLACEMENTS, SIDE_BY_SIDE, TWO_KEYS, TOO_MANY = 1, 2, 3, 4, 5
"""Places in constraints.WHY_NOT."""


@kernel
def is_one_slip(born: int, other: int) -> bool:
    """Say whether two dates (20190430; 0 is unknown) may be one, written with one slip (constraints.py)."""
    if born == other or born == 0 or other == 0:
        return True
    day_of_year, other_day_of_year = born % 10_000, other % 10_000
    if day_of_year == other_day_of_year:
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

    `spans`: place, first and last of each, those of record r from `begin[r]` on, which is not asked if there are none.
    """
    if len(spans) == 0:
        return False
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
    count, has_spans = 0, len(cases) > 0 or len(care) > 0
    for link in range(len(left)):
        one, other = lowest(parent, left[link]), lowest(parent, right[link])
        if one == other:
            codes[link] = already
            continue
        is_open = has_spans or size[one] + size[other] > most
        record, other_record = one, other
        for _ in range(size[one]):  # most clusters are so unlike in senders and so alike in dates that no more is asked
            for _ in range(size[other]):
                is_one_sender = told[record, 0] == told[other_record, 0] and told[record, 0] >= 0
                is_open = is_open or is_one_sender or told[record, 1] != told[other_record, 1]
                other_record = after[other_record]
            record = after[record]
        code = 0
        if is_open:
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
def is_in_one_case(one: int, other: int, begin: Numbers, cases: Numbers) -> bool:
    """Say whether two records were ever in one case; `begin`, `cases`: as `is_at_once` reads spans."""
    if len(cases) == 0:
        return False
    for left in range(begin[one], begin[one + 1]):
        for right in range(begin[other], begin[other + 1]):
            if cases[left, 0] == cases[right, 0]:
                return True
    return False


@kernel
def rivals(
    first: int,
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

    Asked of the records from `first` on, one for each entry of `begin` but its last. `link_of`, `other_of`: the links
    of the n-th of them and the records at their other ends, from `begin[n]` on.
    """
    count = 0
    for place in range(len(begin) - 1):
        for one in range(begin[place], begin[place + 1]):
            if weights[link_of[one]] < accept_weight:
                continue
            for two in range(begin[place], begin[place + 1]):
                chosen, rival = other_of[one], other_of[two]
                if chosen == rival or weights[link_of[two]] <= weights[link_of[one]] - margin:
                    continue
                is_one_sender = told[chosen, 0] >= 0 and told[chosen, 0] == told[rival, 0]
                if is_one_sender or is_in_one_case(chosen, rival, case_begin, cases):
                    if count < len(found):
                        found[count, 0], found[count, 1] = link_of[one], first + place
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
