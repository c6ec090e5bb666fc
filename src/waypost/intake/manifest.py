"""Manifests: who sent the files of a folder, when they were received, and whether they are invented.

A manifest is a JSON object with the key `waypost_manifest`, whatever its file is called. A file takes the manifest of
its own folder; keys that are not there come from the folders above. A manifest that says `truth` hides its folder from
the build: it holds the answers to the questions that linkage is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson

KEY = "waypost_manifest"


class ManifestNotReadable(ValueError):
    """A manifest that is there and cannot be used. The message says why and holds no value."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder says of its files; null where it says nothing.

    `sender` is the GSS code of the authority; `received_at` the instant (UTC) at which the files reached us;
    `collection_year` the year of a statutory return, "2024/25".
    """

    source: str | None = None
    sender: str | None = None
    received_at: datetime | None = None
    collection_year: str | None = None
    is_invented: bool = False
    seed: int | None = None


def parse_manifest(text: str) -> Mapping[str, Any]:
    """Return the keys of a manifest; raise `ManifestNotReadable` when it is no object or holds wrong kinds."""
    try:
        given = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ManifestNotReadable("the manifest is not whole JSON") from error
    if not isinstance(given, dict):
        raise ManifestNotReadable("the manifest is not a JSON object")
    for name, kind in (("source", str), ("sender", str), ("collection_year", str), ("invented", bool), ("seed", int)):
        if given.get(name) is not None and not isinstance(given[name], kind):
            raise ManifestNotReadable(f"the manifest's {name} has the wrong kind of value")
    _instant(given.get("received_at"))
    return given


def fold_manifests(levels: tuple[Mapping[str, Any], ...]) -> Manifest:
    """Return the manifest that holds for a file, from the manifests of its folders, the outermost first."""
    given: dict[str, Any] = {}
    for level in levels:
        given |= {key: value for key, value in level.items() if value is not None}
    return Manifest(
        source=given.get("source"),
        sender=given.get("sender"),
        received_at=_instant(given.get("received_at")),
        collection_year=given.get("collection_year"),
        is_invented=bool(given.get("invented", False)),
        seed=given.get("seed"),
    )


def _instant(text: object) -> datetime | None:
    """Return an ISO 8601 instant in UTC; one that names no zone is taken as UTC."""
    if text is None:
        return None
    try:
        instant = datetime.fromisoformat(str(text))
    except ValueError as error:
        raise ManifestNotReadable("the manifest's received_at is not an ISO 8601 instant") from error
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
