"""What each agency knows of each person: whom it met, when first, and what it wrote down of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from waypost.foundation.identifiers import plain_name
from waypost.synthetic.chance import happens, stream
from waypost.synthetic.keys import numbered, numbered_by
from waypost.synthetic.left_out import disability_codes, with_left_out
from waypost.synthetic.noise import NAME_AND_BIRTH, written_down
from waypost.synthetic.planted import noise_times
from waypost.synthetic.rates import rates
from waypost.synthetic.told_people import by_second_name, ethnicities_told
from waypost.synthetic.world import World


@dataclass(frozen=True, slots=True)
class Views:
    """One frame an agency: world.PEOPLE as written down, with known_from and the first_ columns of `written_down`.

    `authority` has a row for each authority (`sender`) and child that it knows, with the child's number there
    (`number`) and the codes of its disability (`disabilities`, empty where nothing is written); `cafcass` has each
    person's `number`, which it uses for adults. A court gives new keys in every case.
    """

    public_law: pl.DataFrame
    private_law: pl.DataFrame
    cafcass: pl.DataFrame
    authority: pl.DataFrame


def court_cases(world: World, law: str, until: date) -> pl.DataFrame:
    """Return the cases of one law that a court's feed can carry: those whose application its system has a name for.

    The public-law system holds no placement application of its own, no special guardianship and no inherent
    jurisdiction; the private-law feed holds section 8 alone, served on Cafcass (court-formats, 1A and 1B).
    """
    of_law = world.cases.filter(pl.col("law") == law, pl.col("submitted_on") <= until)
    if law == "private":
        return of_law.filter(pl.col("application") == "section_8", pl.col("is_cafcass_served").fill_null(value=False))
    return of_law.filter(pl.col("application").is_in(list(rates("feeds").table("orders_sought"))))


def persons_of(world: World, cases: pl.DataFrame, from_on: str) -> pl.DataFrame:
    """Return case_id, person_id, known_from and party (child or the party's role), a row a person in a case."""
    told = cases.select("case_id", known_from=from_on)
    children = world.children_in_cases.select("case_id", "person_id", "joined_on", party=pl.lit("child"))
    adults = world.parties.select("case_id", "person_id", joined_on=pl.lit(None, dtype=pl.Date), party="role")
    return (
        pl.concat([children, adults])
        .join(told, on="case_id", how="inner")
        .with_columns(known_from=pl.max_horizontal("known_from", "joined_on"))
        .drop("joined_on")
        .sort("case_id", "person_id")
    )


def views(world: World, *, seed: int, until: date, shard: str = "") -> Views:
    """Return what each agency wrote down. `shard` is the name of the part of the country, empty for all of it."""
    public, private = (
        persons_of(world, court_cases(world, law, until), "submitted_on") for law in ("public", "private")
    )
    received = world.cases.filter(pl.col("received_on") <= until)
    cafcass = persons_of(world, received, "received_on")
    public_law = _written(world, public, "hmcts_public_law", seed, shard)
    return Views(
        public_law=_told_apart(world, public_law, public),
        private_law=_written(world, private, "hmcts_private_law", seed, shard),
        cafcass=_written(world, cafcass, "cafcass", seed, shard).with_columns(
            number=numbered(pl.col("person_id"), seed=seed, of="cafcass")
        ),
        authority=_authority(world, seed, until, shard),
    )


def _written(world: World, met: pl.DataFrame, agency: str, seed: int, shard: str) -> pl.DataFrame:
    first = met.group_by("person_id").agg(pl.col("known_from").min()).sort("person_id")
    return _told(world, first, agency, seed, shard)


def _told(world: World, met: pl.DataFrame, agency: str, seed: int, shard: str) -> pl.DataFrame:
    """Return what an agency wrote down of the people whom it met, a row each with known_from."""
    people = met.join(world.people, on="person_id", how="inner", maintain_order="left")
    known_as = by_second_name(people, agency, stream(seed, f"second names {agency}", shard))
    times = noise_times(world.planted, people)
    written = written_down(known_as, agency, stream(seed, f"noise {agency}", shard), times)
    if agency not in rates("disagreements").table("ethnicity"):
        return written
    chance = stream(seed, f"ethnicity {agency}", shard)
    told = written.with_columns(ethnicity=ethnicities_told(written["ethnicity"], agency, chance))
    return with_left_out(told, agency, stream(seed, f"left out {agency}", shard))


def _authority(world: World, seed: int, until: date, shard: str) -> pl.DataFrame:
    """Return the children whom each authority knows: in pre-proceedings, care or public-law cases, and some others."""
    in_cases = (
        world.children_in_cases.join(world.cases, on="case_id")
        .filter(pl.col("authority").is_not_null(), pl.col("submitted_on") <= until)
        .sort("case_id", "person_id")
    )
    some = happens(
        stream(seed, "known to the authority", shard),
        rates("noise").number("private_law_children_known_to_authority"),
        in_cases.height,
    )
    met = pl.concat(
        [
            world.pre_proceedings.select("person_id", sender="authority", known_from="decided_on"),
            world.episodes.select("person_id", sender="authority", known_from="started_on"),
            in_cases.filter((pl.col("law") == "public") | pl.Series(some)).select(
                "person_id", sender="authority", known_from="submitted_on"
            ),
        ]
    ).filter(pl.col("known_from") <= until)
    first = met.group_by("sender", "person_id").agg(pl.col("known_from").min()).sort("sender", "person_id")
    known = _told(world, first, "ssd", seed, shard)
    senders = known["sender"].unique().sort()
    return known.with_columns(
        number=numbered_by(pl.col("person_id"), pl.col("sender"), senders, seed=seed),
        disabilities=disability_codes(known["has_disability"], stream(seed, "disabilities", shard)),
    )


def _told_apart(world: World, written: pl.DataFrame, met: pl.DataFrame) -> pl.DataFrame:
    """Make sure that no two people of one public-law case are written alike, for names and birth date are their key."""
    for at in ("first_", ""):
        columns = [f"{at}{name}" for name in NAME_AND_BIRTH]
        alike = (
            met.join(written.select("person_id", *columns), on="person_id")
            .with_columns(
                pl.col(columns[:2]).map_elements(plain_name, return_dtype=pl.String, skip_nulls=True).fill_null("")
            )
            .filter(pl.struct("case_id", *columns).is_duplicated())["person_id"]
        )
        if alike.len():
            written = _truth_for(world, written, alike)
    return written


def _truth_for(world: World, written: pl.DataFrame, person_ids: pl.Series) -> pl.DataFrame:
    true = written.select("person_id").join(world.people, on="person_id", how="left", maintain_order="left")
    is_told = pl.col("person_id").is_in(person_ids.unique().to_list())
    return written.with_columns(
        pl.when(is_told).then(pl.lit(true[name])).otherwise(pl.col(f"{at}{name}")).alias(f"{at}{name}")
        for at in ("", "first_")
        for name in NAME_AND_BIRTH
    )
