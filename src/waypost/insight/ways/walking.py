"""Walks a country's coded steps once: the directly-follows graph with waits, and the commonest ways through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from waypost.foundation.errors import OursToFix
from waypost.insight.ways.walked import COMMONEST, EDGES, Footsteps, Walked

TOLD = 20
"""How many of the commonest ways are told."""
_SEEDS = 8
_FEWEST_A_THREAD = 1_000_000


class DigestsCollide(OursToFix):
    """Different ways had one digest, under every seed that was tried."""


@dataclass(frozen=True, slots=True)
class _Met:
    """What one pass wrote down: see one_pass.walk. `waits` are each thread's own: most of them nobody ever touches."""

    edges: NDArray[np.int64]
    waits: tuple[NDArray[np.int32], ...]
    by_way: Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which ways are walked, which activities are steps, and what the steps are called."""

    names: tuple[str, ...]
    step_of: NDArray[np.uint8]
    is_chosen: NDArray[np.bool_]
    case_of: NDArray[np.int64]
    threads: int = 1
    told: int = TOLD


def walk_ways(
    footsteps: Footsteps,
    *,
    activities: Sequence[str],
    steps: Sequence[str],
    is_chosen: NDArray[np.bool_],
    case_of: NDArray[np.int64],
    told: int = TOLD,
    threads: int = 1,
) -> Walked:
    """Walk the chosen ways, once.

    `activities` are what the codes of the footsteps stand for, `steps` those of them that are looked at. `is_chosen`
    and `case_of` (a number of the proceedings) are by way, from 0, which is never chosen. Raises `DigestsCollide`.
    """
    if not len(footsteps.child):
        return Walked(pl.DataFrame(schema=EDGES), pl.DataFrame(schema=COMMONEST), 0, 0, 0)
    asked = _Asked(tuple(steps), _codes(activities, steps), _never_nought(is_chosen), case_of, threads, told)
    for seed in range(_SEEDS):
        met = _walk(footsteps, asked, seed)
        found = _commonest(footsteps, asked, met)
        if found is not None:
            break
    else:
        raise DigestsCollide("different ways through could not be told apart.", where="insight/ways")
    frame, sequences = found
    is_met = met.by_way["length"] > 0
    child = footsteps.child[met.by_way["first_row"][is_met]]
    return Walked(
        edges=_edges(footsteps, asked, met),
        commonest=frame,
        ways=int(is_met.sum()),
        children=_children(child),
        sequences=sequences,
    )


def _codes(activities: Sequence[str], steps: Sequence[str]) -> NDArray[np.uint8]:
    from waypost.insight.ways.one_pass import NOT_A_STEP  # noqa: PLC0415  (numba takes a second to load)

    place = {name: number for number, name in enumerate(steps)}
    codes = np.full(256, NOT_A_STEP, np.uint8)
    codes[: len(activities)] = [place.get(name, NOT_A_STEP) for name in activities]
    return codes


def _never_nought(is_chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    chosen = is_chosen.copy()
    chosen[0] = False
    return chosen


def _walk(footsteps: Footsteps, asked: _Asked, seed: int) -> _Met:
    """Walk in as many threads as are asked for: each has its own edges, and the children of a stretch to itself."""
    from waypost.insight.ways.one_pass import LAST_CHILD, LONGEST_TOLD, walk  # noqa: PLC0415

    steps, ways = len(asked.names), len(asked.is_chosen)
    kinds: dict[str, type] = {
        "digest": np.uint64,
        "first_row": np.int64,
        "length": np.uint32,
        "first_day": np.int32,
        "last_day": np.int32,
        "last_step": np.uint8,
    }
    by_way: dict[str, NDArray[Any]] = {name: np.zeros(ways, kind) for name, kind in kinds.items()}
    cuts = _cuts(footsteps.child, asked.threads)
    own = [
        (np.zeros((steps, steps, 4), np.int64), np.zeros((steps, steps, LONGEST_TOLD + 1), np.int32)) for _ in cuts[1:]
    ]

    def stretch(number: int) -> None:
        columns = (footsteps.child, footsteps.way, footsteps.activity, footsteps.day)
        rows = (cuts[number], cuts[number + 1])
        walk(*columns, rows, asked.is_chosen, asked.step_of, seed, *own[number], *by_way.values())

    with ThreadPoolExecutor(asked.threads) as pool:
        list(pool.map(stretch, range(len(own))))
    edges = np.sum([edges for edges, _ in own], axis=0)[:, :, :LAST_CHILD]
    return _Met(edges, tuple(waits for _, waits in own), by_way)


def _cuts(child: NDArray[np.int32], threads: int) -> list[int]:
    """Return the rows at which the threads begin and end; no child is parted."""
    rows = len(child)
    threads = max(1, min(threads, rows // _FEWEST_A_THREAD))
    inner = [int(np.searchsorted(child, child[rows * number // threads])) for number in range(1, threads)]
    return sorted({0, *inner, rows})


def _commonest(footsteps: Footsteps, asked: _Asked, met: _Met) -> tuple[pl.DataFrame, int] | None:
    """Return the commonest ways and how many different ones there are; None where a digest stands for two of them."""
    from waypost.insight.ways.one_pass import are_alike, count_alike  # noqa: PLC0415

    by_way = met.by_way
    counts, first, group = count_alike(by_way["digest"], by_way["length"])
    best = _best(counts, first, asked.told)
    if not len(best):
        return pl.DataFrame(schema=COMMONEST), 0
    place_of = np.full(len(counts) + 1, -1, np.int16)
    place_of[best] = np.arange(len(best))
    place = place_of[group]
    found = np.flatnonzero(place >= 0)
    in_places = found[np.argsort(place[found], kind="stable")]
    groups = np.split(in_places, np.cumsum(counts[best])[:-1])

    def told(members: NDArray[np.int64]) -> dict[str, Any] | None:
        columns = (footsteps.way, footsteps.activity, asked.step_of)
        if not are_alike(members, *columns, by_way["first_row"], by_way["length"]):
            return None
        return _sequence(footsteps, asked, by_way, members)

    with ThreadPoolExecutor(asked.threads) as pool:
        rows = list(pool.map(told, groups))
    return None if None in rows else (pl.DataFrame(rows, schema=COMMONEST), len(counts))


def _sequence(
    footsteps: Footsteps, asked: _Asked, by_way: Mapping[str, NDArray[Any]], members: NDArray[np.int64]
) -> dict[str, Any]:
    """Return the row of ways that are all the same steps."""
    from waypost.insight.ways.one_pass import spell  # noqa: PLC0415

    model = members[0]
    of_model = (by_way["first_row"][model], by_way["length"][model])
    steps = spell(model, footsteps.way, footsteps.activity, asked.step_of, *of_model)
    days = by_way["last_day"][members] - by_way["first_day"][members]
    return {
        "steps": [asked.names[step] for step in steps],
        "ways": len(members),
        "children": _children(footsteps.child[by_way["first_row"][members]]),
        "cases": len(np.unique(asked.case_of[members])),
        "mean_days": float(days.mean()),
        "median_days": float(np.median(days)),
    }


def _children(in_order: NDArray[np.int32]) -> int:
    return int((np.diff(in_order, prepend=-1) != 0).sum())


def _best(counts: NDArray[np.int32], first: NDArray[np.int32], told: int) -> NDArray[np.int64]:
    """Return the places of the commonest, the commonest first; of equals the one met first."""
    if len(counts) > told:
        least = np.partition(counts, -told)[-told]
        likely = np.flatnonzero(counts >= least)
    else:
        likely = np.arange(len(counts))
    return likely[np.lexsort((first[likely], -counts[likely]))][:told]


def _edges(footsteps: Footsteps, asked: _Asked, met: _Met) -> pl.DataFrame:
    from waypost.insight.ways.one_pass import CHILDREN, DAYS, TIMES, count_places  # noqa: PLC0415

    by_way = met.by_way
    rows: list[dict[str, Any]] = []
    child = footsteps.child[by_way["first_row"]]
    began = asked.step_of[footsteps.activity[by_way["first_row"]].astype(np.uint8)]
    for places, is_end in ((began, False), (by_way["last_step"], True)):
        for step, (times, children) in enumerate(count_places(places, child, by_way["length"], len(asked.names))):
            if times:
                name = asked.names[step]
                ends = {"before": name} if is_end else {"after": name}
                rows.append(ends | {"times": int(times), "children": int(children)})
    for before, after in np.argwhere(met.edges[:, :, TIMES]):
        times, days, children = met.edges[before, after, [TIMES, DAYS, CHILDREN]]
        rows.append(
            {
                "before": asked.names[before],
                "after": asked.names[after],
                "times": int(times),
                "children": int(children),
                "mean_days": float(days / times),
                "median_days": _median(np.sum([waits[before, after] for waits in met.waits], axis=0)),
            }
        )
    return pl.DataFrame(rows, schema=EDGES).sort("before", "after", nulls_last=False)


def _median(waits: NDArray[np.int64]) -> float | None:
    """Return the median of days counted day by day; null where it lies beyond what is counted."""
    reached = np.cumsum(waits)
    middle = [
        int(np.searchsorted(reached, place, side="right")) for place in ((reached[-1] - 1) // 2, reached[-1] // 2)
    ]
    return None if middle[1] >= len(waits) - 1 else sum(middle) / 2
