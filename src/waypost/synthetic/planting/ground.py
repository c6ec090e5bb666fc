"""What every switch plants on: the window and the places, and who is in which group."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import polars as pl

from waypost.synthetic.case_facts import FIRST_CASE, families_in_need, is_domestic_abuse_alleged
from waypost.synthetic.cases import APPLICATIONS
from waypost.synthetic.chance import Streams, Truth, Whole, named
from waypost.synthetic.children import YEAR
from waypost.synthetic.court import parties_frame
from waypost.synthetic.people import Roster, number_people, people
from waypost.synthetic.places import Places
from waypost.synthetic.planting.practice import Practice
from waypost.synthetic.population import Population, Window
from waypost.synthetic.rates import rates
from waypost.synthetic.scenario_parts import HERITAGES
from waypost.vocabulary.ethnicity import ETHNICITIES

_LAWS = ("private", "public")


@dataclass(frozen=True)
class Ground:
    """The streams, the places and the window of the world, and the families and children as they were drawn."""

    streams: Streams
    known: Places
    window: Window
    drawn: Population

    @cached_property
    def people(self) -> pl.DataFrame:
        """The people of the world, drawn as they will be told: planting changes nobody's name, birth or group."""
        drawn = self.drawn
        return people(self.streams, self.known, drawn.families, drawn.children, self.roster, families_in_need(drawn))

    @cached_property
    def roster(self) -> Roster:
        """Who is who by number."""
        return number_people(self.streams, self.drawn.families, self.drawn.children)

    def groups_of_people(self, kind: str) -> pl.Series:
        """Return the group of every person by one kind (not age_band nor a heritage), in the order of `people`."""
        column = "ethnicity" if kind == "ethnic_group" else kind
        told = self.people[column]
        if kind == "ethnic_group":
            heads = {code: ETHNICITIES.five(code) for code in ETHNICITIES.codes}
            return told.replace_strict(heads, default=None, return_dtype=pl.String)
        if kind == "has_disability":
            return told.replace_strict({True: "yes", False: "no"}, default=None, return_dtype=pl.String)
        return told

    def groups_of_members(self, given: Population, kind: str) -> pl.Series:
        """Return the group of every child in a case, in the order of the memberships.

        A heritage is null where the child's case is not one of which it is told, or nobody stands on that side.
        """
        members = given.memberships
        if kind in HERITAGES:
            return self._heritage_of_cases(given, HERITAGES[kind]).gather(members.case)
        if kind == "age_band":
            bands = rates("planting").table("age_bands")
            age = (given.cases.issued[members.case] - given.children.born[members.child]) / YEAR
            at = np.searchsorted(np.array(list(bands.values())), np.maximum(age, 0.0), side="right") - 1
            return named(list(bands), at)
        of_people = self.groups_of_people(kind)
        return of_people.filter(self.people["role"] == "child")[members.child]

    def _heritage_of_cases(self, given: Population, side: str) -> pl.Series:
        """Return the ethnic group of the one adult on a side of each case in private law where abuse is alleged."""
        is_told = is_domestic_abuse_alleged(self.streams, given) & ~given.cases.is_public
        group = pl.DataFrame({"person_id": self.people["person_id"], "group": self.groups_of_people("ethnic_group")})
        adults = parties_frame(self.streams, given, self.roster).filter(role=side)
        of_case = adults.join(group, on="person_id", how="left").unique("case_id", keep="first", maintain_order=True)
        cases = pl.DataFrame({"case_id": np.arange(len(is_told)) + FIRST_CASE, "is_told": is_told})
        told = cases.join(of_case, on="case_id", how="left", maintain_order="left")
        return told.select(pl.when("is_told").then("group")).to_series()

    def is_in_group(self, given: Population, kind: str, groups: Collection[str], law: str | None) -> Truth:
        """Say which children in cases belong to the groups, in cases of one law or of both."""
        found: Truth = self.groups_of_members(given, kind).is_in(list(groups)).fill_null(value=False).to_numpy()
        return found & is_of_law(given, law)[given.memberships.case]

    def in_areas(self, area: Whole, wanted: Collection[str]) -> Truth:
        """Say which of these positions of areas are among the `wanted`; `all` is every area."""
        if "all" in wanted:
            return np.ones(len(area), dtype=np.bool_)
        return np.isin(area, [place for place, name in enumerate(self.known.areas) if name in wanted])

    def case_rows(self, before: Population, after: Population, case: Whole, switch: str, entry: int) -> pl.DataFrame:
        """Return rows for the truth: these cases (positions), with the days really added between two populations."""
        cases, until = after.cases, self.window.until
        days = cases.final[case] - before.cases.final[case]
        seen = np.minimum(cases.closed, until)[case] - np.minimum(before.cases.closed, until)[case]
        return pl.DataFrame(
            {
                "case_id": case + FIRST_CASE,
                "law": named(_LAWS, cases.is_public[case].astype(np.int64)),
                "area": named(self.known.areas, cases.area[case]),
                "days": days,
                "weeks": days / 7,
                "weeks_by_the_end": seen / 7,
            }
        ).with_columns(switch=pl.lit(switch), entry=pl.lit(entry))


def is_of_law(given: Population, law: str | None) -> Truth:
    """Say which cases are of one law; of any, when none is asked for."""
    everything: Truth = np.ones(len(given.cases), dtype=np.bool_)
    return everything if law is None else given.cases.is_public == (law == "public")


def is_of_application(given: Population, application: str | None) -> Truth:
    """Say which cases are of one application; of any, when none is asked for."""
    everything: Truth = np.ones(len(given.cases), dtype=np.bool_)
    if application is None:
        return everything
    return np.isin(given.cases.application, [at for at, name in enumerate(APPLICATIONS) if name == application])


@dataclass(frozen=True, slots=True)
class Grown:
    """The population as far as it is planted, what Cafcass's practice is to be, and the rows of truth so far."""

    population: Population
    practice: Practice
    cases: tuple[pl.DataFrame, ...] = ()
    people: tuple[pl.DataFrame, ...] = ()

    def with_population(
        self, population: Population, *, cases: pl.DataFrame, people: pl.DataFrame | None = None
    ) -> Grown:
        """Return this with another population and the rows of truth that say how it differs."""
        more = () if people is None else (people,)
        return replace(self, population=population, cases=(*self.cases, cases), people=(*self.people, *more))
