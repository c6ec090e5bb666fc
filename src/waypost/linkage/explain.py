"""Links in words: what agreed and what did not, said once for each pattern of levels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from waypost.linkage.cluster import JOINED
from waypost.linkage.levels import LEVEL_BITS, LEVEL_MASK
from waypost.linkage.model import Model


def with_reasons(scored: pl.DataFrame, model: Model) -> pl.DataFrame:
    """Add `reason` to pairs that scoring.py scored. What is not known on either side is not told."""
    patterns = scored.select(pl.col("levels").unique().sort())
    words = [_words(pattern, model) for pattern in patterns["levels"]]
    told = patterns.with_columns(pl.Series("reason", words, dtype=pl.String))
    return scored.join(told, on="levels", how="left", maintain_order="left")


def level_numbers(pattern: int, model: Model) -> dict[str, int]:
    """Return Splink's number of the level for every comparison, in order: -1 is not known."""
    return {name: (pattern >> place * LEVEL_BITS & LEVEL_MASK) - 1 for place, name in enumerate(model.labels())}


def _words(pattern: int, model: Model) -> str:
    labels = model.labels()
    levels = level_numbers(pattern, model).items()
    return "; ".join(labels[name][number] for name, number in levels if number >= 0)


def sentence(link: Mapping[str, Any]) -> str:
    """Return one link in words for a clerk: what was decided, how sure it was, what agreed and what did not.

    `link`: kind, match_weight, accepted, verdict and reason, as in link.Linked.links. Names no value of anybody.
    """
    decided = "Taken for one child" if link["accepted"] else "Not taken for one child"
    why = link["verdict"] if link["verdict"] != JOINED else _SURE[link["kind"]]
    told = f"{decided}: {why}." if why else f"{decided}."
    if link["kind"] == "statistical":
        return f"{told} {odds(link['match_weight'])} Compared: {link['reason']}."
    return f"{told} It rests on: {link['reason']}."


def odds(match_weight: float) -> str:
    """Return a weight in bits as odds in words, to two figures."""
    times = 2 ** min(abs(match_weight), _MOST_BITS)
    rounded = int(float(f"{times:.2g}"))
    beyond = "more than " if abs(match_weight) > _MOST_BITS else ""
    if rounded <= 1:
        return "The evidence speaks no more for one child than for two."
    whom = "one child than two" if match_weight > 0 else "two children than one"
    return f"The evidence is {beyond}{rounded:,} times as likely of {whom}."


_MOST_BITS = 30.0
_SURE = {
    "explicit_key": "an office gave both one key",
    "decided": "people looked at both",
    "statistical": "the evidence is strong enough, and nothing forbids it",
    "circumstances": "nobody else of the authority fits",
}
