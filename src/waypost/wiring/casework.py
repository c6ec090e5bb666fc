"""Casework made ready: Django set up, the tables made, and what a build's record holds of open children taken in.

Django is imported here only when it is asked for, so that commands that need none stay quick.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from waypost.foundation.errors import OursToFix
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.casework.arrivals import Arrivals, arrivals
from waypost.pipeline.casework.cases_now import cases_now
from waypost.pipeline.casework.moves import moves_of
from waypost.pipeline.casework.tellings import Telling, tellings
from waypost.pipeline.identity.freeze import frozen_children

if TYPE_CHECKING:
    from waypost.casework.access.acting import Acting
    from waypost.casework.exchange.arriving import Arriving, Told

_TOLD_AT_ONCE = 200
SYSTEM = "waypost"


class NotSetUp(OursToFix):
    """Django was set up for another data folder in this process."""


def set_up(data: Path | None = None) -> None:
    """Set Django up, on the casework of a data folder where one is named. Harmless when done before."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waypost.wiring.django_settings")
    if data is not None:
        os.environ["WAYPOST_DATA"] = str(data.absolute())
    import django  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415

    if data is not None and settings.configured and Path(settings.DATA) != data.absolute():
        raise NotSetUp("casework was opened on another folder already.", do="Run one command after the other.")
    django.setup()


def make_tables() -> None:
    """Make the tables of casework, or bring them up to date."""
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)


def system_acting(at: datetime) -> Acting:
    """Return who acts when nobody does: the service itself, as the administrator that it makes of itself once."""
    from waypost.casework.access.bootstrap import the_service  # noqa: PLC0415

    return the_service(SYSTEM, at)


def load_record(
    usable: UsableRecord,
    *,
    told_on: date,
    is_invented: bool,
    at: datetime,
    courts: Mapping[str, str] | None = None,
    known: Arrivals | None = None,
) -> Arrivals:
    """Take in every open child of a record, with chronology and account. Returns what arrived.

    `courts` names courts by their codes; one that it does not name stands by its code. Children whose identity changed
    since casework last took a record in, or whose record is frozen, are shut at once. `known`: what arrives, where
    somebody has asked already (the demonstration, which adds people to one family).
    """
    from waypost.casework.corrections.actions.follow_identity import follow_identity  # noqa: PLC0415
    from waypost.casework.exchange.actions.take_in import take_in  # noqa: PLC0415
    from waypost.casework.exchange.actions.tell import tell  # noqa: PLC0415
    from waypost.casework.exchange.queries import children_here  # noqa: PLC0415
    from waypost.casework.screening.actions.arrive import arrive  # noqa: PLC0415

    arrived = arrivals(usable) if known is None else known
    named = arrived.cases.with_columns(pl.col("court").replace(dict(courts or {})))
    arrived = replace(arrived, cases=named)
    acting = system_acting(at)
    moves = moves_of(usable, children_here(acting, None))
    stand = cases_now(usable, arrived, as_of=told_on)
    take_in(acting, None, arriving=arriving_of(arrived, stand, told_on=told_on, is_invented=is_invented))
    follow_identity(acting, None, frozen=frozen_children(usable), merged=moves.merged, split=moves.split)
    every = tellings(usable, arrived, as_of=told_on, is_invented=is_invented)
    for some in _in_batches(every, _TOLD_AT_ONCE):
        tell(acting, None, told=[told_of(one) for one in some], told_on=told_on)
    arrive(acting, None, told_on=told_on)
    return arrived


def arriving_of(arrived: Arrivals, stand: pl.DataFrame, *, told_on: date, is_invented: bool) -> Arriving:
    """Return what arrives, and how its cases stand (cases_now), in the shape that casework takes in."""
    from waypost.casework.exchange.arriving import Arriving  # noqa: PLC0415

    def rows(frame: pl.DataFrame) -> list[dict[str, Any]]:
        return frame.to_dicts()

    return Arriving(
        told_on=told_on,
        is_invented=is_invented,
        children=rows(arrived.children),
        cases=rows(arrived.cases),
        cases_now=rows(stand),
        members=rows(arrived.members.select("child_id", "case_id")),
        parties=rows(arrived.parties),
        orders=rows(arrived.orders.filter(pl.col("made_on").is_not_null())),
        possible_links=rows(arrived.possible_links),
    )


def told_of(telling: Telling) -> Told:
    """Return one child's telling in the shape that casework takes in: days of the account as text."""
    from waypost.casework.exchange.arriving import Told  # noqa: PLC0415

    account = telling.account
    return Told(
        child_id=telling.child_id,
        lines=telling.lines,
        weeks=[_plain(asdict(week)) for week in account.weeks],
        next_steps=[_plain(asdict(step)) for step in account.next_steps],
        standing=account.title,
        notes=account.notes,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _in_batches(every: Iterable[Telling], size: int) -> Iterator[list[Telling]]:
    some: list[Telling] = []
    for one in every:
        some.append(one)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some
