"""The bench of the census runs on a few children and prints its line. No second is asserted: machines differ."""

from __future__ import annotations

from lxml import etree

from waypost.intake.cin.layout import blocks
from waypost.intake.files import discover
from waypost.intake.registry import read_all
from waypost.pipeline.bench import cin
from waypost.pipeline.bench.census_file import write_census
from waypost.pipeline.bench.cin import measure, touch_every_element
from waypost.pipeline.bench.figures import Asked
from waypost.pipeline.bench.intake import BENCHMARKS


def test_the_census_that_is_measured_fills_every_element_and_keeps_every_rule(tmp_path):
    write_census(tmp_path / "census.xml", 30)
    told = {element.tag for element in etree.parse(tmp_path / "census.xml").getroot().iter()}
    leaves = {leaf.field.name for block in blocks().values() for leaf in block.leaves}
    assert leaves - told == {"ExpectedPersonBirthDate", "PersonDeathDate"}
    (reading,) = read_all(discover(tmp_path).files)
    assert reading.findings.is_empty()
    assert reading.records.height == 1 + 8 * 30


def test_the_line_says_what_was_measured_against_what(tmp_path, monkeypatch):
    monkeypatch.setattr(cin, "CHILDREN", 20)
    monkeypatch.setattr(cin, "_TURNS", 1)
    (line,) = measure(Asked(tmp_path, tmp_path, {}, copies=1)).lines
    assert line.size.startswith("20 children")
    assert line.ours_s > 0
    assert line.beside_s
    assert BENCHMARKS["cin"] is cin.measure


def test_the_loop_touches_every_element(tmp_path):
    write_census(tmp_path / "census.xml", 3)
    assert touch_every_element(tmp_path / "census.xml") == len(
        list(etree.parse(tmp_path / "census.xml").getroot().iter())
    )
