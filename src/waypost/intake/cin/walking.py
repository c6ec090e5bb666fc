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
BETWEEN = "\n"
"""What parts the values of an element that may stand often."""
_LEAF, _MANY, _WRAPPER, _BLOCK, _OTHER = range(5)
_FIRST = ("header", "child")
_ATTRIBUTES = etree.XPath(
    "descendant-or-self::*/@*[namespace-uri() != 'http://www.w3.org/2001/XMLSchema-instance']", smart_strings=True
)
"""The attributes of an element and of all in it. No census has any; those of XML Schema itself say nothing."""
_ELSEWHERE = -2  # the order of what has no place where it stands: before everything
_Row = dict[str, Any]


class Known(NamedTuple):
    """What an element is where it stands: of which kind, its place in the schema's order, and its name or level."""

    kind: int
    order: int
    name: str
    level: Level | None = None
    dated_as: str = ""  # the name under which it stands here, where censuses differ in it


class Level(dict[str, tuple[Any, ...]]):
    """The elements known inside one element, by tag. A tag met for the first time is looked up and remembered.

    What is remembered are plain tuples of what `Known` names: Python takes those apart three times faster.
    """

    def __init__(self, block: str, holds: Mapping[str, Node], *, wrapper: str = "") -> None:
        super().__init__()
        self.block = block
        self.of = None if wrapper else blocks()[block]
        self.within = f"{wrapper}/" if wrapper else ""
        self._here: dict[str, Known] = {}
        for order, (tag, node) in enumerate(holds.items()):
            for name, known in _known(tag, node, order, block):
                self._here[fold(name)] = known

    def __missing__(self, tag: Any) -> tuple[Any, ...]:
        name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
        found = self._here.get(fold(name)) or _elsewhere(self.block).get(fold(name)) or Known(_OTHER, _ELSEWHERE, name)
        self[tag] = plain = tuple(found)
        return plain


def _known(tag: str, node: Node, order: int, block: str) -> list[tuple[str, Known]]:
    if isinstance(node, Leaf):
        kind, is_dated = _MANY if node.is_many else _LEAF, any(years != ALWAYS for years in node.names.values())
        return [(name, Known(kind, order, node.field.name, dated_as=name if is_dated else "")) for name in node.names]
    if isinstance(node, Wrapper):
        return [(tag, Known(_WRAPPER, order, tag, Level(block, node.holds, wrapper=tag)))]
    return [(tag, Known(_BLOCK, order, node.name, _level(node.name)))]


@cache
def _level(block: str) -> Level:
    return Level(block, blocks()[block].holds)


@cache
def _elsewhere(block: str) -> Mapping[str, Known]:
    """Return what is read wherever inside the block it stands: its own leaves, and the blocks that may hang on it."""
    own = [(tag, node) for tag, node in _all(blocks()[block].holds)]
    hangs_on_child = block != "header"  # nothing that tells of a child is read where no child is
    below = [(one.element, one) for one in blocks().values() if hangs_on_child and one.name not in (*_FIRST, block)]
    found: dict[str, Known] = {}
    for tag, node in [*below, *own]:
        for name, known in _known(tag, node, _ELSEWHERE, block):
            found[fold(name)] = known
    return found


def _all(holds: Mapping[str, Node]) -> list[tuple[str, Node]]:
    nodes: list[tuple[str, Node]] = []
    for tag, node in holds.items():
        nodes.append((tag, node))
        if isinstance(node, Wrapper):
            nodes += _all(node.holds)
    return nodes


Above = tuple[int | None, int | None, int | None]
ABOVE = ("child", "cin_details", "child_protection_plan")
_NONE: Above = (None, None, None)


@dataclass(slots=True)
class Rows:
    """The rows of one block. `above`: of each row, the numbers of the rows of `ABOVE` that it hangs on."""

    rows: list[_Row] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    above: list[Above] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


_Inside = tuple[Rows, int, str, Above, dict[str, int]]
"""Where the walk stands: in which row of which block, its place, what is above, how many blocks of each name came."""


