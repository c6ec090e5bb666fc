"""Canaries in every field of every source and in the names of files, looked for wherever anything leaves Waypost.

Every place that is searched belongs to an exit of `vocabulary.confidentiality`; a place that belongs to none fails.
What stands in a field may leave by no exit at all: neither address nor telephone nor name. What stands in the name of a
file may leave by those exits alone whose reader must find the file again.
"""

from __future__ import annotations

import json
import logging
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from canaries import Aviary, name_files, unpacked
from support.agreements import put_agreement, usable
from support.planted_files import plant, put_authoritys_own, put_hand_made, where_text_may_stand
from waypost.doors.pages.account import render_account
from waypost.doors.pages.account_text import account_text
from waypost.pipeline.kept_links import links_of
from waypost.pipeline.one_child import account_of, journey_rows
from waypost.synthetic.synthesise import synthesise
from waypost.vocabulary.confidentiality.exits import EXITS, may_leave
from waypost.vocabulary.sharing_terms import DIRECT_WORK
from waypost.wiring.engines import open_record

PLACES = {
    "run.json": "run",
    "basis.json": "run",
    "refused": "refusals",
    "findings": "refusals",
    "quarantine": "refusals",
    "audit.jsonl": "audit",
    "corrections": "corrections",
    "release/measures.csv": "release",
    "release/board-pack": "board_pack",
    "release/data-quality": "data_quality",
}
"""Which exit a place in OUT belongs to. `record`, `linkage` (why which records are whose, read by `waypost links`) and
`for` with the records for one purpose are the store itself, and no exits; so are `identity` (who was who), `review`
(what people decided) and `uses` (who stood in what)."""
NO_EXIT = ("record", "linkage", "for", "identity", "review", "uses")
NAMES_FOR_A_CLERK = re.compile(r"(?i)(first|last|fore|sur)_?name -> review: .*review\.(csv|json)$")
"""A reviewer must see what two records call a child, in the private file that is theirs, and nothing else of it."""
Place = tuple[str, str, str]


def in_out(out: Path) -> Iterator[Place]:
    """Give exit, name and text of everything in OUT that is not the record itself."""
    for path in sorted(out.rglob("*")):
        below = path.relative_to(out)
        if not path.is_file() or below.parts[0] in NO_EXIT:
            continue
        exits = [name for place, name in PLACES.items() if below.as_posix().startswith(place)]
        assert exits, f"{below.parts[0]}: a place in OUT that belongs to no exit"
        for name, text in unpacked(path):
            yield exits[0], name, text


def of_children(out: Path) -> Iterator[Place]:
    """Give account and journey of every third child, in every form."""
    record = usable(out, DIRECT_WORK)
    store = open_record(record)
    for child in store.child_ids()[::3]:
        told = account_of(store, child, out)
        yield "account", f"page of {child}", render_account(told, invented=True)
        yield "account", f"account of {child} in words", account_text(told, invented=True)
        yield "account", f"account of {child} in JSON", str(asdict(told))
        yield "journey", f"journey of {child}", str(journey_rows(store, child))
        yield "links", f"links of {child}", str(links_of(record, child, None))
    store.close()


