"""The elements of one name in an XML file, one at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from waypost.intake import xml_pieces
from waypost.intake.files import SourceFile
from waypost.intake.sniffing import HEAD_BYTES, decode_head
from waypost.intake.xml_pieces import Around, open_xml, read_pieces

AROUND = Around(within=frozenset({"All", "Many"}), beside=frozenset({"Head"}))
Told = list[tuple[str, str]]


def file_of(folder: Path, content: str | bytes) -> SourceFile:
    path = folder / "some.xml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    head = decode_head(path.read_bytes()[:HEAD_BYTES], is_whole=True)
    return SourceFile(path, "some.xml", "cin", "xml", head.encoding if head else "utf-8")


def told(folder: Path, content: str | bytes) -> Told:
    """Return each piece: its place, and its text or the rule by which it was refused."""
    pieces = []
    for piece in read_pieces(file_of(folder, content), "One", AROUND):
        text = "".join(piece.element.itertext()) if piece.element is not None else str(piece.rule)
        pieces.append((piece.place, text))
    return pieces


def whole(*ones: str, declared: str = "") -> str:
    return f"{declared}<All><Head><a>h</a></Head><Many>{''.join(ones)}</Many></All>"


def test_each_element_with_its_place(tmp_path):
    assert told(tmp_path, whole("<One>a</One>", "\n  ", "<One><b>b</b></One>")) == [("One[1]", "a"), ("One[2]", "b")]


def test_comments_and_instructions_are_let_go_and_what_is_quoted_is_text(tmp_path):
    text = whole("<!-- <One>no</One> -->", "<?x y?>", "<One>a<!-- b --><![CDATA[<c>]]></One>")
    assert told(tmp_path, text) == [("One[1]", "a<c>")]


def test_any_namespace_will_do(tmp_path):
    text = '<x:All xmlns:x="urn:x"><x:Many><x:One><x:b>b</x:b></x:One></x:Many></x:All>'
    assert told(tmp_path, text) == [("One[1]", "b")]


def test_what_stands_beside_is_refused_as_one_and_text_is_told(tmp_path):
    text = whole("<Two>b</Two>", "<One>a</One>", "loose", "<One>c</One>", "<Three/>")
    assert told(tmp_path, text) == [
        ("One[1]", "a"),
        ("after One[0]", "element_not_known"),
        ("One[2]", "c"),
        ("after One[1]", "text_between_elements"),
        ("after One[2]", "element_not_known"),
    ]


def test_text_before_the_first_and_a_head_twice_are_told_of_the_file(tmp_path):
    assert told(tmp_path, "<All>loose<Head/><Head/><Many><One>a</One></Many></All>") == [
        ("One[1]", "a"),
        ("file", "element_repeated"),
        ("file", "text_between_elements"),
    ]


def test_one_inside_another_is_kept_with_it(tmp_path):
    assert told(tmp_path, whole("<One>a<One>b</One></One>", "<One>c</One>")) == [("One[1]", "ab"), ("One[2]", "c")]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("", "utf-8"),
        ('<?xml version="1.0"?>', "utf-8-sig"),
        ('<?xml version="1.0" encoding="UTF-8"?>', "utf-8-sig"),
        ('<?xml version="1.0" encoding="UTF-16"?>', "utf-16"),
        ('<?xml version="1.0" encoding="UTF-16"?>', "utf-16-le"),
        ("", "utf-16-be"),
        ('<?xml version="1.0" encoding="windows-1252"?>', "cp1252"),
        ("<?xml version='1.0' encoding='iso-8859-1' ?>", "cp1252"),
    ],
)
def test_every_encoding_that_comes(tmp_path, declared, encoding):
    text = whole("<One>Zoë – Ã©</One>", declared=declared)
    assert told(tmp_path, text.encode(encoding)) == [("One[1]", "Zoë – Ã©")]


def test_bytes_that_are_not_what_was_declared_are_read_and_told(tmp_path):
    text = whole("<One>Zoë</One>", "<One>a</One>", declared='<?xml version="1.0" encoding="UTF-8"?>').encode("cp1252")
    text = text.replace(b"Zo", b"Zo" + b" " * HEAD_BYTES)
    assert told(tmp_path, text)[1:] == [("One[2]", "a"), ("file", "encoding_mixed")]


def test_a_document_type_stops_it_whatever_it_defines(tmp_path):
    laughs = '<!DOCTYPE All [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert told(tmp_path, laughs + whole("<One>&b;</One>")) == [("file", "document_type_declared")]


def test_an_entity_that_nobody_defined_breaks_its_own_element_only(tmp_path):
    assert told(tmp_path, whole("<One>a</One>", "<One>&lol;</One>", "<One>c</One>")) == [
        ("One[1]", "a"),
        ("file", "xml_not_whole"),
        ("One[2]", "xml_broken"),
        ("One[3]", "c"),
    ]


def test_what_is_nested_without_end_is_refused(tmp_path):
    deep = "<b>" * 5000 + "</b>" * 5000
    assert told(tmp_path, whole(f"<One>{deep}</One>", "<One>c</One>")) == [
        ("file", "xml_not_whole"),
        ("One[1]", "xml_broken"),
        ("One[2]", "c"),
    ]


def test_an_element_longer_than_is_read_ends_it(tmp_path, monkeypatch):
    monkeypatch.setattr(xml_pieces, "limit", lambda name: 1000)
    monkeypatch.setattr(xml_pieces, "_CHUNK_BYTES", 300)
    assert told(tmp_path, whole("<One>a</One>", f"<One>{'b' * 5000}</One>")) == [
        ("One[1]", "a"),
        ("file", "xml_element_too_long"),
    ]


def test_a_file_that_went_away_is_told(tmp_path):
    file = file_of(tmp_path, whole())
    file.path.unlink()
    assert [(piece.place, piece.rule) for piece in read_pieces(file, "One", AROUND)] == [("file", "file_not_read")]


def test_memory_is_let_go_of_as_the_file_is_read(tmp_path):
    file = file_of(tmp_path, whole(*(f"<One>{number}</One>" for number in range(50))))
    for piece in read_pieces(file, "One", AROUND):
        parent = piece.element.getparent()
        before = [one for one in parent if one is not piece.element and one.text]
        assert not [one for one in before if parent.index(one) < parent.index(piece.element)]


def test_a_declared_encoding_is_believed_unless_a_mark_says_otherwise(tmp_path):
    declared = '<?xml version="1.0" encoding="windows-1252"?><All/>'
    assert open_xml(file_of(tmp_path, declared.encode("cp1252"))).is_declared
    assert not open_xml(file_of(tmp_path, declared.encode("utf-8-sig"))).is_declared
