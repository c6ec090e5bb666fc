"""Training the linkage model, once, on records of which it is known who is who. A build never trains.

`make train` invents families, reads them back through intake and calls `train`; on real data the same call needs pairs
that two people have decided. What is kept is probabilities and a fingerprint of the data, nothing of any person.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import polars as pl

from waypost.linkage.comparisons import OWN, blocking_rules, comparisons
from waypost.linkage.evidence import NAMES, child_evidence
from waypost.linkage.model import Model, numbered
from waypost.linkage.scoring import Resources, connection
from waypost.linkage.sources import PERSON
from waypost.linkage.splink_model import linker_on
from waypost.linkage.statements import Collapsed, collapse

PAIRS_OF_STRANGERS = 20_000_000
SEED = 20261122
FEW = 0.5  # added to every count of a level, so that what was never seen is rare and not impossible
WEIGHT_OF_USUAL = 20_000
ACCEPT_WEIGHT = 2.0  # bits: four to one


def train(
    people: pl.DataFrame,
    truth: pl.DataFrame,
    proceedings: pl.DataFrame | None = None,
    *,
    pairs_of_strangers: int = PAIRS_OF_STRANGERS,
) -> Model:
    """Return the model learnt from `people` and `proceedings` (intake/contract.py) and who is who.

    `truth`: source, sender, person_key, true_child. How alike strangers are is learnt from `pairs_of_strangers` random
    pairs. The same frames give the same model.
    """
    collapsed = collapse(people)
    known = collapsed.children.join(truth, on=PERSON, nulls_equal=True).select("record", "true_child", *PERSON)
    evidence = (
        child_evidence(collapsed, proceedings).join(known.select("record"), on="record", how="semi").sort("record")
    )
    matches = _matches(evidence, known)
    siblings = _siblings(evidence, known, collapsed)
    settings = _settings()
    with connection(Resources(threads=2, memory_limit="4GiB", temp_directory=None)) as engine:
        frame = evidence.with_columns(*(pl.lit(1.0).alias(f"tf_{name}") for name in NAMES))
        by_chance = _by_chance(engine, frame, settings, pairs_of_strangers)
        of_matches = _levels(engine, frame, settings, matches)
        of_siblings = _levels(engine, frame, settings, siblings)
    _weigh(settings, of_matches, by_chance, unseen=FEW / pairs_of_strangers)
    return Model(
        settings=settings,
        matches_per_record=round(2 * matches.height / evidence.height, 6),
        siblings={name: of_siblings[name] for name in OWN},
        siblings_per_match=round((siblings.height + FEW) / (matches.height + FEW), 6),
        usual_frequency={name: _same(settings, name) for name in NAMES},
        weight_of_usual=WEIGHT_OF_USUAL,
        accept_weight=ACCEPT_WEIGHT,
        fingerprint=_fingerprint(evidence, known)
        | {"pairs_of_one_child": matches.height, "pairs_of_siblings": siblings.height}
        | {"pairs_of_strangers": pairs_of_strangers, "seed": SEED},
    )


def save(model: Model, path: Path) -> None:
    """Write the model as JSON."""
    path.write_text(json.dumps(asdict(model), indent=1, ensure_ascii=False, default=dict) + "\n", encoding="utf-8")


def _settings() -> dict[str, Any]:
    return {
        "link_type": "dedupe_only",
        "sql_dialect": "duckdb",
        "linker_uid": "waypost",
        "unique_id_column_name": "unique_id",
        "comparisons": comparisons(),
        "blocking_rules_to_generate_predictions": blocking_rules(),
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": False,
        "probability_two_random_records_match": 0.0001,
    }


def _by_chance(
    engine: Any, frame: pl.DataFrame, settings: dict[str, Any], pairs: int
) -> dict[str, dict[str, float | None]]:
    """How often strangers fall into each level: Splink's own estimate from random pairs."""
    linker = linker_on(engine, frame, settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=pairs, seed=SEED)
    return {
        comparison["output_column_name"]: {
            level["label_for_charts"]: level.get("u_probability") for level in comparison["comparison_levels"]
        }
        for comparison in linker.misc.save_model_to_json()["comparisons"]
    }


