"""Damage anywhere in case data and hearings: dropped, swapped, cut, retyped, doubled, re-encoded.

Nothing crashes, nothing is lost: read = accepted + refused, and every refusal is told. 50 damaged files of case data,
histories and hearings each; as many as `WAYPOST_DAMAGED_FILES` says where it is set (`make damage`).
"""

from __future__ import annotations

import copy
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.case_data import (
    VALUES_OF_PEOPLE,
    actuals,
    hearings,
    history,
    private_case,
    public_case,
    read_bytes,
    status_csv,
    status_rows,
)
from waypost.intake import hmcts_hearings
from waypost.intake.contract import Reading
from waypost.intake.files import discover

DAMAGED_FILES = int(os.environ.get("WAYPOST_DAMAGED_FILES", "50"))
ODD_VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 2**62, "", " ", "x", "2026-02-31", "0202-01-01", "\u0000", "ß\u0301🙂", "null", "Yes"),
    *([], {}, [None], [[]], {"value": None}, {"value": {}}, {"id": {}, "value": []}, [2026, 2, 31], ["x", 1, {}]),
)
DOCUMENTS: dict[str, list[Any]] = {
    "hmcts_case_data": [
        public_case(),
        private_case(),
        {"case_details": public_case(), "case_details_before": {}},
        {"total": 1, "cases": [private_case()]},
        {"state": "CLOSED", "caseData": public_case()["case_data"], "auditEvents": history()["auditEvents"]},
    ],
    "history": [
        history(),
        [history(), history()],
        {"case_details": public_case(), "auditEvents": history()["auditEvents"]},
    ],
    "hmcts_hearings": [hearings(), actuals(), status_rows(), [hearings()], {"hearing_status_audit": status_rows()}],
}
READ_BY = {"history": "hmcts_case_data"}
"""Which source reads what bears another name here."""
Path_ = tuple[Any, ...]


def paths(value: Any, here: Path_ = ()) -> Iterator[Path_]:
    """Every place in a document, the document itself first."""
    yield here
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from paths(inner, (*here, key))


PLACES = {source: [list(paths(document)) for document in documents] for source, documents in DOCUMENTS.items()}


def at(document: Any, path: Path_) -> Any:
    for key in path:
        document = document[key]
    return document


def fail(document: Any, path: Path_, fault: str, draw: st.DrawFn) -> Any:
    value = at(document, path)
    if not path:
        return copy.deepcopy(draw(st.sampled_from(ODD_VALUES)))
    holder = at(document, path[:-1])
    if fault == "retype":
        holder[path[-1]] = copy.deepcopy(draw(st.sampled_from(ODD_VALUES)))
    elif fault == "drop":
        del holder[path[-1]]
    elif fault == "double" and isinstance(holder, list):
        holder.insert(path[-1], copy.deepcopy(value))
    else:
        other = draw(st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder))))
        holder[path[-1]], holder[other] = holder[other], value
    return document


def damaged(source: str) -> st.SearchStrategy[bytes]:
    """A damaged file of a source."""
    return faulted(DOCUMENTS[source], PLACES[source])


@st.composite
def faulted(draw: st.DrawFn, documents: list[Any], places: list[list[Path_]]) -> bytes:
    """A file with up to four faults in what it says, and sometimes one in its bytes."""
    number = draw(st.integers(0, len(documents) - 1))
    document = copy.deepcopy(documents[number])
    for _ in range(draw(st.integers(0, 4))):
        path = draw(st.sampled_from(places[number]))
        fault = draw(st.sampled_from(("drop", "retype", "swap", "double")))
        try:
            document = fail(document, path, fault, draw)
        except (KeyError, IndexError, TypeError):
            continue  # an earlier fault took this place away
    content = orjson.dumps(document, option=draw(st.sampled_from([0, orjson.OPT_INDENT_2])))
    match draw(st.sampled_from(("whole", "whole", "cut", "overwritten", "encoded"))):
        case "cut":
            return content[: draw(st.integers(0, len(content)))]
        case "overwritten":
            start = draw(st.integers(0, len(content)))
            return content[:start] + draw(st.binary(max_size=8)) + content[start + draw(st.integers(0, 40)) :]
        case "encoded":
            encoding = draw(st.sampled_from(("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32")))
            return content.decode().encode(encoding, "replace")
    return content


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
    assert not reading.records.select(keys).is_duplicated().any()
    assert not reading.people.select(*keys, "person_key").is_duplicated().any()
    assert not reading.events.select(*keys, "fact_key").is_duplicated().any()


@pytest.mark.parametrize("source", sorted(DOCUMENTS))
@settings(max_examples=DAMAGED_FILES)
@given(data=st.data())
def test_a_damaged_file_beside_whole_ones(
    source: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    broken = data.draw(damaged(source))
    whole = orjson.dumps(DOCUMENTS[source][0])
    folder = tmp_path_factory.mktemp("case-data")
    reading = read_bytes(
        READ_BY.get(source, source), folder, whole, broken, form=data.draw(st.sampled_from(["json", "json_lines"]))
    )
    check(reading)
    beside = next(count for count in reading.files if count.file == "file-0")
    assert beside.read == beside.accepted + beside.refused >= 3
    (folder / "broken.json").write_bytes(broken)
    assert len(discover(folder).files) >= 1, "and finding the file raises nothing either"


@pytest.mark.parametrize("source", sorted(DOCUMENTS))
@pytest.mark.parametrize("value", ODD_VALUES, ids=str)
def test_every_odd_value_at_every_place_of_the_first_documents(source: str, value: Any, tmp_path: Path) -> None:
    """One file, one line a place: whatever stands wherever, each line is read or refused by itself."""
    lines = []
    for document, places in zip(DOCUMENTS[source][:3], PLACES[source], strict=False):
        for path in places[1:]:
            changed = copy.deepcopy(document)
            at(changed, path[:-1])[path[-1]] = copy.deepcopy(value)
            lines.append(orjson.dumps(changed))
    reading = read_bytes(READ_BY.get(source, source), tmp_path, b"\n".join(lines) + b"\n", form="json_lines")
    check(reading)
    assert {count.read >= len(lines) for count in reading.files} == {True}


@settings(max_examples=DAMAGED_FILES)
@given(data=st.data())
def test_a_damaged_table(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    text = status_csv().encode()
    start = data.draw(st.integers(0, len(text)))
    broken = text[:start] + data.draw(st.binary(max_size=8)) + text[start + data.draw(st.integers(0, 60)) :]
    folder = tmp_path_factory.mktemp("audit")
    (folder / "audit.csv").write_bytes(broken)
    found = discover(folder)
    assert len(found.files) + len(found.unread) == 1
    for file in found.files:
        reading = hmcts_hearings.read([file])
        check(reading)


@pytest.fixture(scope="module")
def samples(shared: Path) -> list[Any]:
    """The court service's own test cases, where they stand beside the checkout."""
    folder = shared / "samples"
    found = [*sorted((folder / "court-public-law").glob("*.json")), folder / "court-private-law" / "closing-case.json"]
    return [orjson.loads(path.read_bytes()) for path in found]


@settings(max_examples=DAMAGED_FILES)
@given(data=st.data())
def test_a_damaged_sample(samples: list[Any], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    broken = data.draw(faulted(samples, [list(paths(document)) for document in samples]))
    reading = read_bytes("hmcts_case_data", tmp_path_factory.mktemp("sample"), broken)
    check(reading)
