"""Splink as its documentation sets it up, on records of any kind: what linkage must be better than.

    python -m waypost.linkage.bench.peer_default RECORDS ANSWERS

RECORDS is a Parquet file: unique_id, first_name, surname, dob (text), postcode, and sex where it is known. The
library's own comparisons with term frequencies, the ways to meet of the linkage benchmark, trained on the records
themselves, clusters at its usual threshold. A record may be any other's: one agency may hold a child twice.
"""

from __future__ import annotations

import json
import logging
import sys
import warnings
from pathlib import Path
from typing import Any

import duckdb
import splink.comparison_library as library
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from waypost.linkage.bench.peer_splink import CLUSTERED_FROM, KEPT_FROM, RULES, THREADS, train


def main(records: Path, answers: Path) -> None:
    """Link, and write `clusters.parquet` (unique_id, cluster) into `answers`."""
    warnings.filterwarnings("ignore")
    logging.getLogger("splink").setLevel(logging.ERROR)
    engine = duckdb.connect()
    engine.execute(f"set threads = {THREADS}")
    engine.execute(f"create table records as select * from '{records}'")  # noqa: S608
    columns = [row[0] for row in engine.sql("describe records").fetchall()]
    linker = Linker(DuckDBAPI(connection=engine).register("records"), _settings(columns), log_level=None)
    train(linker)
    predicted = linker.inference.predict(threshold_match_probability=KEPT_FROM, warning_mode="never")
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, CLUSTERED_FROM).physical_name
    target = answers / "clusters.parquet"
    engine.execute(f"copy (select unique_id, cluster_id as cluster from {found}) to '{target}'")  # noqa: S608
    (answers / "done.json").write_text(json.dumps({"version": duckdb.__version__}), encoding="utf-8")


def _settings(columns: list[str]) -> SettingsCreator:
    comparisons: list[Any] = [
        library.NameComparison("first_name").configure(term_frequency_adjustments=True),
        library.NameComparison("surname").configure(term_frequency_adjustments=True),
        library.DateOfBirthComparison("dob", input_is_string=True),
        library.PostcodeComparison("postcode"),
    ]
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons + ([library.ExactMatch("sex")] if "sex" in columns else []),
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in RULES],
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
