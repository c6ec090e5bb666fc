"""SSDA903: the same rules over ten copies of a sample, by Waypost and by the sector's validator, in one run.

The copies make this year's return and, with the same rows, last year's, so that rules between years have both. The
peer is a package of its own (csc-validator-be-903) in a Python of its own, which runs `peer_ssda903.py`. Starting up is
timed on neither side; ours is the best of a few turns, as the floors of other benchmarks are. Our seconds always
include the findings in words; the peer's are told twice, without and with its own list of issues. Findings are compared
by child, because the two place one that concerns two tables differently.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from waypost.foundation.clock import stopwatch
from waypost.foundation.errors import YoursToFix
from waypost.intake.files import SourceFile, discover
from waypost.intake.ssda903.read import read_and_check
from waypost.intake.ssda903.running import official_checks
from waypost.intake.tables import read_table
from waypost.pipeline.bench import peer_ssda903
from waypost.pipeline.bench.figures import Asked, Figures, Line, aim_of

YEAR, YEAR_BEFORE = "2026/27", "2025/26"
_SENDER = "E09000027"
_TIMES = 5
_RULES_LEAST = 60
_HEAD = ("rule", "peer", "ours", "both", "peer alone", "ours alone", "why")
_Children = Mapping[str, frozenset[str]]


class PeerFailed(YoursToFix):
    """The peer's Python could not run the peer."""


class NoReturn(YoursToFix):
    """The folder of samples holds no SSDA903 return."""


def measure(asked: Asked) -> Figures:
    """Measure ours, and the peer's where its Python is given; compare what they find."""
    children = _write_copies(asked)
    size = f"{children:,} children, {len(official_checks())} rules"
    seconds, ours = _ours(asked.work)
    peer = asked.peers.get("ssda903")
    aim = aim_of("ssda903")
    if peer is None:
        return Figures((Line("SSDA903, CSV to findings in words", size, seconds, aim=aim),))
    answer = _peer(peer, asked.work)
    whole = answer["seconds"] + answer["report_seconds"]
    lines = (
        Line("SSDA903, CSV to rules asked", size, seconds, answer["peer"], answer["seconds"], aim),
        Line("SSDA903, CSV to findings in words", size, seconds, f"{answer['peer']}, with its report", whole, aim),
    )
    compared = len(answer["ran"])
    head = f"{compared} rules compared (at least {_RULES_LEAST}); {len(answer['failed'])} failed in the peer"
    theirs = {rule: frozenset(found) for rule, found in answer["children"].items()}
    rows = _compared(theirs, ours, answer["ran"], answer["failed"])
    return Figures(lines, f"{head}; children found", _HEAD, rows)


def _write_copies(asked: Asked) -> int:
    """Write this year's return and last year's; return how many children this year's tells."""
    found = [file for file in discover(asked.samples).files if file.source == "ssda903" and file.form == "csv"]
    if not found:
        raise NoReturn("there is no SSDA903 CSV in it", where=asked.samples.name, do="Name a folder that has one.")
    for folder, year, received in (("this", YEAR, "2027-06-30"), ("last", YEAR_BEFORE, "2026-06-30")):
        (asked.work / folder).mkdir()
        manifest = {"waypost_manifest": 1, "sender": _SENDER, "received_at": received, "collection_year": year}
        (asked.work / folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        for file in found:
            _copies(file, asked.copies).write_csv(asked.work / folder / f"{file.table}.csv")
    return pl.read_csv(asked.work / "this" / "header.csv", infer_schema=False)["CHILD"].n_unique()


def _copies(file: SourceFile, copies: int) -> pl.DataFrame:
    frame = read_table(file).frame.drop("row_number")
    return pl.concat([frame.with_columns(CHILD=pl.col("CHILD") + f"-{number}") for number in range(copies)])


def _ours(work: Path) -> tuple[float, _Children]:
    """Return the seconds of the best of a few runs, and the children of each rule's findings on this year's return."""
    official_checks()
    times = []
    for _ in range(_TIMES):
        start = stopwatch()
        findings = read_and_check(discover(work).files).findings
        times.append(stopwatch() - start)
    return min(times), _children_of(findings, work)


def _children_of(findings: pl.DataFrame, work: Path) -> _Children:
    placed = findings.filter(pl.col("file").str.starts_with("this/") & pl.col("position").str.starts_with("row "))
    rows = placed.select("file", "rule", row=pl.col("position").str.strip_prefix("row ").cast(pl.Int64))
    children: dict[str, set[str]] = {}
    for (file,), group in rows.group_by("file"):
        told = pl.read_csv(work / str(file), columns=["CHILD"], infer_schema=False)["CHILD"]
        named = group.with_columns(child=told.gather(group["row"] - 2)).group_by("rule").agg(pl.col("child").unique())
        for rule, found in named.rows():
            children.setdefault(str(rule).removeprefix("ssda903_"), set()).update(found)
    return {rule: frozenset(found) for rule, found in children.items()}


def _peer(python: Path, work: Path) -> dict[str, Any]:
    asked = {
        "rules": [check.number for check in official_checks()],
        "ruleset": YEAR.replace("/", "_"),
        "year": str(int(YEAR[:4]) + 1),
        "authority": _SENDER,
        "this": sorted(str(path) for path in (work / "this").glob("*.csv")),
        "last": sorted(str(path) for path in (work / "last").glob("*.csv")),
        "answer": str(work / "answer.json"),
    }
    (work / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    script = str(Path(peer_ssda903.__file__))
    ran = subprocess.run(  # noqa: S603 (the user names the interpreter; the script and its argument are ours)
        [str(python), script, str(work / "asked.json")], capture_output=True, check=False, cwd=work
    )
    if ran.returncode:
        raise PeerFailed(
            "it could not run csc-validator-be-903", where=python.name, do="Name a Python that has it installed."
        )
    answer: dict[str, Any] = json.loads((work / "answer.json").read_text(encoding="utf-8"))
    return answer


def _compared(theirs: _Children, ours: _Children, ran: Sequence[str], failed: Sequence[str]) -> list[list[object]]:
    """Return one row a rule: how many children each finds, and why they differ where they do."""
    rows: list[list[object]] = []
    for check in official_checks():
        rule = check.number
        their, our = theirs.get(rule, frozenset()), ours.get(rule, frozenset())
        if rule in failed:
            rows.append([rule, "failed", len(our), "", "", len(our), why(rule)])
        elif rule in ran:
            apart = (len(their - our), len(our - their))
            rows.append([rule, len(their), len(our), len(their & our), *apart, why(rule) if any(apart) else ""])
    return rows


@cache
def reasons() -> Mapping[str, str]:
    """Return why ours and the peer's differ, by the rule's number, where somebody has looked."""
    text = files("waypost.pipeline.bench").joinpath("ssda903_differences.yaml").read_text(encoding="utf-8")
    told = yaml.safe_load(text)
    shared = {str(rule): one["why"] for one in told["shared"] for rule in one["rules"]}
    return shared | {str(rule): reason for rule, reason in told["why"].items()}


def why(rule: str) -> str:
    """Return why ours and the peer's differ on a rule; a question mark where nobody has looked."""
    return reasons().get(rule, "?")
