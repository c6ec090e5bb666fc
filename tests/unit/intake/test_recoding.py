"""Bytes in whatever encoding a file has, handed on as UTF-8 a piece at a time."""

from __future__ import annotations

import pytest

from waypost.intake.recoding import REPLACEMENT, RecodedFile


def recoded(path, encoding):
    with RecodedFile(path, encoding) as opened:
        assert opened.readable()
        return opened.read().decode("utf-8")


@pytest.mark.parametrize(
    ("written", "encoding", "read"),
    [
        ("Zoë".encode("utf-16"), "utf-16", "Zoë"),
        ("Zoë".encode("utf-16-be"), "utf-16-be", "Zoë"),
        ("Zoë".encode("cp1252"), "cp1252", "Zoë"),
        ("Zoë ".encode() + "Chloé".encode("cp1252"), "utf-8", "Zoë Chloé"),
        (b"\x81", "utf-8", REPLACEMENT),
        ("Zoë".encode("utf-16-le")[:-1], "utf-16-le", "Zo" + REPLACEMENT),
        (b"\x00\xd8", "utf-16-le", REPLACEMENT),
        (b"", "utf-8", ""),
    ],
)
def test_what_is_read(tmp_path, written, encoding, read):
    path = tmp_path / "file"
    path.write_bytes(written)
    assert recoded(path, encoding) == read


def test_a_character_cut_between_two_pieces_is_whole(tmp_path, monkeypatch):
    monkeypatch.setattr("waypost.intake.recoding._PIECE_BYTES", 3)
    path = tmp_path / "file"
    path.write_bytes("aëëëb".encode())
    assert recoded(path, "utf-8") == "aëëëb"
