"""Names: broad pools for each of England's communities, common names first, drawn Zipf-fashion."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np

from waypost.synthetic.chance import Real, Truth, Whole
from waypost.synthetic.rates import rates

COMMUNITIES: tuple[str, ...] = tuple(rates("names").table("communities"))


@dataclass(frozen=True, slots=True)
class Pool:
    """Names of one kind for every community, laid end to end: community c holds `starts[c]` to `starts[c + 1]`.

    `female` is the form that a woman or girl bears where it differs (Kowalski, Kowalska), in the same positions.
    """

    labels: tuple[str, ...]
    female: tuple[str, ...]
    starts: Whole
    edges: tuple[Real, ...]

    def draw(self, chance: np.random.Generator, community: Whole) -> Whole:
        """Draw a name's position for each entry of `community`."""
        drawn = chance.random(len(community))
        positions = np.empty(len(community), dtype=np.int64)
        for place, edges in enumerate(self.edges):
            here = np.flatnonzero(community == place)
            positions[here] = self.starts[place] + np.searchsorted(edges, drawn[here] * edges[-1], side="right")
        return positions


def _joined(parts: Sequence[str]) -> list[str]:
    """Join one of each part, in an order that mixes the parts and never changes."""
    choices = [["" if piece == "-" and len(part.split()) > 1 else piece for piece in part.split()] for part in parts]
    whole = {"".join(pieces) for pieces in product(*choices)}
    return sorted(whole, key=lambda name: (zlib.crc32(name.encode()), name))


def _pool(lists: Sequence[Sequence[str]], zipf: Mapping[str, float]) -> Pool:
    edges = tuple(np.cumsum((np.arange(len(names)) + zipf["shift"]) ** -zipf["power"]) for names in lists)
    labels = tuple(name for names in lists for name in names)
    starts = np.concatenate([[0], np.cumsum([len(names) for names in lists])]).astype(np.int64)
    return Pool(labels, tuple(_female(name) for name in labels), starts, edges)


def _female(surname: str) -> str:
    if surname == "Singh":
        return "Kaur"
    for ending, hers in rates("names").table("female_surname_endings").items():
        if surname.endswith(ending):
            return surname[: -len(ending)] + str(hers)
    return surname


def _names(common: str, parts: Sequence[str], most: float) -> list[str]:
    kept = list(dict.fromkeys(common.split()))
    seen = set(kept)
    return (kept + [name for name in _joined(parts) if name not in seen])[: int(most)]


@cache
def surnames() -> Pool:
    """Return the surnames of every community."""
    known = rates("names")
    given = known.table("communities").values()
    lists = [_names(one["surnames"], one["surname_parts"], known.number("most_surnames")) for one in given]
    return _pool(lists, known.table("surname_zipf"))


@cache
def forenames(sex: str) -> Pool:
    """Return the forenames of every community for girls or boys: sex is female or male."""
    known = rates("names")
    given = known.table("communities").values()
    lists = [_names(one[sex], one[f"{sex}_parts"], known.number("most_forenames")) for one in given]
    return _pool(lists, known.table("forename_zipf"))


def draw_forenames(chance: np.random.Generator, community: Whole, is_female: Truth) -> list[str]:
    """Draw a forename for each person."""
    girls, boys = forenames("female"), forenames("male")
    hers, his = girls.draw(chance, community), boys.draw(chance, community)
    labels = girls.labels + boys.labels
    return [labels[place] for place in np.where(is_female, hers, len(girls.labels) + his)]


def surname_labels(position: Whole, is_female: Truth) -> list[str | None]:
    """Return the surname at each position as that person bears it; a negative position is none."""
    pool = surnames()
    forms = (*pool.labels, *pool.female, None)
    shifted = np.where(position < 0, len(forms) - 1, position + np.where(is_female, len(pool.labels), 0))
    return [forms[place] for place in shifted]
