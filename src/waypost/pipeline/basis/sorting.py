"""Files sorted by what their sharing agreements let them be used for: lots that are used, and the quarantine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from waypost.intake.files import SourceFile
from waypost.vocabulary.sharing_permission import Decision, Reason, Standing, excluded_fields, may_use
from waypost.vocabulary.sharing_terms import RECORD_OPERATOR, purposes

_NEAREST = {reason: place for place, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class Lot:
    """Files that may be used for the same purposes, with the same fields left out."""

    files: tuple[SourceFile, ...]
    purposes: frozenset[str]
    excluded_fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class Quarantined:
    """Files of one source and sender that may be used for nothing, for one reason."""

    source: str
    sender: str | None
    reason: Reason
    files: tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """What stands over the files of a source and sender, and the purposes for which they were let in."""

    standing: Standing
    purposes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sorted:
    """Every file, once: in a lot or in quarantine. `uses`: what let the lots in, for whoever opens the record later."""

    lots: tuple[Lot, ...]
    quarantine: tuple[Quarantined, ...]
    uses: tuple[Use, ...]


def record_purposes() -> tuple[str, ...]:
    """Return the purposes for which some command asks for a record, in the list's order."""
    return tuple(purpose.id for purpose in purposes().values() if purpose.asks == "record")


def standing_of(file: SourceFile) -> Standing:
    """Return what stands over a file."""
    return Standing(
        source=file.source,
        sender=file.manifest.sender,
        is_invented=file.manifest.is_invented,
        agreements=tuple(found.agreement for found in file.agreements if found.agreement is not None),
        is_readable=all(found.agreement is not None for found in file.agreements),
    )


def decide(standing: Standing, on: date) -> Mapping[str, Decision]:
    """Return for each purpose of a record whether the operator may use what stands there on a day."""
    return {purpose: may_use(standing, purpose=purpose, role=RECORD_OPERATOR, on=on) for purpose in record_purposes()}


def sort_files(files: Iterable[SourceFile], on: date) -> Sorted:
    """Sort files by what they may be used for on a day: the largest lot first, everything in order of name."""
    lots: dict[tuple[frozenset[str], frozenset[str]], list[SourceFile]] = {}
    aside: dict[tuple[str, str, Reason], list[SourceFile]] = {}
    uses: dict[_Key, Use] = {}
    known: dict[_Key, tuple[frozenset[str], frozenset[str], Reason | None]] = {}
    for file in sorted(files, key=lambda file: file.name):
        key = _key(file)
        if key not in known:
            standing = standing_of(file)
            known[key] = _allowed(decide(standing, on))
            if known[key][0]:
                uses[key] = Use(standing, known[key][0])
        let_in, excluded, reason = known[key]
        if reason is None:
            lots.setdefault((let_in, excluded), []).append(file)
        else:
            aside.setdefault((file.source, file.manifest.sender or "", reason), []).append(file)
    made = [Lot(tuple(own), *given) for given, own in lots.items()]
    return Sorted(
        lots=tuple(sorted(made, key=lambda lot: (-len(lot.files), lot.files[0].name))),
        quarantine=tuple(
            Quarantined(s, sender or None, r, tuple(own)) for (s, sender, r), own in sorted(aside.items())
        ),
        uses=tuple(uses.values()),
    )


_Key = tuple[str, str | None, bool, tuple[str, ...]]


def _key(file: SourceFile) -> _Key:
    told = file.manifest
    return file.source, told.sender, told.is_invented, tuple(found.name for found in file.agreements)


def _allowed(decisions: Mapping[str, Decision]) -> tuple[frozenset[str], frozenset[str], Reason | None]:
    """Return the purposes let in, the fields left out, and, where nothing is let in, the reason nearest to being so."""
    let_in = frozenset(purpose for purpose, decision in decisions.items() if decision.is_allowed)
    excluded = excluded_fields(agreement for decision in decisions.values() for agreement in decision.agreements)
    if let_in:
        return let_in, excluded, None
    reasons = [decision.reason for decision in decisions.values() if decision.reason]
    return let_in, excluded, min(reasons, key=_NEAREST.__getitem__)
