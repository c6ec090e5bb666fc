"""The elements of one name in an XML file, one at a time, whatever is wrong with the file around them.

Nothing is expanded and nothing outside the file is asked for. While the file is whole XML it is read as a stream. Where
it stops being XML, what is left is cut at the tags of the element and each piece is read on its own (`xml_salvage`):
what is broken is refused with its place, and the rest is read. A file that declares a document type is refused.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from lxml import etree

from waypost.intake.files import SourceFile
from waypost.intake.limits import limit
from waypost.intake.recoding import RecodedFile
from waypost.intake.xml_salvage import Salvage

_CHUNK_BYTES = 256 * 1024
_HEAD_BYTES = 1024
_DECLARED = re.compile(r"""<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']""")
_ONE_BYTE = frozenset({"windows-1252", "cp1252", "iso-8859-1", "latin-1", "latin1", "iso-8859-15", "us-ascii"})
PARSING: dict[str, Any] = {
    "encoding": "utf-8",
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,  # keeps libxml2's bounds: 256 levels, 10 MB of text, no growing entities
    "remove_blank_text": True,  # between elements; what stands in an element that holds no other is kept
    "remove_comments": True,
    "remove_pis": True,
}


class XmlPiece(NamedTuple):
    """One element and its place, such as `Child[3]`; or, where there is none, the rule by which it was refused.

    `is_of_file` is true for what is told of the whole file and stands for no element.
    """

    place: str
    element: etree._Element | None = None
    rule: str | None = None
    is_of_file: bool = False


class _Stopped(Exception):
    """The file cannot be read further; `rule` says why."""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        super().__init__(rule)


def open_xml(file: SourceFile) -> RecodedFile:
    """Return the file as UTF-8. A byte order mark is believed first, then what the file declares."""
    with RecodedFile(file.path, file.encoding) as opened:
        head = opened.read(_HEAD_BYTES).decode("utf-8", errors="replace")
    declared = _DECLARED.search(head)
    is_one_byte = declared is not None and declared[1].lower() in _ONE_BYTE and file.encoding in ("utf-8", "cp1252")
    return RecodedFile(file.path, "cp1252" if is_one_byte else file.encoding, is_declared=is_one_byte)


class Around(NamedTuple):
    """The elements that may stand around those that are read: `within` them they stand, `beside` them others may."""

    within: frozenset[str]
    beside: frozenset[str]


def read_pieces(file: SourceFile, name: str, around: Around) -> Iterator[XmlPiece]:
    """Yield every element of that name, and what cannot be read, in order.

    What stands among them and is not named in `around` is refused as one. An element is the caller's until the next is
    asked for. Nothing is raised for what stands in the file.
    """
    stream = _Stream(name, around)
    try:
        with open_xml(file) as opened:
            yield from stream.read(opened)
            if file.encoding.startswith("utf-8") and not opened.is_declared and not opened.is_utf8:
                yield XmlPiece("file", rule="encoding_mixed", is_of_file=True)
    except _Stopped as stopped:
        yield XmlPiece("file", rule=stopped.rule)
    except etree.XMLSyntaxError:
        yield XmlPiece("file", rule="xml_not_whole", is_of_file=True)
        with open_xml(file) as opened:
            for ordinal, text, rule in Salvage(name, *around, after=stream.ended).pieces(opened):
                yield _salvaged(f"{name}[{ordinal}]", text, rule)
    except OSError:
        yield XmlPiece("file", rule="file_not_read")


def _salvaged(place: str, text: bytes, rule: str | None) -> XmlPiece:
    if rule == "xml_lost_between":
        return XmlPiece(f"before {place}", rule=rule)
    if rule is None:
        with suppress(etree.XMLSyntaxError):
            whole = etree.fromstring(text, etree.XMLParser(**PARSING))
            return XmlPiece(place, whole[0])
        rule = "xml_broken"
    return XmlPiece(place, rule=rule)


class _Stream:
    """Reads a file that is whole XML. `ended` counts the elements of the name whose end was met."""

    def __init__(self, name: str, around: Around) -> None:
        self.ended = 0
        self._name = name
        self._around = around
        self._ordinal = 0
        self._parent: etree._Element | None = None
        self._met: set[str] = set()

    def read(self, opened: io.RawIOBase) -> Iterator[XmlPiece]:
        parser = etree.XMLPullParser(events=("end",), tag=f"{{*}}{self._name}", **PARSING)
        most, waited = limit("xml_element_bytes_most"), 0
        while chunk := opened.read(_CHUNK_BYTES):
            parser.feed(chunk)
            waited += len(chunk)
            for _, element in parser.read_events():
                waited = 0
                yield from self._take(element)
            if waited > most:
                raise _Stopped("xml_element_too_long")
        root = parser.close()
        for _, element in parser.read_events():
            yield from self._take(element)
        if root is not None:
            yield from self._left(root)

    def _take(self, element: etree._Element) -> Iterator[XmlPiece]:
        if not self.ended and element.getroottree().docinfo.internalDTD is not None:
            raise _Stopped("document_type_declared")
        self.ended += 1
        if self._is_within_its_like(element):
            return  # it is kept with the element around it
        self._ordinal += 1
        yield XmlPiece(f"{self._name}[{self._ordinal}]", element)
        element.clear(keep_tail=True)
        parent = element.getparent()
        while parent is not None and parent[0] is not element:
            yield from self._beside_it(parent[0])
            del parent[0]

    def _is_within_its_like(self, element: etree._Element) -> bool:
        parent = element.getparent()
        if parent is self._parent:
            return False
        if any(local_name(above) == self._name for above in element.iterancestors()):
            return True
        self._parent = parent  # held, so that the same object comes again
        return False

    def _beside_it(self, element: etree._Element) -> Iterator[XmlPiece]:
        name = local_name(element)
        if name != self._name and name not in self._around.within | self._around.beside:
            yield XmlPiece(f"after {self._name}[{self._ordinal - 1}]", rule="element_not_known")
        if name in self._met:
            yield XmlPiece("file", rule="element_repeated", is_of_file=True)
        if name in self._around.beside:
            self._met.add(name)
        if element.tail and not element.tail.isspace():
            yield XmlPiece(f"after {self._name}[{self._ordinal - 1}]", rule="text_between_elements", is_of_file=True)

    def _left(self, root: etree._Element) -> Iterator[XmlPiece]:
        """What stands beside the last element, and in the elements around it."""
        self._ordinal += 1
        holders = [root, *(part for part in root if local_name(part) in self._around.within)]
        for element in (part for holder in holders for part in holder):
            yield from self._beside_it(element)
        if any(holder.text and not holder.text.isspace() for holder in holders):
            yield XmlPiece("file", rule="text_between_elements", is_of_file=True)


def local_name(element: etree._Element) -> str:
    """Return the element's name without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
