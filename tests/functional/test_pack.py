"""`waypost pack`: one board's pack on demand."""

from __future__ import annotations

import csv


def test_an_area_gets_its_pack(waypost, built, tmp_path):
    answer = waypost("pack", built, "--for", "birmingham", "--to", tmp_path / "pack")
    assert answer.code == 0, answer.said
    assert {path.name for path in (tmp_path / "pack").iterdir()} == {
        "index.html",
        "pack.pdf",
        "figures.xlsx",
        "figures.csv",
    }
    assert "<h1>Birmingham</h1>" in (tmp_path / "pack" / "index.html").read_text()


def test_a_place_that_is_not_there_is_said_plainly(waypost, built, tmp_path):
    answer = waypost("pack", built, "--for", "atlantis", "--to", tmp_path / "pack")
    assert (answer.code, "no figure is of that place" in answer.err) == (2, True)
    assert not (tmp_path / "pack").exists()


def test_each_area_of_the_court_has_a_pack_of_its_own(waypost, built, tmp_path):
    answer = waypost("pack", built, "--for", "areas", "--to", tmp_path / "packs")
    assert answer.code == 0, answer.err
    with (built / "release" / "measures.csv").open(encoding="utf-8") as file:
        areas = {row["area"] for row in csv.DictReader(file) if row["area_kind"] == "dfj_area"} - {"not_known"}
    assert {path.name for path in (tmp_path / "packs").iterdir()} == areas
    assert all((tmp_path / "packs" / area / "pack.pdf").is_file() for area in areas)
    assert len(answer.out.splitlines()) == len(areas)
