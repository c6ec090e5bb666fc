"""Which version of a definition a partner signed, and whether that still stands. Pure.

A definition is what a measure's page says: its whole description, as JSON with sorted keys. Its fingerprint is the
SHA-256 of that text. A signature is of a fingerprint: when the definition changes, it stands no more, and is shown as
of an earlier version. Nobody signs for another body.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from waypost.casework.children.rules import NotPossibleNow

_NOT_OF_THE_DEFINITION = frozenset({"next_review", "owner", "partners_who_signed"})
"""Who looks after a measure, when it is looked at next and who signed it change without the definition changing."""


class Signed(StrEnum):
    """How a partner stands to a definition."""

    NOT_SIGNED = "not_signed"
    EARLIER = "signed_an_earlier_version"
    TAKEN_BACK = "signature_taken_back"
    STANDS = "signed_this_version"


@dataclass(frozen=True, slots=True)
class SignatureFacts:
    """One signature of one body: of which fingerprint, and whether it was taken back."""

    fingerprint: str
    is_taken_back: bool = False


def definition_text(described: Mapping[str, Any]) -> str:
    """Return a definition as text: the same for the same definition."""
    kept = {key: value for key, value in described.items() if key not in _NOT_OF_THE_DEFINITION}
    return json.dumps(kept, sort_keys=True, default=str, ensure_ascii=False, indent=1)


def fingerprint_of(text: str) -> str:
    """Return the fingerprint of a definition's text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def how_signed(now: str, signatures: Sequence[SignatureFacts]) -> Signed:
    """Return how a body stands to a definition whose fingerprint is `now`. The newest signature counts."""
    if not signatures:
        return Signed.NOT_SIGNED
    newest = signatures[-1]
    if newest.is_taken_back:
        return Signed.TAKEN_BACK
    return Signed.STANDS if newest.fingerprint == now else Signed.EARLIER


def is_agreed(states: Sequence[Signed]) -> bool:
    """Answer whether every partner's signature stands."""
    return bool(states) and all(one is Signed.STANDS for one in states)


def check_can_sign(seen: str, now: str, state: Signed) -> None:
    """Raise NotPossibleNow: what is signed is the version that was read, and not twice."""
    if seen != now:
        raise NotPossibleNow("the definition changed while you read it.", do="Read it again.")
    if state is Signed.STANDS:
        raise NotPossibleNow("your body signed this version.", do="Nothing more is needed.")
