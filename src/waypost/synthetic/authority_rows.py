"""What an authority's own systems hold of the invented world: its children, their care, its pre-proceedings.

Every frame has `sender`, the authority's GSS code, and `number`, the child's number there. SSD, SSDA903 and the CIN
census are written from the same rows, so that one child has one number in all three.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from waypost.synthetic.world import World
from waypost.vocabulary.ethnicity import ETHNICITIES

LATER_DAYS = ("letter_on", "meeting_on", "outcome_on", "court_application_on")
"""Days of pre-proceedings after the decision to begin them."""


@dataclass(frozen=True, slots=True)
class AuthorityRows:
    """Children (as written down), episodes of care, and pre-proceedings; each sorted by sender and number.

    `people` are the world's, as they truly are.
    """

    children: pl.DataFrame
    episodes: pl.DataFrame
    pre_proceedings: pl.DataFrame
    people: pl.DataFrame


def authority_rows(world: World, view: pl.DataFrame, until: date) -> AuthorityRows:
    """Return what the authorities hold by the last day. `view` is `Views.authority`.

    Children have `ethnic`, the Department for Education's code, and `true_born_on` for returns that must have a date.
    Episodes are those that began by the last day; an end after it is not known. Pre-proceedings are those decided by
    then, with later dates not known.
    """
    numbers = view.select("sender", "person_id", "number")
    true = world.people.select("person_id", true_born_on="born_on")
    at = ["sender", "person_id"]
    episodes = (
        world.episodes.rename({"authority": "sender"})
        .filter(pl.col("started_on") <= until)
        .join(numbers, on=at)
        .sort("sender", "number", "started_on")
    )
    begun = (
        world.pre_proceedings.rename({"authority": "sender"})
        .filter(pl.col("decided_on") <= until)
        .join(numbers, on=at)
        .sort("sender", "number", "decided_on")
    )
    return AuthorityRows(
        children=view.join(true, on="person_id").with_columns(ethnic=_ethnic()).sort("sender", "number"),
        episodes=episodes.with_columns(known_by(pl.lit(until))),
        pre_proceedings=begun.with_columns(
            pl.when(pl.col(name) <= until).then(pl.col(name)).alias(name) for name in LATER_DAYS
        ),
        people=world.people,
    )


def known_by(day: pl.Expr) -> list[pl.Expr]:
    """Return what is known of the end of an episode by a day: nothing where it ended later."""
    has_ended = pl.col("ended_on") <= day
    ends = ("ended_on", "reason_ceased", "reason_place_change")
    return [pl.when(has_ended).then(pl.col(name)).alias(name) for name in ends]


def _ethnic() -> pl.Expr:
    """Return the department's four-letter code; what it has no code for goes to any other group (OOTH)."""
    codes = {code: text for text, code in ETHNICITIES.mapping("dfe").items() if len(text) == 4}
    return (
        pl.col("ethnicity").fill_null("not_yet_obtained").replace_strict(codes, default="OOTH", return_dtype=pl.String)
    )
