"""Files of every source with canaries in every field of them, or wherever text may stand."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl

from canaries import Aviary, plant_in_census, plant_in_csv, plant_in_feed, plant_in_json, planted_rows
from support import case_data
from support.annex_a import LISTS, list_row, put_workbook
from support.ssda903_xml import as_xml
from support.tables import TABLES_OF, as_csv, put, put_manifest, row
from waypost.pipeline.bench.cin import write_census

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
    """Plant in every field."""
    return True


def where_text_may_stand(field: str, value: Any) -> bool:
    """Plant where text may stand, so that records are accepted."""
    return isinstance(value, str) and not STRUCTURE.search(field) and not CODED.match(value)
