"""Damage anywhere in a feed: dropped, swapped, cut, retyped, doubled, re-encoded. Nothing crashes, nothing is lost.

50 damaged files a feed by default; as many as `WAYPOST_DAMAGED_FILES` says where it is set (`make damage`).
"""

from __future__ import annotations

import copy
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.court_cases import FEEDS, VALUES_OF_PEOPLE, case_of, poll_line, read_bytes
from waypost.intake.contract import Reading

DAMAGED_FILES = int(os.environ.get("WAYPOST_DAMAGED_FILES", "50"))
Path_ = tuple[Any, ...]
ODD_VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 2**62, "", " ", "x", "2023-02-31", "0202-01-01", "\u0000", "ß\u0301🙂", "null"),
    *([], {}, [None], [[]], {"value": None}, {"value": {}}, {"id": {}, "value": []}, [2023, 2, 31], ["x", 1, {}]),
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32")


def paths(value: Any, here: Path_ = ()) -> list[Path_]:
    """Every place in a document, the document itself first."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [here, *(path for key, inner in items for path in paths(inner, (*here, key)))]


def at(document: Any, path: Path_) -> Any:
    for key in path:
        document = document[key]
    return document


def put(document: Any, path: Path_, value: Any) -> Any:
    if not path:
        return value
    at(document, path[:-1])[path[-1]] = value
    return document


PATHS = {feed: paths({"total": 1, "cases": [case_of(feed)]}) for feed in FEEDS}


def damaged(feed: str) -> st.SearchStrategy[Any]:
    """A response of one case with up to three faults in it."""
    return faulted({"total": 1, "cases": [case_of(feed)]}, PATHS[feed], most=3)


@st.composite
def faulted(draw: st.DrawFn, whole: Any, places: list[Path_], most: int) -> Any:
    """A document with up to `most` faults in it."""
    document = copy.deepcopy(whole)
    for _ in range(draw(st.integers(1, most))):
        path = draw(st.sampled_from(places))
        fault = draw(st.sampled_from(("drop", "retype", "swap", "double")))
        try:
            document = fail(document, path, fault, draw)
        except (KeyError, IndexError, TypeError):
            continue  # an earlier fault took this place away
    return document


def fail(document: Any, path: Path_, fault: str, draw: st.DrawFn) -> Any:
    value = at(document, path)
    if fault == "retype" or not path:
        return put(document, path, copy.deepcopy(draw(st.sampled_from(ODD_VALUES))))
    holder = at(document, path[:-1])
    if fault == "drop":
        del holder[path[-1]]
    elif fault == "double" and isinstance(holder, list):
        holder.insert(path[-1], copy.deepcopy(value))
    else:
        other = draw(st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder))))
        holder[path[-1]], holder[other] = holder[other], value
    return document


def check(reading: Reading) -> None:
    """Nothing is lost, every refusal is told, nothing of a person stands in what is told."""
    refusals = reading.findings.filter(pl.col("is_refusal"))
    assert not refusals.select("file", "position").is_duplicated().any()
    for count in reading.files:
        assert count.read == count.accepted + count.refused
        assert min(count.read, count.accepted, count.refused) >= 0
        assert count.refused == refusals.filter(pl.col("file") == count.file).height
    for row in reading.findings.select("position", "message", "do").rows():
        assert not [text for text in VALUES_OF_PEOPLE for cell in row if text in cell]
    keys = ("record_key", "learnt_at")
    assert not reading.people.select(*keys, "person_key").is_duplicated().any()
    assert not reading.events.select(*keys, "fact_key").is_duplicated().any()


WHOLE = {"hmcts_public_law": 11, "hmcts_private_law": 14}


@pytest.mark.parametrize("feed", sorted(FEEDS))
@settings(max_examples=DAMAGED_FILES)
@given(data=st.data())
def test_faults_inside_a_case(feed: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    document = data.draw(damaged(feed))
    line = orjson.dumps(document) + b"\n"
    content = line + poll_line("2026-03-02T09:15:00Z", case_of(feed))
    reading = read_bytes(feed, tmp_path_factory.mktemp("feed"), content, form="json_lines")
    check(reading)
    assert reading.records.filter(pl.col("position") == "line 2 $.cases[0]").height == 1
    as_document = read_bytes(feed, tmp_path_factory.mktemp("feed"), orjson.dumps(document))
    check(as_document)


@pytest.mark.parametrize("feed", sorted(FEEDS))
@settings(max_examples=DAMAGED_FILES)
@given(data=st.data())
def test_damage_to_the_bytes(feed: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    line = poll_line("2026-03-02T09:15:00Z", case_of(feed))
    start = data.draw(st.integers(0, len(line) - 2))
    length = data.draw(st.integers(0, 40))
    fresh = data.draw(st.binary(max_size=8))
    broken = line[:start] + fresh.replace(b"\n", b"") + line[start + length :].rstrip(b"\n") + b"\n"
    content = b"".join((line, broken, line))
    reading = read_bytes(feed, tmp_path_factory.mktemp("feed"), content, form="json_lines")
    check(reading)
    # Damage may leave good JSON: the same case, otherwise. Which of the two is kept is decided by their content; where
    # the damage hit the poll, it is a statement learnt at another instant.
    at_the_poll = reading.records.filter(pl.col("learnt_at") == datetime(2026, 3, 2, 9, 15, tzinfo=UTC))
    assert at_the_poll.filter(pl.col("record_key") == str(case_of(feed)["id"])).height == 1
    assert {count.read for count in reading.files} != {2 * WHOLE[feed]}
    cut = read_bytes(feed, tmp_path_factory.mktemp("feed"), line[:start])
    check(cut)
    assert [(count.read, count.accepted) for count in cut.files] == [(1, 0)]


@pytest.mark.parametrize("feed", sorted(FEEDS))
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("form", ["json", "json_lines"])
def test_another_encoding(feed: str, encoding: str, form: str, tmp_path: Path) -> None:
    text = (
        poll_line("2026-03-02T09:15:00Z", case_of(feed))
        .decode()
        .replace("Quorle", "Çuorlé")
        .replace("Quibbe", "Çuibbé")
    )
    reading = read_bytes(feed, tmp_path, text.encode(encoding), form=form)
    check(reading)
    is_read = encoding not in ("cp1252", "utf-32")
    assert reading.records.height == is_read
    if is_read:
        assert {name for name in reading.people["surname"] if name[0] == "Ç"} <= {"Çuorlé", "Çuibbé"}
        assert [count.refused for count in reading.files] == [0]


@pytest.mark.parametrize("feed", sorted(FEEDS))
@pytest.mark.parametrize("value", ODD_VALUES, ids=str)
def test_every_odd_value_at_every_place(feed: str, value: Any, tmp_path: Path) -> None:
    """One file, one line a place: whatever stands wherever, each line is read or refused by itself."""
    lines = [
        orjson.dumps(put({"total": 1, "cases": [case_of(feed)]}, path, copy.deepcopy(value))) for path in PATHS[feed]
    ]
    reading = read_bytes(feed, tmp_path, b"\n".join(lines) + b"\n", form="json_lines")
    check(reading)
    assert {count.read >= len(lines) - 1 for count in reading.files} == {True}


@pytest.fixture(scope="module")
def sample(shared: Path) -> tuple[Any, list[Path_]]:
    """The court service's own answer of the private-law feed, where it stands beside the checkout, and its places."""
    path = shared / "samples" / "court-private-law" / "cafcass-response-date-arrays.json"
    document = orjson.loads(path.read_bytes())
    return document, paths(document)


@settings(max_examples=DAMAGED_FILES)
@given(data=st.data())
def test_the_courts_own_sample_damaged(
    sample: tuple[Any, list[Path_]], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = orjson.dumps(data.draw(faulted(*sample, most=6)))
    match data.draw(st.sampled_from(("whole", "whole", "cut", "encoded"))):
        case "cut":
            content = content[: data.draw(st.integers(0, len(content)))]
        case "encoded":
            content = content.decode().encode(data.draw(st.sampled_from(ENCODINGS)), "replace")
    check(read_bytes("hmcts_private_law", tmp_path_factory.mktemp("sample"), content))
