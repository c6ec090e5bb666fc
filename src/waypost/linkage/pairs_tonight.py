"""Pairs found again where a build before has found most of them: the same pairs with the same weights, and no others.

Found anew are the pairs of records that say something new, and of blocks that these made too large or small enough.
All other pairs are as alike as they were; what they weigh is made anew from how alike they are, for names become
commoner or rarer. Where pairs that were left out might count by now, FullRunNeeded says so.

Keys of offices, people's decisions, cases and all that forbids a link are no matter here: who is one child is decided
of all records, whatever found the pairs (link.py).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from waypost.linkage.blocking import Asked, Met, Rows
from waypost.linkage.coded import Coded, coded, sender_numbers
from waypost.linkage.comparisons import WAYS_TO_MEET
from waypost.linkage.evidence import NAMES
from waypost.linkage.increment import SLACK, FullRunNeeded
from waypost.linkage.model import Model
from waypost.linkage.pairing import Paired
from waypost.linkage.pairs_kept import ASKED, KeptPairs
from waypost.linkage.scoring import SCORED, WORST_WEIGHT_KEPT, Among, Resources, Weights, score
from waypost.linkage.tonight import InMemory, flipped, met_by

WORST_KEPT = WORST_WEIGHT_KEPT - SLACK
"""Bits down to which pairs are kept: by so much may those that are left out come to weigh more."""
MOST_NEW = 0.5
"""The share of records that came or went beyond which finding all pairs costs no more. Assumption."""


@dataclass(frozen=True, slots=True)
class Night:
    """`paired`: all pairs, as pairing.pair_up_here returns them; `kept`: for the next build. `came`, `went`: how many
    records say something that none said before, and how many that said something say it no longer."""

    paired: Paired
    kept: KeptPairs
    came: int
    went: int


def keep_all(evidence: pl.DataFrame, paired: Paired, model: Model, fingerprint: str) -> Night:
    """Return pairs of evidence that were all found down to WORST_KEPT, with what the next build needs of them."""
    asked = coded(evidence)
    among = Among.all_of(asked, model)
    rows = (
        pl.Series(side, np.searchsorted(asked.record, paired.scored[side].to_numpy())) for side in ("left", "right")
    )
    links = paired.scored.select("levels").with_columns(rows).select("left", "right", "levels")
    kept = KeptPairs(
        _records(evidence, asked), links, _shares(asked, among), _prior(among, model), paired.crowded, fingerprint
    )
    return Night(Paired(_worth_a_look(links, asked, among, model), paired.crowded), kept, evidence.height, 0)


def pairs_tonight(before: KeptPairs, evidence: pl.DataFrame, model: Model, resources: Resources) -> Night:
    """Return the pairs of `evidence` (evidence.child_evidence), those of `before` taken over. Raises FullRunNeeded."""
    asked = coded(evidence)
    among = Among.all_of(asked, model)
    records = _records(evidence, asked)
    now_at = _found_again(before.records["digest"], records["digest"])
    stood = np.zeros(asked.height, np.bool_)
    stood[now_at[now_at >= 0]] = True
    came, went = np.flatnonzero(~stood), np.flatnonzero(now_at < 0)
    _check_few(len(came) + len(went), asked.height)
    shares, prior = _shares(asked, among), _prior(among, model)
    _check_none_is_missed(before, shares, prior)
    told = InMemory(_asked_of(pl.concat([records, before.records[went]])))
    stands = np.arange(asked.height + len(went)) < asked.height
    stood = np.concatenate([stood, np.ones(len(went), np.bool_)])
    changed = np.concatenate([came, np.flatnonzero(~stands)])
    flips = flipped(told, WAYS_TO_MEET, changed, resources.threads, stood=stood, stands=stands)
    links = _taken_over(before.links, now_at)
    turned = links.filter(pl.col("left") > pl.col("right"))
    again = np.unique(np.concatenate([came, flips.rows, turned["left"], turned["right"]]))
    met = met_by(told, WAYS_TO_MEET, again, resources.threads, stands=stands)
    added = _scored(evidence, met, among, model, resources)
    links = pl.concat([_without(links, again), added]).sort("left", "right")
    links = links.filter(_weights(links, among, model, WORST_KEPT).is_not_nan())
    crowded = before.crowded + flips.crowded_more
    kept = KeptPairs(
        records,
        links,
        _commonest(before.commonest, shares),
        min(before.prior, prior),
        crowded,
        before.fingerprint,
    )
    return Night(Paired(_worth_a_look(links, asked, among, model), crowded), kept, len(came), len(went))


def _records(evidence: pl.DataFrame, asked: Coded) -> pl.DataFrame:
    digest = evidence.drop("record").hash_rows(seed=1)
    return pl.DataFrame({"digest": digest, **{column: asked.numbers(column) for column in ASKED}})


def _asked_of(records: pl.DataFrame) -> Asked:
    """What the ways ask of records, from their numbers."""
    numbers = np.stack([records[column].to_numpy() for column in ASKED])
    bits = np.uint64(max(1, records.height.bit_length()))
    return Asked.of_numbers(ASKED, numbers, bits)


def _found_again(before: pl.Series, now: pl.Series) -> Rows:
    """For each record before, where it stands now; -1 where nobody says the same any more.

    Records that say the same in all are taken in their order. Where these are more or fewer than they were, all of them
    went, and all came.
    """

    order = [np.argsort(each.to_numpy(), kind="stable") for each in (before, now)]
    (told, begin, count), (told_now, begin_now, count_now) = (
        np.unique(each.to_numpy()[places], return_index=True, return_counts=True)
        for each, places in zip((before, now), order, strict=True)
    )
    _, at, at_now = np.intersect1d(told, told_now, assume_unique=True, return_indices=True)
    is_same = count[at] == count_now[at_now]
    at, at_now = at[is_same], at_now[is_same]
    nth = np.arange(count[at].sum()) - np.repeat(np.cumsum(count[at]) - count[at], count[at])
    found = np.full(len(before), -1, np.int64)
    found[order[0][np.repeat(begin[at], count[at]) + nth]] = order[1][np.repeat(begin_now[at_now], count[at]) + nth]
    return found


def _check_few(changed: int, records: int) -> None:
    if changed > MOST_NEW * records:
        raise FullRunNeeded("most records are new, changed or gone", do="Nothing: all pairs are found.")


def _check_none_is_missed(before: KeptPairs, shares: Mapping[str, pl.DataFrame], prior: float) -> None:
    """Raise FullRunNeeded where a pair that was left out may weigh enough by now."""
    more = max(0.0, prior - before.prior)
    for name in NAMES:
        both = before.commonest[name].join(shares[name], on="digest", suffix="_now")
        more += both.select(((pl.col("share") / pl.col("share_now")).log(2)).max()).item() or 0.0
    if more > SLACK:
        raise FullRunNeeded("records are much fewer, or names much rarer, than they were", do="Nothing.")


def _prior(among: Among, model: Model) -> float:
    """The bits that two records of so many weigh before anything of them is compared."""
    chance = model.settings_for(among.records)["probability_two_random_records_match"]
    return math.log2(chance / (1 - chance))


def _shares(asked: Coded, among: Among) -> dict[str, pl.DataFrame]:
    """How common each name is."""
    return {
        name: pl.DataFrame({"digest": asked.numbers(name), "share": among.shares[name]})
        .filter(pl.col("digest") != 0)
        .unique("digest")
        .sort("digest")
        for name in NAMES
    }


def _commonest(before: Mapping[str, pl.DataFrame], now: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    return {
        name: now[name]
        .join(before[name], on="digest", how="left", suffix="_before", maintain_order="left")
        .select("digest", pl.max_horizontal("share", "share_before"))
        for name in NAMES
    }


def _taken_over(links: pl.DataFrame, now_at: Rows) -> pl.DataFrame:
    """Links of records of which both stand, with the rows at which they stand now."""
    rows = links.with_columns(pl.Series(side, now_at[links[side].to_numpy()]) for side in ("left", "right"))
    return rows.filter((pl.col("left") >= 0) & (pl.col("right") >= 0))


def _without(links: pl.DataFrame, again: Rows) -> pl.DataFrame:
    """Links of which neither record is looked at again."""
    is_again = np.zeros(1 + max(links["left"].max() or 0, links["right"].max() or 0, *again[-1:]), np.bool_)
    is_again[again] = True
    return links.filter(pl.Series(~(is_again[links["left"].to_numpy()] | is_again[links["right"].to_numpy()])))


def _scored(
    evidence: pl.DataFrame, met: tuple[Rows, Rows], among: Among, model: Model, resources: Resources
) -> pl.DataFrame:
    """Left, right (rows of evidence) and levels of the pairs that met, but of those whom one sender tells apart."""
    sender = sender_numbers(evidence["numbered_by"])
    left, right = met
    is_apart = (sender[left] >= 0) & (sender[left] == sender[right])
    left, right = left[~is_apart], right[~is_apart]
    rows, places = np.unique(np.concatenate([left, right]), return_inverse=True)
    own = coded(evidence[rows].with_columns(pl.Series("record", rows)))
    in_all = Among(among.records, {name: share[rows] for name, share in among.shares.items()})
    pairs = Met(places[: len(left)], places[len(left) :], (), ())
    return score(own, pairs, model, resources, worst=WORST_KEPT, among=in_all).drop("match_weight")


def _weights(links: pl.DataFrame, among: Among, model: Model, worst: float) -> pl.Series:
    """What links weigh by what is known now; nan below the worst."""
    left, levels = (links[name].to_numpy() for name in ("left", "levels"))
    return pl.Series("match_weight", Weights(model, among, ()).of(left, levels, worst, threads=2))


def _worth_a_look(links: pl.DataFrame, asked: Coded, among: Among, model: Model) -> pl.DataFrame:
    """Links of rows as scoring.score returns links of records."""
    weighed = links.with_columns(_weights(links, among, model, WORST_WEIGHT_KEPT)).filter(
        pl.col("match_weight").is_not_nan()
    )
    records = (pl.Series(side, asked.record[weighed[side].to_numpy()]) for side in ("left", "right"))
    return weighed.with_columns(records).select(list(SCORED))
