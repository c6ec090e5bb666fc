"""Rounds: every law fetched once, one after the other; or again and again, as windows settle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from waypost.foundation.errors import YoursToFix
from waypost.intake.manifest import KEY, ManifestNotReadable, parse_manifest
from waypost.pipeline.exchange.court_service import CourtService
from waypost.pipeline.exchange.fetch import due_at, fetch_law
from waypost.pipeline.exchange.fetched import Fetched, Wanted
from waypost.pipeline.exchange.retrying import Pace
from waypost.pipeline.exchange.terms import Law, seconds
from waypost.pipeline.progress import Progress

Services = Mapping[Law, CourtService]


class InventedFolder(YoursToFix):
    """Real cases were about to be written among invented ones."""


def fetch_round(
    services: Services, source: Path, *, pace: Pace, wanted: Wanted, progress: Progress
) -> tuple[Fetched, ...]:
    """Fetch every law once. A law that stops does not keep the next from being fetched."""
    if not all(service.is_stand_in for service in services.values()):
        check_not_invented(source)
    return tuple(
        fetch_law(law, service, source, pace=pace, wanted=wanted, progress=progress)
        for law, service in services.items()
    )


def follow(
    services: Services,
    source: Path,
    *,
    pace: Pace,
    wanted: Wanted,
    progress: Progress,
    tell: Callable[[Iterable[Fetched]], None],
) -> None:
    """Fetch round after round, waiting in between until the next whole window has settled; end when a law stops."""
    while True:
        done = fetch_round(services, source, pace=pace, wanted=wanted, progress=progress)
        tell(done)
        if any(one.stopped for one in done) or wanted.until is not None:
            return
        due = [instant for law, one in zip(services, done, strict=True) if (instant := due_at(law, one))]
        pace.rest(max((min(due) - pace.now()).total_seconds(), seconds("backoff_first_seconds").total_seconds()))


def check_not_invented(source: Path) -> None:
    """Raise `InventedFolder` where a manifest of IN, or of its court folders, says that what is there is invented."""
    for folder in (source, source / "court", *sorted(source.glob("court/*"))):
        for path in sorted(folder.glob("*.json")):
            text = path.read_bytes()
            if KEY.encode() in text and _says_invented(text.decode("utf-8", "replace")):
                raise InventedFolder(
                    "the manifest says that everybody in this folder is invented; real cases do not belong here.",
                    where=path.name,
                    do="Name another folder as IN.",
                )


def _says_invented(text: str) -> bool:
    try:
        return bool(parse_manifest(text).get("invented"))
    except ManifestNotReadable:
        return False
