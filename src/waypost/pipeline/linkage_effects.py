"""What links missed and links made wrongly do to figures that people quote: told with who is who as found and as true.

Three that rest on who is who: how many children there were in proceedings; how many of them came back for other
proceedings; and how many of those in public-law proceedings an authority's records know too.
"""

from __future__ import annotations

from typing import Any

import polars as pl

PERSON = ("source", "sender", "person_key")
COURTS = ("hmcts_public_law", "hmcts_private_law", "hmcts_case_data", "cafcass")
AUTHORITIES = ("ssd", "ssda903", "cin", "annex_a")


def effects(identities: pl.DataFrame, events: pl.DataFrame, people: pl.DataFrame) -> dict[str, dict[str, Any]]:
    """Return for each figure `found`, `true` and `difference`.

    `identities`: PERSON, child_id. `events`: of the record, PERSON and proceedings_id. `people`: the truth, PERSON and
    true_child. Only keys that both know are counted; proceedings are those found.
    """
    keys = identities.unique(PERSON).join(
        people.select(*PERSON, "true_child").unique(PERSON), on=PERSON, how="inner", nulls_equal=True
    )
    cases = (
        events.filter(pl.col("source").is_in(COURTS) & pl.col("proceedings_id").is_not_null())
        .select(*PERSON, "proceedings_id")
        .unique()
        .join(keys, on=PERSON, how="inner", nulls_equal=True)
    )
    told = {}
    for who, column in (("found", "child_id"), ("true", "true_child")):
        of_case = cases.group_by(column).agg(pl.col("proceedings_id").n_unique().alias("proceedings"))
        public = cases.filter(pl.col("source") == "hmcts_public_law").select(column).unique()
        known = keys.filter(pl.col("source").is_in(AUTHORITIES)).select(column).unique()
        told[who] = {
            "children_in_proceedings": of_case.height,
            "share_back_in_other_proceedings": _share(of_case.filter(pl.col("proceedings") > 1).height, of_case.height),
            "share_of_public_law_known_to_authority": _share(
                public.join(known, on=column, how="semi").height, public.height
            ),
        }
    return {
        name: {"found": told["found"][name], "true": true, "difference": _difference(told["found"][name], true)}
        for name, true in told["true"].items()
    }


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _difference(found: float | None, true: float | None) -> float | None:
    return None if found is None or true is None else found - true
