"""Canaries: what is planted in the files is found in no release, page, log, refusal or error.

Two flights. In the first a canary stands in *every* field, keys, dates and codes among them: most records are refused,
and refusals, findings and errors must not repeat it. In the second they stand where text may stand, so that records are
accepted and the canaries travel as far as they can: into the record, and no further.
"""

from __future__ import annotations

import json
import logging
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from lxml import etree

from canaries import Aviary, plant_in_census, plant_in_csv, plant_in_feed, plant_in_json, planted_rows, texts_of
from support import case_data
from support.annex_a import LISTS, list_row, put_workbook
from support.ssda903_xml import as_xml
from support.tables import TABLES_OF, as_csv, put, put_manifest, row
from waypost.doors.pages.account import render_account
from waypost.intake.fields import listed_as, read_marks
from waypost.pipeline.bench.cin import write_census
from waypost.pipeline.one_child import account_of
from waypost.synthetic.synthesise import synthesise
from waypost.wiring.engines import open_record

FEEDS = ("court/public-law", "court/private-law")
HAND_MADE = {
    "case-data.jsonl": (case_data.public_case, case_data.private_case, case_data.history),
    "hearings.jsonl": (case_data.hearings, case_data.actuals, case_data.status_rows),
}
"""Sources of the court that nothing invents: a few lines of each, so that every path can bear three canaries."""
BY_HAND = [name for name in TABLES_OF["ssd"] if name not in ("ssd_person", "ssd_address", "ssd_pre_proceedings")]
"""Tables of SSD that are written here beside the invented ones, unless they are invented too."""
LONG = 60
"""Rows of each list by hand: as many as keep three canaries a column out of most of them."""
STRUCTURE = re.compile(
    r"(^|[._])(id|.*Id|.*_id|.* ID|.*Date.*|.*_on|.*_at|.*date.*|.*_key|upn|CHILD|UPN|DECOM|DEC|MC_DOB|DOB)$"
)
CODED = re.compile(r"^(?:[A-Z0-9_]{1,40}|true|false|[Yy]es|[Nn]o|YES|NO|M|F|[\d./:TZ+-]+)$")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small") / "files"
    synthesise(folder, children=150, seed=5)
    put_hand_made(folder / "court" / "case-data")
    put_authoritys_own(folder / "local-authority")
    return folder


def put_authoritys_own(authorities: Path) -> None:
    """Put the tables of SSD that nothing invents, and lists of Annex A, beside one authority's invented files."""
    authority = sorted(authorities.iterdir())[0]
    people = pl.read_csv(authority / "ssd" / "ssd_person.csv", infer_schema=False)["pers_person_id"].to_list()
    for table in BY_HAND:
        if not (authority / "ssd" / f"{table}.csv").exists():
            rows = [numbered(row(table), place, people) for place in range(LONG)]
            (authority / "ssd" / f"{table}.csv").write_text(as_csv(rows), encoding="utf-8")
    put_census(authority)
    folder = authority / "annex_a"
    folder.mkdir()
    (folder / "manifest.json").write_bytes((authority / "ssd" / "manifest.json").read_bytes())
    for table in LISTS:
        numbers = [*people, *(f"X{place}" for place in range(LONG))][:LONG]
        rows = [list_row(table) | {"Child Unique ID": number} for number in numbers]
        (folder / f"{table}.csv").write_text(as_csv(rows), encoding="utf-8")


def put_census(authority: Path) -> None:
    """Put a census with every element of every block beside the invented ones, of children of its own."""
    folder = authority / "cin_whole"
    folder.mkdir()
    (folder / "manifest.json").write_bytes((authority / "ssd" / "manifest.json").read_bytes())
    write_census(folder / "census.xml", 4 * LONG)


def numbered(cells: dict[str, str], place: int, people: list[str]) -> dict[str, str]:
    """Return a row of a child of the authority, with numbers of its own."""
    numbers = {name: f"{cells[name]}-{place}" for name in cells if re.search("_(id|urn)$", name) and cells[name]}
    persons = {name: people[place % len(people)] for name in cells if name.endswith("_person_id")}
    return cells | numbers | persons


