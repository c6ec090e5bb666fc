"""The people: children, mothers and fathers, with names, addresses and all that agencies write down of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from waypost.synthetic.addresses import invent_addresses, invent_emails, invent_telephones
from waypost.synthetic.cases import Families
from waypost.synthetic.chance import Days, Real, Streams, Truth, Whole, happens, known_or_null, named, rounded, skewed
from waypost.synthetic.children import YEAR, Children
from waypost.synthetic.columns import Columns, begins_run
from waypost.synthetic.days import as_dates
from waypost.synthetic.ethnicities import ETHNICITIES, Heritage, draw_heritage, first_languages
from waypost.synthetic.known_as import known_as
from waypost.synthetic.names import draw_forenames, surname_labels, surnames
from waypost.synthetic.places import Places
from waypost.synthetic.rates import rates
from waypost.synthetic.world import PEOPLE

FIRST_PERSON = 1
_KNOWN = rates("families")


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is who by number: the person_id of each child, mother and father (-1 where there is none)."""

    child: Whole
    mother: Whole
    father: Whole


@dataclass(frozen=True, slots=True)
class _Homes:
    """Where each family's mother and father live; the children live with the mother."""

    mother: pl.DataFrame
    father: pl.DataFrame


@dataclass(frozen=True, slots=True)
class _Surnames(Columns):
    """Positions of the surnames of each family: the mother's, the father's, and her name before."""

    mother: Whole
    father: Whole
    maiden: Whole


def number_people(streams: Streams, families: Families, children: Children) -> Roster:
    """Give every person a number: the children in order, then the mothers, then the fathers who are known."""
    chance, size = streams("parents_known"), len(families)
    mother_known, father_known = _KNOWN.table("mother_is_known"), _KNOWN.table("father_is_known")
    has_mother = happens(chance, _by_law(families, mother_known), size)
    has_father = happens(chance, _by_law(families, father_known), size) | ~has_mother
    mothers = FIRST_PERSON + len(children)
    mother = np.where(has_mother, mothers + np.cumsum(has_mother) - 1, -1)
    fathers = mothers + int(has_mother.sum())
    father = np.where(has_father, fathers + np.cumsum(has_father) - 1, -1)
    return Roster(np.arange(FIRST_PERSON, mothers), mother, father)


def _by_law(families: Families, given: dict[str, float]) -> Real:
    return np.where(families.is_public, given["public"], given["private"])


def people(
    streams: Streams,
    known: Places,
    families: Families,
    children: Children,
    roster: Roster,
    needs_interpreter: Truth,
) -> pl.DataFrame:
    """Return the people of the world, one row each, sorted by person_id. Families need an interpreter or do not."""
    heritage = draw_heritage(streams("heritage"), len(families))
    family_names = _draw_surnames(streams("surnames"), heritage)
    flags = _flags(streams("flags"), families, is_in_refuge(streams, families))
    homes = _draw_homes(streams("homes"), known, families, flags["is_in_refuge"].to_numpy())
    language = first_languages(
        streams("languages"), streams("interpreter_languages"), heritage.mother_community, needs_interpreter
    )
    shared = pl.DataFrame({"first_language": language, "is_interpreted": needs_interpreter}).hstack(flags)
    rows = [
        _child_rows(streams, children, roster, heritage, family_names).hstack(
            homes.mother[children.family].hstack(shared[children.family])
        ),
        *(
            _parent_rows(streams(role), role, families, children, roster, heritage, family_names).hstack(
                getattr(homes, role).hstack(shared)[np.flatnonzero(getattr(roster, role) >= 0)]
            )
            for role in ("mother", "father")
        ),
    ]
    whole = pl.concat(rows, how="diagonal")
    size = len(whole)
    chance = streams("contacts")
    return whole.with_columns(
        is_in_refuge=pl.col("is_in_refuge") & (pl.col("role") != "father"),
        is_address_confidential=pl.when(pl.col("role") == "father")
        .then(pl.Series(happens(chance, rates("addresses").number("fathers_address_is_confidential"), size)))
        .otherwise(pl.col("is_address_confidential")),
        has_disability=happens(chance, _KNOWN.number("has_disability"), size),
        telephone=pl.when(pl.col("role") != "child").then(invent_telephones(chance, size)),
        email=pl.when(pl.col("role") != "child").then(invent_emails(chance, whole["person_id"].to_numpy())),
        interpreter_language=pl.when(_is_interpreted_for(streams("interpreters"), whole)).then("first_language"),
    ).select(pl.col(name).cast(kind) for name, kind in PEOPLE.items())


