"""Invents a world and writes it in every agency's own format: the room's front door."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.synthetic.authority_rows import AuthorityRows, authority_rows
from waypost.synthetic.files import README, check_may_be_written, write_csv, write_manifest, written_whole
from waypost.synthetic.invent import invent
from waypost.synthetic.plan import Plan
from waypost.synthetic.telling import Telling
from waypost.synthetic.views import Views, views
from waypost.synthetic.world import World
from waypost.synthetic.write_cafcass import write_cafcass
from waypost.synthetic.write_cin import write_cin
from waypost.synthetic.write_private_law import write_private_law
from waypost.synthetic.write_public_law import write_public_law
from waypost.synthetic.write_ssd import write_ssd
from waypost.synthetic.write_ssda903 import write_ssda903
from waypost.synthetic.write_truth import write_truth

ALL = ("hmcts_public_law", "hmcts_private_law", "cafcass", "ssd", "ssda903", "cin")
"""Every source that can be written."""

Progress = Callable[[str, int, int], None]
"""Told as each stage begins and ends: the stage, how many stages are done, how many there are."""


class SourceNotKnown(YoursToFix):
    """A source was asked for that nobody writes."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written: `records` counts rows, statements of cases and census children by source."""

    out: str
    seed: int
    children: int
    years: int
    until: str
    records: dict[str, int]
    has_truth: bool


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
    world = given.world
    final = world.children_in_cases.group_by("case_id").agg(pl.col("final_order_on").max())
    listed = world.hearings.group_by("case_id").agg(hearings=pl.len())
    cases = (
        world.cases.select("case_id", "familyman_number")
        .join(final, on="case_id", how="left")
        .join(listed, on="case_id", how="left")
    )
    return write_ssd(given.authority, cases, given.folder / "local-authority", given.plan)


def _ssda903(given: _Told) -> Telling:
    return write_ssda903(given.world, given.authority, given.folder / "local-authority", given.plan)


def _cin(given: _Told) -> Telling:
    return write_cin(given.authority, given.folder / "local-authority", given.plan)


_WRITERS: dict[str, _Writer] = {
    "hmcts_public_law": _public_law,
    "hmcts_private_law": _private_law,
    "cafcass": _cafcass,
    "ssd": _ssd,
    "ssda903": _ssda903,
    "cin": _cin,
}


def synthesise(
    out: Path,
    *,
    children: int,
    seed: int = 1,
    years: int = 5,
    until: date = date(2027, 3, 31),
    sources: Collection[str] = ALL,
    truth: bool = False,
    within_contract: bool = True,
    progress: Progress | None = None,
) -> Summary:
    """Invent about `children` children in court over `years` years up to `until`, and write them into the folder `out`.

    The same arguments write the same files, byte for byte. `within_contract` false lets the two court feeds depart from
    their published contracts where the real services do. Raises FolderTaken when `out` holds anything that this did not
    write, SourceNotKnown for a source that is not in ALL. An interruption leaves `out` as it was.
    """
    unknown = sorted(set(sources) - set(ALL))
    if unknown:
        raise SourceNotKnown(
            f"there is no source called {', '.join(unknown)}", where="sources", do=f"Choose among {', '.join(ALL)}."
        )
    check_may_be_written(out)
    chosen = [name for name in ALL if name in sources]
    stages = ["invent", "agencies", *chosen, *(["truth"] if truth else [])]

    def report(stage: str) -> None:
        if progress is not None:
            progress(stage, stages.index(stage), len(stages))

    report("invent")
    world = invent(children=children, seed=seed, years=years, until=until)
    summary = {"seed": seed, "children": children, "years": years, "until": until.isoformat()}
    plan = Plan(seed, until, is_within_contract=within_contract)
    with written_whole(out) as folder:
        report("agencies")
        tellings = _write(world, folder, plan, chosen, report)
        if truth:
            report("truth")
            write_truth(world, list(tellings.values()), folder / "truth", until)
        write_manifest(folder, **summary)
        (folder / "README.txt").write_text(README.format(**summary), encoding="utf-8")
    if progress is not None:
        progress("written", len(stages), len(stages))
    return Summary(
        out=str(out),
        seed=seed,
        children=children,
        years=years,
        until=until.isoformat(),
        records={name: telling.records for name, telling in tellings.items()},
        has_truth=truth,
    )


def _write(
    world: World, folder: Path, plan: Plan, chosen: list[str], report: Callable[[str], None]
) -> dict[str, Telling]:
    known = views(world, seed=plan.seed, until=plan.until)
    given = _Told(world, known, authority_rows(world, known.authority, plan.until), folder, plan)
    write_csv(world.area_map, folder / "areas.csv")
    tellings = {}
    for name in chosen:
        report(name)
        tellings[name] = _WRITERS[name](given)
    return tellings
