"""The sources that Waypost reads, listed by hand, and reading them all, one after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from waypost.intake.cafcass.read import read as read_cafcass
from waypost.intake.cin.read import read as read_cin
from waypost.intake.contract import Reading
from waypost.intake.files import SourceFile
from waypost.intake.hmcts_case_data.read import read as read_hmcts_case_data
from waypost.intake.hmcts_hearings.read import read as read_hmcts_hearings
from waypost.intake.hmcts_private_law.read import read as read_hmcts_private_law
from waypost.intake.hmcts_public_law.read import read as read_hmcts_public_law
from waypost.intake.ssd.read import read as read_ssd
from waypost.intake.ssda903.read import read as read_ssda903

SOURCES: Mapping[str, Callable[[Sequence[SourceFile]], Reading]] = {
    "hmcts_public_law": read_hmcts_public_law,
    "hmcts_private_law": read_hmcts_private_law,
    "hmcts_case_data": read_hmcts_case_data,
    "hmcts_hearings": read_hmcts_hearings,
    "ssd": read_ssd,
    "ssda903": read_ssda903,
    "cin": read_cin,
    "cafcass": read_cafcass,
}
"""Each source's reader."""


def read_all(files: Sequence[SourceFile]) -> tuple[Reading, ...]:
    """Return one `Reading` a source, in the order of `SOURCES`; a source that has no files gives none."""
    readings = []
    for source, read in SOURCES.items():
        own = [file for file in files if file.source == source]
        if own:
            readings.append(read(own))
    return tuple(readings)
