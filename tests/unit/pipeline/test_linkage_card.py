"""The model card is written from the model, the rules and the figures."""

from __future__ import annotations

import json

from waypost.linkage.constraints import TWO_KEYS
from waypost.linkage.model import trained_model
from waypost.pipeline import linkage_card
from waypost.pipeline.linkage_card import CARD, FIGURES, FOLDER, card, measure, text


def test_the_card_is_that_of_the_model_the_rules_and_the_figures():
    """Red when one of them changed: `make docs`, or `make card` after `make train`."""
    assert CARD.read_text(encoding="utf-8") == card()


def test_every_part_is_there():
    told = card()
    assert "<!--" not in told
    assert trained_model().fingerprint["sha256"] in told
    assert f"- {TWO_KEYS}" in told
    assert all(label in told for label in trained_model().labels()["mother"].values() if "no mother" not in label)


def test_figures_are_those_of_families_invented_for_it(tmp_path, monkeypatch):
    kept = json.loads(FIGURES.read_text())

    def given(files, work):
        assert (files / "truth" / "people.parquet").is_file()
        assert work.is_dir()
        return {"ours": kept["ours"], "splink": kept["splink"]}

    monkeypatch.setattr(linkage_card, "bench_county", given)
    measure(tmp_path / "quality.json", children=60, seed=4)
    figures = json.loads((tmp_path / "quality.json").read_text())
    words = (FOLDER / "model_card_words.md").read_text(encoding="utf-8")
    assert "60 other invented children (seed 4)" in text(trained_model(), figures, words)


def test_the_figures_kept_reach_what_linkage_must():
    figures = json.loads(FIGURES.read_text())
    ours, splink = figures["ours"], figures["splink"]
    assert ours["cluster_precision"] >= 0.997
    assert ours["pairwise_recall"] >= splink["pairwise_recall"] + 0.02
    assert ours["gaps"]["ethnic_group"]["lower"] <= 0.01
