"""What each kind of event means, which sources can tell it, and what its small details mean.

An event's details are five columns for every kind, so that a national record stays narrow: `code`, `reason`, `owner`,
`due_on` and `flag`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from waypost.vocabulary.events import EventKind


@dataclass(frozen=True, slots=True)
class EventMeaning:
    """What a kind of event means, who can say it, and what its details hold.

    `code`, `reason`, `owner`, `due_on` and `flag` say what that detail holds, or are empty.
    """

    title: str
    meaning: str
    sources: tuple[str, ...]
    code: str = ""
    reason: str = ""
    owner: str = ""
    due_on: str = ""
    flag: str = ""


def _read() -> Mapping[EventKind, EventMeaning]:
    text = files("waypost.vocabulary").joinpath("event_meanings.yaml").read_text(encoding="utf-8")
    told: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return MappingProxyType(
        {EventKind(kind): EventMeaning(**{**each, "sources": tuple(each["sources"])}) for kind, each in told.items()}
    )


MEANINGS = _read()
"""Every kind of event and what it means, in the order of EventKind: event_meanings.yaml."""

NOT_FOR_ACCOUNTS = frozenset({EventKind.HARM_ALLEGED})
"""Kinds that are counted and told in no account: an allegation is no finding, and could put somebody at risk."""
