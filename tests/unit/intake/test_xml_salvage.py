"""What can be saved of a file that stops being XML."""

from __future__ import annotations

import io

import pytest

from waypost.intake import xml_salvage
from waypost.intake.xml_salvage import Salvage

WITHIN, BESIDE = frozenset({"All", "Many"}), frozenset({"Head"})


def saved(text: str, after: int = 0, block: int = 1 << 20) -> list[tuple[int, str, str | None]]:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(size or 0, block))

    pieces = Salvage("One", WITHIN, BESIDE, after=after).pieces(Slow(text.encode()))  # type: ignore[arg-type]
    return [(number, text.decode(), rule) for number, text, rule in pieces]


def test_each_whole_piece_in_a_root_of_its_own():
    text = "<All><Head>x</Head><Many><One>a</One> <One b='1'>b</One><One/></Many></All>"
    assert saved(text) == [
        (1, "<all><One>a</One></all>", None),
        (2, "<all><One b='1'>b</One></all>", None),
        (3, "<all><One/></all>", None),
    ]


def test_namespaces_of_the_root_go_with_each_piece():
    text = '<x:All xmlns:x="urn:x"><x:One>a</x:One>'
    assert saved(text) == [(1, '<all xmlns:x="urn:x"><x:One>a</x:One></all>', None)]


def test_a_piece_without_its_end_is_lost_and_the_next_is_not():
    assert [(number, rule) for number, _, rule in saved("<One>a<One>b</One><One>c")] == [
        (1, "xml_broken"),
        (2, None),
        (3, "xml_broken"),
    ]


@pytest.mark.parametrize("lost", ["<Onee>b</Onee>", "loose", "</One>", "<Many"])
def test_what_stands_between_is_told(lost):
    pieces = saved(f"<One>a</One>{lost}<One>c</One>")
    assert [(number, rule) for number, _, rule in pieces] == [(1, None), (2, "xml_lost_between"), (2, None)]


def test_what_stands_after_the_last_is_told():
    assert [(number, rule) for number, _, rule in saved("<One>a</One><O")] == [(1, None), (2, "xml_lost_between")]


def test_what_may_stand_around_is_no_loss():
    text = "<?xml version='1.0'?><!-- c --><All a='1'><Head><b>c</b></Head><Many><One>a</One></Many></All>"
    assert [rule for _, _, rule in saved(text)] == [None]


def test_a_head_that_is_cut_off_is_counted_by_whoever_reads_heads():
    assert saved("<All><Head><Year>20") == []


def test_those_that_were_read_before_are_passed_over():
    assert [(number, rule) for number, _, rule in saved("<One>a</One><One>b</One><One>c</One>", after=2)] == [(3, None)]


def test_the_size_of_a_block_changes_nothing():
    text = "<All>" + "".join(f"<One><b>{number}</b></One>\n" for number in range(40)) + "<One>"
    assert all(saved(text, block=block) == saved(text) for block in (7, 20, 64, 301))


def test_a_piece_longer_than_is_read_is_lost_alone(monkeypatch):
    monkeypatch.setattr(xml_salvage, "limit", lambda name: 40)
    pieces = saved(f"<One>a</One><One>{'<b>x</b>' * 20}</One><One>c</One>", block=16)
    assert [(number, rule) for number, _, rule in pieces] == [(1, None), (2, "xml_element_too_long"), (3, None)]


def test_a_tag_that_never_ends_is_lost_and_not_held(monkeypatch):
    monkeypatch.setattr(xml_salvage, "limit", lambda name: 40)
    assert [rule for _, _, rule in saved("<One>a</One>" + "x" * 200, block=16)] == [None, "xml_lost_between"]
