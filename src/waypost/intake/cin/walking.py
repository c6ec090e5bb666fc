"""From the XML of a child to rows of text, block by block: each element is touched once, and none is dropped.

A row is what one block says: its leaves by name, wherever inside the block they stand. What is not known is kept in the
row under `unknown`, and what is amiss is noted beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from lxml import etree

from waypost.intake.cin.layout import ALWAYS, Block, Leaf, Node, Wrapper, blocks, census
from waypost.intake.layouts import fold
from waypost.intake.xml_pieces import local_name

UNKNOWN = "unknown"
_LEAF, _MANY, _WRAPPER, _BLOCK, _OTHER = range(5)
_Row = dict[str, Any]


class Known(NamedTuple):
    """What an element is where it stands: of which kind, its place in the schema's order, and its name or level."""

    kind: int
    order: int
    name: str
    level: Level | None = None
    is_out_of_place: bool = False
    dated_as: str = ""  # the name under which it stands here, where censuses differ in it


class Level(dict[str, Known]):
    """The elements known inside one element, by tag. A tag met for the first time is looked up and remembered."""

    def __init__(self, block: str, holds: Mapping[str, Node]) -> None:
        super().__init__()
        self.block = block
        self._here: dict[str, Known] = {}
        for order, (tag, node) in enumerate(holds.items()):
            for name, known in _known(tag, node, order, block):
                self._here[fold(name)] = known

    def __missing__(self, tag: Any) -> Known:
        name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
        found = self._here.get(fold(name)) or _elsewhere(self.block).get(fold(name)) or Known(_OTHER, -1, name)
        self[tag] = found
        return found


def _known(tag: str, node: Node, order: int, block: str) -> list[tuple[str, Known]]:
    if isinstance(node, Leaf):
        kind, is_dated = _MANY if node.is_many else _LEAF, any(years != ALWAYS for years in node.names.values())
        return [(name, Known(kind, order, node.field.name, dated_as=name if is_dated else "")) for name in node.names]
    if isinstance(node, Wrapper):
        return [(tag, Known(_WRAPPER, order, tag, Level(block, node.holds)))]
    return [(tag, Known(_BLOCK, order, node.name, _level(node.name)))]


@cache
def _level(block: str) -> Level:
    return Level(block, blocks()[block].holds)


@cache
def _elsewhere(block: str) -> Mapping[str, Known]:
    """Return what is read wherever inside the block it stands: its own leaves, and the blocks that may hang on it."""
    own = [(tag, node) for tag, node in _all(blocks()[block].holds)]
    below = [(one.element, one) for one in blocks().values() if one.name not in ("header", "child", block)]
    found: dict[str, Known] = {}
    for tag, node in [*below, *own]:
        for name, known in _known(tag, node, -1, block):
            found[fold(name)] = known._replace(is_out_of_place=True)
    return found


def _all(holds: Mapping[str, Node]) -> list[tuple[str, Node]]:
    nodes: list[tuple[str, Node]] = []
    for tag, node in holds.items():
        nodes.append((tag, node))
        if isinstance(node, Wrapper):
            nodes += _all(node.holds)
    return nodes


@dataclass(slots=True)
class Rows:
    """The rows of one block. `above`: of each row, the numbers of the rows above it, by block; null where none is."""

    rows: list[_Row] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    above: dict[str, list[int | None]] = field(default_factory=dict)
    notes: list[tuple[int, str]] = field(default_factory=list)


_Above = dict[str, int]
ABOVE = ("child", "cin_details", "child_protection_plan")


class Walk:
    """Collects rows. `names`: the names met of elements that not all censuses have, or not under that name."""

    def __init__(self) -> None:
        self.blocks = {name: Rows(above={above: [] for above in ABOVE}) for name in blocks()}
        self.names: set[str] = set()

    def take(self, block: Block, element: etree._Element, place: str, above: _Above | None = None) -> None:
        """Take a block and all that stands in it."""
        held = self.blocks[block.name]
        number, row = len(held.rows), _Row()
        held.rows.append(row)
        held.places.append(place)
        above = above or {}
        for name in ABOVE:
            held.above[name].append(above.get(name))
        if block.value is not None:
            row[block.value.field.name] = element.text or ""
            if len(element):
                self._keep_unknown(element, row, held, number)
            return
        self._inside(element, _level(block.name), _Inside(held, number, row, place, {**above, block.name: number}, {}))

    def _inside(self, element: etree._Element, level: Level, at: _Inside) -> None:
        """Take what stands in a block or a wrapper."""
        row, last = at.row, -1
        if element.text and not element.text.isspace():
            self._stray(element.text, at)
        for part in element:
            kind, order, name, below, is_out_of_place, dated_as = level[part.tag]
            if kind <= _MANY:
                self._leaf(part, kind, name, row, at)
                if dated_as:
                    self.names.add(dated_as)
            elif kind == _WRAPPER and below is not None:
                self._inside(part, below, at)
            elif kind == _BLOCK:
                tag = local_name(part)
                count = at.counts[name] = at.counts.get(name, 0) + 1
                within = f"{at.place}/{local_name(element)}" if level is not _level(level.block) else at.place
                self.take(blocks()[name], part, f"{within}/{tag}[{count}]", at.above)
            else:
                self._keep_unknown(part, row, at.held, at.number)
            if is_out_of_place:
                at.note("element_out_of_place")
            elif order < last:
                at.note("element_out_of_order")
            elif order > last:
                last = order
            tail = part.tail
            if tail and not tail.isspace():
                self._stray(tail, at)

    def _leaf(self, part: etree._Element, kind: int, name: str, row: _Row, at: _Inside) -> None:
        text = part.text or ""
        if kind == _MANY:
            row.setdefault(name, []).append(text)
        elif name in row:
            at.note("element_repeated")
            row.setdefault(UNKNOWN, []).append({name: text})
        else:
            row[name] = text
        if len(part):
            self._keep_unknown(part, row, at.held, at.number)

    def _stray(self, text: str, at: _Inside) -> None:
        at.note("text_between_elements")
        at.row.setdefault(UNKNOWN, []).append({"": text.strip()})

    def _keep_unknown(self, part: etree._Element, row: _Row, held: Rows, number: int) -> None:
        """Keep an element that is not known, with all that stands in it, and say so once a row."""
        if (number, "element_not_known") not in held.notes[-1:]:
            held.notes.append((number, "element_not_known"))
        kept = row.setdefault(UNKNOWN, [])
        for one in part.iter():
            if one.text and not one.text.isspace():
                kept.append({local_name(one): one.text.strip()})
            if one is not part and one.tail and not one.tail.isspace():
                kept.append({"": one.tail.strip()})


class _Inside(NamedTuple):
    """Where the walk stands: in which row of which block, what is above, and how many blocks of each name came."""

    held: Rows
    number: int
    row: _Row
    place: str
    above: _Above
    counts: dict[str, int]

    def note(self, rule: str) -> None:
        if (self.number, rule) not in self.held.notes[-3:]:
            self.held.notes.append((self.number, rule))


def child_block() -> Block:
    """Return the block of a child."""
    return blocks()["child"]


def header_block() -> Block:
    """Return the block of the header."""
    found = census()["Header"]
    assert isinstance(found, Block)
    return found
