"""The one way to a record: what is it wanted for, by whom, on which day? A record that may not be used is not opened.

A build keeps in OUT/basis.json which record serves which purpose, and what stood over the sources in it. Whoever opens
a record later is asked the same questions again, for agreements end and later versions begin.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from waypost.foundation.errors import OursToFix, YoursToFix
from waypost.intake.agreement_files import parse_agreement
from waypost.journeys.record_files import check_is_whole
from waypost.pipeline.basis.records import PurposeRecord
from waypost.pipeline.basis.sorting import Sorted
from waypost.vocabulary.sharing_agreement import Agreement
from waypost.vocabulary.sharing_form import as_text
from waypost.vocabulary.sharing_permission import SAID, Standing, may_use
from waypost.vocabulary.sharing_terms import purposes, roles

BASIS_FILE = "basis.json"
_SEAL = object()
_AGAIN = "Run `waypost build` again; `waypost agreements` on the files says what each may be used for."


class NotPermitted(YoursToFix):
    """No sharing agreement lets the record be used by this role for this purpose on this day."""


class OtherPurpose(OursToFix):
    """A record that was opened for one purpose was handed to something that serves another."""


@dataclass(frozen=True, slots=True)
class UsableRecord:
    """A record that may be used: `folder` holds `record`, `out` is the build. Only `usable_record` can make one.

    `left_out` names files of the build that may not be used for the purpose: what was found in them is no business of
    whoever opened the record.
    """

    out: Path
    folder: Path
    purpose: str
    role: str
    on: date
    left_out: frozenset[str] = frozenset()
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("a usable record is made by waypost.pipeline.basis.usable.usable_record and nothing else")

    @property
    def record(self) -> Path:
        """The folder of the record's tables."""
        return self.folder / "record"

    def check_is_for(self, *allowed: str) -> None:
        """Raise OtherPurpose unless the record was opened for one of these purposes."""
        if self.purpose not in allowed:
            raise OtherPurpose("a record opened for one purpose was to serve another.", where=self.purpose)


def usable_record(out: Path, *, purpose: str, role: str, on: date) -> UsableRecord:
    """Return the record in the build `out` that a role may use for a purpose on a day.

    Raises NotPermitted, FormatNotKnown for a record that a newer Waypost made, and RecordNotWhole for one that lacks
    what its format has.
    """
    kept = _read(out)
    wanted = f"{purposes()[purpose].title} ({purpose}), by {roles()[role].title}"
    folder = kept["records"].get(purpose)
    if folder is None:
        raise NotPermitted(f"no source in this build may be used for: {wanted}.", where=out.name, do=_AGAIN)
    agreements = [parse_agreement(BASIS_FILE, text).agreement for text in kept["agreements"]]
    for use in kept["uses"]:
        if purpose not in use["purposes"]:
            continue
        reason = may_use(_standing(use, agreements), purpose=purpose, role=role, on=on).reason
        if reason is not None:
            raise NotPermitted(
                f"{wanted}: {_named(use['source'], use['sender'])} may not be used: {SAID[reason][0]}.",
                where=out.name,
                do=f"{SAID[reason][1]} Then run `waypost build` again.",
            )
    found = UsableRecord(out, out / folder, purpose, role, on, frozenset(kept["left_out"].get(purpose, ())), seal=_SEAL)
    check_is_whole(found.record)
    return found


def keep_basis(
    folder: Path,
    *,
    records: Sequence[PurposeRecord],
    basis: Sorted,
    on: date,
) -> None:
    """Write basis.json into the folder of a build: which record serves what, and what stands over its sources."""
    texts: dict[str, int] = {}
    told = [
        {
            "source": use.standing.source,
            "sender": use.standing.sender,
            "invented": use.standing.is_invented,
            "purposes": sorted(use.purposes),
            "agreements": [texts.setdefault(as_text(one), len(texts)) for one in use.standing.agreements],
        }
        for use in basis.uses
    ]
    names = [[file.name for file in lot.files] for lot in basis.lots]
    left_out = {
        purpose: sorted(name for place, own in enumerate(names) if place not in record.lots for name in own)
        for record in records
        for purpose in record.purposes
    }
    kept = {
        "judged_on": on.isoformat(),
        "records": {purpose: record.folder for record in records for purpose in record.purposes},
        "left_out": {purpose: files for purpose, files in left_out.items() if files},
        "uses": told,
        "agreements": list(texts),
    }
    (folder / BASIS_FILE).write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def kept_agreements(out: Path) -> list[Agreement]:
    """Return the agreements that stood over the sources of a build. Raises NotPermitted where it keeps none."""
    found = [parse_agreement(BASIS_FILE, text).agreement for text in _read(out)["agreements"]]
    return [agreement for agreement in found if agreement is not None]


def _read(out: Path) -> Mapping[str, Any]:
    try:
        kept: Mapping[str, Any] = json.loads((out / BASIS_FILE).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError) as error:
        raise NotPermitted(
            f"this build does not say on what basis its sources may be used ({BASIS_FILE}).", where=out.name, do=_AGAIN
        ) from error
    return kept


def _standing(use: Mapping[str, Any], kept: Sequence[Agreement | None]) -> Standing:
    found = [kept[place] for place in use["agreements"]]
    agreements = tuple(agreement for agreement in found if agreement is not None)
    return Standing(use["source"], use["sender"], use["invented"], agreements, len(agreements) == len(found))


def _named(source: str, sender: str | None) -> str:
    return f"{source} of {sender}" if sender else source
