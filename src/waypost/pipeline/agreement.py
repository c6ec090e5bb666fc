"""Whether every agency that should know an order, a date or a placement tells it as it truly was.

Invented families only: the truth is known, and so is every disagreement that was planted. What should be known by whom
stands in who_should_know.yaml. Compared are statements: a true fact that an agency should tell, and a fact that an
agency tells and that never was. Each agrees, or is a listed disagreement, or is an unlisted one: a defect.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import numpy as np
import polars as pl
import yaml

PERSON = ("source", "sender", "person_key")
FACT = ("true_child", "true_case", "happened_on", "code")
DISAGREEMENTS: Mapping[str, type[pl.DataType]] = {
    "source": pl.String,
    "sender": pl.String,
    "person_key": pl.String,
    "true_child": pl.String,
    "true_case": pl.String,
    "fact": pl.String,
    "true_value": pl.String,
    "told_value": pl.String,
    "reason": pl.String,
}
"""The columns of truth/disagreements.parquet."""

STATEMENTS: Mapping[str, type[pl.DataType]] = {
    "agency": pl.String,
    "fact": pl.String,
    "true_child": pl.String,
    "true_case": pl.String,
    "happened_on": pl.Date,
    "code": pl.String,
    "outcome": pl.String,
}
"""A statement compared; `outcome` is agreed, not_told or told_otherwise."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """One line of who_should_know.yaml; its words are explained there."""

    happened: str
    agency: str
    known_by: str
    fact: str
    compares: str
    source: str
    code: str | None = None
    told_as: str | None = None
    codes: tuple[str, ...] = ()
    known_from: str | None = None
    tells_only: bool = True
    of_whole_case: bool = False
    same_word: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, str] = field(default_factory=dict)

    @property
    def on(self) -> list[str]:
        """What must be the same for two statements to agree."""
        case = ["true_case"] if self.known_by == "case" else []
        code = ["code"] if self.compares == "code" else []
        return ["true_child", *case, "happened_on", *code]


@dataclass(frozen=True, slots=True)
class Truth:
    """What `synthesise --truth` wrote: journeys, people, proceedings and disagreements, as its README says."""

    journeys: pl.DataFrame
    people: pl.DataFrame
    proceedings: pl.DataFrame
    disagreements: pl.DataFrame


@cache
def who_should_know() -> tuple[Knowledge, ...]:
    """Return the lines of who_should_know.yaml."""
    given = yaml.safe_load(files("waypost.pipeline").joinpath("who_should_know.yaml").read_text(encoding="utf-8"))
    return tuple(Knowledge(**{**line, "codes": tuple(line.get("codes", ()))}) for line in given["facts"])


def agreement(
    events: pl.DataFrame, truth: Truth, *, chance: np.random.Generator, children: int = 1000
) -> dict[str, int]:
    """Return how the agencies' statements of some children agree with the truth.

    `events` is the record's events. `chance` chooses `children` of the true children who stand in any agency's files,
    or all when there are fewer. `facts_compared` = `agreed` + `listed_disagreements` + `unlisted_disagreements`.
    """
    chosen = choose_children(truth.people, chance, children)
    found = statements(events, truth, chosen)
    is_listed = listed(found, truth.disagreements)
    agreed = int((found["outcome"] == "agreed").sum())
    return {
        "children": chosen.len(),
        "facts_compared": found.height,
        "agreed": agreed,
        "listed_disagreements": int(is_listed.sum()),
        "unlisted_disagreements": found.height - agreed - int(is_listed.sum()),
    }


def choose_children(people: pl.DataFrame, chance: np.random.Generator, children: int) -> pl.Series:
    """Return the numbers of the children chosen, sorted."""
    known = people.filter(pl.col("role") == "child")["true_child"].unique().sort()
    kept = chance.choice(known.len(), min(children, known.len()), replace=False)
    return known.gather(np.sort(kept).tolist())


def statements(events: pl.DataFrame, truth: Truth, chosen: pl.Series) -> pl.DataFrame:
    """Return every statement compared, as STATEMENTS: what each agency should tell of the chosen, and what it tells.

    An agency without a file is asked nothing.
    """
    told = _told(events, truth, chosen)
    is_own = pl.col("true_child").is_in(chosen.implode())
    cases = truth.journeys.filter(is_own)["true_case"].drop_nulls().unique()
    happened = _changes_of_status(truth.journeys.filter(is_own | pl.col("true_case").is_in(cases.implode())))
    in_files = set(truth.people["source"])
    lines = [line for line in who_should_know() if line.agency in in_files]
    parts = [pl.DataFrame(schema=dict(STATEMENTS)), *(_compared(line, happened, told, truth, chosen) for line in lines)]
    return pl.concat(parts).sort(list(STATEMENTS), nulls_last=True)


def listed(found: pl.DataFrame, disagreements: pl.DataFrame) -> pl.Series:
    """Say of each statement whether it is a disagreement that the truth lists, by its own value."""
    own = found.with_row_index("row").with_columns(day=pl.col("happened_on").cast(pl.String))
    pairs = own.join(
        disagreements.select("source", "true_child", "fact", true="true_value", told="told_value", case="true_case"),
        left_on=["agency", "true_child", "fact"],
        right_on=["source", "true_child", "fact"],
    ).filter(
        pl.col("case").is_null() | pl.col("true_case").is_null() | (pl.col("case") == pl.col("true_case")),
        pl.when(pl.col("outcome") == "not_told").then(_is_value("true")).otherwise(_is_value("told")),
        pl.col("outcome") != "agreed",
    )
    return own["row"].is_in(pairs["row"].unique().implode())


def _is_value(column: str) -> pl.Expr:
    return (pl.col(column) == pl.col("day")) | (pl.col(column) == pl.col("code")).fill_null(value=False)


def _told(events: pl.DataFrame, truth: Truth, chosen: pl.Series) -> pl.DataFrame:
    """Return the events that now stand of the chosen: source, kind and FACT, of the child and case behind each key."""
    who = truth.people.filter(pl.col("true_child").is_in(chosen.implode())).select(*PERSON, "true_child").unique()
    which = truth.proceedings.select("source", "sender", "proceedings_key", "true_case").unique()
    return (
        events.filter(pl.col("superseded_at").is_null())
        .join(who, on=PERSON, how="inner", nulls_equal=True)
        .join(which, on=["source", "sender", "proceedings_key"], how="left", nulls_equal=True)
        .select("source", "kind", *FACT)
        .unique()
    )


def _changes_of_status(journeys: pl.DataFrame) -> pl.DataFrame:
    """Leave out a legal status that only goes on: agencies tell when a status begins, not every episode of it."""
    is_status = pl.col("kind") == "legal_status_started"
    spells = journeys.filter(is_status | (pl.col("kind") == "care_ended")).sort(
        "true_child", "happened_on", pl.col("kind") == "legal_status_started"
    )
    before = pl.struct("kind", "code").shift(1).over("true_child")
    begun = spells.filter(is_status & ~pl.struct("kind", "code").eq_missing(before))
    return pl.concat([journeys.filter(~is_status), begun])


def _compared(
    line: Knowledge, happened: pl.DataFrame, told: pl.DataFrame, truth: Truth, chosen: pl.Series
) -> pl.DataFrame:
    """Return the statements of one line: each true fact, agreed or not told; each fact told that never was."""
    true = _known(line, happened, truth).filter(pl.col("true_child").is_in(chosen.implode()))
    said = told.filter(pl.col("source") == line.agency, pl.col("kind") == (line.told_as or line.happened))
    if line.codes:
        expected = true.with_columns(code=pl.lit(list(line.codes))).explode("code")
        matched = expected.join(said, on=line.on, how="semi", nulls_equal=True)
        whole = [name for name in line.on if name != "code"]
        agreed = true.join(matched, on=whole, how="semi", nulls_equal=True)
        missed = true.join(matched, on=whole, how="anti", nulls_equal=True)
    else:
        agreed = true.join(said, on=line.on, how="semi", nulls_equal=True)
        missed = true.join(said, on=line.on, how="anti", nulls_equal=True)
    parts = [agreed.with_columns(outcome=pl.lit("agreed")), missed.with_columns(outcome=pl.lit("not_told"))]
    if line.tells_only:
        on = [name for name in line.on if not (line.of_whole_case and name == "true_child")]
        never = said.join(_known(line, happened, truth), on=on, how="anti", nulls_equal=True)
        parts.append(never.select(*FACT).with_columns(outcome=pl.lit("told_otherwise")))
    shaped = pl.concat(parts).with_columns(agency=pl.lit(line.agency), fact=pl.lit(line.fact))
    return shaped.select(pl.col(name).cast(kind) for name, kind in STATEMENTS.items())


def _known(line: Knowledge, happened: pl.DataFrame, truth: Truth) -> pl.DataFrame:
    """Return the true facts that the agency should know, in its words: FACT, distinct."""
    others = happened.filter(pl.col("kind").is_in(list(line.also)))
    in_same_word = others.with_columns(code=pl.col("kind").replace_strict(dict(line.also), return_dtype=pl.String))
    of_kind = pl.concat([happened.filter(pl.col("kind") == line.happened), in_same_word])
    if line.code is not None:
        of_kind = of_kind.filter(pl.col("code") == line.code)
    if line.known_by == "case":
        told_of = truth.proceedings.filter(pl.col("source") == line.agency)
        has_it = happened.filter(pl.col("kind") == line.known_from) if line.known_from else told_of
        cases = has_it["true_case"].unique()
        of_kind = of_kind.filter(pl.col("true_case").is_in(cases.implode()))
    return of_kind.with_columns(pl.col("code").replace(dict(line.same_word))).select(*FACT).unique()


def read_as_told(disagreements: pl.DataFrame | None) -> pl.DataFrame:
    """Return the listed disagreements with every column of DISAGREEMENTS; none when there is no such file."""
    if disagreements is None:
        return pl.DataFrame(schema=dict(DISAGREEMENTS))
    return disagreements.select(pl.col(name).cast(kind) for name, kind in DISAGREEMENTS.items())
