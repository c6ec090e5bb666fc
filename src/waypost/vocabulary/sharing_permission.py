"""The one place where it is decided who may use what for which purpose. Pure; what is not allowed is denied.

Where several agreements stand over a source, each lets in what it lets in: they add up. Of one agreement only the
latest version that has begun counts, even when that version has ended. A file beside the source that should be an
agreement and cannot be read lets nothing in, and neither does any other while it stands there: nobody knows what it
took back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waypost.vocabulary.sharing_agreement import Agreement
from waypost.vocabulary.sharing_terms import sources


class Reason(StrEnum):
    """Why a use is denied, from the one nearest to being allowed to the one farthest from it."""

    ROLE_NOT_NAMED = "role_not_named"
    PURPOSE_NOT_NAMED = "purpose_not_named"
    ENDED = "ended"
    NOT_YET_IN_FORCE = "not_yet_in_force"
    INVENTED_FOR_REAL = "invented_for_real"
    SENDER_NOT_COVERED = "sender_not_covered"
    SENDER_NOT_TOLD = "sender_not_told"
    SOURCE_NOT_COVERED = "source_not_covered"
    NO_AGREEMENT = "no_agreement"
    NOT_READABLE = "agreement_not_readable"


SAID: dict[Reason, tuple[str, str]] = {
    Reason.ROLE_NOT_NAMED: (
        "its sharing agreement does not name this role for this purpose",
        "Agree it with the other party and write the next version.",
    ),
    Reason.PURPOSE_NOT_NAMED: (
        "its sharing agreement does not name this purpose",
        "Agree it with the other party and write the next version.",
    ),
    Reason.ENDED: ("its sharing agreement has ended", "Agree on a new version and put it beside the source."),
    Reason.NOT_YET_IN_FORCE: (
        "its sharing agreement is not yet in force",
        "Wait for its first day, or put right in_force_from.",
    ),
    Reason.INVENTED_FOR_REAL: (
        "the only agreement beside it is an invented one, and the files are not marked as invented",
        "Put the real agreement beside them; an invented one lets invented files in and no others.",
    ),
    Reason.SENDER_NOT_COVERED: (
        "no sharing agreement beside it covers this sender",
        "Add the sender's GSS code to the agreement that it signed, as a new version.",
    ),
    Reason.SENDER_NOT_TOLD: (
        "the agreement names senders, and nothing says which authority sent the file",
        'Put a manifest beside the file: {"waypost_manifest": 1, "sender": its GSS code}.',
    ),
    Reason.SOURCE_NOT_COVERED: (
        "no sharing agreement beside it covers this source",
        "Put the agreement of this source beside it, or above it.",
    ),
    Reason.NO_AGREEMENT: (
        "no sharing agreement stands beside it or above it",
        "Put sharing-agreement.yaml beside it; docs/how-to/put-a-sharing-agreement-beside-a-source.md shows how.",
    ),
    Reason.NOT_READABLE: (
        "a file beside it that should be its sharing agreement cannot be used",
        "Put that file right, or take it away; `waypost agreements` says what is wrong in it.",
    ),
}
"""Each reason in words, after the name of the source, and what to do."""

_NEAREST = {reason: place for place, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a use is allowed: by which agreements, or for which reason it is not."""

    agreements: tuple[Agreement, ...] = ()
    reason: Reason | None = None

    @property
    def is_allowed(self) -> bool:
        """Say whether the use is allowed."""
        return self.reason is None


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands over a file: its source and sender, whether it is invented, and the agreements beside and above it.

    `is_readable` is false where one of the files there should be an agreement and cannot be used.
    """

    source: str
    sender: str | None
    is_invented: bool = False
    agreements: tuple[Agreement, ...] = ()
    is_readable: bool = True


def may_use(standing: Standing, *, purpose: str, role: str, on: date) -> Decision:
    """Decide whether a role may use what stands there for a purpose on a day."""
    if not standing.is_readable or has_rivals(standing.agreements):
        return Decision(reason=Reason.NOT_READABLE)
    if not standing.agreements:
        return Decision(reason=Reason.NO_AGREEMENT)
    asked = [
        (agreement, _denied(agreement, standing, purpose=purpose, role=role, on=on))
        for agreement in latest_begun(standing.agreements, on)
    ]
    letting = tuple(agreement for agreement, reason in asked if reason is None)
    if letting:
        return Decision(agreements=letting)
    return Decision(reason=min((reason for _, reason in asked if reason), key=_NEAREST.__getitem__))


def _denied(agreement: Agreement, standing: Standing, *, purpose: str, role: str, on: date) -> Reason | None:
    """Return the first thing that keeps an agreement from letting a use in, or None."""
    source, sender = standing.source, standing.sender
    steps = (
        (source not in agreement.covers, Reason.SOURCE_NOT_COVERED),
        (not agreement.covers_sender(source, sender), _sender_reason(source, sender)),
        (agreement.is_invented and not standing.is_invented, Reason.INVENTED_FOR_REAL),
        (on < agreement.in_force_from, Reason.NOT_YET_IN_FORCE),
        (on > agreement.in_force_until, Reason.ENDED),
        (purpose not in agreement.uses, Reason.PURPOSE_NOT_NAMED),
        (not agreement.lets(purpose=purpose, role=role), Reason.ROLE_NOT_NAMED),
    )
    return next((reason for is_kept_out, reason in steps if is_kept_out), None)


def _sender_reason(source: str, sender: str | None) -> Reason:
    return Reason.SENDER_NOT_TOLD if sources().get(source) and sender is None else Reason.SENDER_NOT_COVERED


def has_rivals(agreements: Sequence[Agreement]) -> bool:
    """Say whether one version of one agreement stands there twice, and says different things."""
    first: dict[tuple[str, int], Agreement] = {}
    return any(first.setdefault((one.id, one.version), one) != one for one in agreements)


def latest_begun(agreements: Sequence[Agreement], on: date) -> list[Agreement]:
    """Return of each agreement the latest version that has begun by a day; the first one where none has begun."""
    by_id: dict[str, list[Agreement]] = {}
    for agreement in sorted(agreements, key=lambda agreement: (agreement.id, agreement.version)):
        by_id.setdefault(agreement.id, []).append(agreement)
    return [_latest(versions, on) for versions in by_id.values()]


def _latest(versions: Sequence[Agreement], on: date) -> Agreement:
    begun = [version for version in versions if version.in_force_from <= on]
    return begun[-1] if begun else versions[0]


def excluded_fields(agreements: Iterable[Agreement]) -> frozenset[str]:
    """Return the fields that any of the agreements leaves out: the strictest holds."""
    return frozenset[str]().union(*(agreement.excluded_fields for agreement in agreements))