def plant_in_workbook(folder: Path, aviary: Aviary, may_plant: Callable[[str, Any], bool]) -> None:
    """Put a workbook of the lists beside them, with canaries of its own and in the names of its sheets."""
    sheets = {}
    for table in LISTS:
        rows = [list_row(table) | {"Child Unique ID": f"W{place}"} for place in range(LONG)]
        name = aviary.hatch(f"workbook:{table}", 2)
        sheets[name] = planted_rows(f"workbook:{table}", rows, aviary, lambda column: may_plant(column, "text"))
    put_workbook(folder / "lists.xlsx", sheets)


def put_hand_made(folder: Path) -> None:
    """Put case data and hearings beside the invented files: each four times, numbered apart."""
    folder.mkdir(parents=True)
    for name, makers in HAND_MADE.items():
        lines = [json.dumps(make()) for _ in range(4) for make in makers]
        numbered = [
            line.replace("16739707", f"16739{n:03}").replace("16529508", f"16529{n:03}") for n, line in enumerate(lines)
        ]
        (folder / name).write_text("\n".join(numbered) + "\n", encoding="utf-8")
    (folder / "audit.csv").write_text(case_data.status_csv(), encoding="utf-8")


def plant(files: Path, aviary: Aviary, may_plant: Callable[[str, Any], bool]) -> None:
    """Plant in one authority's tables, in every Cafcass subject and in both feeds."""
    authorities: dict[str, Path] = {}
    for path in sorted((files / "local-authority").glob("*/*/**/*.csv")):
        size = authorities.get(path.name)
        if size is None or path.stat().st_size > size.stat().st_size:
            authorities[path.name] = path
    for path in [*authorities.values(), *sorted((files / "cafcass").glob("*.csv"))]:
        plant_in_csv(path, aviary, lambda column: may_plant(column, "text"))
    for feed in FEEDS:
        seen: dict[str, int] = {}
        for path in sorted((files / feed).glob("*.jsonl")):
            plant_in_feed(path, aviary, may_plant, seen)
    for name in HAND_MADE:
        plant_in_json(files / "court" / "case-data" / name, aviary, may_plant, {})
    plant_in_csv(files / "court" / "case-data" / "audit.csv", aviary, lambda column: may_plant(column, "text"))
    for path in (files / "local-authority").glob("*/cin_whole/*.xml"):
        plant_in_census(path, aviary, may_plant)
    for folder in (files / "local-authority").glob("*/annex_a"):
        plant_in_workbook(folder, aviary, may_plant)
    plant_in_a_whole_return(files / "local-authority", aviary, may_plant)


def plant_in_a_whole_return(authorities: Path, aviary: Aviary, may_plant: Callable[[str, Any], bool]) -> None:
    """Add every table of a return of children looked after, as CSV and as XML, with canaries in every field of each."""
    children = [str(9_000_000 + place) for place in range(LONG)]
    tables = {name: [row(name, CHILD=child) for child in children] for name in TABLES_OF["ssda903"]}
    tables["header"] = [{**cells, "UPN": ""} for cells in tables["header"]]
    for form, sender in (("csv", "E08000031"), ("xml", "E08000032")):
        folder = authorities / f"whole_return_{form}"
        put_manifest(folder, sender=sender, received_at="2027-06-30", collection_year="2026/27", invented=True)
    for name, rows in tables.items():
        path = put(authorities / "whole_return_csv", f"{name}.csv", rows)
        plant_in_csv(path, aviary, lambda column: may_plant(column, "text"))

    def may_plant_in(column: str) -> bool:
        return column != "CHILD" and may_plant(column, "text")  # by CHILD a row is put into its child

    planted = {name: planted_rows(f"xml:{name}", rows, aviary, may_plant_in) for name, rows in tables.items()}
    if may_plant("CHILD", "text"):
        planted["header"] += [row("header", CHILD=aviary.hatch("xml:header:CHILD", kind)) for kind in range(3)]
    put(authorities / "whole_return_xml", "return.xml", as_xml(planted))


def everywhere(field: str, value: Any) -> bool:
    return True


def where_text_may_stand(field: str, value: Any) -> bool:
    return isinstance(value, str) and not STRUCTURE.search(field) and not CODED.match(value)


def pages_of_every_child(out: Path) -> Iterator[tuple[str, str]]:
    store = open_record(out)
    for child in store.child_ids():
        yield f"account of {child}", render_account(account_of(store, child, out), invented=True)
    store.close()


