"""Random sequences of builds: files added, reordered, repeated and withdrawn, and linkage that thinks again.

A build is told as who is with whom. Whoever the evidence leaves together keeps the identifier; every change is told by
exactly one event; and an identifier never names a child with whom its bearers had nothing in common.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from datetime import date, timedelta

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from support.identities import linked, names_of
from waypost.linkage.register import Carried, carry_over

RECORDS = "abcdefgh"
DAY = date(2027, 4, 1)

telling = st.lists(st.integers(0, 4), min_size=len(RECORDS), max_size=len(RECORDS))
"""Which cluster each record is in; 0 is in none: its file is not there."""
history = st.lists(telling, min_size=2, max_size=6)


def clusters(told: list[int]) -> list[str]:
    found: dict[int, str] = defaultdict(str)
    for record, cluster in zip(RECORDS, told, strict=True):
        found[cluster] += record
    return [records for cluster, records in found.items() if cluster]


def carried(told: list[list[int]], shuffle=sorted) -> list[Carried]:
    register, changes, found = None, 0, []
    for number, one in enumerate(told):
        build = carry_over(
            linked(*shuffle(clusters(one))), register, on=DAY + timedelta(number), first_change=changes + 1
        )
        register, changes = build.register, max(changes, build.moves["change"].max() or 0)
        found.append(build)
    return found


def children(build: Carried) -> dict[str, frozenset[str]]:
    found = defaultdict(set)
    for record, name in names_of(build).items():
        found[name].add(record)
    return {name: frozenset(records) for name, records in found.items()}


@settings(max_examples=60)
@given(told=history)
def test_whoever_stays_together_keeps_the_identifier(told):
    builds = carried(told)
    for before, after in itertools.pairwise(builds):
        was, now = children(before), children(after)
        for name, records in was.items():
            if records in now.values():
                assert now[name] == records


@settings(max_examples=60)
@given(told=history)
def test_no_two_children_have_one_identifier_and_none_goes_to_a_stranger(told):
    bearers: dict[str, set[str]] = defaultdict(set)
    for build, one in zip(carried(told), told, strict=True):
        now = children(build)
        assert sorted(map(sorted, now.values())) == sorted(map(sorted, clusters(one))), "linkage decides who is who"
        for name, records in now.items():
            assert not bearers[name] or bearers[name] & records, "an identifier goes to nobody new"
            bearers[name] |= records


@settings(max_examples=60)
@given(told=history, shuffled=st.randoms(use_true_random=False))
def test_the_order_of_anything_never_matters_and_repeating_changes_nothing(told, shuffled):
    again = [one for one in told for _ in range(2)]
    shuffle = lambda found: shuffled.sample(found, len(found))  # noqa: E731
    plain, other = carried(told), carried(again, shuffle)
    assert [names_of(build) for build in plain] == [names_of(build) for build in other[::2]]
    assert all(build.moves.is_empty() for build in other[1::2])


@settings(max_examples=60)
@given(told=history)
def test_every_change_is_told_by_exactly_one_event(told):
    builds = carried(told)
    last_name: dict[str, str] = {}
    for before, after in itertools.pairwise(builds):
        was, now = names_of(before), names_of(after)
        last_name |= was
        came_back_as_another = {last_name[record] for record in now.keys() - was.keys() if record in last_name}
        moved = {record for record in was.keys() | now.keys() if was.get(record) != now.get(record)}
        moves = after.moves
        assert not moves.select("person_key").is_duplicated().any(), "no record moves twice"
        told_of = {
            row["person_key"]
            for row in moves.iter_rows(named=True)
            if row["before"] != row["after"] or row["kind"] in ("merged", "split", "rearranged")
        }
        assert moved <= told_of
        named = [
            {name for side in ("before", "after") for name in rows[side].drop_nulls()}
            for _, rows in moves.group_by("change")
        ]
        assert all(count == 1 for count in Counter(name for names in named for name in names).values())
        untouched = {name for name, records in children(before).items() if children(after).get(name) == records}
        assert not (untouched - came_back_as_another) & set().union(*named)
        assert moves.select(pl.col("kind").n_unique().over("change") == 1).to_series().all()
