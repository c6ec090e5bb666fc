"""The words of sharing agreements: purposes, roles and legal bases, closed lists read from dated, cited YAML.

They let an agreement be checked for being whole. They are no legal advice: each list says who has signed it off, and
until somebody has, that nobody has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

RECORD_OPERATOR = "record_operator"
"""The role of whoever runs a command."""

DIRECT_WORK, COURT_EXCHANGE, STATUTORY_RETURNS = "direct_work", "court_exchange", "statutory_returns"
DATA_CORRECTION, DATA_QUALITY, MEASURES, ASSURANCE = "data_correction", "data_quality", "measures", "assurance"
"""The purposes that some command of Waypost asks for; purposes.yaml holds them all."""

LAWFUL_BASIS, SPECIAL_CATEGORY, SCHEDULE = "lawful_basis", "special_category_condition", "schedule_condition"
POWER = "power"
KINDS = (LAWFUL_BASIS, SPECIAL_CATEGORY, SCHEDULE, POWER)
"""The kinds of legal basis."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """An end for which a source may be used, what it lets in, and which commands ask for it.

    `asks` is record, files or nothing: of what those commands ask.
    """

    id: str
    title: str
    lets_in: str
    used_by: tuple[str, ...]
    asks: str
    law: str


@dataclass(frozen=True, slots=True)
class Role:
    """Who may use a source. `of`: record, cafcass, authority, court, board, research or family."""

    id: str
    title: str
    of: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A provision that an agreement may name. `roles`, `sources`, `purposes` null: its words do not narrow them.

    `needs` names kinds that must stand beside it; `text_read` is whole, opening or none.
    """

    id: str
    kind: str
    title: str
    citation: str
    url: str
    text_read: str
    needs: tuple[str, ...] = ()
    roles: frozenset[str] | None = None
    sources: frozenset[str] | None = None
    purposes: frozenset[str] | None = None
    note: str = ""

    def reaches(self, *, source: str, purpose: str, role: str) -> bool:
        """Say whether the provision, as far as its words narrow it, reaches that use."""
        return (
            (self.sources is None or source in self.sources)
            and (self.purposes is None or purpose in self.purposes)
            and (self.roles is None or role in self.roles)
        )


def read_list(name: str) -> Mapping[str, Any]:
    """Return one of the lists (purposes, roles, legal_bases, terms) as it stands in its file."""
    given: Mapping[str, Any] = yaml.safe_load(
        files("waypost.vocabulary").joinpath("sharing", f"{name}.yaml").read_text(encoding="utf-8")
    )
    return given


@cache
def purposes() -> Mapping[str, Purpose]:
    """Return every purpose by its id, in the list's order."""
    return MappingProxyType(
        {
            id_: Purpose(id_, given["title"], given["lets_in"], tuple(given["used_by"]), given["asks"], given["law"])
            for id_, given in read_list("purposes")["purposes"].items()
        }
    )


@cache
def roles() -> Mapping[str, Role]:
    """Return every role by its id, in the list's order."""
    return MappingProxyType({id_: Role(id_, **given) for id_, given in read_list("roles")["roles"].items()})


@cache
def legal_bases() -> Mapping[str, LegalBasis]:
    """Return every legal basis by its id, in the list's order."""
    bases = {}
    for id_, given in read_list("legal_bases")["legal_bases"].items():
        narrowed = {name: frozenset(given[name]) for name in ("roles", "sources", "purposes") if name in given}
        bases[id_] = LegalBasis(id_, **{**given, "needs": tuple(given.get("needs", ())), **narrowed})
    return MappingProxyType(bases)


@cache
def sources() -> Mapping[str, bool]:
    """Return every source that Waypost reads, and whether it has senders of its own."""
    return MappingProxyType({id_: given["has_senders"] for id_, given in read_list("terms")["sources"].items()})


@cache
def excludable_fields() -> tuple[str, ...]:
    """Return the fields of a person that an agreement may leave out: columns of intake/contract.py's PEOPLE."""
    return tuple(read_list("terms")["excludable_fields"])


def ends_soon_days() -> int:
    """Return how many days before its end or review an agreement counts as ending soon."""
    return int(read_list("terms")["ends_soon_days"])
