"""What the first 64 KiB of a file tell: its encoding, and what kind of thing it is."""

from __future__ import annotations

import pytest

from waypost.intake.sniffing import decode_head, header_rows, packed_as, xml_root

TEXT = "CHILD,NAME\n1,Zoë\n"


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_every_encoding_of_the_sector_is_told(encoding, told):
    head = decode_head(TEXT.encode(encoding), is_whole=True)
    assert head is not None
    assert head.encoding == told
    assert head.opening.startswith("CHILD,NAME\n1,Zoë")


def test_a_character_cut_in_two_at_the_end_of_the_head_is_no_reason_to_doubt_utf8():
    head = decode_head(("x" * 100 + "ë").encode()[:-1], is_whole=False)
    assert head is not None
    assert head.encoding == "utf-8"


def test_bytes_that_are_no_text_are_no_text():
    assert decode_head(bytes(range(256)) * 16, is_whole=True) is None
    assert decode_head(b"\xff\xfe" + "\x01\x02\x03".encode("utf-16-le"), is_whole=True) is None


@pytest.mark.parametrize(
    ("start", "what"), [(b"PK\x05\x06", "zip file"), (b"\x1f\x8b", "gzip"), (b"\xd0\xcf\x11\xe0", "old workbook")]
)
def test_packed_files_are_told_by_their_first_bytes(start, what):
    told = packed_as(start + b"more")
    assert told is not None
    assert what in told[0]
    assert packed_as(b"CHILD") is None


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("<Message>", "Message"),
        ('<?xml version="1.0"?>\n<!-- a <b> -->\n<n:Message x="1">', "Message"),
        ('<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "b">]><m/>', "!DOCTYPE"),
        ("< nothing", None),
    ],
)
def test_the_root_of_xml_is_read_without_a_parser(text, root):
    assert xml_root(text) == root


def test_a_header_is_cut_at_every_delimiter_that_it_could_have():
    assert header_rows(' A ;"B;C";D\n1;2;3')[0] == (";", ("A", "B;C", "D"))
    assert header_rows("A\tB\r\n")[0] == ("\t", ("A", "B"))
