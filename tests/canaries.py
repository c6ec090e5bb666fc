"""Planting canaries: a unique address, telephone and name in every field of every source, and looking for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
from lxml import etree

from support.words_in_files import parts_of

STEMS = ("qzanary", "0163296", "qzname")
"""What every canary holds, one of the three by its kind: a text with none of them holds no canary."""


@dataclass
class Aviary:
    """Every canary planted, and where. Three a field: an address, a telephone, a name."""

    planted: dict[str, str] = field(default_factory=dict)
    first: int = 0

    def hatch(self, place: str, kind: int) -> str:
        """Return a new canary of that kind (0 address, 1 telephone, 2 name) for `place`."""
        number = self.first + len(self.planted)
        canary = (f"{number} Qzanary Lane QZ{number:05d}", f"0163296{number:05d}", f"Qzname{number:05d}")[kind]
        self.planted[canary] = place
        return canary

    def found_in(self, places: Iterator[tuple[str, str]]) -> tuple[dict[str, str], int]:
        """Return the canaries that stand in any of the texts, with where, and how many texts were searched."""
        leaks: dict[str, str] = {}
        searched = 0
        marks = [(canary, canary.casefold(), canary.replace(" ", "").casefold()) for canary in self.planted]
        for name, text in places:
            searched += 1
            low = text.casefold()
            if not any(stem in low for stem in STEMS):
                continue
            for canary, plain, tight in marks:
                if plain in low or tight in low:
                    leaks[canary] = f"{self.planted[canary]} -> {name}"
        return leaks, searched


def plant_in_csv(path: Path, aviary: Aviary, may_plant: Callable[[str], bool]) -> None:
    """Plant three canaries in every column, each in another row where there are rows enough."""
    frame = pl.read_csv(path, infer_schema=False)
    if not frame.height:
        return
    columns = {name: frame[name].to_list() for name in frame.columns}
    row = 0
    for name in frame.columns:
        if may_plant(name):
            for kind in range(3):
                columns[name][row % frame.height] = aviary.hatch(f"{path.name}:{name}", kind)
                row += 1
    pl.DataFrame(columns, schema=dict.fromkeys(frame.columns, pl.String)).write_csv(path)


def planted_rows(
    name: str, rows: list[dict[str, str]], aviary: Aviary, may_plant: Callable[[str], bool]
) -> list[dict[str, str]]:
    """Return rows with three canaries in every column, each in another row where there are rows enough."""
    planted = [dict(row) for row in rows]
    place = 0
    for column in rows[0]:
        if may_plant(column):
            for kind in range(3):
                planted[place % len(rows)][column] = aviary.hatch(f"{name}:{column}", kind)
                place += 1
    return planted


def plant_in_feed(path: Path, aviary: Aviary, may_plant: Callable[[str, Any], bool], seen: dict[str, int]) -> None:
    """Plant up to three canaries at every path of a feed's cases, at most one a case and path, over all files of it."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        for case in line["cases"]:
            _plant_in(case, "", aviary, may_plant, seen, path.parent.name)
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")


def plant_in_json(path: Path, aviary: Aviary, may_plant: Callable[[str, Any], bool], seen: dict[str, int]) -> None:
    """Plant up to three canaries at every path of the JSON text of each line, at most one a line and path."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        _plant_in(line, "", aviary, may_plant, seen, path.stem)
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")


def _plant_in(
    node: Any, place: str, aviary: Aviary, may_plant: Callable[[str, Any], bool], seen: dict[str, int], feed: str
) -> None:
    items = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in list(items):
        here = f"{place}.{key}" if isinstance(node, dict) else f"{place}[]"
        if isinstance(value, (dict, list)):
            _plant_in(value, here, aviary, may_plant, seen, feed)
        elif seen.get(here, 0) < 3 and may_plant(here.lstrip("."), value):
            node[key] = aviary.hatch(f"{feed}{here}", seen.get(here, 0))
            seen[here] = seen.get(here, 0) + 1


def plant_in_census(path: Path, aviary: Aviary, may_plant: Callable[[str, Any], bool]) -> None:
    """Plant up to three canaries in every element of a census, at most one a child and element, and beside elements."""
    tree = etree.parse(path)
    seen: dict[str, int] = {}
    for holder in [*tree.iter("Header"), *tree.iter("Child")]:
        for leaf in [one for one in holder.iter() if not len(one)]:
            place = "/".join([*reversed([above.tag for above in leaf.iterancestors()]), leaf.tag])
            if seen.setdefault(place, 0) < 3 and may_plant(leaf.tag, leaf.text):
                leaf.text = aviary.hatch(f"cin:{place}", seen[place])
                seen[place] += 1
                break
        strange = etree.SubElement(holder, "Strange")
        if may_plant("Strange", "text") and seen.setdefault("Strange", 0) < 3:
            strange.text, seen["Strange"] = aviary.hatch("cin:Strange", 0), seen["Strange"] + 1
            strange.tail = aviary.hatch("cin:beside", 1)
    tree.write(path)


def texts_of(folder: Path) -> Iterator[tuple[str, str]]:
    """Give every file under `folder` as text, and what is packed in each."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from unpacked(path)


def name_files(folder: Path, aviary: Aviary, suffixes: tuple[str, ...] = (".jsonl", ".csv", ".xml", ".xlsx")) -> None:
    """Give one file in four a name that holds a canary, and one folder in four, the kinds in turn."""
    found = [path for path in sorted(folder.rglob("*")) if path.suffix in suffixes and path.name != "areas.csv"]
    for number, path in enumerate(found[::4]):
        path.rename(path.with_name(aviary.hatch(f"name of {path.name}", number % 3) + path.suffix))
    for number, path in enumerate(sorted(folder.glob("local-authority/*/*"))[::4]):
        if path.is_dir():
            path.rename(path.with_name(aviary.hatch(f"folder {path.name}", number % 3)))


def unpacked(path: Path) -> Iterator[tuple[str, str]]:
    """Give one file as text, and what is packed in it: a workbook's cells, a PDF's pages, notes about either."""
    for part, text in parts_of(path.read_bytes()):
        yield f"{path}!{part}" if part else str(path), text
