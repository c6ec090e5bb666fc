"""Publishing twice: what has not changed is printed as before, what has is listed with its reason, nothing is told."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from support.invented_figures import count_figure
from waypost.disclosure.profile import Profile
from waypost.insight.measures.figure import Figure
from waypost.pipeline.basis.usable import OtherPurpose, UsableRecord, usable_record
from waypost.pipeline.publishing import publish as publishing
from waypost.pipeline.publishing.ledger import Ledger, NotInOrder
from waypost.pipeline.publishing.publish import Published, publish
from waypost.pipeline.publishing.side_by_side import CouldBeTold
from waypost.vocabulary.sharing_terms import DATA_QUALITY, MEASURES, RECORD_OPERATOR
from waypost.wiring.engines import open_record

JANUARY, APRIL = date(2027, 1, 20), date(2027, 4, 20)


def figures(devon: int, truro: int) -> list[Figure]:
    counts = {"england": devon + truro, "devon": devon, "truro": truro}
    return [count_figure(area, "all", count) for area, count in counts.items()]


@pytest.fixture
def usable(built: Path) -> UsableRecord:
    return usable_record(built, purpose=MEASURES, role=RECORD_OPERATOR, on=JANUARY)


def published(
    usable: UsableRecord, ledger: Path, on: date, told: list[Figure], monkeypatch: pytest.MonkeyPatch
) -> Published:
    monkeypatch.setattr(publishing, "compute_all", lambda store, as_of: told)
    store = open_record(usable)
    try:
        return publish(usable, store, Ledger(ledger), on=on, is_invented=True, page=lambda _: "<p>page</p>")
    finally:
        store.close()


def test_a_second_release_lists_what_changed(
    usable: UsableRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = published(usable, tmp_path / "ledger", JANUARY, figures(33, 28), monkeypatch)
    second = published(usable, tmp_path / "ledger", APRIL, figures(33, 49), monkeypatch)
    assert (first.releases, len(first.revisions)) == (1, 0)
    assert (second.releases, len(second.revisions)) == (2, 2)
    with (second.folder / "revisions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = {(row["area"], row["kind"], row["was_value"], row["value"], row["invented"]) for row in rows}
    assert told == {
        ("truro", "changed", "25.0", "50.0", "true"),
        ("england", "changed", "60.0", "85.0", "true"),
    }
    assert (second.folder / "index.html").read_text() == "<p>page</p>"
    before, after = (
        {row["area"]: row["value"] for row in Ledger(tmp_path / "ledger").rows(on)} for on in (JANUARY, APRIL)
    )
    assert before["devon"] == after["devon"]


def test_nothing_is_published_when_a_count_could_be_told(
    usable: UsableRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(releases: object, profile: Profile, *, within: int) -> list[tuple[int, int]]:
        return [(0, 0)]

    monkeypatch.setattr("waypost.pipeline.publishing.side_by_side.pinned", found)
    with pytest.raises(CouldBeTold):
        published(usable, tmp_path / "ledger", JANUARY, figures(33, 28), monkeypatch)
    assert not (tmp_path / "ledger").exists()


def test_an_earlier_day_and_another_purpose_are_refused(
    usable: UsableRecord, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(usable, tmp_path / "ledger", APRIL, figures(33, 28), monkeypatch)
    with pytest.raises(NotInOrder):
        published(usable, tmp_path / "ledger", JANUARY, figures(33, 28), monkeypatch)
    other = usable_record(built, purpose=DATA_QUALITY, role=RECORD_OPERATOR, on=JANUARY)
    with pytest.raises(OtherPurpose):
        published(other, tmp_path / "ledger", APRIL, figures(33, 28), monkeypatch)
