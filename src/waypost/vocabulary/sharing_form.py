"""The form of an agreement as keys: what stands in its file, and what a build keeps of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from waypost.vocabulary.sharing_agreement import ALL_SENDERS, Agreement, Signature

FILE_NAME = "sharing-agreement.yaml"
KEY = "waypost_sharing_agreement"
FORM = 1
"""The only form so far: the value of KEY."""

KEYS = (
    *(KEY, "agreement", "version", "title", "parties", "covers", "legal_basis", "purposes", "excludes"),
    *("in_force_from", "in_force_until", "review_on", "signed", "invented"),
)
OPTIONAL = frozenset({"excludes", "invented"})


def as_keys(agreement: Agreement) -> dict[str, Any]:
    """Return an agreement as the keys of its file, in their order: `from_keys` gives it again."""
    covers: list[dict[str, Any]] = []
    for source, senders in agreement.covers.items():
        told = ALL_SENDERS if ALL_SENDERS in senders else sorted(senders)
        covers.append({"source": source, **({"senders": told} if senders else {})})
    return {
        KEY: FORM,
        "agreement": agreement.id,
        "version": agreement.version,
        "title": agreement.title,
        "parties": list(agreement.parties),
        "covers": covers,
        "legal_basis": list(agreement.legal_basis),
        "purposes": {purpose: sorted(roles) for purpose, roles in agreement.uses.items()},
        **({"excludes": {"fields": sorted(agreement.excluded_fields)}} if agreement.excluded_fields else {}),
        "in_force_from": agreement.in_force_from,
        "in_force_until": agreement.in_force_until,
        "review_on": agreement.review_on,
        "signed": [{"party": one.party, "by_role": one.by_role, "signed_on": one.on} for one in agreement.signed],
        **({"invented": True} if agreement.is_invented else {}),
    }


class _Plain(yaml.SafeDumper):
    """Writes everything out: an agreement's file points nowhere else in itself."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def as_text(agreement: Agreement) -> str:
    """Return an agreement as the YAML of its file."""
    text: str = yaml.dump(as_keys(agreement), Dumper=_Plain, sort_keys=False, allow_unicode=True, width=110)
    return text


def from_keys(given: Mapping[str, Any]) -> Agreement:
    """Return the agreement that well-formed keys tell, its days as dates. Raises `AgreementNotWhole`."""
    return Agreement(
        id=given["agreement"],
        version=given["version"],
        title=given["title"].strip(),
        parties=tuple(given["parties"]),
        covers={one["source"]: _senders(one.get("senders")) for one in given["covers"]},
        legal_basis=tuple(given["legal_basis"]),
        uses={purpose: frozenset(roles) for purpose, roles in given["purposes"].items()},
        in_force_from=given["in_force_from"],
        in_force_until=given["in_force_until"],
        review_on=given["review_on"],
        signed=tuple(Signature(one["party"], one["by_role"], one["signed_on"]) for one in given["signed"]),
        excluded_fields=frozenset((given.get("excludes") or {}).get("fields", [])),
        is_invented=bool(given.get("invented", False)),
    )


def _senders(given: list[str] | str | None) -> frozenset[str]:
    if given is None:
        return frozenset()
    return frozenset({ALL_SENDERS} if given == ALL_SENDERS else given)
