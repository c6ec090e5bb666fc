"""Which agency's facts a role may see of a child: law and agreement as data, and default deny. Pure."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from waypost.casework.access.roles import Role

PUBLIC, PRIVATE = "public", "private"


@cache
def _told() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((files(__package__) / "facts.yaml").read_text(encoding="utf-8"))
    return told


def agencies_for(role: Role, law: str) -> frozenset[str]:
    """Return the agencies whose facts a role may see of a child in proceedings of a law. Neither law: none."""
    return frozenset(_told()["roles"].get(role.value, {}).get(law, ()))


def sources_for(role: Role, laws: frozenset[str]) -> frozenset[str]:
    """Return the sources that a role may see of a child who is in proceedings of these laws: what any of them allows.

    A source that nobody has put to an agency is seen by nobody.
    """
    allowed = frozenset[str]().union(*(agencies_for(role, law) for law in laws))
    return frozenset(source for agency in allowed for source in _told()["agencies"][agency])


def agency_of(source: str) -> str | None:
    """Return the agency that a source is of; None for one that nobody has put to an agency."""
    return next((agency for agency, sources in _told()["agencies"].items() if source in sources), None)
