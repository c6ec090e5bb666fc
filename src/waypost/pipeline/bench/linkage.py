"""`waypost bench linkage`: from records to clusters, by Waypost and by Splink, on the same records in one run.

Three agencies' records, with the truth kept aside. Each turn is a process of its own, so that its peak memory is its
own; ours and the peer's take turns. Starting up is timed on neither side. Splink's settings are those of the project's
baseline (linkage/bench/peer_splink.py), its clusters those at its own usual threshold.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

import polars as pl

from waypost.foundation.errors import OursToFix, YoursToFix
from waypost.pipeline.bench import linkage_turn
from waypost.pipeline.bench.figures import Figures, Line, aim_of
from waypost.pipeline.bench.linkage_records import AGENCIES, write_records

LEAST_PRECISION, LEAST_RECALL = 0.995, 0.95
HEAD = ("run", "steps, s", "all s", "processor s", "peak MiB", "links", "cluster precision", "cluster recall")
TURNS: tuple[tuple[str, str], ...] = (
    ("ours", "shipped"),
    ("peer_splink", "lean_std"),
    ("ours", "trained"),
    ("peer_splink", "full_std"),
)
"""Module of linkage/bench, and what it is asked for."""
COMPARED: tuple[tuple[str, str, str, str, tuple[str, ...], str], ...] = (
    (
        "Linkage, load to clusters",
        "ours_shipped",
        "lean_std, predict and cluster",
        "lean_std",
        ("predict", "cluster"),
        "linkage",
    ),
    (
        "Linkage, load and fit to clusters",
        "ours_trained",
        "full_std, train to cluster",
        "full_std",
        (),
        "linkage_fitted",
    ),
)
"""What stands beside what: our turn, the peer's turn in words and by name, which of its steps (all), and the aim."""
_TITLES = {
    "ours_shipped": "Waypost, model as shipped",
    "ours_trained": "Waypost, model fitted to these records",
    "lean_std": "Splink, lean_std",
    "full_std": "Splink, full_std",
}


class RecordsMissing(YoursToFix):
    """The folder of records does not hold the three agencies' files."""


class TurnFailed(OursToFix):
    """A process of the benchmark did not finish."""


def bench_linkage(work: Path, *, per_agency: int, seed: int, times: int, records: Path | None = None) -> Figures:
    """Make the records (or read those in `records`), let each turn be taken `times` times, and compare.

    Raises `RecordsMissing` where `records` does not hold court.parquet, cafcass.parquet and la.parquet.
    """
    folder = _records(work, per_agency, seed, records)
    truth = pl.concat(
        pl.read_parquet(folder / f"{agency}.parquet", columns=["unique_id", "true_id"]).with_columns(
            agency=pl.lit(agency)
        )
        for agency in AGENCIES
    )
    taken: dict[str, list[dict[str, Any]]] = {}
    for _ in range(times):
        for module, asked in TURNS:
            name = f"ours_{asked}" if module == "ours" else asked
            taken.setdefault(name, []).append(_turn(module, asked, name, folder, work))
    return _figures(taken, truth, work, f"3 x {truth.height // 3:,} records")


def bench_increment(
    work: Path, *, per_agency: int, tonight: int, seed: int, times: int, records: Path | None = None
) -> Figures:
    """Link all records but `tonight`, keep that, and time what the night then takes beside a full run of the same.

    Raises `RecordsMissing`, and `TurnFailed` where the night gave other children than the full run.
    """
    folder = _records(work, per_agency, seed, records)
    answers = [_turn("tonight", str(tonight), "tonight", folder, work) for _ in range(times)]
    if not all(answer["is_same"] for answer in answers):
        raise TurnFailed("the night gave other children than a full run.", where="linkage/increment.py", do="Tell us.")
    in_all = pl.concat(pl.scan_parquet(folder / f"{agency}.parquet") for agency in AGENCIES)
    size = f"{tonight:,} among {in_all.select(pl.len()).collect().item():,} records"
    night, whole = _whole(answers, _NIGHT), _whole(answers, ("full",))
    line = Line("Increment of linkage", size, night, "all linked in full", whole, aim_of("linkage_increment"))
    steps = [f"{step} {median(answer['seconds'][step] for answer in answers):.2f}" for step in _NIGHT]
    peak = max(answer["peak_mib"] for answer in answers)
    rows = [(", ".join(steps), f"{peak:,}", "the same children as the full run")]
    return Figures((line,), f"Medians of {times}", ("steps, s", "peak MiB, the full run with it", "found"), rows)


