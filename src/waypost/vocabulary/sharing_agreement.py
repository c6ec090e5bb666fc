"""A sharing agreement: between whom, for which sources and senders, on what basis, for what, for whom, until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from waypost.foundation.errors import YoursToFix
from waypost.vocabulary.sharing_terms import (
    LAWFUL_BASIS,
    POWER,
    SPECIAL_CATEGORY,
    excludable_fields,
    legal_bases,
    purposes,
    roles,
    sources,
)

ALL_SENDERS = "all"


class AgreementNotWhole(YoursToFix):
    """An agreement lacks something, or contradicts itself. `faults`: each a key of the file and a sentence."""

    def __init__(self, faults: tuple[tuple[str, str], ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{key}: {sentence}" for key, sentence in faults))


@dataclass(frozen=True, slots=True)
class Signature:
    """That a party has signed: by which role (never a name), on which day."""

    party: str
    by_role: str
    on: date


@dataclass(frozen=True, slots=True)
class Agreement:
    """One version of one agreement. It validates itself; raises `AgreementNotWhole`.

    `covers` gives for each source the GSS codes of its senders, `all` for any, or nothing where one sender serves
    England. `uses` gives for each purpose the roles. The days are inclusive. An agreement that is itself `is_invented`
    lets nothing in but what is marked as invented.
    """

    id: str
    version: int
    title: str
    parties: tuple[str, ...]
    covers: Mapping[str, frozenset[str]]
    legal_basis: tuple[str, ...]
    uses: Mapping[str, frozenset[str]]
    in_force_from: date
    in_force_until: date
    review_on: date
    signed: tuple[Signature, ...]
    excluded_fields: frozenset[str] = field(default=frozenset())
    is_invented: bool = False

    def __post_init__(self) -> None:
        faults = (
            *_words_unknown(self),
            *_covering(self),
            *_basis(self),
            *_beyond_the_law(self),
            *_days(self),
            *_signing(self),
        )
        if faults:
            raise AgreementNotWhole(faults)

    def is_in_force(self, on: date) -> bool:
        """Say whether the agreement holds on a day."""
        return self.in_force_from <= on <= self.in_force_until

    def covers_sender(self, source: str, sender: str | None) -> bool:
        """Say whether the agreement covers what a sender sends as a source."""
        senders = self.covers.get(source)
        if senders is None:
            return False
        return not sources()[source] or ALL_SENDERS in senders or sender in senders

    def lets(self, *, purpose: str, role: str) -> bool:
        """Say whether a role is named for a purpose."""
        return role in self.uses.get(purpose, frozenset())


def _words_unknown(given: Agreement) -> Iterator[tuple[str, str]]:
    told = (
        ("covers", given.covers, sources(), "source"),
        ("legal_basis", given.legal_basis, legal_bases(), "legal basis"),
        ("purposes", given.uses, purposes(), "purpose"),
        ("purposes", {role for named in given.uses.values() for role in named}, roles(), "role"),
        ("excludes", given.excluded_fields, excludable_fields(), "field that can be left out"),
    )
    for key, words, known, what in told:
        if set(words) - set(known):
            yield key, f"a word here is no {what} that Waypost knows"
    if not given.id or not given.title:
        yield "agreement", "the agreement needs an id and a title"
    if given.version < 1:
        yield "version", "the first version is 1"


def _covering(given: Agreement) -> Iterator[tuple[str, str]]:
    if not given.covers:
        yield "covers", "it covers no source, so it lets nothing in"
    if not given.uses or not all(given.uses.values()):
        yield "purposes", "name at least one purpose, and for each purpose at least one role"
    for source, senders in given.covers.items():
        has_senders = sources().get(source)
        if has_senders and not senders:
            yield "covers", f"{source} is sent by authorities: say which, by GSS code, or senders: all"
        if has_senders is False and senders:
            yield "covers", f"{source} is sent by one sender for England: leave senders out"


def _basis(given: Agreement) -> Iterator[tuple[str, str]]:
    known = [legal_bases()[name] for name in given.legal_basis if name in legal_bases()]
    kinds = {basis.kind for basis in known}
    for kind, sentence in (
        (LAWFUL_BASIS, "name a lawful basis: one of UK GDPR article 6"),
        (SPECIAL_CATEGORY, "name a condition for special categories: one of UK GDPR article 9"),
        (POWER, "name the power or duty by which the information may be passed on"),
    ):
        if kind not in kinds:
            yield "legal_basis", sentence
    for basis in known:
        for need in basis.needs:
            if need not in kinds and need != POWER:
                yield "legal_basis", f"{basis.id} needs a {need.replace('_', ' ')} beside it"


def _beyond_the_law(given: Agreement) -> Iterator[tuple[str, str]]:
    """Yield the uses that none of the powers named reaches: section 42 alone, say, for a private-law adviser."""
    powers = [basis for name in given.legal_basis if (basis := legal_bases().get(name)) and basis.kind == POWER]
    for source in sorted(set(given.covers) & set(sources())):
        for purpose in sorted(set(given.uses) & set(purposes())):
            for role in sorted(given.uses[purpose] & set(roles())):
                if powers and not any(power.reaches(source=source, purpose=purpose, role=role) for power in powers):
                    yield "legal_basis", f"no power named here reaches {role} for {purpose} of {source}"


def _days(given: Agreement) -> Iterator[tuple[str, str]]:
    if given.in_force_until < given.in_force_from:
        yield "in_force_until", "it ends before it begins"
    if not given.in_force_from <= given.review_on <= given.in_force_until:
        yield "review_on", "the review must fall between the first and the last day"


def _signing(given: Agreement) -> Iterator[tuple[str, str]]:
    if len(set(given.parties)) < 2:
        yield "parties", "an agreement has at least two parties"
    if set(given.parties) != {signature.party for signature in given.signed}:
        yield "signed", "every party signs, and nobody else: by_role a role, no name; signed_on a day"