def _weigh(
    settings: dict[str, Any],
    of_matches: dict[str, dict[str, float]],
    by_chance: dict[str, dict[str, float | None]],
    *,
    unseen: float,
) -> None:
    """Write both chances into every level. A comparison that was never seen at all weighs nothing."""
    for comparison in settings["comparisons"]:
        name = comparison["output_column_name"]
        was_seen = any(by_chance[name].values())
        for level in comparison["comparison_levels"]:
            if not level.get("is_null_level"):
                match = of_matches[name][level["label_for_charts"]]
                chance = by_chance[name][level["label_for_charts"]]
                level["m_probability"] = match
                level["u_probability"] = round(chance or (unseen if was_seen else match), 12)


def _matches(evidence: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Every pair of records of one child whom no single sender keeps under one key."""
    side = evidence.select("record", "numbered_by").join(known.select("record", "true_child"), on="record")
    pairs = side.join(side, on="true_child", suffix="_right").filter(pl.col("record") < pl.col("record_right"))
    apart = pl.col("numbered_by") != pl.col("numbered_by_right")
    return pairs.filter(apart.fill_null(True)).select(left="record", right="record_right").sort("left", "right")


def _siblings(evidence: pl.DataFrame, known: pl.DataFrame, collapsed: Collapsed) -> pl.DataFrame:
    """Every pair of records of two children whom some statement names in one case or family."""
    side = evidence.select("record", "numbered_by").join(known.select("record", "true_child"), on="record")
    together = pl.concat(
        [
            collapsed.memberships.select("record", "source", "sender", pl.col(key).alias("key")).drop_nulls("key")
            for key in ("proceedings_key", "family_key")
        ]
    ).join(known.select("record", "true_child"), on="record")
    children = (
        together.join(together, on=["source", "sender", "key"], nulls_equal=True, suffix="_other")
        .filter(pl.col("true_child") != pl.col("true_child_other"))
        .select("true_child", "true_child_other")
        .unique()
    )
    other = side.rename({"record": "right", "numbered_by": "other_numbered_by", "true_child": "true_child_other"})
    pairs = side.rename({"record": "left"}).join(children, on="true_child").join(other, on="true_child_other")
    apart = (pl.col("numbered_by") != pl.col("other_numbered_by")).fill_null(True)
    return pairs.filter(apart & (pl.col("left") < pl.col("right"))).select("left", "right").sort("left", "right")


def _levels(
    engine: Any, frame: pl.DataFrame, settings: dict[str, Any], pairs: pl.DataFrame
) -> dict[str, dict[str, float]]:
    """The share of the pairs in each level of each comparison, of those where both sides are known."""
    linker = linker_on(engine, frame, _with_any_weights(settings))
    engine.register("pairs_frame", pairs.to_arrow())
    engine.execute(
        "create or replace table chosen_pairs as "
        'select \'0\' as match_key, "left" as join_key_l, "right" as join_key_r from pairs_frame'
    )
    api = linker._db_api
    linker.table_management.register_blocked_pairs_for_predict(api.register("chosen_pairs"))
    table = linker.inference.predict(warning_mode="never").physical_name
    shares: dict[str, dict[str, float]] = {}
    for comparison in settings["comparisons"]:
        name = comparison["output_column_name"]
        counted = dict(
            engine.sql(f"select gamma_{name}, count(*) from {table} group by all").fetchall()  # noqa: S608
        )
        levels = {
            level["label_for_charts"]: counted.get(number, 0) + FEW
            for number, level in numbered(comparison["comparison_levels"])
            if number >= 0
        }
        total = sum(levels.values())
        shares[name] = {label: round(count / total, 9) for label, count in levels.items()}
    return shares


def _with_any_weights(settings: dict[str, Any]) -> dict[str, Any]:
    """The same settings with even chances everywhere: enough to sort pairs into levels."""
    copied: dict[str, Any] = json.loads(json.dumps(settings))
    for comparison in copied["comparisons"]:
        for level in comparison["comparison_levels"]:
            level |= {} if level.get("is_null_level") else {"m_probability": 0.5, "u_probability": 0.5}
    return copied


def _same(settings: Mapping[str, Any], name: str) -> float:
    """The share of pairs of strangers whose name is the same."""
    comparison = next(each for each in settings["comparisons"] if each["output_column_name"] == name)
    return float(comparison["comparison_levels"][1]["u_probability"])


def _fingerprint(evidence: pl.DataFrame, known: pl.DataFrame) -> dict[str, Any]:
    told = evidence.join(known, on="record").sort("record")
    rows = told.select(pl.struct(pl.all()).struct.json_encode().alias("row"))["row"].to_list()
    return {
        "sha256": hashlib.sha256("\n".join(rows).encode()).hexdigest(),
        "records": evidence.height,
        "children": known["true_child"].n_unique(),
    }