_NIGHT = ("open", "link", "keep")


def _records(work: Path, per_agency: int, seed: int, records: Path | None) -> Path:
    """The folder of records: those given, else made in `work`."""
    if records is None:
        write_records(work, per_agency, seed=seed)
    elif not all((records / f"{agency}.parquet").is_file() for agency in AGENCIES):
        raise RecordsMissing(
            "court, cafcass and la.parquet are not in it.", where=records.name, do="Name their folder."
        )
    return records or work


def _turn(module: str, asked: str, name: str, records: Path, work: Path) -> dict[str, Any]:
    ran = subprocess.run(  # noqa: S603 (our own interpreter and module)
        [sys.executable, "-m", linkage_turn.__name__, module, str(records), str(work), asked],
        capture_output=True,
        check=False,
    )
    if ran.returncode:
        raise TurnFailed("a turn did not finish.", where=f"linkage/bench/{module}.py {asked}", do="Run it by itself.")
    answer: dict[str, Any] = json.loads((work / f"{name}.json").read_text(encoding="utf-8"))
    return answer


def _figures(taken: dict[str, list[dict[str, Any]]], truth: pl.DataFrame, work: Path, size: str) -> Figures:
    rows = []
    times = len(taken["lean_std"])
    for name, answers in taken.items():
        seconds = {step: median(answer["seconds"][step] for answer in answers) for step in answers[0]["seconds"]}
        precision, recall = cluster_quality(pl.read_parquet(work / f"{name}.parquet"), truth)
        steps = ", ".join(f"{step} {taken_s:.1f}" for step, taken_s in seconds.items())
        peak = max(answer["peak_mib"] for answer in answers)
        worked = f"{median(sum(answer['processor_seconds'].values()) for answer in answers):.1f}"
        told = (f"{precision:.4f}", f"{recall:.4f}")
        rows.append(
            (_TITLES[name], steps, f"{_whole(answers, ()):.1f}", worked, peak, f"{answers[0]['links']:,}", *told)
        )
    version = f"Splink {taken['lean_std'][0]['version']}"
    lines = tuple(
        Line(
            what,
            size,
            _whole(taken[ours], ()),
            f"{version}, {peer}",
            _whole(taken[theirs], steps),
            aim_of(aim),
        )
        for what, ours, peer, theirs, steps, aim in COMPARED
    )
    heading = f"Aims: precision at least {LEAST_PRECISION}, recall at least {LEAST_RECALL}. Medians of {times}"
    return Figures(lines, heading, HEAD, rows)


def _whole(answers: Sequence[dict[str, Any]], steps: Sequence[str]) -> float:
    """The median of the seconds of `steps`, or of all."""
    return float(median(sum(answer["seconds"][step] for step in steps or answer["seconds"]) for answer in answers))


def cluster_quality(clusters: pl.DataFrame, truth: pl.DataFrame) -> tuple[float, float]:
    """Return precision and recall of the pairs of records that stand in one cluster.

    `clusters`: agency, unique_id, cluster. `truth`: agency, unique_id, true_id.
    """
    both = clusters.join(truth, on=["agency", "unique_id"])
    found, true, right = (
        both.group_by(keys).len().select((pl.col("len") * (pl.col("len") - 1) // 2).sum()).item()
        for keys in (["cluster"], ["true_id"], ["cluster", "true_id"])
    )
    return right / max(found, 1), right / max(true, 1)
