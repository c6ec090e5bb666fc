"""What the Cafcass extract tells otherwise than it is, late, or wrongly at first: for the truth."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from waypost.synthetic.cafcass_keying import FACT_ON, Keyed
from waypost.synthetic.cafcass_told import EXTENSION
from waypost.synthetic.noise import NAME_AND_BIRTH
from waypost.synthetic.telling import DISAGREES, EDITED, LATE, disagreement
from waypost.synthetic.told_people import people_corrected, people_disagreements
from waypost.synthetic.world import World

_FACTS = {
    "allocations": "allocation",
    "engagement": "engagement",
    "letters": "letter",
    "reviews": "review",
    "agreements": "agreement",
    "reports": "report",
    "advice": "advice",
    "orders_received": "order",
    "closures": "closure",
    "audit": "audit",
    "feedback_and_complaints": "feedback",
}
"""What a disagreement about a row of each subject is called. The others tell nothing of a child."""
_OF_CASES = {
    "date_issued": ("true_issued_on", "issued_on"),
    "date_received": ("true_received_on", "received_on"),
    "authority": ("true_authority", "local_authority"),
}
_OF_ORDERS = (("true_made_on", "made_on"), ("true_order_type", "order_type"))


def cafcass_disagreements(world: World, view: pl.DataFrame, told: Mapping[str, Keyed]) -> list[pl.DataFrame]:
    """Return every disagreement of the extract. `view` is `Views.cafcass`; `told` has every subject as keyed."""
    children = told["children"].final.select("case_id", "child_id", "person_id")
    cases = _of_children(told["cases"].final, children)
    orders = _of_children(told["orders_received"].final, children)
    found = _of_people(world, view, told)
    found += [disagreement(cases, fact, *pair, DISAGREES) for fact, pair in _OF_CASES.items()]
    found += [disagreement(orders, "order", *pair, DISAGREES) for pair in _OF_ORDERS]
    for subject, fact in _FACTS.items():
        keyed = told[subject]
        late = _of_children(keyed.late, children)
        if subject == "orders_received":
            is_extension = pl.col("order_type") == EXTENSION
            found.append(_late(late.filter(is_extension), "extension", "true_made_on"))
            late = late.filter(~is_extension)
        found.append(_late(late, fact, "true_made_on" if subject == "orders_received" else FACT_ON))
        if keyed.edited_column:
            edited = _of_children(keyed.edited, children)
            found.append(disagreement(edited, fact, "_rightly", "_wrongly", EDITED))
    return found


def _late(rows: pl.DataFrame, fact: str, day: str) -> pl.DataFrame:
    return disagreement(rows, fact, day, "_told_on", LATE)


def _of_children(rows: pl.DataFrame, children: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with the child's key and the true numbers; those without a child once for each of the case."""
    rows = rows.drop("person_id", strict=False)
    if "child_id" in rows.columns:
        named = rows.filter(pl.col("child_id").is_not_null()).join(children, on=["case_id", "child_id"])
        unnamed = rows.filter(pl.col("child_id").is_null()).drop("child_id").join(children, on="case_id")
        rows = pl.concat([named, unnamed.select(named.columns)])
    else:
        rows = rows.join(children, on="case_id")
    return rows.drop("case_id").rename({"true_case_id": "case_id"}).with_columns(person_key="child_id")


def _of_people(world: World, view: pl.DataFrame, told: Mapping[str, Keyed]) -> list[pl.DataFrame]:
    """Return what is told of children and adults; a birth to come is no disagreement."""
    children, adults = told["children"], told["parties"].final
    facts = ("sex", "ethnicity", "postcode", "has_disability")
    key = ["case_id", "child_id"]
    again = children.statements.filter(pl.struct(key).is_duplicated()).select(key).unique()
    keyed = [
        children.final.select("person_id", person_key="child_id"),
        adults.select("person_id", person_key=pl.format("party/{}", "party_id")),
    ]
    people = pl.concat(keyed).unique(maintain_order=True).join(view, on="person_id", maintain_order="left")
    twice = children.final.join(again, on=key, how="semi").select("person_id", person_key="child_id").unique()
    return [
        *people_disagreements(world.people, people, (*NAME_AND_BIRTH, *facts)),
        *people_corrected(world.people, twice.join(view, on="person_id")),
    ]
