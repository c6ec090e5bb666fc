"""Contradictions found in a build of invented files, held against the disagreements that were planted in them.

Planted counts what an agency truly wrote otherwise than it is, of a child and of a fact that is compared, and that
still stands. It can be found only where another agency tells the same fact; `comparable` counts those. A contradiction
is false where nothing was planted on any side of it. An item is `misplaced` where its owner is asked and was right: who
is right cannot be known from one word against another.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.corrections.contradictions import contradictions, contradictory_statements
from waypost.pipeline.corrections.material import Material, open_material
from waypost.pipeline.corrections.orders import DECISIVE, GIVES

_FACTS = {
    "birth_date": ("birth_date",),
    "sex": ("sex",),
    "issue_date": ("date_issued",),
    "authority": ("authority",),
    "order_date": ("order",),
    "order_type": ("order",),
    "legal_status": ("order", "legal_status"),
    "receipt_date": ("date_received", "date_submitted"),
    "application_date": ("date_submitted", "pre_proceedings"),
    "own_returns": ("pre_proceedings",),
}
"""Which planted facts a kind of contradiction can rest on."""

_OF_PEOPLE, _OF_CASES, _OF_ORDERS = ("birth_date", "sex"), ("date_issued", "authority"), ("order", "legal_status")
_PERSON = ["source", "sender", "person_key"]
_TABLES = ("disagreements", "people", "proceedings", "events")


class NoTruthOfCorrections(YoursToFix):
    """The truth folder does not hold what was planted."""


@dataclass(frozen=True, slots=True)
class _Truth:
    planted: pl.DataFrame  # of children, with `fact`, `told_value`, true_child, true_case
    people: pl.DataFrame
    proceedings: pl.DataFrame
    events: pl.DataFrame


def evaluate_corrections(usable: UsableRecord, truth: Path) -> dict[str, Any]:
    """Return what was planted and found, by fact, and what is false, by kind. Raises NoTruthOfCorrections."""
    material, known = open_material(usable), _read(truth)
    statements = _with_truth(contradictory_statements(material), material, known)
    marked = _marked(statements, known)
    facts = [_of_fact(fact, marked, known) for fact in (*_OF_PEOPLE, *_OF_CASES, *_OF_ORDERS)]
    asked = (
        contradictions(material)
        .filter("is_asked")
        .select("kind", "source", "sender", "person_key", "record", "you_say")
    )
    items = asked.join(
        marked.select("kind", *_PERSON, record="record_key", you_say="value", is_planted="is_planted").unique(),
        on=["kind", *_PERSON, "record", "you_say"],
        nulls_equal=True,
    )
    matters = marked.group_by("kind", "matter").agg(is_true=pl.col("is_planted").any())
    by_kind = matters.group_by("kind").agg(contradictions=pl.len(), false=(~pl.col("is_true")).sum()).sort("kind")
    misplaced = items.group_by("kind").agg(asked=pl.len(), misplaced=(~pl.col("is_planted")).sum())
    kinds = by_kind.join(misplaced, on="kind", how="left").sort("kind").to_dicts()
    return {
        "facts": facts,
        "kinds": [one | {"share_false": _share(one["false"], one["contradictions"])} for one in kinds],
        "planted": sum(one["planted"] for one in facts),
        "comparable": sum(one["comparable"] for one in facts),
        "found": sum(one["found"] for one in facts),
        "share_found": _share(sum(one["found"] for one in facts), sum(one["comparable"] for one in facts)),
        "contradictions": matters.height,
        "false": int((~matters["is_true"]).sum()),
        "share_false": _share(int((~matters["is_true"]).sum()), matters.height),
    }


def _read(truth: Path) -> _Truth:
    for name in _TABLES:
        if not (truth / f"{name}.parquet").is_file():
            raise NoTruthOfCorrections(
                f"there is no {name}.parquet.",
                where=str(truth),
                do="Give the truth of the same files: waypost synthesise X --truth writes X/truth.",
            )
    disagreements, people, proceedings, events = (pl.read_parquet(truth / f"{name}.parquet") for name in _TABLES)
    children = people.filter(pl.col("role") == "child").select(*_PERSON, child="true_child").unique()
    planted = disagreements.join(children, on=_PERSON, how="semi", nulls_equal=True)
    return _Truth(planted, children, proceedings, events)


def _with_truth(statements: pl.DataFrame, material: Material, known: _Truth) -> pl.DataFrame:
    """Add true_case to the statements that are about cases."""
    key = ["source", "sender", "proceedings_key"]
    linked = material.record.statements.join(known.proceedings, on=key, nulls_equal=True)
    cases = linked.sort("true_case").select(matter="proceedings_id", case_of="true_case").unique("matter", keep="first")
    return statements.join(cases, on="matter", how="left")


def _marked(statements: pl.DataFrame, known: _Truth) -> pl.DataFrame:
    """Add is_planted: the owner was told to write something else of this fact, and this is what it wrote."""
    facts = pl.DataFrame(
        [(kind, fact) for kind, names in _FACTS.items() for fact in names], schema=["kind", "fact"], orient="row"
    )
    numbered = statements.with_row_index("statement").join(facts, on="kind", how="left")
    by_person = numbered.join(
        known.planted.select(*_PERSON, "fact", value="told_value").unique(),
        on=[*_PERSON, "fact", "value"],
        nulls_equal=True,
    )
    by_case = numbered.join(
        known.planted.select("source", "fact", case_of="true_case", value="told_value").unique(),
        on=["source", "fact", "case_of", "value"],
    )
    planted = pl.concat([by_person.select("statement"), by_case.select("statement")]).unique()
    return statements.with_row_index("statement").with_columns(
        is_planted=pl.col("statement").is_in(planted["statement"].implode())
    )


def _of_fact(fact: str, marked: pl.DataFrame, known: _Truth) -> dict[str, Any]:
    """Return how many of a planted fact stand, can be compared, and are found."""
    kinds = [kind for kind, names in _FACTS.items() if fact in names]
    standing = known.planted.filter(
        (pl.col("fact") == fact) & (pl.col("reason") == "disagrees") & pl.col("told_value").is_not_null()
    ).with_row_index("planted")
    comparable = standing.join(_told_by_others(fact, standing, known), on="planted", how="semi")
    found_in = marked.filter(pl.col("kind").is_in(kinds) & pl.col("is_planted"))
    is_of_case = fact in _OF_CASES
    own = ["source", "true_case", "told_value"] if is_of_case else [*_PERSON, "told_value"]
    theirs = ["source", "case_of", "value"] if is_of_case else [*_PERSON, "value"]
    found = comparable.join(found_in, left_on=own, right_on=theirs, how="semi", nulls_equal=True)
    return {
        "fact": fact,
        "planted": standing.height,
        "comparable": comparable.height,
        "found": found.height,
        "share_found": _share(found.height, comparable.height),
    }


def _told_by_others(fact: str, standing: pl.DataFrame, known: _Truth) -> pl.DataFrame:
    """Return the planted facts of which another agency tells too: of the same child, the same case or the same day."""
    own = standing.select("planted", "source", "sender", "true_child", "true_case", "true_value")
    if fact == "authority":
        knowing = known.people.select(true_child="child", true_value="sender").drop_nulls().unique()
        return own.join(knowing, on=["true_child", "true_value"]).select("planted").unique()
    if fact in _OF_CASES:
        others = known.proceedings.select("true_case", other="source").unique()
        return own.join(others, on="true_case").filter(pl.col("other") != pl.col("source")).select("planted").unique()
    if fact in _OF_PEOPLE:
        others = known.people.select(true_child="child", other="source", at="sender").unique()
        both = own.join(others, on="true_child")
        of_court = pl.col("source").str.starts_with("hmcts_") & pl.col("other").str.starts_with("hmcts_")
        is_own = (pl.col("at") == pl.col("sender")).fill_null(of_court | (pl.col("other") == pl.col("source")))
        return both.filter(~is_own).select("planted").unique()
    return _orders_told_by_others(standing, known)


def _orders_told_by_others(standing: pl.DataFrame, known: _Truth) -> pl.DataFrame:
    """Return the planted orders and legal statuses that another agency has too, on the true day."""
    told = known.events.filter(pl.col("kind").is_in(["order_made", "legal_status_started"])).with_columns(
        day=pl.col("happened_on").cast(pl.String)
    )
    weighty = told.filter(pl.col("code").is_in([*DECISIVE, *GIVES])).join(known.people, on=_PERSON, nulls_equal=True)
    written = weighty.select(*_PERSON, told_value="day", told_code="code").unique()
    on_day = standing.join(written, on=[*_PERSON, "told_value"], nulls_equal=True).select("planted").unique()
    own = standing.join(on_day, on="planted", how="semi").select("planted", "source", "true_child", day="true_value")
    others = weighty.select("day", true_child="child", other="source").unique()
    both = own.join(others, on=["true_child", "day"])
    return both.filter((pl.col("source") == "cafcass") != (pl.col("other") == "cafcass")).select("planted").unique()


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