class Walk:
    """Collects rows. `names`: the names met of elements that not all censuses have, or not under that name."""

    def __init__(self) -> None:
        self.blocks = {name: Rows() for name in blocks()}
        self.names: set[str] = set()

    def take(self, block: Block, element: etree._Element, place: str, above: Above = _NONE) -> None:
        """Take a block and all that stands in it."""
        held = self.blocks[block.name]
        row: _Row = {}
        number = len(held.rows)
        held.rows.append(row)
        held.places.append(place)
        held.above.append(above)
        if above is _NONE:
            _keep_attributes(element, row, held, number)
        if block.value is not None:
            row[block.value.field.name] = element.text or ""
            if len(element):
                self._keep_unknown(element, row, held, number)
            return
        if block.name in ABOVE:
            above = _with(above, block.name, number)
        self._inside(element, _level(block.name), row, (held, number, place, above, {}))

    def _inside(self, element: etree._Element, level: Level, row: _Row, at: _Inside) -> None:
        """Take what stands in a block or a wrapper."""
        last = -1
        if element.text:
            self._stray(element.text, row, at)
        for part in element:
            kind, order, name, below, dated_as = level[part.tag]
            if kind == _LEAF and name not in row:
                row[name] = part.text or ""
                if dated_as or len(part):
                    self._more_of(part, dated_as, row, at)
            elif below is not None:
                self._below(part, level, below, row, at)
            else:
                self._again(part, kind, name, row, at)
            if order > last:
                last = order
            elif order < last:
                _out_of_order(kind, order, at)
            if part.tail:
                self._stray(part.tail, row, at)

    def _more_of(self, part: etree._Element, dated_as: str, row: _Row, at: _Inside) -> None:
        """Look again at a leaf that has another name in other years, or something in it."""
        if dated_as:
            self.names.add(dated_as)
        if len(part):
            self._keep_unknown(part, row, *at[:2])

    def _below(self, part: etree._Element, level: Level, below: Level, row: _Row, at: _Inside) -> None:
        """Take a wrapper, which belongs to the row, or a block that stands in another: a row of its own."""
        block = below.of
        if block is None:
            self._inside(part, below, row, at)
            return
        _, _, place, above, counts = at
        count = counts[block.name] = counts.get(block.name, 0) + 1
        self.take(block, part, f"{place}/{level.within}{block.element}[{count}]", above)

    def _again(self, part: etree._Element, kind: int, name: str, row: _Row, at: _Inside) -> None:
        """Take one of several values, or one that stands again where one may stand, or what is not known."""
        text = part.text or ""
        if kind == _OTHER:
            self._keep_unknown(part, row, *at[:2])
            return
        if kind == _MANY:
            row[name] = f"{row[name]}{BETWEEN}{text}" if name in row else text
        else:
            _note("element_repeated", at)
            row.setdefault(UNKNOWN, []).append({name: text})
        if len(part):
            self._keep_unknown(part, row, *at[:2])

    def _stray(self, text: str, row: _Row, at: _Inside) -> None:
        if text.isspace():
            return
        _note("text_between_elements", at)
        row.setdefault(UNKNOWN, []).append({"": text.strip()})

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


def _keep_attributes(element: etree._Element, row: _Row, held: Rows, number: int) -> None:
    """Keep the attributes that stand anywhere in a child or the header with its row, and say so once."""
    found = _ATTRIBUTES(element)
    if found:
        held.notes.append((number, "attribute_not_read"))
        row.setdefault(UNKNOWN, []).extend({f"@{each.attrname.rpartition('}')[2]}": str(each)} for each in found)


def _out_of_order(kind: int, order: int, at: _Inside) -> None:
    if kind != _OTHER:
        _note("element_out_of_place" if order == _ELSEWHERE else "element_out_of_order", at)


def _note(rule: str, at: _Inside) -> None:
    held, number = at[:2]
    if (number, rule) not in held.notes[-3:]:
        held.notes.append((number, rule))


def _with(above: Above, block: str, number: int) -> Above:
    child, details, _ = above
    if block == "child":
        return number, None, None
    return (child, number, None) if block == "cin_details" else (child, details, number)


def child_block() -> Block:
    """Return the block of a child."""
    return blocks()["child"]


def header_block() -> Block:
    """Return the block of the header."""
    found = census()["Header"]
    assert isinstance(found, Block)
    return found
