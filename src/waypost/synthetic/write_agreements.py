"""Invented sharing agreements, one beside the invented files of each agency: without one a build uses nothing."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from waypost.vocabulary.sharing_agreement import Agreement, Signature
from waypost.vocabulary.sharing_form import FILE_NAME, as_text
from waypost.vocabulary.sharing_terms import sources

_NOTE = """# Everything here is invented: no agency has signed this. It lets nothing in but files marked as invented.
# What each key means: docs/how-to/put-a-sharing-agreement-beside-a-source.md
"""
_SIGNED_BY = "Invented data protection lead"


def write_agreements(folder: Path) -> int:
    """Write an agreement into each agency's folder that stands under `folder`; return how many were written.

    That of the local authorities names as senders the authorities whose folders are there.
    """
    given: dict[str, Any] = yaml.safe_load(
        files("waypost.synthetic").joinpath("agreements.yaml").read_text(encoding="utf-8")
    )
    written = 0
    for name, told in given["agreements"].items():
        beside = folder / name
        if not beside.is_dir():
            continue
        senders = frozenset(path.name for path in beside.iterdir() if path.is_dir())
        text = as_text(_invented(name, told, given, senders))
        (beside / FILE_NAME).write_text(_NOTE + text, encoding="utf-8")
        written += 1
    return written


def _invented(name: str, told: dict[str, Any], given: dict[str, Any], senders: frozenset[str]) -> Agreement:
    return Agreement(
        id=f"invented-{name}",
        version=1,
        title=told["title"],
        parties=tuple(told["parties"]),
        covers={source: senders if sources()[source] else frozenset() for source in told["sources"]},
        legal_basis=tuple(told["legal_basis"]),
        uses={purpose: frozenset(roles) for purpose, roles in told["purposes"].items()},
        in_force_from=given["in_force_from"],
        in_force_until=given["in_force_until"],
        review_on=given["review_on"],
        signed=tuple(Signature(party, _SIGNED_BY, given["in_force_from"]) for party in told["parties"]),
        is_invented=True,
    )
