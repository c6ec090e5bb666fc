"""Writing one world in every agency's own format, into one folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from waypost.synthetic.authority_rows import AuthorityRows, authority_rows
from waypost.synthetic.files import write_csv
from waypost.synthetic.plan import Plan
from waypost.synthetic.pre_proceedings_truth import pre_proceedings_truth
from waypost.synthetic.telling import Telling
from waypost.synthetic.views import Views, views
from waypost.synthetic.world import World
from waypost.synthetic.write_cafcass import write_cafcass
from waypost.synthetic.write_cin import write_cin
from waypost.synthetic.write_private_law import write_private_law
from waypost.synthetic.write_public_law import write_public_law
from waypost.synthetic.write_ssd import write_ssd
from waypost.synthetic.write_ssda903 import write_ssda903


@dataclass(frozen=True, slots=True)
class _Told:
    """What every writer needs, worked out once."""

    world: World
    views: Views
    authority: AuthorityRows
    folder: Path
    plan: Plan


class _Writer(Protocol):
    def __call__(self, given: _Told) -> Telling: ...


def _public_law(given: _Told) -> Telling:
    return write_public_law(given.world, given.views.public_law, given.folder / "court" / "public-law", given.plan)


def _private_law(given: _Told) -> Telling:
    return write_private_law(given.world, given.views.private_law, given.folder / "court" / "private-law", given.plan)


def _cafcass(given: _Told) -> Telling:
    return write_cafcass(given.world, given.views.cafcass, given.folder / "cafcass", given.plan)


def _ssd(given: _Told) -> Telling:
    true = pre_proceedings_truth(given.world, given.plan)
    return write_ssd(given.authority, true, given.folder / "local-authority", given.plan)


def _ssda903(given: _Told) -> Telling:
    return write_ssda903(given.world, given.authority, given.folder / "local-authority", given.plan)


def _cin(given: _Told) -> Telling:
    return write_cin(given.authority, given.folder / "local-authority", given.plan)


WRITERS: dict[str, _Writer] = {
    "hmcts_public_law": _public_law,
    "hmcts_private_law": _private_law,
    "cafcass": _cafcass,
    "ssd": _ssd,
    "ssda903": _ssda903,
    "cin": _cin,
}
"""The writer of every source."""


def write_agencies(
    world: World, folder: Path, plan: Plan, chosen: Sequence[str], report: Callable[[str], None]
) -> dict[str, Telling]:
    """Write the areas and the `chosen` sources into `folder`; return what each tells. `report` is told each source."""
    known = views(world, seed=plan.seed, until=plan.until, shard=plan.shard)
    given = _Told(world, known, authority_rows(world, known.authority, plan.until), folder, plan)
    write_csv(world.area_map, folder / "areas.csv")
    tellings = {}
    for name in chosen:
        report(name)
        tellings[name] = WRITERS[name](given)
    return tellings
