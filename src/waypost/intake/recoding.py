"""Bytes in whatever encoding a file has, handed on as UTF-8 a piece at a time, so that no file is loaded to be recoded.

Where a file is mostly UTF-8 and some bytes are not, those bytes are taken as Windows-1252, one by one: that is what two
exports pasted together look like. What is nothing in either becomes the replacement character, and is reported.
"""

from __future__ import annotations

import codecs
import io
from pathlib import Path
from typing import cast

REPLACEMENT = "\ufffd"
_PIECE_BYTES = 256 * 1024
_FALLBACK = "waypost-windows-1252"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    wrong = cast("UnicodeDecodeError", error)  # the handler is named by decoders alone
    return wrong.object[wrong.start : wrong.end].decode("cp1252", errors="replace"), wrong.end


codecs.register_error(_FALLBACK, _as_windows_1252)


class RecodedFile(io.RawIOBase):
    """A file read as UTF-8 bytes, whatever it is written in.

    `is_declared`: the file itself says that it is written in `encoding`, so it is not taken for UTF-8.
    """

    def __init__(self, path: Path, encoding: str, *, is_declared: bool = False) -> None:
        super().__init__()
        self.is_declared = is_declared
        is_sure = is_declared or encoding.startswith("utf-16")
        decoder = codecs.getincrementaldecoder(encoding if is_sure else "utf-8")
        self._decoder = decoder(errors="replace" if is_sure else _FALLBACK)
        self._opened = path.open("rb")
        self._ready = memoryview(b"")
        self._bytes_in = self._bytes_out = 0

    @property
    def is_utf8(self) -> bool:
        """Whether every byte read so far was UTF-8: then as many bytes came out as went in, and else more."""
        return self._bytes_in == self._bytes_out

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer; return how many bytes were put in, 0 at the end."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        while not self._ready:
            piece = self._opened.read(_PIECE_BYTES)
            ready = self._decoder.decode(piece, final=not piece).encode("utf-8", errors="replace")
            self._bytes_in += len(piece)
            self._bytes_out += len(ready)
            self._ready = memoryview(ready)
            if not piece:
                break
        taken = min(len(view), len(self._ready))
        view[:taken] = self._ready[:taken]
        self._ready = self._ready[taken:]
        return taken

    def close(self) -> None:
        """Close the file beneath."""
        self._opened.close()
        super().close()
