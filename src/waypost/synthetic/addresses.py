"""Addresses that are nobody's: invented streets, postcodes of areas that do not exist, drama telephone numbers."""

from __future__ import annotations

import numpy as np
import polars as pl

from waypost.synthetic.chance import Whole, happens, named, pick, whole_between
from waypost.synthetic.places import Places
from waypost.synthetic.rates import rates

_INWARD = list("ABDEFGHJLNPQRSTUWXYZ")
_FLATS = 60
_HOUSES = 180


def invent_addresses(chance: np.random.Generator, known: Places, authority: Whole) -> pl.DataFrame:
    """Invent an address in each authority: address_line_1, post_town, postcode."""
    given, size = rates("addresses"), len(authority)
    parts = pl.DataFrame(
        {
            "word": named(given.table("street_words").split(), chance.integers(0, len(_words()), size)),
            "kind": named(given.shares("street_kinds"), pick(chance, given.shares("street_kinds"), size)),
            "house": whole_between(chance, 1, _HOUSES, size),
            "flat": np.where(
                happens(chance, given.number("lives_in_flat"), size), whole_between(chance, 1, _FLATS, size), 0
            ),
            "post_town": named(known.authority_names, authority),
            "postcode": invent_postcodes(chance, known, authority),
        }
    )
    street = pl.format("{} {} {}", "house", "word", "kind")
    return parts.select(
        address_line_1=pl.when(pl.col("flat") > 0).then(pl.format("Flat {}, {}", "flat", street)).otherwise(street),
        post_town="post_town",
        postcode="postcode",
    )


def _words() -> list[str]:
    return list(rates("addresses").table("street_words").split())


def invent_postcodes(chance: np.random.Generator, known: Places, authority: Whole) -> pl.Series:
    """Invent a postcode in each authority: its area's letters are given to no area of the country."""
    given, size = rates("addresses"), len(authority)
    districts = int(given.number("districts_per_authority"))
    first = known.authority_place[authority] * districts % 90 + 1
    letters = given.table("postcode_areas").split()
    parts = pl.DataFrame(
        {
            "area": named(letters, known.area_place[known.authority_area[authority]] % len(letters)),
            "district": first + chance.integers(0, districts, size),
            "sector": chance.integers(0, 10, size),
            "one": named(_INWARD, chance.integers(0, len(_INWARD), size)),
            "two": named(_INWARD, chance.integers(0, len(_INWARD), size)),
        }
    )
    return parts.select(pl.format("{}{} {}{}{}", "area", "district", "sector", "one", "two")).to_series()


def invent_telephones(chance: np.random.Generator, size: int) -> pl.Series:
    """Invent telephone numbers from Ofcom's drama ranges; null for those who have none."""
    given = rates("addresses")
    mobile, landline = str(given.table("telephone_mobile")), str(given.table("telephone_landline"))
    labels = [mobile.format(n) for n in range(1000)] + [landline.format(n) for n in range(1000)]
    kind = np.where(happens(chance, given.number("has_mobile"), size), 0, 1000)
    position = kind + chance.integers(0, 1000, size)
    return named(labels, np.where(happens(chance, given.number("has_telephone"), size), position, -1))


def invent_emails(chance: np.random.Generator, person: Whole) -> pl.Series:
    """Invent an e-mail address at a reserved domain for each person; null for those who have none."""
    given, size = rates("addresses"), len(person)
    hosts = given.table("email_hosts")
    parts = pl.DataFrame(
        {
            "has": happens(chance, given.number("has_email"), size),
            "person": person,
            "host": named(hosts, chance.integers(0, len(hosts), size)),
        }
    )
    return parts.select(pl.when("has").then(pl.format("invented.{}@{}", "person", "host"))).to_series()
