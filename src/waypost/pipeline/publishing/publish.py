"""Publishing a release into a ledger: rounded with all earlier ones in mind, attacked beside them, revisions listed."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from waypost.disclosure.gate import check_fields
from waypost.disclosure.measures_csv import write
from waypost.disclosure.profile import read_profile
from waypost.disclosure.release import release
from waypost.disclosure.revisions import KEY, TOLD, Revision, revisions_of
from waypost.insight.measures.registry import MEASURES, compute_all
from waypost.journeys.store.contract import RecordStore
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.publishing.ledger import FIGURES, Ledger, Publication
from waypost.pipeline.publishing.side_by_side import check_nothing_can_be_told, in_print, printed_before, rows_of
from waypost.pipeline.publishing.why_revised import Why, learnt_since, why
from waypost.vocabulary.sharing_terms import MEASURES as FOR_MEASURES

PROFILE, REVISIONS, PAGE = "all_releases", "revisions.csv", "index.html"
EXIT = "revisions"
_WAS = tuple(f"was_{name}" for name in TOLD)
REVISION_COLUMNS = (*KEY, "kind", "was_published_on", *_WAS, *TOLD, "reason", "why", "invented")


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: the release in numbers, its revisions with their reasons, and where it lies."""

    publication: Publication
    folder: Path
    releases: int
    counts: Mapping[str, int]
    revisions: Sequence[tuple[Revision, Why]]


Page = Callable[[Published], str]


def publish(
    usable: UsableRecord,
    store: RecordStore,
    ledger: Ledger,
    *,
    on: date,
    is_invented: bool,
    page: Page,
    note: str = "",
) -> Published:
    """Publish the figures of a record into a ledger, as of its own day, on the day `on`.

    `page` makes the page that stands beside the figures. Raises `NotInOrder`; `CouldBeTold` when the releases of the
    ledger and this one together would give a small count away. On any error the ledger is as it was.
    """
    usable.check_is_for(FOR_MEASURES)
    ledger.check_comes_after(on)
    profile, figures = read_profile(PROFILE), compute_all(store, store.as_of)
    earlier = [(one, ledger.rows(one.published_on)) for one in ledger.publications]
    printed = [in_print(ledger.figures(one.published_on), rows, profile) for one, rows in earlier]
    released = release(figures, profile, is_invented=is_invented, earlier=printed_before(printed))
    rows = rows_of(released)
    check_nothing_can_be_told([*printed, in_print(figures, rows, profile)], profile)
    definitions = _definitions()
    revised = revisions_of(rows, [(one.published_on, own) for one, own in earlier])
    of_day = {one.published_on: one for one in ledger.publications}
    learnt = {day: learnt_since(usable, of_day[day].told_as_of) for day in {one.was_published_on for one in revised}}
    explained = [
        (one, why(one, of_day[one.was_published_on], definitions, learnt[one.was_published_on], profile))
        for one in revised
    ]
    publication = Publication(
        on, store.as_of, is_invented, version("waypost"), len(rows), len(revised), definitions, note
    )
    published = Published(publication, ledger.public(on), len(earlier) + 1, released.counts, explained)
    with ledger.entry(publication, figures) as folder:
        write(released, folder / FIGURES)
        (folder / REVISIONS).write_text(_as_csv(published), encoding="utf-8")
        (folder / PAGE).write_text(page(published), encoding="utf-8")
    return published


def _definitions() -> dict[str, str]:
    """Return a fingerprint of each measure's definition."""
    plain = {measure.id: json.dumps(measure.as_plain(), sort_keys=True, default=str) for measure in MEASURES}
    return {name: hashlib.sha256(text.encode()).hexdigest()[:16] for name, text in plain.items()}


def _as_csv(published: Published) -> str:
    check_fields(EXIT, REVISION_COLUMNS)
    text = io.StringIO()
    rows = csv.DictWriter(text, REVISION_COLUMNS, lineterminator="\n")
    rows.writeheader()
    for revision, reason in published.revisions:
        rows.writerow(_row(revision, reason, is_invented=published.publication.is_invented))
    return text.getvalue()


def _row(revision: Revision, reason: Why, *, is_invented: bool) -> dict[str, Any]:
    now = revision.now or ("",) * len(TOLD)
    return {
        **revision.of,
        "kind": revision.kind,
        "was_published_on": revision.was_published_on.isoformat(),
        **dict(zip(_WAS, revision.was, strict=True)),
        **dict(zip(TOLD, now, strict=True)),
        "reason": reason.reason,
        "why": reason.sentence,
        "invented": "true" if is_invented else "false",
    }
