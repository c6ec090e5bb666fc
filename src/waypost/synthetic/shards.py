"""The country in parts: a large world is drawn as several shards, each a set of whole areas.

A shard is invented like a small world, with streams of its own, and its numbers are then moved to where no other
shard's lie. What is written of all shards together reads as one country.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from waypost.foundation.errors import OursToFix
from waypost.synthetic.chance import Real, Whole, stream
from waypost.synthetic.numbers import court_letters, interleaved, running_on_in_court, spread_over_seconds
from waypost.synthetic.places import Places, places
from waypost.synthetic.rates import rates
from waypost.synthetic.world import SCHEMAS, World


class ShardTooLarge(OursToFix):
    """A shard holds more rows than there are numbers for it."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A part of the country: its place among all of them, its areas, and how many children are in court there.

    `name` is empty for a world that is drawn whole. `letters` gives for each pair of letters that begins the numbers of
    a court here how many shards have it, and this one's place among those.
    """

    name: str
    number: int
    of: int
    children: int
    places: Places
    letters: Mapping[str, tuple[int, int]]


def shards(children: int, seed: int, *, most_children: int | None = None) -> tuple[Shard, ...]:
    """Share `children` children among as many shards as are needed for none to hold more than `most_children`.

    An area whose own share is larger is a shard by itself. The shares follow the areas' weights and add up exactly.
    A world of at most `most_children` is one shard. What is usual stands in rates/size.yaml: shards are smaller there
    than the largest world that is drawn whole.
    """
    known = places(stream(seed, "places"), children)
    size = rates("size")
    if children <= (most_children or size.number("drawn_whole_up_to_children")):
        return (Shard("", 0, 1, children, known, {}),)
    share = _share_out(known.area_weight, children)
    most = most_children or int(size.number("most_children_a_shard"))
    parts = [part for part in _parts(known, share, most) if share[part].sum()]
    kept = [known.only([known.areas[area] for area in part]) for part in parts]
    return tuple(
        Shard("+".join(within.areas), number, len(kept), int(share[part].sum()), within, _letters(kept, number))
        for number, (part, within) in enumerate(zip(parts, kept, strict=True))
    )


def _share_out(weight: Real, children: int) -> Whole:
    """Return whole shares in proportion to the weights, the largest remainders rounded up."""
    exact = weight / weight.sum() * children
    whole: Whole = np.floor(exact).astype(np.int64)
    whole[np.argsort(whole - exact, kind="stable")[: children - int(whole.sum())]] += 1
    return whole


def _parts(known: Places, share: Whole, most: int) -> list[list[int]]:
    """Return lists of areas: as few as will do, filled evenly; areas that share an authority stand together."""
    tied = _tied(known)
    sizes = [int(share[areas].sum()) for areas in tied]
    for count in range(min(len(tied), -(-int(share.sum()) // most)), len(tied) + 1):
        parts: list[list[int]] = [[] for _ in range(count)]
        filled = [0] * count
        for group in sorted(range(len(tied)), key=lambda group: (-sizes[group], group)):
            lightest = filled.index(min(filled))
            parts[lightest].append(group)
            filled[lightest] += sizes[group]
        if all(size <= most or len(part) == 1 for size, part in zip(filled, parts, strict=True)):
            break
    return sorted(sorted(area for group in part for area in tied[group]) for part in parts)


def _tied(known: Places) -> list[list[int]]:
    """Return the areas in groups: two that share an authority are in the same one."""
    group = list(range(len(known.areas)))
    for first, second in zip(known.authority_area, known.second_area, strict=True):
        if second >= 0:
            group = [group[first] if other == group[second] else other for other in group]
    return [[area for area, own in enumerate(group) if own == one] for one in dict.fromkeys(group)]


def _letters(kept: Sequence[Places], number: int) -> dict[str, tuple[int, int]]:
    having = [set(court_letters(within.court_names)) for within in kept]
    return {
        letters: (sum(letters in one for one in having), sum(letters in one for one in having[:number]))
        for letters in sorted(having[number])
    }


def numbered_apart(world: World, shard: Shard) -> World:
    """Return the world of a shard with every number moved to where no other shard's lie.

    Raises ShardTooLarge when a shard has more rows of a kind than rates/size.yaml has room for.
    """
    if shard.of == 1:
        return world
    room = rates("size").table("numbers_a_shard")
    moved: dict[str, pl.DataFrame] = {}
    for name in SCHEMAS:
        frame: pl.DataFrame = getattr(world, name)
        moved[name] = frame.with_columns(_moved(frame[column], shard, room) for column in number_columns(name))
    host = pl.col("email").str.split("@").list.last()
    moved["people"] = moved["people"].with_columns(email=pl.format("invented.{}@{}", "person_id", host))
    moved["cases"] = moved["cases"].with_columns(
        court_case_number=spread_over_seconds(world.cases["court_case_number"], shard.number, shard.of),
        familyman_number=running_on_in_court(world.cases["familyman_number"], shard.letters),
        cafcass_case_id=interleaved(pl.col("cafcass_case_id"), shard.number, shard.of),
    )
    moved["children_in_cases"] = moved["children_in_cases"].with_columns(
        cafcass_child_id=interleaved(pl.col("cafcass_child_id"), shard.number, shard.of)
    )
    planted = world.planted.with_numbers(lambda numbers: _moved(numbers, shard, room))
    return World(**moved, planted=planted)


def number_columns(frame: str) -> list[str]:
    """Return the columns of one frame of the world that hold numbers given to people, cases and rows."""
    return [name for name, kind in SCHEMAS[frame].items() if kind == pl.Int64 and name not in _COUNTS]


_PERSON = ("person_id", "twin_of")
_COUNTS = ("minutes", "review_meetings")


def _moved(numbers: pl.Series, shard: Shard, room: Mapping[str, int]) -> pl.Series:
    each = room["person" if numbers.name in _PERSON else "other"]
    highest = numbers.max()
    if isinstance(highest, int) and highest >= each:
        raise ShardTooLarge(
            f"there are only {each} numbers for {numbers.name} in a shard",
            where="synthetic/rates/size.yaml, numbers_a_shard",
            do="Give fewer children to a shard.",
        )
    return numbers + shard.number * each
