"""`waypost pack`: one board's pack on demand."""

from __future__ import annotations


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
