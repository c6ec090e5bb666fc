"""Person records of three agencies for the linkage benchmark: brothers, sisters and twins, and how each was written.

No agency has two records of one child. Everybody is invented. How often what is written wrong is in the rates of
invented families (synthetic/rates/noise.yaml), which are the project's linkage benchmark's; what this population is
like is in linkage_records.yaml.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl
import yaml

from waypost.synthetic.chance import stream
from waypost.synthetic.rates import rates
from waypost.synthetic.slips import birth_date_slips, other_spellings, postcode_slips, typing_slips

AGENCIES = ("court", "cafcass", "la")
_NOISE_OF = {"court": "hmcts_public_law", "cafcass": "cafcass", "la": "ssd"}
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Population:
    """Invented children, one row each, and the families that they are of."""

    children: pl.DataFrame
    surnames: pl.Series
    postcodes: pl.Series


def write_records(folder: Path, per_agency: int, *, seed: int) -> None:
    """Write `court.parquet`, `cafcass.parquet` and `la.parquet`: unique_id, first_name, surname, dob (text), sex (M,
    F), postcode, true_id. The same arguments write the same bytes."""
    population = _population(per_agency, stream(seed, "linkage benchmark"))
    chance = stream(seed, "linkage benchmark agencies")
    order = chance.permutation(population.children.height)
    known = {"court": order[:per_agency]}
    for agency, share in _told()["also_known"].items():
        shared = int(per_agency * share)
        known[agency] = np.concatenate(
            [
                chance.choice(known["court"], shared, replace=False),
                chance.choice(order[per_agency:], per_agency - shared, replace=False),
            ]
        )
    for agency in AGENCIES:
        written = _written(population, known[agency], agency, stream(seed, f"linkage benchmark {agency}"))
        written.write_parquet(folder / f"{agency}.parquet")


@cache
def _told() -> dict[str, Any]:
    text = files("waypost.pipeline.bench").joinpath("linkage_records.yaml").read_text(encoding="utf-8")
    told: dict[str, Any] = yaml.safe_load(text)
    return told


def _names(kind: str) -> pl.Series:
    """As many names as are told: common ones first, then syllables put together in an order that never changes."""
    told = _told()[kind]
    common = [name.title() for name in told["common"]]
    syllables, endings = _told()["syllables"], told["endings"]
    made = {"".join(parts).title() for parts in product(syllables, syllables, endings)} - set(common)
    made |= {"".join(parts).title() for parts in product(syllables, endings)} - set(common)
    mixed = sorted(made, key=lambda name: (zlib.crc32(name.encode()), name))
    return pl.Series((common + mixed)[: told["number"]], dtype=pl.String)


def _draw(kind: str, number: int, chance: np.random.Generator) -> Rows:
    told = _told()[kind]
    weights = (np.arange(told["number"]) + told["shift"]) ** -float(told["power"])
    edges = np.cumsum(weights)
    drawn: Rows = np.searchsorted(edges, chance.random(number) * edges[-1], side="right")
    return drawn


def _population(per_agency: int, chance: np.random.Generator) -> _Population:
    told = _told()
    number = int(per_agency * told["children_per_record"])
    families = max(1, int(number / told["children_per_family"]))
    family = np.sort(chance.integers(0, families, number))
    both = [_draw("surnames", families, chance) for _ in range(2)]
    first = _born(number, chance)
    is_twin = np.r_[False, family[1:] == family[:-1]] & (chance.random(number) < told["twins"])
    place = np.arange(number)
    place[is_twin] = 0
    born = first[np.maximum.accumulate(place)]
    other = (chance.random(number) >= told["with_the_first_surname"]).astype(np.int64)
    surnames, forenames = _names("surnames"), _names("forenames")
    postcodes = _postcodes(max(1, int(families * told["postcodes_per_family"])), chance)
    home = chance.integers(0, len(postcodes), families)
    return _Population(
        children=pl.DataFrame(
            {
                "true_id": np.arange(number),
                "first_name": forenames.gather(_draw("forenames", number, chance)),
                "surname": surnames.gather(np.stack(both)[other, family]),
                "second_surname": surnames.gather(both[1][family]),
                "born_on": born,
                "sex": pl.Series(["M", "F"]).gather(chance.integers(0, 2, number)),
                "postcode": postcodes.gather(home[family]),
            }
        ),
        surnames=surnames,
        postcodes=postcodes,
    )


def _born(number: int, chance: np.random.Generator) -> npt.NDArray[np.datetime64]:
    first, last = (date.fromisoformat(day) for day in _told()["born_between"])
    days = chance.integers(0, (last - first).days, number)
    return np.datetime64(first) + days.astype("timedelta64[D]")


def _postcodes(number: int, chance: np.random.Generator) -> pl.Series:
    areas, letters = (pl.Series(_told()[kind]) for kind in ("postcode_areas", "postcode_letters"))
    parts = {
        "area": areas.gather(chance.integers(0, len(areas), number)),
        "district": chance.integers(1, 40, number),
        "sector": chance.integers(0, 10, number),
        "one": letters.gather(chance.integers(0, len(letters), number)),
        "two": letters.gather(chance.integers(0, len(letters), number)),
    }
    return pl.DataFrame(parts).select(
        pl.format("{}{} {}{}{}", "area", "district", "sector", "one", "two").alias("postcode")
    )["postcode"]


def _written(population: _Population, known: Rows, agency: str, chance: np.random.Generator) -> pl.DataFrame:
    """What one agency wrote of the children whom it knows, in no order."""
    frame = population.children[chance.permutation(known)]
    slips = _Slips(frame, agency, chance)
    nicknames = rates("name_variants").table("nicknames")
    parts = rates("noise").shares("typing_slip_parts")
    slips.rewrite("first_name", "forename_typing_slip", lambda names: typing_slips(chance, names, parts))
    slips.rewrite("first_name", "nickname", lambda names: other_spellings(chance, names, nicknames))
    slips.rewrite("surname", "surname_typing_slip", lambda names: typing_slips(chance, names, parts))
    slips.take("surname", "surname_changed", pl.col("second_surname"))
    slips.take("surname", "surname_double_barrelled", pl.concat_str("surname", pl.lit("-"), "second_surname"))
    slips.swap_names()
    dates = rates("noise").shares("birth_date_slip_parts")
    day, month = pl.col("born_on").dt.day(), pl.col("born_on").dt.month()
    turned = pl.when(day <= 12).then(pl.date(pl.col("born_on").dt.year(), pl.min_horizontal(day, 12), month))
    slips.take("born_on", "day_and_month_swapped", turned.otherwise("born_on"))
    slips.rewrite("born_on", "birth_date_slip", lambda days: birth_date_slips(chance, days, dates))
    slips.take("born_on", "birth_date_first_of_january", pl.date(pl.col("born_on").dt.year(), 1, 1))
    elsewhere = chance.integers(0, len(population.postcodes), frame.height)
    slips.take("postcode", "moved", population.postcodes.gather(elsewhere))
    slips.rewrite("postcode", "postcode_slip", lambda postcodes: postcode_slips(chance, postcodes))
    slips.take("sex", "sex_wrong", pl.when(pl.col("sex") == "M").then(pl.lit("F")).otherwise(pl.lit("M")))
    for column, error in _MISSING.items():
        slips.take(column, error, pl.lit(None))
    return slips.frame.select(
        pl.int_range(pl.len(), dtype=pl.Int64).alias("unique_id"),
        "first_name",
        "surname",
        pl.col("born_on").dt.strftime("%Y-%m-%d").alias("dob"),
        "sex",
        "postcode",
        "true_id",
    )


_MISSING = {
    "first_name": "forename_missing",
    "surname": "surname_missing",
    "born_on": "birth_date_missing",
    "postcode": "postcode_missing",
    "sex": "sex_missing",
}


class _Slips:
    """A frame of records in which one error after another is made, each in its share of the rows."""

    def __init__(self, frame: pl.DataFrame, agency: str, chance: np.random.Generator) -> None:
        self.frame, self.chance = frame, chance
        noise = rates("noise")
        times = noise.shares("agency_times")[_NOISE_OF[agency]]
        self.shares = {error: share * times for error, share in noise.shares("errors").items()}

    def _befallen(self, error: str) -> npt.NDArray[np.bool_]:
        return self.chance.random(self.frame.height) < self.shares[error]

    def take(self, column: str, error: str, value: pl.Expr | pl.Series) -> None:
        """Put `value` where the error befalls."""
        befallen = pl.Series(self._befallen(error))
        self.frame = self.frame.with_columns(pl.when(befallen).then(value).otherwise(pl.col(column)).alias(column))

    def rewrite(self, column: str, error: str, slip: Any) -> None:
        """Write the few values that the error befalls in another way."""
        rows = np.flatnonzero(self._befallen(error))
        values = self.frame[column]
        self.frame = self.frame.with_columns(values.scatter(rows, slip(values.gather(rows).to_list())).alias(column))

    def swap_names(self) -> None:
        """Write forename for surname and surname for forename where that befalls."""
        befallen = pl.Series(self._befallen("names_swapped"))
        self.frame = self.frame.with_columns(
            pl.when(befallen).then(pl.col(one)).otherwise(pl.col(other)).alias(other)
            for one, other in (("surname", "first_name"), ("first_name", "surname"))
        )
