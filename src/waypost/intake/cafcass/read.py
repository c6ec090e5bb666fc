"""Read the Cafcass extract: every subject there is, one table each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from waypost.intake.cafcass import translate
from waypost.intake.cafcass.check import RULES, SOURCE, TIDYINGS, check_children_of_cases, check_parents
from waypost.intake.checking import Checked, check
from waypost.intake.contract import Reading
from waypost.intake.files import SourceFile
from waypost.intake.gathering import Gathered, gather_all
from waypost.intake.shaping import assemble


def read(files: Sequence[SourceFile]) -> Reading:
    """Return what the extract tells. `learnt_at` is the row's recorded_at; one sender serves England, so sender is null."""
    tables = {subject: _checked(subject, gathered) for subject, gathered in gather_all(SOURCE, files).items()}
    rows, findings = check_parents(tables)
    return assemble(
        SOURCE,
        tuple(tables.values()),
        people=(
            translate.tell_children(rows["children"]),
            translate.tell_parties(rows["parties"]),
            *(translate.tell_untold_children(rows[subject]) for subject in translate.TELLINGS),
        ),
        proceedings=(translate.tell_cases(rows["cases"]),),
        events=_events(rows),
        findings=(*findings, *check_children_of_cases(rows)),
    )


def _checked(subject: str, gathered: Gathered) -> Checked:
    """Check one subject, with recorded_at as the moment at which each row was learnt."""
    return check(
        gathered, tidyings=TIDYINGS.get(subject, ()), rules=RULES.get(subject, ()), learnt_at="recorded_at"
    )


def _events(rows: Mapping[str, pl.DataFrame]) -> list[pl.DataFrame]:
    return [translate.tell_events(subject, rows[subject], rows["children"]) for subject in translate.TELLINGS]
