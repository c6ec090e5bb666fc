"""What each source may be used for: sharing agreements listed, with whom they name, until when, what ends soon."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from waypost.foundation.errors import YoursToFix
from waypost.intake.agreement_files import AgreementFile
from waypost.intake.files import SourceFile, discover
from waypost.pipeline.basis.sorting import sort_files
from waypost.pipeline.basis.telling import quarantine_in_words
from waypost.pipeline.basis.usable import kept_agreements
from waypost.pipeline.out_folder import RUN_FILE, check_is_built
from waypost.vocabulary.sharing_agreement import Agreement
from waypost.vocabulary.sharing_permission import latest_begun
from waypost.vocabulary.sharing_terms import ends_soon_days, purposes, roles

IN_FORCE, ENDS_SOON, REVIEW_OVERDUE = "in force", "ends soon", "review overdue"
ENDED, NOT_YET, REPLACED = "ended", "not yet in force", "replaced"
_FINE = (IN_FORCE, REPLACED, NOT_YET)


class UnknownWord(YoursToFix):
    """A purpose or a role was asked for that no list holds."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The agreements found, what each lets in, what is wrong with files that should be one, and the quarantine.

    `is_fine` is false where one has ended, ends soon, is overdue for review or cannot be used, or a file stands in
    quarantine.
    """

    agreements: tuple[dict[str, Any], ...]
    faults: tuple[dict[str, Any], ...]
    quarantine: tuple[dict[str, Any], ...]
    is_fine: bool


def list_agreements(
    paths: Sequence[Path],
    *,
    on: date,
    soon_days: int | None = None,
    purpose: str | None = None,
    role: str | None = None,
) -> Listed:
    """Return what stands in folders of files, or in builds, as of a day; only of a purpose or a role, where named.

    Raises NothingThere for a path that is not there, UnknownWord for a purpose or a role that no list holds.
    """
    _check_known(purpose, role)
    found: list[AgreementFile] = []
    files: list[SourceFile] = []
    for path in paths:
        if (path / RUN_FILE).is_file():
            check_is_built(path)
            found += [AgreementFile(path.name, agreement) for agreement in kept_agreements(path)]
        else:
            standing = discover(path)
            found += standing.agreements
            files += standing.files
    soon = on + timedelta(days=ends_soon_days() if soon_days is None else soon_days)
    kept = [one.agreement for one in found if one.agreement is not None]
    latest = latest_begun(kept, on)
    rows = [
        row
        for one in found
        if one.agreement is not None
        for row in _rows(one.name, one.agreement, _state(one.agreement, latest, on, soon), purpose, role)
    ]
    faults = tuple(
        {"file": one.name, "line": line, "key": key, "message": sentence}
        for one in found
        for line, key, sentence in one.faults
    )
    aside = quarantine_in_words(sort_files(files, on).quarantine)
    states = {_state(agreement, latest, on, soon) for agreement in kept}
    return Listed(tuple(rows), faults, tuple(aside), not faults and not aside and states <= set(_FINE))


def _check_known(purpose: str | None, role: str | None) -> None:
    for word, known, option in ((purpose, purposes(), "--purpose"), (role, roles(), "--role")):
        if word is not None and word not in known:
            raise UnknownWord("that is in no list of ours.", where=option, do=f"Choose among {', '.join(known)}.")


def _state(agreement: Agreement, latest: Iterable[Agreement], on: date, soon: date) -> str:
    if agreement not in latest:
        return NOT_YET if on < agreement.in_force_from else REPLACED
    if on < agreement.in_force_from:
        return NOT_YET
    if on > agreement.in_force_until:
        return ENDED
    if agreement.in_force_until <= soon:
        return ENDS_SOON
    return REVIEW_OVERDUE if agreement.review_on < on else IN_FORCE


def _rows(
    name: str, agreement: Agreement, state: str, purpose: str | None, role: str | None
) -> Iterable[dict[str, Any]]:
    """Yield one row an agreement, source and purpose."""
    for source, senders in agreement.covers.items():
        for used_for, named in agreement.uses.items():
            if purpose in (None, used_for) and (role is None or role in named):
                yield {
                    "file": name,
                    "agreement": agreement.id,
                    "version": agreement.version,
                    "source": source,
                    "senders": sorted(senders),
                    "purpose": used_for,
                    "roles": sorted(named),
                    "excluded_fields": sorted(agreement.excluded_fields),
                    "in_force_from": agreement.in_force_from.isoformat(),
                    "in_force_until": agreement.in_force_until.isoformat(),
                    "review_on": agreement.review_on.isoformat(),
                    "state": state,
                    "invented": agreement.is_invented,
                }
