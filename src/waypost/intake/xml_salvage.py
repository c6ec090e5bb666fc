"""What can be saved of a file that stops being XML: it is cut at the tags of one element, and each piece stands alone.

The other elements are not looked at. A piece that has a beginning and no end, or is longer than is read, is lost, and
so is what stands between the pieces where it is neither space nor a tag that may stand there. Each loss is told.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from waypost.intake.limits import limit

_BLOCK_BYTES = 1024 * 1024
_NAMESPACES = re.compile(rb"""\sxmlns(?::[\w.-]+)?\s*=\s*(?:"[^"<]*"|'[^'<]*')""")
_ASIDE = re.compile(rb"<!--.*?-->|<\?.*?\?>|\xef\xbb\xbf", re.DOTALL)
Saved = tuple[int, bytes, str | None]


class Salvage:
    """Cuts a file. `after` is how many of the elements were read before; they are passed over."""

    def __init__(self, name: str, within: frozenset[str], beside: frozenset[str], *, after: int) -> None:
        tag, around = name.encode(), b"|".join(sorted(other.encode() for other in within))
        self._cut = re.compile(
            rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|(?P<shut></(?:[\w.-]+:)?" + tag + rb"\s*>)"
            rb"|(?P<open><(?:[\w.-]+:)?" + tag + rb"(?:\s[^<>]*)?>)",
            re.DOTALL,
        )
        whole = b"".join(
            rb"<(?:[\w.-]+:)?" + other.encode() + rb"\b.*?(?:</(?:[\w.-]+:)?" + other.encode() + rb"\s*>|\Z)|"
            for other in sorted(beside)
        )
        self._around = re.compile(whole + rb"</?(?:[\w.-]+:)?(?:" + around + rb")\b[^<>]*>", re.DOTALL)
        self._after = after
        self._ordinal = 0
        self._held: list[bytes] | None = None  # of the piece that is open
        self._size = 0
        self._root = b"<all>"

    def pieces(self, opened: io.RawIOBase) -> Iterator[Saved]:
        """Yield each piece in a root of its own, or the rule by which it is lost, with its number."""
        rest = b""
        while block := opened.read(_BLOCK_BYTES):
            text = rest + block
            if not self._ordinal and self._held is None:
                names = dict.fromkeys(_NAMESPACES.findall(text[:_BLOCK_BYTES]))
                self._root = b"<all" + b"".join(names) + b">"
            safe = text.rfind(b">") + 1
            yield from self._cut_up(text[:safe])
            rest = text[safe:]
            if len(rest) > limit("xml_element_bytes_most"):
                yield from self._outside_or_in(rest)
                rest = b""
        yield from self._outside_or_in(rest)
        if self._held is not None:
            yield from self._end(b"", "xml_broken")

    def _cut_up(self, text: bytes) -> Iterator[Saved]:
        begin = 0
        for found in self._cut.finditer(text):
            if found.lastgroup is None:
                continue
            if found.lastgroup == "open":
                yield from self._outside_or_in(text[begin : found.start()])
                if self._held is not None:
                    yield from self._end(b"", "xml_broken")
                self._begin()
                begin = found.start()
                if not found[0].endswith(b"/>"):
                    continue
            yield from self._end(text[begin : found.end()], None)
            begin = found.end()
        yield from self._outside_or_in(text[begin:])

    def _begin(self) -> None:
        self._ordinal += 1
        self._held, self._size = [], 0

    def _outside_or_in(self, text: bytes) -> Iterator[Saved]:
        """Keep what stands inside a piece; tell what is lost between two."""
        if self._held is not None:
            self._size += len(text)
            if self._size <= limit("xml_element_bytes_most"):
                self._held.append(text)
        elif self._ordinal >= self._after and self._around.sub(b"", _ASIDE.sub(b"", text)).strip():
            yield self._ordinal + 1, b"", "xml_lost_between"

    def _end(self, text: bytes, rule: str | None) -> Iterator[Saved]:
        held, self._held = self._held, None
        if self._ordinal <= self._after and held is not None:
            return
        if held is None:  # an end without a beginning
            yield self._ordinal + 1, b"", "xml_lost_between"
        elif self._size + len(text) > limit("xml_element_bytes_most"):
            yield self._ordinal, b"", "xml_element_too_long"
        else:
            yield self._ordinal, b"".join((self._root, *held, text, b"</all>")), rule
