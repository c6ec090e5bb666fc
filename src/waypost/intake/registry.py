"""The sources that Waypost reads, listed by hand, and reading them: all, one after another, or a batch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from waypost.intake.annex_a.read import read as read_annex_a
from waypost.intake.batches import Batch
from waypost.intake.cafcass.read import read as read_cafcass
from waypost.intake.cafcass.read import read_cases as read_cafcass_cases
from waypost.intake.cin.read import read as read_cin
from waypost.intake.contract import Reading
from waypost.intake.files import SourceFile
from waypost.intake.hmcts_case_data.read import read as read_hmcts_case_data
from waypost.intake.hmcts_hearings.read import read as read_hmcts_hearings
from waypost.intake.hmcts_private_law.read import read as read_hmcts_private_law
from waypost.intake.hmcts_public_law.read import read as read_hmcts_public_law
from waypost.intake.ssd.read import read as read_ssd
from waypost.intake.ssda903.read import read as read_ssda903
from waypost.intake.ssda903.read import read_and_check as read_and_check_ssda903

SOURCES: Mapping[str, Callable[[Sequence[SourceFile]], Reading]] = {
    "hmcts_public_law": read_hmcts_public_law,
    "hmcts_private_law": read_hmcts_private_law,
    "hmcts_case_data": read_hmcts_case_data,
    "hmcts_hearings": read_hmcts_hearings,
    "ssd": read_ssd,
    "ssda903": read_ssda903,
    "cin": read_cin,
    "annex_a": read_annex_a,
    "cafcass": read_cafcass,
}
"""Each source's reader."""

CHECKED: Mapping[str, Callable[[Sequence[SourceFile]], Reading]] = {**SOURCES, "ssda903": read_and_check_ssda903}
"""Each source's reader when a return is to be judged and not only read: a build asks none of the 903's own rules."""


def read_all(files: Sequence[SourceFile], *, is_judged: bool = False) -> tuple[Reading, ...]:
    """Return one `Reading` a source, in the order of `SOURCES`; a source that has no files gives none.

    `is_judged`: ask the department's rules for a return too, and put what they find among the findings.
    """
    readings = []
    for source, read in (CHECKED if is_judged else SOURCES).items():
        own = [file for file in files if file.source == source]
        if own:
            readings.append(read(own))
    return tuple(readings)


def read_batch(batch: Batch) -> Reading:
    """Return what the files of one batch hand over."""
    if batch.slice is not None:
        return read_cafcass_cases(batch.files, batch.slice.folder, batch.slice.number)
    return SOURCES[batch.source](batch.files)
