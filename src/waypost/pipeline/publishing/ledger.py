"""The ledger of releases: a folder that holds every release that was published, and the exact counts behind each.

    LEDGER/ledger.json            what was published when, by which version of Waypost
    LEDGER/public/DATE/           what may be put before anybody: figures, revisions, a page
    LEDGER/private/DATE.parquet   the figures before disclosure control; they never leave

A release is made beside the others and takes its place in the ledger by one rename of ledger.json: what a stopped
`publish` leaves behind is in no ledger, and the next one removes it.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from waypost.disclosure.revisions import Row
from waypost.foundation.errors import YoursToFix
from waypost.insight.measures.figure import Figure

LEDGER_FILE, FORM = "ledger.json", 1
FIGURES = "measures.csv"


class NotALedger(YoursToFix):
    """The folder holds something that is no ledger of releases, or one of another form."""


class NotInOrder(YoursToFix):
    """A release would stand before, or on the same day as, one that is published already."""


@dataclass(frozen=True, slots=True)
class Publication:
    """One release in the ledger. `definitions`: a fingerprint of each measure's definition, by measure."""

    published_on: date
    told_as_of: date
    is_invented: bool
    waypost: str
    figures: int
    revisions: int
    definitions: Mapping[str, str]
    note: str = ""


class Ledger:
    """A ledger in a folder, or a new one where the folder is absent or empty. Raises `NotALedger`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.publications: tuple[Publication, ...] = ()
        if (folder / LEDGER_FILE).is_file():
            self.publications = _read(folder / LEDGER_FILE)
        elif folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise NotALedger(
                "this holds something that is no ledger of releases.",
                where=folder.name,
                do="Name an empty or new folder as LEDGER.",
            )

    def public(self, on: date) -> Path:
        """Return the folder of what was published on a day."""
        return self.folder / "public" / on.isoformat()

    def rows(self, on: date) -> list[Row]:
        """Return the figures that were published on a day, as text."""
        with (self.public(on) / FIGURES).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def figures(self, on: date) -> list[Figure]:
        """Return the figures behind a release, before disclosure control."""
        return [Figure(**row) for row in pl.read_parquet(self._private(on)).iter_rows(named=True)]

    def check_comes_after(self, on: date) -> None:
        """Raise `NotInOrder` unless `on` is later than every publication."""
        if self.publications and on <= self.publications[-1].published_on:
            raise NotInOrder(
                f"the last release was published on {self.publications[-1].published_on}.",
                where="--on",
                do="Name a later day. What is published is never replaced; the next release lists what changed.",
            )

    @contextmanager
    def entry(self, publication: Publication, figures: Sequence[Figure]) -> Iterator[Path]:
        """Give the folder to write a release into; on success it stands in the ledger, on failure nothing does."""
        on = publication.published_on
        self.check_comes_after(on)
        public, private = self.public(on), self._private(on)
        for folder in (self.folder, public.parent, private.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.rmtree(public, ignore_errors=True)
        public.mkdir(mode=0o700)
        pl.DataFrame([asdict(figure) for figure in figures], infer_schema_length=None).write_parquet(private)
        private.chmod(0o600)
        try:
            yield public
            _write(self.folder / LEDGER_FILE, (*self.publications, publication))
        except BaseException:
            shutil.rmtree(public)
            private.unlink()
            raise
        self.publications = (*self.publications, publication)

    def _private(self, on: date) -> Path:
        return self.folder / "private" / f"{on.isoformat()}.parquet"


def _read(path: Path) -> tuple[Publication, ...]:
    try:
        told = json.loads(path.read_text("utf-8"))
        if told["waypost_ledger"] != FORM:
            raise NotALedger(
                "this ledger is of another form than this Waypost knows.",
                where=path.name,
                do="Use the Waypost that wrote it, or a later one.",
            )
        return tuple(_publication(entry) for entry in told["publications"])
    except (ValueError, KeyError, TypeError) as fault:
        raise NotALedger("this ledger cannot be understood.", where=path.name, do="Put it back from a copy.") from fault


def _publication(entry: Mapping[str, Any]) -> Publication:
    days = {name: date.fromisoformat(entry[name]) for name in ("published_on", "told_as_of")}
    return Publication(**{**entry, **days})


def _write(path: Path, publications: Sequence[Publication]) -> None:
    told = {"waypost_ledger": FORM, "publications": [asdict(one) for one in publications]}
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(told, indent=2, default=date.isoformat) + "\n", encoding="utf-8")
    os.replace(beside, path)