def _is_interpreted_for(chance: np.random.Generator, whole: pl.DataFrame) -> pl.Expr:
    """Say who needs the interpreter where a family does: the mother or only parent, some fathers and children."""
    share = _KNOWN.table("needs_interpreter_too")
    draw = pl.Series(chance.random(len(whole)))
    is_only = pl.col("family_id").is_in(whole.filter(pl.col("role") == "mother")["family_id"].implode()).not_()
    role = pl.col("role")
    is_father = (role == "father") & (is_only | (draw < share["father"]))
    is_child = (role == "child") & (draw < share["child"])
    answer: pl.Expr = pl.col("is_interpreted") & ((role == "mother") | is_father | is_child)
    return answer


def is_in_refuge(streams: Streams, families: Families) -> Truth:
    """Say which families are in a refuge: mother and children, not the father."""
    return happens(streams("refuge"), _by_law(families, rates("addresses").table("in_refuge")), len(families))


def _flags(chance: np.random.Generator, families: Families, in_refuge: Truth) -> pl.DataFrame:
    given = rates("addresses")
    is_confidential = happens(chance, _by_law(families, given.table("address_is_confidential")), len(families))
    return pl.DataFrame({"is_address_confidential": is_confidential | in_refuge, "is_in_refuge": in_refuge})


def _draw_homes(chance: np.random.Generator, known: Places, families: Families, in_refuge: Truth) -> _Homes:
    mother = invent_addresses(chance, known, families.authority)
    apart = invent_addresses(chance, known, families.authority)
    together = happens(chance, _by_law(families, rates("addresses").table("father_lives_with_mother")), len(families))
    together &= ~in_refuge
    father = mother.select(
        pl.when(pl.lit(pl.Series(together))).then(pl.col(name)).otherwise(apart[name]).alias(name)
        for name in mother.columns
    )
    return _Homes(mother, father)


def _draw_surnames(chance: np.random.Generator, heritage: Heritage) -> _Surnames:
    pool = surnames()
    maiden = pool.draw(chance, heritage.mother_community)
    father = pool.draw(chance, heritage.father_community)
    is_shared = happens(chance, rates("names").number("parents_share_surname"), len(heritage))
    return _Surnames(mother=np.where(is_shared, father, maiden), father=father, maiden=maiden)


def _child_rows(
    streams: Streams, children: Children, roster: Roster, heritage: Heritage, family_names: _Surnames
) -> pl.DataFrame:
    chance, size, family = streams("child_names"), len(children), children.family
    is_female = happens(chance, _KNOWN.number("girls"), size)
    community = np.where(
        happens(chance, 0.5, size), heritage.mother_community[family], heritage.father_community[family]
    )
    chosen, other = _child_surnames(chance, roster, family_names, family)
    whole = pl.DataFrame(
        {
            "person_id": roster.child,
            "family_id": family,
            "role": pl.Series(["child"] * size),
            "forenames": _forenames_unlike_siblings(chance, family, community, is_female),
            "surname": _perhaps_double(chance, chosen, other, is_female),
            "other_surname": surname_labels(other, is_female),
            "is_named_at_issue": children.is_named,
            "twin_of": _twin_of(children, roster),
            "born_on": as_dates(children.born),
            "sex": named(("male", "female"), is_female.astype(np.int64)),
            "ethnicity": named(ETHNICITIES, heritage.child[family]),
        }
    )
    own_community = heritage.mother_community[family]
    return whole.hstack(
        known_as(streams("known_as"), whole["surname"], whole["other_surname"], own_community, is_female)
    )


def _forenames_unlike_siblings(
    chance: np.random.Generator, family: Whole, community: Whole, is_female: Truth
) -> pl.Series:
    """Draw a forename for each child; a name that a brother or sister already bears is drawn again."""
    names = pl.Series("name", draw_forenames(chance, community, is_female))
    while True:
        borne = pl.DataFrame({"family": family, "name": names}).select(~pl.struct("family", "name").is_first_distinct())
        again = borne.to_series().to_numpy()
        if not again.any():
            return names
        names = names.scatter(np.flatnonzero(again), draw_forenames(chance, community[again], is_female[again]))


