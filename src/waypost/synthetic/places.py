"""Areas, courts and authorities: the names are real, which authority lies in which area is invented."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import chain

import numpy as np
import polars as pl

from waypost.synthetic.chance import Days, Real, Whole, happens, pick_among
from waypost.synthetic.days import NEVER, as_dates, day_number
from waypost.synthetic.rates import rates
from waypost.synthetic.world import AREA_MAP


@dataclass(frozen=True, slots=True)
class Places:
    """Areas in order, each with its courts and authorities; positions in these tuples stand for them in the world."""

    areas: tuple[str, ...]
    courts: tuple[str, ...]  # base location codes, invented
    court_names: tuple[str, ...]
    court_area: Whole
    authorities: tuple[str, ...]  # GSS codes
    authority_names: tuple[str, ...]
    authority_area: Whole
    area_place: Whole  # of each area in the whole country
    authority_place: Whole  # of each authority in the whole country
    second_area: Whole  # of an authority that is split, else -1
    split_on: Days
    split_share: Real
    child_focused_from: Days
    area_weight: Real
    areas_of_country: int

    def only(self, areas: Collection[str]) -> Places:
        """Return these areas alone, with their courts and authorities. The codes, names and weights stay as they are.

        An authority that is split keeps its second area only when that is among `areas` too.
        """
        area = np.flatnonzero([name in areas for name in self.areas])
        at = np.full(len(self.areas) + 1, -1)  # the last place answers for -1: no second area
        at[area] = np.arange(len(area))
        court, authority = np.flatnonzero(at[self.court_area] >= 0), np.flatnonzero(at[self.authority_area] >= 0)
        second = at[self.second_area[authority]]
        return Places(
            areas=_taken(self.areas, area),
            courts=_taken(self.courts, court),
            court_names=_taken(self.court_names, court),
            court_area=at[self.court_area[court]],
            authorities=_taken(self.authorities, authority),
            authority_names=_taken(self.authority_names, authority),
            authority_area=at[self.authority_area[authority]],
            area_place=self.area_place[area],
            authority_place=self.authority_place[authority],
            second_area=second,
            split_on=np.where(second >= 0, self.split_on[authority], NEVER),
            split_share=np.where(second >= 0, self.split_share[authority], 0.0),
            child_focused_from=self.child_focused_from[area],
            area_weight=self.area_weight[area],
            areas_of_country=self.areas_of_country,
        )


def _taken(names: tuple[str, ...], rows: Whole) -> tuple[str, ...]:
    return tuple(names[row] for row in rows)


def places(chance: np.random.Generator, children: int) -> Places:
    """Choose the areas for a world of about `children` children."""
    known = rates("places")
    given = known.table("areas")
    wanted = max(int(known.number("fewest_areas")), round(children * known.number("areas_per_child")))
    areas = tuple(given)[: min(wanted, len(given))]
    courts = [(area, f"Family Court at {name}") for area in areas for name in given[area]["courts"]]
    authorities = [(area, code, name) for area in areas for code, name in given[area]["authorities"].items()]
    at = {area: position for position, area in enumerate(areas)}
    split = [known.table("split_authorities").get(code) for _, code, _ in authorities]
    is_split = np.array([bool(entry) and entry["second"] in at for entry in split])
    go_live = known.table("child_focused_court_from")
    return Places(
        areas=areas,
        courts=tuple(str(int(known.number("first_court_code")) + place) for place in range(len(courts))),
        court_names=tuple(name for _, name in courts),
        court_area=np.array([at[area] for area, _ in courts]),
        authorities=tuple(code for _, code, _ in authorities),
        authority_names=tuple(name for _, _, name in authorities),
        authority_area=np.array([at[area] for area, _, _ in authorities]),
        area_place=np.arange(len(areas)),
        authority_place=np.arange(len(authorities)),
        second_area=np.array([at[e["second"]] if is_split[i] and e else -1 for i, e in enumerate(split)]),
        split_on=np.array(
            [day_number(date.fromisoformat(e["from_on"])) if is_split[i] and e else NEVER for i, e in enumerate(split)]
        ),
        split_share=np.array([e["share"] if is_split[i] and e else 0.0 for i, e in enumerate(split)]),
        child_focused_from=np.array(
            [day_number(date.fromisoformat(go_live[area])) if area in go_live else NEVER for area in areas]
        ),
        area_weight=np.exp(known.number("area_weight_spread") * chance.standard_normal(len(areas))),
        areas_of_country=len(areas),
    )


def one_of_area(chance: np.random.Generator, area_of: Whole, area: Whole, areas: int) -> Whole:
    """Draw for each entry of `area` one of the places whose own area (`area_of`) it is, all equally likely."""
    tables = (area_of[None, :] == np.arange(areas)[:, None]).astype(np.float64)
    return pick_among(chance, tables, area)


def area_of_case(chance: np.random.Generator, known: Places, authority: Whole, day: Days) -> Whole:
    """Return the area in which a case of `authority` begins on `day`: the second one for some when it is split."""
    is_split = (known.second_area[authority] >= 0) & (day >= known.split_on[authority])
    goes_second = is_split & happens(chance, known.split_share[authority], len(authority))
    return np.where(goes_second, known.second_area[authority], known.authority_area[authority])


def service_area(known: Places, area: Whole) -> list[str]:
    """Return the Cafcass service area of each area: invented names, neighbours sharing one."""
    per_service_area = -(-known.areas_of_country // int(rates("places").number("service_areas")))
    return [f"A{position // per_service_area + 1:02d}" for position in known.area_place[area]]


def area_map(known: Places) -> pl.DataFrame:
    """Return the dated map of courts and authorities to areas, labelled invented."""
    split = np.flatnonzero(known.second_area >= 0)
    begins = day_number(date.fromisoformat(rates("places").table("map_from_on")))
    rows = pl.DataFrame(
        {
            "kind": ["court"] * len(known.courts) + ["authority"] * (len(known.authorities) + len(split)),
            "code": [*known.courts, *known.authorities, *(known.authorities[i] for i in split)],
            "name": [*known.court_names, *known.authority_names, *(known.authority_names[i] for i in split)],
            "area": [known.areas[i] for i in chain(known.court_area, known.authority_area, known.second_area[split])],
            "from_on": as_dates(
                np.concatenate([np.full(len(known.courts) + len(known.authorities), begins), known.split_on[split]])
            ),
        }
    )
    return (
        rows.with_columns(
            to_on=pl.lit(None, dtype=pl.Date),
            source=pl.lit(str(rates("places").table("map_source"))),
            is_invented=pl.lit(True),
        )
        .select(pl.col(name).cast(kind) for name, kind in AREA_MAP.items())
        .sort("kind", "code", "area", "from_on")
    )
