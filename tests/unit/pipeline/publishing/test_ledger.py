"""The ledger holds every release, in order, and nothing of one that was not finished."""

from __future__ import annotations

import json
import stat
from datetime import date
from pathlib import Path

import pytest

from support.invented_figures import count_figure
from waypost.pipeline.publishing.ledger import Ledger, NotALedger, NotInOrder, Publication

JANUARY, APRIL = date(2027, 1, 20), date(2027, 4, 20)
FIGURES = [count_figure("devon", "all", 4)]


def publication(on: date) -> Publication:
    return Publication(on, on, True, "0.1.0", 1, 0, {"open_children": "abc"}, "note")


def add(ledger: Ledger, on: date) -> None:
    with ledger.entry(publication(on), FIGURES) as folder:
        (folder / "measures.csv").write_text("measure_id,value\nopen_children,5\n")


def test_what_was_published_is_read_back(tmp_path: Path) -> None:
    add(Ledger(tmp_path / "ledger"), JANUARY)
    ledger = Ledger(tmp_path / "ledger")
    assert ledger.publications == (publication(JANUARY),)
    assert ledger.rows(JANUARY) == [{"measure_id": "open_children", "value": "5"}]
    assert ledger.figures(JANUARY) == FIGURES


def test_exact_counts_are_for_their_owner_alone(tmp_path: Path) -> None:
    add(Ledger(tmp_path / "ledger"), JANUARY)
    private = tmp_path / "ledger" / "private"
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in private.iterdir()} == {0o600}


def test_a_release_that_was_not_finished_stands_nowhere(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger")
    add(ledger, JANUARY)
    with pytest.raises(KeyboardInterrupt), ledger.entry(publication(APRIL), FIGURES):
        raise KeyboardInterrupt
    assert Ledger(tmp_path / "ledger").publications == (publication(JANUARY),)
    assert not ledger.public(APRIL).exists()
    add(ledger, APRIL)
    assert [one.published_on for one in Ledger(tmp_path / "ledger").publications] == [JANUARY, APRIL]


@pytest.mark.parametrize("on", [JANUARY, date(2027, 1, 19)])
def test_nothing_is_published_before_or_over_another(tmp_path: Path, on: date) -> None:
    ledger = Ledger(tmp_path / "ledger")
    add(ledger, JANUARY)
    with pytest.raises(NotInOrder, match="Name a later day"):
        add(ledger, on)
    assert ledger.rows(JANUARY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "cannot be understood"),
        ("[]", "cannot be understood"),
        (json.dumps({"waypost_ledger": 2}), "of another form"),
        (json.dumps({"waypost_ledger": 1, "publications": [{"published_on": "x"}]}), "cannot be understood"),
    ],
)
def test_a_broken_ledger_is_said_plainly(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "ledger.json").write_text(text)
    with pytest.raises(NotALedger, match=said):
        Ledger(tmp_path)


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    with pytest.raises(NotALedger, match="Name an empty or new folder"):
        Ledger(tmp_path)