def _child_surnames(
    chance: np.random.Generator, roster: Roster, family_names: _Surnames, family: Whole
) -> tuple[Whole, Whole]:
    """Return the position of each child's surname and of the other one the child might be known by."""
    given, families = rates("names"), len(roster.mother)
    has_fathers = happens(chance, given.number("child_has_fathers_surname"), families) & (roster.father >= 0)
    has_fathers |= roster.mother < 0
    differs = happens(chance, given.number("child_has_other_parents_surname_unlike_siblings"), len(family))
    is_fathers = has_fathers[family] ^ (differs & (roster.father >= 0)[family] & (roster.mother >= 0)[family])
    fathers, mothers = family_names.father[family], family_names.mother[family]
    chosen, other = np.where(is_fathers, fathers, mothers), np.where(is_fathers, mothers, fathers)
    return chosen, np.where(chosen == other, family_names.maiden[family], other)


def _perhaps_double(chance: np.random.Generator, chosen: Whole, other: Whole, is_female: Truth) -> pl.Series:
    is_double = happens(chance, rates("names").number("child_has_double_barrelled_surname"), len(chosen)) & (
        chosen != other
    )
    single, second = pl.Series(surname_labels(chosen, is_female)), pl.Series(surname_labels(other, is_female))
    return pl.select(
        pl.when(pl.lit(pl.Series(is_double))).then(pl.concat_str(single, second, separator="-")).otherwise(single)
    ).to_series()


def _twin_of(children: Children, roster: Roster) -> pl.Series:
    """Return for twins the person_id of the first of them."""
    same = ~begins_run(children.family, children.born)
    starts = np.maximum.accumulate(np.where(same, 0, np.arange(len(same))))
    return known_or_null(np.where(same, roster.child[starts], -1))


def _parent_rows(
    chance: np.random.Generator,
    role: str,
    families: Families,
    children: Children,
    roster: Roster,
    heritage: Heritage,
    family_names: _Surnames,
) -> pl.DataFrame:
    is_mother = role == "mother"
    numbers = roster.mother if is_mother else roster.father
    rows = np.flatnonzero(numbers >= 0)
    size = len(rows)
    own, other = (family_names.mother, family_names.maiden) if is_mother else (family_names.father, family_names.mother)
    is_female = np.full(size, is_mother)
    community = heritage.mother_community if is_mother else heritage.father_community
    ethnicity = heritage.mother if is_mother else heritage.father
    own, other = own[rows], np.where(own == other, -1, other)[rows]
    return pl.DataFrame(
        {
            "person_id": numbers[rows],
            "family_id": families.family[rows],
            "role": pl.Series([role] * size),
            "forenames": draw_forenames(chance, community[rows], is_female),
            "surname": surname_labels(own, is_female),
            "other_surname": pl.Series(surname_labels(other, is_female), dtype=pl.String),
            "is_named_at_issue": pl.Series([True] * size),
            "born_on": as_dates(_parent_born(chance, families, children, is_mother=is_mother)[rows]),
            "sex": pl.Series(["female" if is_mother else "male"] * size),
            "ethnicity": named(ETHNICITIES, ethnicity[rows]),
        }
    )


def _parent_born(chance: np.random.Generator, families: Families, children: Children, *, is_mother: bool) -> Days:
    """Draw when each family's mother or father was born, from the births of the eldest and the youngest child."""
    size, age = len(families), _KNOWN.table("mothers_age_at_first_birth_years")
    eldest = np.full(size, 10**6)
    youngest = np.full(size, -(10**6))
    np.minimum.at(eldest, children.family, children.born)
    np.maximum.at(youngest, children.family, children.born)
    years = np.maximum(age["least"], skewed(chance, age["median"], age["spread"], size))
    older = _KNOWN.table("fathers_years_older")
    years = (
        years
        if is_mother
        else np.maximum(age["least"], years + older["mean"] + older["spread"] * chance.standard_normal(size))
    )
    born = eldest - rounded(years * YEAR)
    latest_birth = int(_KNOWN.number("oldest_mother_years") * YEAR) if is_mother else 10**6
    kept: Days = np.minimum(np.maximum(born, youngest - latest_birth), eldest - int(age["least"] * YEAR))
    return kept
