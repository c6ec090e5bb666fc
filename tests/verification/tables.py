"""Every row of the tables: exact columns in order, keys, and what stands in each cell."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from verification.checked import Checked
from verification.values import rule
from waypost.synthetic.rates import rates

HERE = Path(__file__).parent
EXTRACT = HERE.parents[1] / "docs" / "reference" / "cafcass-extract.schema.json"
LATEST = 2026
KEYS = {
    "header": ("CHILD",),
    "episodes": ("CHILD", "DECOM"),
    "ssd_person": ("pers_person_id",),
    "ssd_address": ("addr_table_id",),
    "ssd_disability": ("disa_table_id",),
    "ssd_legal_status": ("lega_legal_status_id",),
    "ssd_pre_proceedings": ("prep_table_id",),
}
ROOTS = {"header": ("CHILD", "header"), "ssd_person": ("pers_person_id", "ssd_person")}
"""Tables whose rows the other tables of the folder must refer to."""
_PERSONS = ("CHILD", "addr_person_id", "disa_person_id", "lega_person_id", "prep_person_id")


@cache
def contracts() -> Mapping[str, Any]:
    """Return contracts/tables.yaml."""
    given: Mapping[str, Any] = yaml.safe_load((HERE / "contracts" / "tables.yaml").read_text(encoding="utf-8"))
    return given


def rows(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """Return a table's header, and its rows as text."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        return header, [dict(zip(header, cells, strict=True)) for cells in reader]


def wrong_cells(table: str, rules: Mapping[str, str], told: Sequence[Mapping[str, str]], year: int) -> Iterator[str]:
    """Yield the place and rule of every cell that may not stand where it stands."""
    for column, text in rules.items():
        is_needed, own = text.startswith("needed "), text.removeprefix("needed ")
        allows = rule(own, year)
        for row in told:
            cell = row[column]
            if not cell:
                if is_needed:
                    yield f"{table}.{column}: empty"
            elif not allows(cell):
                yield f"{table}.{column}: {own.split()[0]}"


def wrong_keys(table: str, key: Sequence[str], told: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Yield a violation for each row whose key another row has."""
    counted = Counter(tuple(row[name] for name in key) for row in told)
    yield from (f"{table}: key twice" for times in counted.values() if times > 1)


def against_columns(county: Path, source: str, pattern: str) -> Checked:
    """Check every table of a source that comes in folders of an authority."""
    found, paths, records = Counter[str](), sorted(county.glob(pattern)), 0
    for path in paths:
        year = int(path.parent.name[:4]) if path.parent.name[:4].isdigit() else LATEST
        table, rules = path.stem, contracts()[source][path.stem]
        header, told = rows(path)
        records += len(told)
        if header != list(rules):
            found[f"{table}: columns"] += 1
            continue
        found.update(wrong_cells(table, rules, told, year))
        found.update(wrong_keys(table, KEYS.get(table, ("kind", "code", "area", "from_on")), told))
        found.update(strangers(path, told))
    return Checked(source, contracts()[source]["source"], paths, records, found)


def strangers(path: Path, told: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Yield a violation for each row about a child whom the folder's first table has not."""
    person = next((name for name in _PERSONS if name in told[0]), "")
    for column, table in ROOTS.values():
        root = path.with_name(f"{table}.csv")
        if person and root != path and root.exists():
            known = {row[column] for row in rows(root)[1]}
            yield from (f"{path.stem}.{person}: nobody" for row in told if row[person] not in known)


def against_extract(county: Path) -> Checked:
    """Check every subject of the Cafcass extract against docs/reference/cafcass-extract.schema.json."""
    package = json.loads(EXTRACT.read_text(encoding="utf-8"))
    found, records = Counter[str](), 0
    paths = sorted((county / "cafcass").glob("*.csv"))
    resources = {one["path"]: one for one in package["resources"]}
    found.update(f"{name}: no file" for name in resources.keys() - {path.name for path in paths})
    for path in paths:
        schema = resources[path.name]["schema"]
        header, told = rows(path)
        records += len(told)
        if header != [field["name"] for field in schema["fields"]]:
            found[f"{path.stem}: columns"] += 1
            continue
        for in_words in (False, True):
            rules = {field["name"]: rule_of(field, in_words=in_words) for field in schema["fields"]}
            rows_so = [row for row in told if is_of_the_year_of_labels(row) == in_words]
            found.update(wrong_cells(path.stem, rules, rows_so, LATEST))
        found.update(wrong_keys(path.stem, [*schema["primaryKey"], "recorded_at"], told))
    return Checked("cafcass", "docs/reference/cafcass-extract.schema.json", paths, records, found)


def is_of_the_year_of_labels(row: Mapping[str, str]) -> bool:
    """Say whether a row was keyed in the year in which the extract held labels of lists in place of codes."""
    given = rates("disagreements").table("labels_instead_of_codes")
    return str(given["from_on"]) <= row["recorded_at"][:10] <= str(given["to_on"])


def rule_of(field: Mapping[str, Any], *, in_words: bool = False) -> str:
    """Return a field of the extract's schema as a rule of ours; `in_words` allows the labels of a list too."""
    limits = field.get("constraints", {})
    kinds = {"date": "iso", "datetime": "instant", "boolean": "of yes|no", "number": "number", "string": "text"}
    own = kinds[field["type"]]
    if "enum" in limits:
        own = "of " + "|".join(limits["enum"])
    elif "waypost:codes" in field:
        own = ("words " if in_words else "codes ") + str(field["waypost:codes"]).split(".")[-1]
    return ("needed " if limits.get("required") else "") + own
