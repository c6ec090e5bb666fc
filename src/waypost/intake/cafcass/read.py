"""Read the Cafcass extract: every subject there is, one table each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from waypost.intake.cafcass import translate
from waypost.intake.cafcass.check import RULES, SOURCE, TIDYINGS, check_children_of_cases, check_parents
from waypost.intake.cafcass.parties import last_said, represented, with_heritage
from waypost.intake.cafcass.slices import read_slice
from waypost.intake.checking import Checked, check
from waypost.intake.contract import Reading
from waypost.intake.files import SourceFile
from waypost.intake.gathering import Gathered, gather_each, put_together
from waypost.intake.layouts import layouts_of
from waypost.intake.shaping import assemble


def read(files: Sequence[SourceFile]) -> Reading:
    """Return what the extract tells. `learnt_at` is the row's recorded_at; `sender` is null, as one serves England."""
    return _reading({subject: _checked(subject, gathered) for subject, gathered in gather_each(SOURCE, files)})


def read_cases(files: Sequence[SourceFile], folder: Path, number: int) -> Reading:
    """Return what `read` does of those cases alone that `slices` laid into slice `number` under `folder`."""
    tables = read_slice(files, number, folder)
    return _reading(
        {
            subject: _checked(subject, put_together(layout, [table for table in tables if table.file.table == subject]))
            for subject, layout in layouts_of(SOURCE).items()
        }
    )


def _reading(tables: Mapping[str, Checked]) -> Reading:
    checked, findings = check_parents(tables)
    rows = {**checked, "children": translate.with_first_day(checked["children"], checked["cases"])}
    adults = last_said(rows["parties"])
    shared = {
        subject: translate.spoken_of_all(subject, rows[subject], rows["children"]) for subject in translate.TELLINGS
    }
    return assemble(
        SOURCE,
        tuple(tables.values()),
        people=(
            translate.tell_children(rows["children"]),
            translate.tell_parties(rows["parties"]),
            *(translate.tell_untold_children(rows[subject]) for subject in translate.TELLINGS),
        ),
        proceedings=(translate.tell_cases(with_heritage(represented(rows["cases"], adults), adults)),),
        allocations=(translate.tell_allocations(rows["allocations"]),),
        events=tuple(translate.tell_events(subject, rows[subject], of_all) for subject, of_all in shared.items()),
        findings=(*findings, *(check_children_of_cases(of_all) for of_all in shared.values())),
    )


def _checked(subject: str, gathered: Gathered) -> Checked:
    """Check one subject, with recorded_at as the moment at which each row was learnt."""
    england = replace(gathered, frame=gathered.frame.with_columns(sender=pl.lit(None, pl.String)))
    return check(england, tidyings=TIDYINGS.get(subject, ()), rules=RULES.get(subject, ()), learnt_at="recorded_at")
