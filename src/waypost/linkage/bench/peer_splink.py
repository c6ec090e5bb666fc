"""Splink's own linkage of the benchmark's records as its documentation has it: train, predict, cluster at a threshold.

`full_std`: the library's comparisons for names, birth dates and postcodes, with term frequencies. `lean_std`: fewer
levels, no term frequencies, and nothing retained: the fastest that its pairs allow.
"""

from __future__ import annotations

import logging
import warnings
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import splink
import splink.comparison_level_library as levels
import splink.comparison_library as library
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from waypost.linkage.bench.timed import AGENCIES, Steps

THREADS = 2
KEPT_FROM, CLUSTERED_FROM = 0.01, 0.95
RULES = (
    ("dob", "surname"),
    ("dob", "first_name"),
    ("postcode", "dob"),
    ("first_name", "surname", "postcode"),
    ("first_name", "surname", "substr(dob,1,4)"),
)


def main(records: Path, answers: Path, variant: str, steps: Steps) -> None:
    """Link, and hand back what it took."""
    warnings.filterwarnings("ignore")
    logging.getLogger("splink").setLevel(logging.ERROR)
    engine = duckdb.connect()
    engine.execute(f"set threads = {THREADS}")
    with steps.step("load"):
        columns = "unique_id, first_name, surname, dob, sex, postcode"
        for agency in AGENCIES:
            engine.execute(f"create table {agency} as select {columns} from '{records / agency}.parquet'")  # noqa: S608
    api = DuckDBAPI(connection=engine)
    tables = [api.register(agency, dataset_display_name=agency) for agency in AGENCIES]
    linker = Linker(tables, settings(variant), log_level=None)
    with steps.step("train"):
        train(linker)
    with steps.step("predict"):
        predicted = linker.inference.predict(threshold_match_probability=KEPT_FROM, warning_mode="never")
    with steps.step("cluster"):
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, CLUSTERED_FROM)
    found: pl.DataFrame = engine.sql(
        f"select source_dataset as agency, unique_id, cluster_id as cluster from {clusters.physical_name}"  # noqa: S608
    ).pl()
    pairs = engine.sql(f"select count(*) from {predicted.physical_name}").fetchall()[0][0]  # noqa: S608
    told = {"version": splink.__version__, "duckdb": duckdb.__version__, "links": pairs}
    steps.hand_back(answers, variant, found, told)


def settings(variant: str) -> SettingsCreator:
    """Return the settings of a variant. The ways to meet are the same in both."""
    is_full = variant == "full_std"
    return SettingsCreator(
        link_type="link_only",
        comparisons=_full() if is_full else _lean(),
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in RULES],
        retain_intermediate_calculation_columns=is_full,
        retain_matching_columns=is_full,
    )


def train(linker: Linker) -> None:
    """Estimate how often strangers and children agree, as Splink's documentation does, on the data itself."""
    training = linker.training
    rules = [block_on("first_name", "surname", "dob"), block_on("dob", "postcode", "first_name")]
    training.estimate_probability_two_random_records_match(rules, recall=0.8)
    training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (block_on("dob", "postcode"), block_on("first_name", "surname")):
        training.estimate_parameters_using_expectation_maximisation(rule)


def _full() -> list[Any]:
    return [
        library.NameComparison("first_name").configure(term_frequency_adjustments=True),
        library.NameComparison("surname").configure(term_frequency_adjustments=True),
        library.DateOfBirthComparison("dob", input_is_string=True),
        library.PostcodeComparison("postcode"),
        library.ExactMatch("sex"),
    ]


def _lean() -> list[Any]:
    return [
        _name("first_name"),
        _name("surname"),
        _levels(
            "dob",
            levels.CustomLevel("levenshtein(dob_l, dob_r) <= 1"),
            levels.CustomLevel(
                "substr(dob_l, 1, 4) = substr(dob_r, 1, 4) and substr(dob_l, 6, 2) = substr(dob_r, 9, 2)"
                " and substr(dob_l, 9, 2) = substr(dob_r, 6, 2)"
            ),
            levels.CustomLevel("substr(dob_l, 1, 4) = substr(dob_r, 1, 4)"),
        ),
        _levels(
            "postcode",
            levels.CustomLevel("levenshtein(postcode_l, postcode_r) <= 1"),
            levels.CustomLevel("split_part(postcode_l, ' ', 1) = split_part(postcode_r, ' ', 1)"),
        ),
        library.ExactMatch("sex"),
    ]


def _name(column: str) -> Any:
    """The likeness stands in the first level too, where it is never -100: so it is computed once for all levels."""
    left, right = f"{column}_l", f"{column}_r"
    null = f"jaro_winkler_similarity({left}, {right}) = -100 OR {left} IS NULL OR {right} IS NULL"
    return library.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            levels.CustomLevel(null).configure(is_null_level=True),
            levels.ExactMatchLevel(column),
            levels.JaroWinklerLevel(column, 0.92),
            levels.JaroWinklerLevel(column, 0.8),
            levels.ElseLevel(),
        ],
    )


def _levels(column: str, *between: Any) -> Any:
    ends = [levels.NullLevel(column), levels.ExactMatchLevel(column)]
    return library.CustomComparison(output_column_name=column, comparison_levels=[*ends, *between, levels.ElseLevel()])