@pytest.mark.parametrize(
    "may_plant", [everywhere, where_text_may_stand], ids=["in every field", "where text may stand"]
)
def test_no_canary_leaves(waypost, small, tmp_path, caplog, may_plant, record_property):
    caplog.set_level(logging.DEBUG)
    files, out, aviary = tmp_path / "files", tmp_path / "out", Aviary()
    shutil.copytree(small, files)
    plant(files, aviary, may_plant)
    checked = waypost("check", files, "--json")
    built = waypost("--log", "json", "build", files, out)
    assert built.code in (0, 1), built.err
    assert "stage ended" in built.err, "the log is searched too"
    said = [("check", checked.said), ("build", built.said), ("log", caplog.text)]
    said += [("journey", waypost("journey", out, "C-QZQZQ-QZQZQ").said)]
    leaving = [item for item in texts_of(out) if "/record/" not in item[0]]
    leaks, searched = aviary.found_in(iter([*said, *leaving, *pages_of_every_child(out)]))
    print(f"canaries planted {len(aviary.planted)}, places searched {searched}, leaks {len(leaks)}")  # noqa: T201
    record_property("canaries", len(aviary.planted))
    assert len(aviary.planted) > 300
    assert not leaks, sorted(set(leaks.values()))[:20]


def test_the_canaries_of_the_second_flight_reach_the_record(waypost, small, tmp_path):
    """A flight whose birds never took off would find nothing wrong."""
    files, out, aviary = tmp_path / "files", tmp_path / "out", Aviary()
    shutil.copytree(small, files)
    plant(files, aviary, where_text_may_stand)
    waypost("build", files, out)
    record = "\n".join(pl.read_parquet(out / "record" / "source_records.parquet")["read"].to_list())
    arrived = sum(canary in record for canary in aviary.planted)
    assert arrived > 0.8 * len(aviary.planted)
    run = json.loads((out / "run.json").read_text())
    assert all(source["accepted"] > 0.8 * source["read"] for source in run["sources"].values())


def test_a_leak_would_be_found(tmp_path):
    aviary = Aviary()
    address, telephone, name = (aviary.hatch("somewhere", kind) for kind in range(3))
    (tmp_path / "page.html").write_text(f"<p>{address.upper()}</p><p>{telephone}</p>")
    leaks, searched = aviary.found_in(texts_of(tmp_path))
    assert set(leaks) == {address, telephone}
    assert searched == 1
    assert name not in leaks


@pytest.mark.parametrize("source", ["hmcts_public_law", "hmcts_private_law", "cafcass", "ssd", "ssda903", "annex_a"])
def test_every_field_that_is_written_is_classified(small, source):
    marks = read_marks(source)
    assert set(marks.values()) <= {"public", "personal", "sensitive", "confidential"}
    unmarked = {field for field in fields_written(small, source) if field not in marks}
    assert not unmarked


@pytest.mark.parametrize(
    ("source", "name"), [("hmcts_case_data", "case-data.jsonl"), ("hmcts_hearings", "hearings.jsonl")]
)
def test_every_field_that_is_made_by_hand_is_classified(small, source, name):
    lines = (small / "court" / "case-data" / name).read_text().splitlines()
    fields = {field for line in map(json.loads, lines) if isinstance(line, dict) for field in paths_of(line, "")}
    assert len(fields) > 40
    assert not {field for field in fields if listed_as(source, field) is None}


def test_every_element_of_a_census_is_classified(small):
    marks = read_marks("cin")
    leaves = {field.rpartition(".")[2] for field in marks}
    for path in (small / "local-authority").glob("*/cin*/*.xml"):
        assert {one.tag for one in etree.parse(path).getroot().iter("*") if not len(one)} <= leaves | {"GenderCurrent"}


def fields_written(files: Path, source: str) -> set[str]:
    if source.startswith("hmcts"):
        folder = files / "court" / ("public-law" if source == "hmcts_public_law" else "private-law")
        lines = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text().splitlines()]
        return {field for line in lines for field in paths_of(line, "")}
    folders = {
        "cafcass": "cafcass",
        "ssd": "local-authority/*/ssd",
        "ssda903": "local-authority/*/ssda903/*",
        "annex_a": "local-authority/*/annex_a",
    }
    tables = files.glob(f"{folders[source]}/*.csv")
    return {f"{path.stem}.{column}" for path in tables for column in path.read_text().split("\n")[0].split(",")}


def paths_of(node: Any, place: str) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from paths_of(value, f"{place}.{key}" if place else key)
    elif isinstance(node, list):
        for value in node:
            yield from paths_of(value, f"{place}[]")
    else:
        yield place
