"""Tonight's records linked to all that went before: the same children as if all were linked again, in a second.

What tonight's records can change is found, and nothing else is done again: the records that they meet, blocks that grew
too large or small enough, links whose names became commoner or rarer, and the children whom such links touch. Where
that is not enough, FullRunNeeded says so: the number of records passed a power of two, on which the chance that two
records are one child depends, or a name became so much rarer that links left out might count.

Covered are records that say who somebody is (linkage/plain.py). Keys that offices share, cases, parents and nameless
returns are not: `waypost build` links those in full.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

import numpy as np
import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.linkage import cluster_passes
from waypost.linkage.blocking import Digests, Met, Rows, Way, ask, meet_among
from waypost.linkage.cluster import MARGIN, cluster
from waypost.linkage.coded import Coded, Numbered, coded_plain, digests
from waypost.linkage.comparisons import WAYS_TO_MEET
from waypost.linkage.compiled import run
from waypost.linkage.evidence import NAMES
from waypost.linkage.frequencies import counted, most_bits_rarer, moved, noted, share_of, shares_now, told_tonight
from waypost.linkage.kept import RECORD, Kept, Names, Part
from waypost.linkage.model import Model, trained_model
from waypost.linkage.plain import plain_facts
from waypost.linkage.scoring import Among, Resources, Weights, score
from waypost.linkage.tonight import World, flipped, met_by

SLACK = 1.0
"""Bits below the margin down to which links are kept: two names may each grow rarer by half of it."""
FORM = 2
"""Of what is kept: one more whenever it is written in another way."""
PLAIN_WAYS = tuple(way for way in WAYS_TO_MEET if not any("mother" in name or "case" in name for name in way.left))
PERSON = Way(("numbered_by", "key"), ("numbered_by", "key"))
_NUMBERS = (*PLAIN_WAYS, PERSON, Way(NAMES, NAMES))
COLUMNS = tuple(sorted({column for way in _NUMBERS for column in (*way.left, *way.right)}))


class FullRunNeeded(YoursToFix):
    """What is kept does not hold enough to link these records alone."""


def fingerprint(model: Model) -> str:
    """Return what kept linkage must agree with: the model, and the library whose digests are kept."""
    told = json.dumps([asdict(model), pl.__version__, FORM, SLACK, [asdict(way) for way in PLAIN_WAYS]], default=dict)
    return hashlib.sha256(told.encode()).hexdigest()


def link_all(records: pl.DataFrame, resources: Resources, *, model: Model | None = None) -> Kept:
    """Link records (kept.RECORD, each numbered_by and key once) in full, and return what the next night needs."""
    model = model or trained_model()
    in_order = records.select(RECORD).sort("numbered_by", "key")
    evidence = _evidence(in_order)
    asked = ask(evidence, _NUMBERS)
    met = meet_among(asked, PLAIN_WAYS, threads=resources.threads)
    links = score(evidence, met, model, resources, worst=model.accept_weight - MARGIN - SLACK)
    found = cluster(links, plain_facts(evidence), accept_weight=model.accept_weight)
    return Kept(
        parts=(Part.of(in_order, asked.numbers(COLUMNS)),),
        is_gone=np.zeros(in_order.height, np.bool_),
        links={name: links[of].to_numpy() for name, of in _LINKS.items()},
        member_of=found.member_of,
        names={name: noted(counted(evidence.numbers(name)), name, model) for name in NAMES},
        fingerprint=fingerprint(model),
    )


_LINKS = {"left": "left", "right": "right", "weight": "match_weight", "levels": "levels"}


def link_tonight(
    kept: Kept,
    records: pl.DataFrame,
    resources: Resources,
    *,
    withdrawn: pl.DataFrame | None = None,
    model: Model | None = None,
) -> Kept:
    """Return what is kept after `records` (kept.RECORD) are told and `withdrawn` (numbered_by, key) are taken back.

    A record whose numbered_by and key were told before takes the place of what was told. The children are those that
    link_all finds in all records that stand. Raises FullRunNeeded.
    """
    model = model or trained_model()
    world = _world(kept, records, withdrawn)
    came, went = np.arange(kept.height, world.kept.height), np.flatnonzero(world.is_gone & ~world.was_gone)
    among = _Tonight(world, _names(world, came, went, model), model, resources)
    stood, stands = np.arange(world.kept.height) < kept.height, ~world.is_gone
    changed = np.concatenate([came, went])
    flips = flipped(world, PLAIN_WAYS, changed, resources.threads, stood=stood, stands=stands)
    again = np.union1d(came, flips.rows)
    added = among.scored(*met_by(world, PLAIN_WAYS, again, resources.threads, stands=stands))
    is_touched = np.zeros(world.kept.height, np.bool_)
    is_touched[again] = is_touched[went] = True
    stays = ~(is_touched[kept.links["left"]] | is_touched[kept.links["right"]])
    links = {name: np.concatenate([kept.links[name][stays], added[name]]) for name in _LINKS}
    moved_links = among.reweigh(links)
    for side in ("left", "right"):
        is_touched[kept.links[side][~stays]] = True
        is_touched[links[side][moved_links]] = True
        is_touched[added[side]] = True
    member_of = among.clustered(links, is_touched)
    return replace(world.kept, is_gone=world.is_gone, links=links, member_of=member_of, names=among.names)


def _evidence(records: pl.DataFrame) -> Coded:
    """The evidence of records in their order."""
    plain = coded_plain(records.with_row_index("record"))
    return replace(plain, numbers_only={**plain.numbers_only, "key": Numbered(digests(records["key"]))})


def _world(kept: Kept, records: pl.DataFrame, withdrawn: pl.DataFrame | None) -> World:
    """Everything kept with tonight's records after it, and what is gone now."""
    person = list(PERSON.left)
    schema = kept.parts[0].at(np.empty(0, np.int64)).schema
    new = records.select(RECORD).cast(schema).unique(person, keep="last", maintain_order=True).sort(person)
    told = [
        new.select(person),
        *([] if withdrawn is None else [withdrawn.select(person).cast({n: schema[n] for n in person})]),
    ]
    part = Part.of(new, ask(_evidence(new), _NUMBERS).numbers(COLUMNS))
    coming = np.arange(kept.height, kept.height + new.height)
    was_gone = np.concatenate([kept.is_gone, np.zeros(new.height, np.bool_)])
    wider = replace(
        kept, parts=(*kept.parts, part), is_gone=was_gone, member_of=np.concatenate([kept.member_of, coming])
    )
    world = World(wider, COLUMNS, was_gone, was_gone)
    before = world.rows_with(PERSON.left, [digests(pl.concat(told)[name]) for name in person])
    is_gone = was_gone.copy()
    is_gone[before[before < kept.height]] = True
    return replace(world, is_gone=is_gone)


