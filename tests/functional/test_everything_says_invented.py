"""Whatever is written of invented families says "invented" inside: what a person may hold without the rest."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections import Counter

import polars as pl
import pytest

from verification.marks import MANIFEST, governing
from waypost.doors.pages.start import render_start
from waypost.synthetic.rates import rates
from waypost.synthetic.synthesise import ALL, synthesise
from waypost.vocabulary.areas import AREAS

BAND = "<strong>Invented families.</strong>"
PAGE = '<body class="invented">'


@pytest.mark.parametrize("source", ALL)
def test_each_source_alone_is_marked(tmp_path, source):
    synthesise(tmp_path / "x", children=60, seed=3, sources=[source], truth=True)
    told = [path for path in (tmp_path / "x").rglob("*") if path.is_file()]
    assert len(told) > 4
    for path in told:
        mark = json.loads(path.read_text()) if path.name == MANIFEST else governing(path, tmp_path / "x")
        assert (mark or {}).get("invented") is True, path.name
    assert (tmp_path / "x" / "README.txt").read_text().startswith("Everybody in this folder is invented.")
    assert "invented" in (tmp_path / "x" / "truth" / "README.txt").read_text().lower()


def test_every_census_says_so_itself(county):
    paths = sorted(county.glob("local-authority/*/cin/*.xml"))
    assert paths
    assert all("<!-- Invented. No child in this census is real. -->" in path.read_text() for path in paths)


def test_the_map_of_areas_says_so_in_every_row(county):
    rows = list(csv.DictReader((county / "areas.csv").open()))
    assert rows
    assert {row["is_invented"] for row in rows} == {"true"}
    assert all("invented" in row["source"] for row in rows)


def test_a_build_says_so_in_every_file_that_leaves_it(built):
    assert json.loads((built / "run.json").read_text())["invented"] is True
    for path in [built / "release" / "measures.csv", *sorted((built / "release").rglob("data/*.csv"))]:
        rows = list(csv.DictReader(path.open()))
        assert rows
        assert {row.get("invented", row.get("Invented")) for row in rows} <= {"true", "yes"}, path.name
    page = (built / "release" / "board-pack" / "index.html").read_text()
    assert BAND in page
    assert PAGE in page
    assert " - invented families</title>" in page
    assert 'body.invented::after{content:"Invented"' in page
    with zipfile.ZipFile(built / "release" / "board-pack" / "waypost-figures.xlsx") as book:
        sheets = [name for name in book.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)]
        assert len(sheets) > 5
        assert all(b"INVENTED FAMILIES: " in book.read(name).split(b"<oddHeader>")[1] for name in sheets)


def test_an_account_says_so_on_the_page_and_in_the_terminal(waypost, built, tmp_path):
    child = pl.read_parquet(built / "record" / "children.parquet")["child_id"].sort()[0]
    page = tmp_path / "page.html"
    assert "Invented." in waypost("account", built, child).out
    assert json.loads(waypost("account", built, child, "--json").out)["is_invented"] is True
    waypost("account", built, child, "--html", page)
    assert BAND in page.read_text()
    assert PAGE in page.read_text()
    start = render_start(as_of="2027-03-31", child_id=child)
    assert BAND in start
    assert PAGE in start


def test_what_is_not_invented_does_not_say_so(waypost, county, tmp_path):
    """The mark is the manifest's: without it nothing claims to be invented."""
    files = tmp_path / "files" / "cafcass"
    files.mkdir(parents=True)
    for path in (county / "cafcass").glob("*.csv"):
        (files / path.name).write_bytes(path.read_bytes())
    assert waypost("build", tmp_path / "files", tmp_path / "out").code in (0, 1)
    assert json.loads((tmp_path / "out" / "run.json").read_text())["invented"] is False
    page = (tmp_path / "out" / "release" / "board-pack" / "index.html").read_text()
    assert BAND not in page
    assert PAGE not in page
    areas = list(csv.DictReader((tmp_path / "out" / "release" / "board-pack" / "data" / "sources.csv").open()))
    assert {row["Invented"] for row in areas} == {"no"}


def test_named_places_are_real():
    """The 43 areas; authorities by official codes, each of its kind, no code and no name twice."""
    assert len(AREAS) == 43
    areas = rates("places").table("areas")
    assert set(areas) == {key for key, area in AREAS.items() if area.country == "England"}
    told = [(code, name) for area in areas.values() for code, name in area["authorities"].items()]
    codes, names = {code for code, _ in told}, {name for _, name in told}
    assert len(told) == len(codes) == len(names) > 130
    kinds = Counter(re.fullmatch(r"(E0[689]|E10)0000\d\d", code)[1] for code in codes)
    assert set(kinds) == {"E06", "E08", "E09", "E10"}
    most = {"E06": 63, "E08": 36, "E09": 33, "E10": 21}  # unitary, metropolitan, London, county: 153
    assert all(kinds[kind] <= number for kind, number in most.items())
    numbers = [rates("authorities").table("department_numbers")[code] for code in sorted(codes)]
    assert len(set(numbers)) == len(numbers)
    assert all(re.fullmatch(r"[2-9]\d\d", number) for number in numbers)


WELL_KNOWN = {
    "E08000025": ("Birmingham", "330"),
    "E08000035": ("Leeds", "383"),
    "E06000023": ("Bristol", "801"),
    "E09000033": ("Westminster", "213"),
    "E10000016": ("Kent", "886"),
    "E06000066": ("Somerset", "933"),
}


def test_a_code_names_the_authority_whose_it_is():
    told = {
        code: name for area in rates("places").table("areas").values() for code, name in area["authorities"].items()
    }
    numbers = rates("authorities").table("department_numbers")
    assert {code: (told[code], numbers[code]) for code in WELL_KNOWN} == WELL_KNOWN
