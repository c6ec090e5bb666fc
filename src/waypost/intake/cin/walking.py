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
_SHAPES_KEPT = 1000  # of one element; a file that has more is looked at one by one
_Row = dict[str, Any]


class Known(NamedTuple):
    """What an element is where it stands: of which kind, its place in the schema's order, and its name or level."""

    kind: int
    order: int
    name: str
    level: Level | None = None
    is_out_of_place: bool = False
    dated_as: str = ""  # the name under which it stands here, where censuses differ in it


class Shape(NamedTuple):
    """How what stands in one element is taken at once, where it all is as the schema says.

    `places` and `names` are those of the leaves; `dated` their names where censuses differ in them; `others` are the
    places of what is no plain leaf, with its kind, its name and its level.
    """

    places: tuple[int, ...]
    names: tuple[str, ...]
    dated: tuple[str, ...]
    others: tuple[tuple[int, int, str, Level | None], ...]


class Level(dict[str, Known]):
    """The elements known inside one element, by tag. A tag met for the first time is looked up and remembered."""

    def __init__(self, block: str, holds: Mapping[str, Node], *, wrapper: str = "") -> None:
        super().__init__()
        self.block = block
        self.of = None if wrapper else blocks()[block]
        self.within = f"{wrapper}/" if wrapper else ""
        self._here: dict[str, Known] = {}
        self._shapes: dict[tuple[Any, ...], Shape | None] = {}
        for order, (tag, node) in enumerate(holds.items()):
            for name, known in _known(tag, node, order, block):
                self._here[fold(name)] = known

    def shape_of(self, tags: tuple[Any, ...]) -> Shape | None:
        """Return how elements of these tags are taken at once; null where they must be looked at one by one."""
        if tags in self._shapes:
            return self._shapes[tags]
        shape = self._shape(tags)
        if len(self._shapes) < _SHAPES_KEPT:
            self._shapes[tags] = shape
        return shape

    def _shape(self, tags: tuple[Any, ...]) -> Shape | None:
        all_known = [self[tag] for tag in tags]
        orders = [known.order for known in all_known]
        plain = {place: known for place, known in enumerate(all_known) if known.kind == _LEAF}
        names = tuple(known.name for known in plain.values())
        is_odd = any(known.kind == _OTHER or known.is_out_of_place for known in all_known)
        if is_odd or orders != sorted(orders) or len(set(names)) < len(names):
            return None
        others = tuple(
            (place, known.kind, known.name, known.level)
            for place, known in enumerate(all_known)
            if known.kind != _LEAF
        )
        dated = tuple(known.dated_as for known in plain.values() if known.dated_as)
        return Shape(tuple(plain), names, dated, others)

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
        return [(tag, Known(_WRAPPER, order, tag, Level(block, node.holds, wrapper=tag)))]
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


Above = tuple[int | None, int | None, int | None]
ABOVE = ("child", "cin_details", "child_protection_plan")
_PLACES = {name: place for place, name in enumerate(ABOVE)}
_NONE: Above = (None, None, None)


@dataclass(slots=True)
class Rows:
    """The rows of one block. `above`: of each row, the numbers of the rows of `ABOVE` that it hangs on."""

    rows: list[_Row] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    above: list[Above] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


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
        if block.value is not None:
            row[block.value.field.name] = element.text or ""
            if len(element):
                self._keep_unknown(element, row, held, number)
            return
        at = _PLACES.get(block.name)
        if at is not None:
            above = (*above[:at], number, *above[at + 1 :])  # type: ignore[assignment]
        self._inside(element, _level(block.name), _Inside(held, number, row, place, above, {}))

    def _inside(self, element: etree._Element, level: Level, at: _Inside) -> None:
        """Take what stands in a block or a wrapper: at once where all is as it should be, else one by one."""
        parts = list(element)
        shape = level.shape_of(tuple([part.tag for part in parts]))
        if shape is None or element.text or any([part.tail for part in parts]):
            self._one_by_one(element, level, at)
            return
        own = [parts[place] for place in shape.places] if shape.others else parts
        if any(map(len, own)):
            self._one_by_one(element, level, at)
            return
        at.row.update(zip(shape.names, [part.text or "" for part in own], strict=True))
        self.names.update(shape.dated)
        for place, kind, name, below in shape.others:
            if below is None:
                self._again(parts[place], kind, name, at)
            else:
                self._below(parts[place], level, below, at)

    def _one_by_one(self, element: etree._Element, level: Level, at: _Inside) -> None:
        row, last = at.row, -1
        if element.text and not element.text.isspace():
            self._stray(element.text, at)
        for part in element:
            known = level[part.tag]
            if known.kind == _LEAF and known.name not in row:
                row[known.name] = part.text or ""
                if len(part):
                    self._keep_unknown(part, row, at.held, at.number)
                if known.dated_as:
                    self.names.add(known.dated_as)
            elif known.kind <= _MANY:
                self._again(part, known.kind, known.name, at)
            elif known.level is not None:
                self._below(part, level, known.level, at)
            else:
                self._keep_unknown(part, row, at.held, at.number)
            if known.is_out_of_place:
                at.note("element_out_of_place")
            elif known.kind != _OTHER and known.order < last:
                at.note("element_out_of_order")
            last = max(last, known.order)
            if part.tail and not part.tail.isspace():
                self._stray(part.tail, at)

    def _below(self, part: etree._Element, level: Level, below: Level, at: _Inside) -> None:
        """Take a wrapper, which belongs to the row, or a block, which is a row of its own."""
        block = below.of
        if block is None:
            self._inside(part, below, at)
            return
        count = at.counts[block.name] = at.counts.get(block.name, 0) + 1
        self.take(block, part, f"{at.place}/{level.within}{block.element}[{count}]", at.above)

    def _again(self, part: etree._Element, kind: int, name: str, at: _Inside) -> None:
        """Take one of several values, or one that stands again where one may stand."""
        if kind == _MANY:
            text = part.text or ""
            at.row[name] = f"{at.row[name]}{BETWEEN}{text}" if name in at.row else text
        else:
            at.note("element_repeated")
            at.row.setdefault(UNKNOWN, []).append({name: part.text or ""})
        if len(part):
            self._keep_unknown(part, at.row, at.held, at.number)

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
    above: Above
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