def said(waypost: Any, files: Path, out: Path, to: Path) -> Iterator[Place]:
    """Run every command that reads the build or the files, and some that fail; give what they said."""
    child = "C-QZQZQ-QZQZQ"
    for exit_name, command in (
        ("check", ("check", files)),
        ("check", ("check", files, "--json")),
        ("returns", ("returns", "pre-proceedings", out, "--to", to / "returns", "--every-year")),
        ("corrections", ("corrections", out, "--to", to / "corrections")),
        ("review", ("review", "list", out, "--json")),
        ("review", ("review", "write", out, "--to", to / "review")),
        ("release", ("measures", "compute", out)),
        ("ways", ("ways", out)),
        ("ways", ("ways", out, "--whole", "--all-kinds", "--json")),
        ("release", ("why", out)),
        ("waiting", ("waiting", out, "--for", "birmingham", "--json")),
        ("board_pack", ("pack", out, "--for", "england", "--to", to / "pack")),
        ("revisions", ("publish", out, to / "ledger", "--json")),
        ("cost", ("cost", out)),
        ("cost", ("cost", out, "--json")),
        ("simulate", ("simulate", out, "--json", "--no-needed", "--replications", "2", "--weeks", "8")),
        ("agreements", ("agreements", files)),
        ("data_quality", ("quality", out)),
        ("audit", ("audit", "verify", out)),
        ("backup", ("backup", out, to / "archive")),
        ("backup", ("restore", to / "archive", "--verify-only", "--json")),
        ("error", ("journey", out, child)),
        ("error", ("account", out, child)),
        ("error", ("build", files / "nowhere", out)),
        ("error", ("evaluate", out, "--truth", files)),
    ):
        yield exit_name, " ".join(map(str, command[:2])), waypost(*command).said
    for path in sorted((to / "ledger" / "public").rglob("*.*")):
        yield from (("revisions", name, text) for name, text in unpacked(path))
    for part in ("returns", "corrections", "review"):
        for path in sorted((to / part).rglob("*")):
            if path.is_file():
                yield from ((part, name, text) for name, text in unpacked(path))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small") / "files"
    synthesise(folder, children=80, seed=11)
    put_hand_made(folder / "court" / "case-data")
    put_authoritys_own(folder / "local-authority")
    put_agreement(folder)
    return folder


def test_no_canary_leaves_by_any_exit(waypost, small, tmp_path, monkeypatch, caplog):
    caplog.set_level(logging.DEBUG)
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spare))
    files, out = tmp_path / "files", tmp_path / "out"
    fields, names = Aviary(), Aviary(first=50_000)
    shutil.copytree(small, files)
    plant(files, fields, where_text_may_stand)
    name_files(files, names)
    built = waypost("--log", "json", "build", files, out)
    assert built.code in (0, 1), built.err
    places: list[Place] = [("run", "build", built.out), ("log", "build", built.err), ("log", "caplog", caplog.text)]
    places += [*said(waypost, files, out, tmp_path), *in_out(out), *of_children(out)]
    places += [("log", name, text) for path in spare.rglob("*") if path.is_file() for name, text in unpacked(path)]
    leaks, searched = fields.found_in((f"{exit_name}: {name}", text) for exit_name, name, text in places)
    silent = [(f"{e}: {n}", text) for e, n, text in places if not may_leave("file_name", e, is_own=True)]
    leaks |= names.found_in(iter(silent))[0]
    planted = len(fields.planted) + len(names.planted)
    print(f"Canaries: planted {planted}, places searched {searched}, leaks {len(leaks)}")  # noqa: T201
    assert len(fields.planted) > 1_000
    assert len(names.planted) > 20
    assert {exit_name for exit_name, *_ in places} == set(EXITS) - {"send", "staff", "team", "caseload"}, (
        "what is sent is tested with the exchange, invitations with the staff command: neither tells of a child; files "
        "of a team and of a caseload with the staff site: test_every_page_in_every_role.py"
    )
    leaks = {canary: where for canary, where in leaks.items() if not NAMES_FOR_A_CLERK.search(where)}
    assert not leaks, sorted(set(leaks.values()))[:20]
    check_they_arrived(out, fields)


def check_they_arrived(out: Path, fields: Aviary) -> None:
    """Check that the canaries came into the record: a flight whose birds never took off would find nothing wrong."""
    record = "\n".join(pl.read_parquet(out / "record" / "source_records.parquet")["read"].to_list())
    assert sum(canary in record for canary in fields.planted) > 0.8 * len(fields.planted)
    run = json.loads((out / "run.json").read_text())
    assert all(source["accepted"] > 0.8 * source["read"] for source in run["sources"].values())
    assert all((out / name).exists() for name in ("audit.jsonl", "release/measures.csv", "findings"))


def test_the_names_of_files_reach_whoever_must_find_the_file_and_nobody_else(waypost, small, tmp_path):
    """A name that nobody is told would help nobody: the exits that show names do show these."""
    files, names = tmp_path / "files", Aviary()
    shutil.copytree(small / "cafcass", files / "cafcass")
    put_agreement(files)
    name_files(files, names)
    told, _ = names.found_in(iter([("check", waypost("check", files, "--json").out)]))
    assert len(told) == len(names.planted) > 1
