"""Fitting the model to data of which nobody knows who is who: Splink's estimates in place of counts.

How alike strangers are comes from random pairs. How alike the records of one child are comes from expectation
maximisation among pairs that meet in one way, for what that way does not ask. What the data cannot show stays as it was
learnt where the truth was known: evidence that nobody here has, and what tells a child from a brother or sister.
"""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import polars as pl
from splink import block_on

from waypost.linkage.evidence import NAMES
from waypost.linkage.model import Model
from waypost.linkage.scoring import Resources, connection
from waypost.linkage.splink_model import linker_on

SEED = 20261122
PAIRS_OF_STRANGERS = 1_000_000
PAIRS_OF_ONE_WAY = 500_000
RECORDS = 300_000
WAYS = (("born_on", "postcode"), ("forename", "family_name"))


def train_unlabelled(evidence: pl.DataFrame, model: Model, resources: Resources) -> Model:
    """Return `model` with the chances of agreement that `evidence` shows. The same frame gives the same model."""
    settings = copy.deepcopy(dict(model.settings))
    settings["comparisons"] = [each for each in settings["comparisons"] if _is_seen(each, evidence)]
    settings["blocking_rules_to_generate_predictions"] = []
    with connection(resources) as engine:
        for way in ((), *WAYS):
            linker = linker_on(engine, _part(evidence, way), settings)
            if way:
                linker.training.estimate_parameters_using_expectation_maximisation(
                    block_on(*way), max_pairs=PAIRS_OF_ONE_WAY
                )
            else:
                linker.training.estimate_u_using_random_sampling(max_pairs=PAIRS_OF_STRANGERS, seed=SEED)
            settings["comparisons"] = linker.misc.save_model_to_json()["comparisons"]
    return replace(model, settings={**model.settings, "comparisons": _taken_over(model, settings["comparisons"])})


def _part(evidence: pl.DataFrame, way: tuple[str, ...]) -> pl.DataFrame:
    """Part of the records, large enough to learn from: those whose `way` falls there, so that who meets still meets."""
    parts = -(-evidence.height // RECORDS)
    chosen = pl.struct(way).hash(SEED) if way else pl.col("record").hash(SEED)
    return evidence.filter(chosen % parts == 0).with_columns(pl.lit(1.0).alias(f"tf_{name}") for name in NAMES)


def _is_seen(comparison: dict[str, Any], evidence: pl.DataFrame) -> bool:
    name = comparison["output_column_name"]
    return name in evidence.columns and evidence[name].null_count() < evidence.height


def _taken_over(model: Model, learnt: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The model's comparisons with the chances learnt; a level that was never seen keeps what it had."""
    found = {each["output_column_name"]: each["comparison_levels"] for each in learnt}
    comparisons = copy.deepcopy(list(model.settings["comparisons"]))
    for comparison in comparisons:
        levels = comparison["comparison_levels"]
        for level, new in zip(levels, found.get(comparison["output_column_name"], levels), strict=True):
            for chance in ("m_probability", "u_probability"):
                if new.get(chance):
                    level[chance] = new[chance]
    return comparisons