def _names(world: World, came: Rows, went: Rows, model: Model) -> dict[str, Names]:
    """How common names are now. Raises FullRunNeeded where links that were left out might count by now."""
    before, now = (int((~gone).sum()) for gone in (world.kept.is_gone[: came[0] if len(came) else None], world.is_gone))
    names = {
        name: told_tonight(
            world.kept.names[name], *(world.kept.numbers(COLUMNS.index(name), each) for each in (came, went))
        )
        for name in NAMES
    }
    chance = "probability_two_random_records_match"
    if model.settings_for(before)[chance] != model.settings_for(now)[chance]:
        raise FullRunNeeded("the number of records passed a power of two.", do="Link all records once more.")
    if any(most_bits_rarer(names[name], name, model) > SLACK / len(NAMES) for name in NAMES):
        raise FullRunNeeded("names have become much rarer than they were.", do="Link all records once more.")
    return {name: noted(told, name, model) for name, told in names.items()}


@dataclass(frozen=True, slots=True)
class _Tonight:
    """The steps of a night, each among all records that stand."""

    world: World
    names: Mapping[str, Names]
    model: Model
    resources: Resources

    def scored(self, left: Rows, right: Rows) -> dict[str, np.ndarray]:
        """Return the links of pairs of rows: the record that is first by sender and key is the left one."""
        rows, records = self._in_order(np.union1d(left, right))
        place = np.zeros(self.world.kept.height, np.int64)
        place[rows] = np.arange(len(rows))
        evidence = _evidence(records)
        one, other = (each(place[left], place[right]) for each in (np.minimum, np.maximum))
        sender = evidence.senders()
        pair = np.sort(((one << 32) | other)[sender[one] != sender[other]])
        met = Met(pair >> 32, pair & (2**32 - 1), (), ())
        among = self._among({name: evidence.numbers(name) for name in NAMES})
        worst = self.model.accept_weight - MARGIN - SLACK
        links = score(evidence, met, self.model, self.resources, worst=worst, among=among)
        found = {name: links[of].to_numpy() for name, of in _LINKS.items()}
        return {**found, "left": rows[found["left"]], "right": rows[found["right"]]}

    def reweigh(self, links: dict[str, np.ndarray]) -> Rows:
        """Weigh links again of which a name is more or less common than it was; return the places of those changed."""
        is_moved = np.zeros(self.world.kept.height, np.bool_)
        for name in NAMES:
            values = moved(self.world.kept.names[name], self.names[name], name, self.model)
            is_moved[self.world.rows_with((name,), [values])] = True
        asked = np.flatnonzero(is_moved[links["left"]])
        rows, place = np.unique(links["left"][asked], return_inverse=True)
        among = self._among({name: self.world.kept.numbers(COLUMNS.index(name), rows) for name in NAMES})
        weights = Weights(self.model, among, ()).of(place, links["levels"][asked], -math.inf, self.resources.threads)
        is_other = weights != links["weight"][asked]
        links["weight"][asked] = weights
        changed: Rows = asked[is_other]
        return changed

    def clustered(self, links: Mapping[str, np.ndarray], is_touched: np.ndarray) -> Rows:
        """Return who is one child with whom: found anew for all whom a link reaches from a touched record."""
        least = self.model.accept_weight - MARGIN
        given = (links["left"], links["right"], links["weight"], least, is_touched)
        while run(cluster_passes.spread, len(links["left"]), *given):
            pass
        rows, records = self._in_order(np.flatnonzero(is_touched & ~self.world.is_gone))
        place = np.zeros(self.world.kept.height, np.int64)
        place[rows] = np.arange(len(rows))
        inside = np.flatnonzero(is_touched[links["left"]] & is_touched[links["right"]] & (links["weight"] >= least))
        one, other = (place[links[side][inside]] for side in ("left", "right"))
        ends = {"left": np.minimum(one, other), "right": np.maximum(one, other)}
        frame = pl.DataFrame({**ends, "match_weight": links["weight"][inside]})
        found = cluster(frame, plain_facts(_evidence(records)), accept_weight=self.model.accept_weight)
        member_of = self.world.kept.member_of.copy()
        member_of[rows] = rows[found.member_of]
        return member_of

    def _among(self, values: Mapping[str, Digests]) -> Among:
        shares = {
            name: share_of(self.names[name], shares_now(self.names[name], name, self.model), values[name])
            for name in NAMES
        }
        return Among(int((~self.world.is_gone).sum()), shares)

    def _in_order(self, rows: Rows) -> tuple[Rows, pl.DataFrame]:
        """Rows and their records, by sender and key, as a full run has them."""
        records = self.world.kept.records(rows).with_columns(pl.Series("row", rows, dtype=pl.Int64))
        in_order = records.sort("numbered_by", "key")
        return in_order["row"].to_numpy(), in_order.drop("row")
