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
            rb"|(?P<open><(?:[\w.-]+:)?" + tag + rb"(?:\s[^<>]*)?/?>)",
            re.DOTALL,
        )
        whole = b"".join(
            rb"<(?:[\w.-]+:)?" + other.encode() + rb"\b.*?(?:</(?:[\w.-]+:)?" + other.encode() + rb"\s*>|\Z)|"
            for other in sorted(beside)
        )
        self._around = re.compile(whole + rb"</?(?:[\w.-]+:)?(?:" + around + rb")\b[^<>]*>", re.DOTALL)
        self._after = after
        self._ordinal = 0
        self._is_open = False
        self._held: list[bytes] = []  # of the piece that is open, else of what stands between two
        self._size = 0
        self._root = b""

    def pieces(self, opened: io.RawIOBase) -> Iterator[Saved]:
        """Yield each piece in a root of its own, or the rule by which it is lost, with its number."""
        rest = b""
        while block := opened.read(_BLOCK_BYTES):
            text = rest + block
            if not self._root:
                names = dict.fromkeys(_NAMESPACES.findall(text))
                self._root = b"<all" + b"".join(names) + b">"
            safe = text.rfind(b">") + 1
            yield from self._cut_up(text[:safe])
            rest = text[safe:]
            if len(rest) > limit("xml_element_bytes_most"):
                self._hold(rest)
                rest = b""
        self._hold(rest)
        yield from self._end("xml_broken" if self._is_open else None)

    def _cut_up(self, text: bytes) -> Iterator[Saved]:
        begin = 0
        for found in self._cut.finditer(text):
            if found.lastgroup is None:
                continue
            if found.lastgroup == "open":
                self._hold(text[begin : found.start()])
                yield from self._end("xml_broken" if self._is_open else None)
                self._is_open = True
                self._ordinal += 1
                begin = found.start()
                if not found[0].endswith(b"/>"):
                    continue
            self._hold(text[begin : found.end()])
            yield from self._end(None)
            begin = found.end()
        self._hold(text[begin:])

    def _hold(self, text: bytes) -> None:
        self._size += len(text)
        if self._size <= limit("xml_element_bytes_most"):
            self._held.append(text)

    def _end(self, rule: str | None) -> Iterator[Saved]:
        """End the piece that is open, or what stands between two, and tell what became of it."""
        was_open, text = self._is_open, b"".join(self._held)
        is_long = self._size > limit("xml_element_bytes_most")
        self._is_open, self._held, self._size = False, [], 0
        if was_open and self._ordinal > self._after:
            rule = "xml_element_too_long" if is_long else rule
            yield self._ordinal, b"" if rule else self._root + text + b"</all>", rule
        elif not was_open and self._ordinal >= self._after and (is_long or self._is_lost(text)):
            yield self._ordinal + 1, b"", "xml_lost_between"

    def _is_lost(self, text: bytes) -> bool:
        return bool(self._around.sub(b"", _ASIDE.sub(b"", text)).strip())
