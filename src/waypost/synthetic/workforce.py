"""Posts and who holds them: enough for the published caseload, with the published turnover."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from waypost.synthetic.chance import Days, Whole, named, pick, rounded
from waypost.synthetic.columns import Columns
from waypost.synthetic.days import NEVER, as_dates, known_by
from waypost.synthetic.population import Window
from waypost.synthetic.rates import rates
from waypost.synthetic.world import WORKFORCE as SCHEMA

_KNOWN = rates("practice")
_YEAR = 365.25
FIRST_PRACTITIONER = 1001
MOST_HOLDERS = 10


@dataclass(frozen=True, slots=True)
class Posts(Columns):
    """Posts, each held by one practitioner after another. `changes` has a row a post: the days a new holder starts."""

    area: Whole  # position of the service area
    is_duty: Whole
    changes: Days


def draw_posts(
    chance: np.random.Generator, area: Whole, is_duty: Whole, days: Whole, window: Window, areas: int
) -> Posts:
    """Draw the posts of each service area from the days that cases are held there in the window."""
    parts = []
    for duty, caseload in ((0, _KNOWN.number("caseload")), (1, _KNOWN.number("duty_caseload"))):
        held = np.bincount(area, weights=np.where(is_duty == duty, days, 0), minlength=areas)
        parts.append(np.maximum(1, np.rint(held / (window.until - window.since) / caseload)).astype(np.int64))
    area_of = np.concatenate([np.repeat(np.arange(areas), counts) for counts in parts])
    duty_of = np.repeat([0, 1], [int(counts.sum()) for counts in parts])
    tenure = chance.exponential(_YEAR / _KNOWN.number("yearly_turnover"), (len(area_of), MOST_HOLDERS - 1))
    changes = window.run_in + rounded(np.cumsum(tenure, axis=1))
    return Posts(area_of, duty_of, changes)


def practitioner(posts: Posts, post: Whole, holder: Whole) -> Whole:
    """Return the number of the practitioner who is a post's n-th holder."""
    return FIRST_PRACTITIONER + post * MOST_HOLDERS + holder


def workforce_frame(
    chance: np.random.Generator, posts: Posts, names: list[str], since: int, until: int
) -> pl.DataFrame:
    """Return one row a practitioner in a post, sorted: those with cases, and their supervisors and managers."""
    holder = np.tile(np.arange(MOST_HOLDERS), len(posts))
    post = np.repeat(np.arange(len(posts)), MOST_HOLDERS)
    before = _KNOWN.table("years_in_post_before")
    begun = since - (chance.random(len(posts)) * before["most"] * _YEAR).astype(np.int64)
    started = np.concatenate([begun[:, None], posts.changes], axis=1).ravel()
    ended = np.concatenate([posts.changes - 1, np.full((len(posts), 1), NEVER)], axis=1).ravel()
    # Two changes of a post on one day leave nobody between them: whoever would have held it for no day is not told.
    kept = (started <= until) & ((ended == NEVER) | (ended >= started))
    own = _rows(
        chance,
        practitioner(posts, post, holder)[kept],
        "family_court_adviser",
        posts.area[post][kept],
        started[kept],
        known_by(ended[kept], until),
    )
    above = [
        _above(chance, posts, role, since, place)
        for place, role in enumerate(("practice_supervisor", "service_manager"))
    ]
    whole = pl.concat([own, *above]).with_columns(
        service_area=named(names, pl.concat([own, *above])["area"].to_numpy())
    )
    return whole.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items()).sort("practitioner_id", "started_on")


def _above(chance: np.random.Generator, posts: Posts, role: str, since: int, place: int) -> pl.DataFrame:
    each = _KNOWN.number("posts_for_each_supervisor" if place == 0 else "posts_for_each_manager")
    areas = np.unique(posts.area)
    counts = np.array([max(1, round(int((posts.area == area).sum()) / each)) for area in areas])
    area = np.repeat(areas, counts)
    first = FIRST_PRACTITIONER + (len(posts) + place * len(posts) + place) * MOST_HOLDERS
    begun = since - (chance.random(len(area)) * _KNOWN.table("years_in_post_before")["most"] * _YEAR).astype(np.int64)
    return _rows(chance, first + np.arange(len(area)), role, area, begun, np.full(len(area), NEVER))


def _rows(
    chance: np.random.Generator, numbers: Whole, role: str, area: Whole, started: Days, ended: Days
) -> pl.DataFrame:
    shares = _KNOWN.shares("full_time_equivalents")
    return pl.DataFrame(
        {
            "practitioner_id": numbers,
            "role": named((role,), np.zeros(len(numbers), dtype=np.int64)),
            "area": area,
            "full_time_equivalent": np.array([float(share) for share in shares])[pick(chance, shares, len(numbers))],
            "started_on": as_dates(started),
            "ended_on": as_dates(ended),
        }
    )
