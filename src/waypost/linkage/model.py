"""The trained model: Splink's settings and weights, and what tells a child from a brother or sister (model.json)."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Model:
    """What training learnt. Probabilities only; nothing of any person.

    `settings`: Splink's settings with m and u for each level. `matches_per_record`: how many other records of the same
    child a record has. `siblings`: for each comparison of `comparisons.OWN`, how often brothers and sisters fall into
    each level. `siblings_per_match`: pairs of siblings for each pair of one child. `usual_frequency`: share of pairs
    of strangers with the same name; `weight_of_usual`: how many records it counts for. `fingerprint`: of the data
    trained on.
    """

    settings: Mapping[str, Any]
    matches_per_record: float
    siblings: Mapping[str, Mapping[str, float]]
    siblings_per_match: float
    usual_frequency: Mapping[str, float]
    weight_of_usual: int
    accept_weight: float
    fingerprint: Mapping[str, Any]

    def settings_for(self, records: int) -> dict[str, Any]:
        """Return Splink's settings for data of that many records.

        The chance that two records picked blindly are one child falls as records grow. The number is taken up to a
        power of two, so that a night's new records leave every weight as it was.
        """
        scale = 2 ** math.ceil(math.log2(max(records, 2)))
        return {**self.settings, "probability_two_random_records_match": min(0.5, self.matches_per_record / scale)}

    def sibling_weights(self) -> dict[str, list[tuple[int, float, str]]]:
        """Return for each own comparison its levels: Splink's number of the level, bits against a sibling, label."""
        return {name: self._against_sibling(name) for name in self.siblings}

    def labels(self) -> dict[str, dict[int, str]]:
        """Return for each comparison the words for each of Splink's numbers of its levels."""
        return {
            comparison["output_column_name"]: {
                number: level["label_for_charts"] for number, level in numbered(comparison["comparison_levels"])
            }
            for comparison in self.settings["comparisons"]
        }

    def _against_sibling(self, name: str) -> list[tuple[int, float, str]]:
        comparison = next(each for each in self.settings["comparisons"] if each["output_column_name"] == name)
        weights = []
        for number, level in numbered(comparison["comparison_levels"]):
            label = level["label_for_charts"]
            bits = 0.0 if number < 0 else math.log2(level["m_probability"] / self.siblings[name][label])
            weights.append((number, bits, label))
        return weights


def numbered(levels: list[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    """Return the levels with Splink's own numbers: -1 for not known, then the best highest and `different` nought."""
    known = [level for level in levels if not level.get("is_null_level")]
    unknown = [(-1, level) for level in levels if level.get("is_null_level")]
    return unknown + [(len(known) - 1 - place, level) for place, level in enumerate(known)]


@lru_cache(maxsize=1)
def trained_model() -> Model:
    """Return the model shipped with Waypost."""
    return Model(**json.loads(files("waypost.linkage").joinpath("model.json").read_text(encoding="utf-8")))
