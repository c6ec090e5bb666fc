"""Each registered measure's definition, its fingerprint, and how each partner stands to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from waypost.casework.access.acting import Acting, Outcome, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.bodies import bodies_of
from waypost.casework.strategy.definitions.rules import (
    SignatureFacts,
    Signed,
    definition_text,
    fingerprint_of,
    how_signed,
    is_agreed,
)
from waypost.casework.strategy.grouping import day_of, names_of_tellers
from waypost.casework.strategy.models import DefinitionSigned
from waypost.casework.strategy.telling import no_such
from waypost.casework.strategy.terms import terms


@dataclass(frozen=True, slots=True)
class SignatureShown:
    """A signature: of which version, for whom, by whom, when; why it was taken back (empty: it was not)."""

    definition_signed_id: int
    body: str
    fingerprint: str
    text: str
    words: str
    by: str
    on: date
    taken_back: str
    is_mine: bool
    is_invented: bool


@dataclass(frozen=True, slots=True)
class DefinitionShown:
    """A definition as it stands: its text and fingerprint, how each body stands to it, every signature."""

    measure_id: str
    title: str
    text: str
    fingerprint: str
    bodies: Mapping[str, Signed]
    signatures: tuple[SignatureShown, ...]
    mine: tuple[str, ...]

    @property
    def is_invented(self) -> bool:
        """Answer whether somebody invented gave any of the signatures."""
        return any(one.is_invented for one in self.signatures)

    @property
    def is_agreed(self) -> bool:
        """Answer whether every partner's signature stands."""
        return is_agreed(tuple(self.bodies.values()))


@reads("strategy.definitions", Permission.SEE_STRATEGY)
def definitions(
    acting: Acting, child_id: str | None, *, described: tuple[Mapping[str, Any], ...]
) -> tuple[DefinitionShown, ...]:
    """Return each definition that a door hands in, with the signatures under it."""
    return _shown(acting, described)


@reads("strategy.definition", Permission.SEE_STRATEGY)
def definition(
    acting: Acting, child_id: str | None, *, measure_id: str, described: tuple[Mapping[str, Any], ...]
) -> Outcome[DefinitionShown]:
    """Return one definition. Raises NothingThere."""
    found = _shown(acting, tuple(one for one in described if one["id"] == measure_id))
    if not found:
        raise no_such()
    return Outcome(found[0], {"measure_id": found[0].measure_id})


@reads("strategy.of_signature", Permission.SEE_STRATEGY)
def of_signature(acting: Acting, child_id: str | None, *, definition_signed_id: int) -> Outcome[str]:
    """Return of which measure a signature is. Raises NothingThere."""
    row = DefinitionSigned.objects.filter(pk=definition_signed_id).select_related("definition").first()
    if row is None:
        raise no_such()
    return Outcome(row.definition.measure_id, {"signature": row.pk})


def _shown(acting: Acting, described: tuple[Mapping[str, Any], ...]) -> tuple[DefinitionShown, ...]:
    bodies = terms("definitions", "partners")["bodies"]
    mine, names = bodies_of(acting, bodies), names_of_tellers()
    given: dict[str, list[SignatureShown]] = {}
    rows = DefinitionSigned.objects.select_related("definition", "taken_back", "told_by").order_by("pk")
    for row in rows.filter(definition__measure_id__in=[one["id"] for one in described]):
        back = row.taken_back.because if hasattr(row, "taken_back") else ""
        given.setdefault(row.definition.measure_id, []).append(
            SignatureShown(
                row.pk, row.body, row.definition.fingerprint, row.definition.text, row.words,
                names.get(row.told_by_id, ""), day_of(row.told_at), back, row.body in mine, row.told_by.is_invented,
            )
        )  # fmt: skip
    shown = []
    for one in described:
        text = definition_text(one)
        now, signatures = fingerprint_of(text), tuple(given.get(one["id"], ()))
        states = {
            body: how_signed(
                now, [SignatureFacts(it.fingerprint, bool(it.taken_back)) for it in signatures if it.body == body]
            )
            for body in bodies
        }
        shown.append(DefinitionShown(one["id"], one["title"], text, now, states, signatures, mine))
    return tuple(shown)
