"""Canaries: what is planted in the files is found in no release, page, log, refusal or error.

A canary stands in *every* field, keys, dates and codes among them: most records are refused, and refusals, findings and
errors must not repeat it. `test_canaries_everywhere` plants where text may stand, so that canaries travel as far as
they can, and looks by every exit.
"""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from canaries import Aviary, texts_of
from support.agreements import put_agreement, usable
from support.planted_files import everywhere, plant, put_authoritys_own, put_hand_made
from waypost.doors.pages.account import render_account
from waypost.intake.fields import listed_as, read_marks
from waypost.pipeline.one_child import account_of
from waypost.synthetic.synthesise import synthesise
from waypost.vocabulary.sharing_terms import DIRECT_WORK
from waypost.wiring.engines import open_record

KEPT_FOR_ITS_OWNER = ("/record/", "/identity/", "/linkage/people.parquet")
"""What lies in OUT and leaves by no exit: the record, who was who in the last build, names for a clerk's review."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small") / "files"
    synthesise(folder, children=150, seed=5)
    put_hand_made(folder / "court" / "case-data")
    put_authoritys_own(folder / "local-authority")
    return folder


def pages_of_every_child(out: Path) -> Iterator[tuple[str, str]]:
    store = open_record(usable(out, DIRECT_WORK))
    for child in store.child_ids():
        yield f"account of {child}", render_account(account_of(store, child, out), invented=True)
    store.close()


def test_no_canary_leaves(waypost, small, tmp_path, caplog, record_property):
    caplog.set_level(logging.DEBUG)
    files, out, aviary = tmp_path / "files", tmp_path / "out", Aviary()
    shutil.copytree(small, files)
    put_agreement(files)
    plant(files, aviary, everywhere)
    checked = waypost("check", files, "--json")
    built = waypost("--log", "json", "build", files, out)
    assert built.code in (0, 1), built.err
    assert "stage ended" in built.err, "the log is searched too"
    said = [("check", checked.said), ("build", built.said), ("log", caplog.text)]
    said += [("agreements", waypost("agreements", place, "--json").said) for place in (files, out)]
    said += [("journey", waypost("journey", out, "C-QZQZQ-QZQZQ").said)]
    leaving = [item for item in texts_of(out) if not any(kept in item[0] for kept in KEPT_FOR_ITS_OWNER)]
    leaks, searched = aviary.found_in(iter([*said, *leaving, *pages_of_every_child(out)]))
    print(f"Canaries: planted {len(aviary.planted)}, places searched {searched}, leaks {len(leaks)}")  # noqa: T201
    record_property("canaries", len(aviary.planted))
    assert len(aviary.planted) > 3_000
    assert not leaks, sorted(set(leaks.values()))[:20]


def test_a_leak_would_be_found(tmp_path):
    aviary = Aviary()
    address, telephone, name = (aviary.hatch("somewhere", kind) for kind in range(3))
    (tmp_path / "page.html").write_text(f"<p>{address.upper()}</p><p>{telephone}</p>")
    leaks, searched = aviary.found_in(texts_of(tmp_path))
    assert set(leaks) == {address, telephone}
    assert searched == 1
    assert name not in leaks


@pytest.mark.parametrize("source", ["hmcts_public_law", "hmcts_private_law", "cafcass", "ssd", "ssda903", "annex_a"])
def test_every_field_that_is_written_is_classified(small, source):
    marks = read_marks(source)
    assert set(marks.values()) <= {"public", "personal", "sensitive", "confidential"}
    unmarked = {field for field in fields_written(small, source) if field not in marks}
    assert not unmarked


@pytest.mark.parametrize(
    ("source", "name"), [("hmcts_case_data", "case-data.jsonl"), ("hmcts_hearings", "hearings.jsonl")]
)
def test_every_field_that_is_made_by_hand_is_classified(small, source, name):
    lines = (small / "court" / "case-data" / name).read_text().splitlines()
    fields = {field for line in map(json.loads, lines) if isinstance(line, dict) for field in paths_of(line, "")}
    assert len(fields) > 40
    assert not {field for field in fields if listed_as(source, field) is None}


def test_every_element_of_a_census_is_classified(small):
    marks = read_marks("cin")
    leaves = {field.rpartition(".")[2] for field in marks}
    for path in (small / "local-authority").glob("*/cin*/*.xml"):
        assert {one.tag for one in etree.parse(path).getroot().iter("*") if not len(one)} <= leaves | {"GenderCurrent"}


def fields_written(files: Path, source: str) -> set[str]:
    if source.startswith("hmcts"):
        folder = files / "court" / ("public-law" if source == "hmcts_public_law" else "private-law")
        lines = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text().splitlines()]
        return {field for line in lines for field in paths_of(line, "")}
    folders = {
        "cafcass": "cafcass",
        "ssd": "local-authority/*/ssd",
        "ssda903": "local-authority/*/ssda903/*",
        "annex_a": "local-authority/*/annex_a",
    }
    tables = files.glob(f"{folders[source]}/*.csv")
    return {f"{path.stem}.{column}" for path in tables for column in path.read_text().split("\n")[0].split(",")}


def paths_of(node: Any, place: str) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from paths_of(value, f"{place}.{key}" if place else key)
    elif isinstance(node, list):
        for value in node:
            yield from paths_of(value, f"{place}[]")
    else:
        yield place
