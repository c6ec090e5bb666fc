"""Censuses damaged in every way that exports, mail and people damage them: told and counted, never lost, never said.

An element anywhere is dropped, swapped with another, given other text, told twice or renamed; then the file is written
in another encoding, cut off, or has bytes put into it. Whatever comes of it: nothing is raised, read = accepted +
refused, every accepted thing is one record, and no message holds what stood in the file.

50 damaged files of each census by default; as many as `WAYPOST_DAMAGED_FILES` says where it is set (`make damage`).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from support.census import census, child, cin_details, module, plan, put, section_47
from waypost.intake.contract import Reading
from waypost.intake.files import discover
from waypost.intake.registry import read_all

FILES = int(os.environ.get("WAYPOST_DAMAGED_FILES", "50"))
CANARY = "Qz"
CHILDREN = 4
ODD = ("", " ", "2026-02-31", "1900-01-01", "45413", "Qz&<>", "Qzé", "😀", "-1", "x" * 300, "]]>", "\n", "﻿")
SAMPLES = ("CIN_Census_2024.xml", "CIN_Census_2026.xml")
Tree = etree._Element
places = st.integers(0, 10**6)


def whole() -> Tree:
    """Return a census of four children with a block of every kind; their numbers are canaries."""
    inside = cin_details(
        section_47(), plan("2026-06-17", "2026-09-01", "2026-12-01"), module(), module(PPStartDate="2027-01-02")
    )
    children = [
        child(inside, cin_details(CINreferralDate="2026-05-06"), number=f"{CANARY}{one}") for one in range(CHILDREN)
    ]
    return etree.fromstring(census(*children))


def at(tree: Tree, place: int) -> Tree:
    elements = list(tree.iter(etree.Element))
    return elements[place % len(elements)]


def drop(tree: Tree, place: int, other: int, odd: str) -> None:
    hurt = at(tree, place)
    if hurt.getparent() is not None:
        hurt.getparent().remove(hurt)


def lift(tree: Tree, place: int, other: int, odd: str) -> None:
    """Drop an element and leave what stands in it."""
    hurt = at(tree, place)
    parent = hurt.getparent()
    if parent is not None:
        for part in reversed(list(hurt)):
            parent.insert(parent.index(hurt), part)
        parent.remove(hurt)


def swap(tree: Tree, place: int, other: int, odd: str) -> None:
    one, two = at(tree, place), at(tree, other)
    one.tag, two.tag = two.tag, one.tag
    one.text, two.text = two.text, one.text


def move(tree: Tree, place: int, other: int, odd: str) -> None:
    one, two = at(tree, place), at(tree, other)
    if one.getparent() is not None and one not in (two, *two.iterancestors()):
        two.append(one)


def retype(tree: Tree, place: int, other: int, odd: str) -> None:
    at(tree, place).text = printable(odd)


def loosen(tree: Tree, place: int, other: int, odd: str) -> None:
    at(tree, place).tail = printable(odd)


def repeat(tree: Tree, place: int, other: int, odd: str) -> None:
    hurt = at(tree, place)
    if hurt.getparent() is not None:
        hurt.addnext(deepcopy(hurt))


def rename(tree: Tree, place: int, other: int, odd: str) -> None:
    at(tree, place).tag = f"Odd{other % 3}"


def printable(odd: str) -> str:
    """Return the text without what no XML may hold."""
    return "".join(
        letter for letter in odd if letter in "\t\n" or " " <= letter <= "\ud7ff" or "\ue000" <= letter <= "\ufffd"
    )


Damage = Callable[[Tree, int, int, str], None]
damages = st.tuples(
    st.sampled_from([drop, lift, swap, move, retype, loosen, repeat, rename]),
    places,
    places,
    st.sampled_from(ODD) | st.text(max_size=8),
)
written = st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
declared = st.sampled_from(["", "utf-8", "UTF-16", "windows-1252", "iso-8859-1", "klingon"])
cuts = st.none() | st.integers(0, 12_000)
noises = st.none() | st.tuples(st.integers(0, 12_000), st.binary(min_size=1, max_size=6))


def damaged(tree: Tree, hurts: list[tuple[Damage, int, int, str]], told: str, encoding: str) -> bytes:
    for hurt, place, other, odd in hurts:
        hurt(tree, place, other, odd)
    head = f'<?xml version="1.0" encoding="{told}"?>' if told else ""
    return (head + etree.tostring(tree, encoding="unicode")).encode(encoding, errors="xmlcharrefreplace")


def check(content: bytes, secrets: tuple[str, ...]) -> None:
    """Check what must hold whatever the content."""
    with tempfile.TemporaryDirectory() as folder:
        put(Path(folder), content)
        found = discover(Path(folder))
        readings = read_all(found.files)
    told = {unread.file for unread in found.unread} | {count.file for one in readings for count in one.files}
    assert told == {"census.xml"}
    for reading in readings:
        check_reading(reading, secrets)
    assert not any(secret in str(unread) for secret in secrets for unread in found.unread)


def check_reading(reading: Reading, secrets: tuple[str, ...]) -> None:
    (count,) = reading.files
    assert count.read == count.accepted + count.refused
    assert reading.records.height == count.accepted
    assert not reading.records.select("record_key", "learnt_at", "sender").is_duplicated().any()
    refusals = reading.findings.filter("is_refusal")
    assert refusals.select("position", "rule").height >= count.refused
    said = str(reading.findings.select("position", "rule", "message", "do").unique().rows())
    assert not any(secret in said for secret in secrets)
    assert set(reading.events["person_key"]) <= set(reading.people["person_key"])


@settings(max_examples=FILES, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(hurts=st.lists(damages, max_size=5), encoding=written, told=declared, cut=cuts, noise=noises)
@example(hurts=[(drop, 3, 0, "")], encoding="utf-16", told="UTF-16", cut=501, noise=None)
@example(hurts=[], encoding="utf-8", told="", cut=None, noise=(2000, b"\x81&<"))
@example(hurts=[(rename, 14, 0, ""), (rename, 15, 1, "")], encoding="cp1252", told="windows-1252", cut=None, noise=None)
def test_whatever_is_done_to_a_census_it_is_told_and_counted(hurts, encoding, told, cut, noise):
    content = damaged(whole(), hurts, told, encoding)[:cut]
    if noise is not None:
        content = content[: noise[0]] + noise[1] + content[noise[0] :]
    check(content, (CANARY,))


@pytest.mark.parametrize("name", SAMPLES)
def test_whatever_is_done_to_a_sample_it_is_told_and_counted(shared, name):
    sample = etree.parse(shared / "samples" / "local-authority" / "cin" / name).getroot()

    @settings(max_examples=FILES, suppress_health_check=[HealthCheck.too_slow], deadline=None, database=None)
    @given(hurts=st.lists(damages, max_size=5), encoding=written, told=declared, cut=cuts, noise=noises)
    def damage(hurts, encoding, told, cut, noise):
        content = damaged(deepcopy(sample), hurts, told, encoding)[:cut]
        if noise is not None:
            content = content[: noise[0]] + noise[1] + content[noise[0] :]
        check(content, ("DfEX0000001", "child_fails"))

    damage()


@pytest.mark.parametrize("hurt", [drop, lift, rename, repeat])
def test_a_child_is_never_lost_without_a_word(hurt):
    """Any one element dropped, lifted, renamed or doubled: every child is told, or something is said of the file."""
    size = len(list(whole().iter(etree.Element)))
    for place in range(1, size, 5):
        tree = whole()
        if hurt is drop and at(tree, place).tag in ("Child", "Children"):
            continue
        hurt(tree, place, 0, "")
        with tempfile.TemporaryDirectory() as folder:
            put(Path(folder), etree.tostring(tree))
            (reading,) = read_all(discover(Path(folder)).files)
        assert reading.people.height + reading.findings.filter("is_refusal").height >= CHILDREN
