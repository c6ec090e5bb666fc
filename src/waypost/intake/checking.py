"""The checks on a table: cells typed once, then each rule of a declared list asked of all rows at once.

A refusal keeps a row out. A finding lets it in; where the rule blanks fields, they are emptied first. A rule that
cannot run on a file, because a column that it asks about is not there, is a finding on that file and never a pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from waypost.intake.cells import read_cells
from waypost.intake.findings import HEADER, Fault, on_file, on_rows
from waypost.intake.gathering import PROVENANCE, Gathered
from waypost.intake.layouts import Field, Layout
from waypost.intake.repeats import settle_repeats

_SAYS = {
    "date_not_real": "is no day of the calendar",
    "date_out_of_range": "is a day in a year that nobody can mean",
    "instant_not_real": "is no instant in ISO 8601",
    "code_not_known": "is not in the list of codes",
    "answer_not_known": "is neither yes nor no",
    "number_not_read": "is no number",
}
_IN_SOURCE = "Put it right in the source."


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule: the columns it asks about, when it is broken, and what is said then.

    `is_broken` is true where the rule is broken; null counts as kept. `blanks` names the fields that a finding empties.
    """

    fault: Fault
    columns: tuple[str, ...]
    is_broken: pl.Expr
    blanks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Tidying:
    """A text column brought into one form, null where it has none; what cannot be brought into it is reported.

    `nothing` names texts, upper case, that stand for no value; `is_let_pass`: what is emptied without a word.
    """

    column: str
    value: pl.Expr
    fault: Fault
    nothing: tuple[str, ...] = ()
    is_let_pass: pl.Expr | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A table checked. `frame`: accepted rows, typed, with PROVENANCE and `record_key`. `accepted` counts by file.

    `typed`: every row that was gathered, in its order, typed and tidied, before any rule of ours refused or blanked.
    """

    frame: pl.DataFrame
    findings: pl.DataFrame
    read: Mapping[str, int]
    accepted: Mapping[str, int]
    typed: pl.DataFrame


def check(
    gathered: Gathered, *, tidyings: Sequence[Tidying] = (), rules: Sequence[Rule] = (), learnt_at: str = "learnt_at"
) -> Checked:
    """Check every row of a table; the layout's own rules first, then `tidyings`, then `rules`, then repeated keys.

    `learnt_at` names the column that says when a row was learnt, where that is not the manifest.
    """
    layout = gathered.layout
    frame, findings = _typed(gathered.frame, layout)
    frame = frame.with_columns(learnt_at=pl.col(learnt_at))
    for tidying in tidyings:
        frame, found = _tidied(frame, tidying, layout.source)
        findings.append(found)
    typed = frame
    findings += _could_not_run(gathered, rules)
    frame, found_by_rules = _ruled(frame, rules, layout.source)
    findings += found_by_rules
    frame = _accepted(frame, findings).with_columns(record_key=record_key(layout))
    frame, repeated = settle_repeats(frame, layout)
    accepted = dict.fromkeys(gathered.read, 0) | dict(frame.group_by("file").len().rows())
    return Checked(frame, pl.concat([gathered.findings, *findings, repeated]), gathered.read, accepted, typed)


def record_key(layout: Layout) -> pl.Expr:
    """Return the record's key: the table and the columns of its key, joined by strokes; days in ISO 8601."""
    parts = [pl.col(name).cast(pl.String).fill_null("not_told") for name in layout.key]
    return pl.concat_str([pl.lit(layout.table), *parts], separator="/")


def _typed(frame: pl.DataFrame, layout: Layout) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """Read every cell; report what cannot be read, and what is needed and empty."""
    provenance = frame.select(*PROVENANCE)
    read = read_cells(frame, layout.fields, layout.source)
    findings: list[pl.DataFrame] = []
    for field in layout.fields:
        cells = read[field.name]
        if cells.rule is not None:
            findings += _unread(provenance, cells.rule, field, layout.source)
        if field.is_needed and cells.value.null_count():
            is_empty = cells.value.is_null() if cells.rule is None else cells.value.is_null() & cells.rule.is_null()
            findings.append(on_rows(layout.source, provenance.filter(is_empty), empty_fault(field)))
    return provenance.with_columns(read[field.name].value.alias(field.name) for field in layout.fields), findings


def _unread(provenance: pl.DataFrame, rule: pl.Series, field: Field, source: str) -> Iterator[pl.DataFrame]:
    for name in rule.drop_nulls().unique().sort():
        yield on_rows(source, provenance.filter((rule == name).fill_null(False)), unread_fault(name, field))


def unread_fault(rule: str, field: Field) -> Fault:
    """Return what is said of a filled cell that cannot be read, by the rule that `cells.read_cells` names."""
    end = "and a row cannot stand without it" if field.is_needed else "and was emptied"
    return Fault(rule, f"{field.name} {_SAYS[rule]} {end}", _IN_SOURCE, field.is_needed)


def empty_fault(field: Field) -> Fault:
    """Return what is said of a needed cell that is empty."""
    return Fault("needed_empty", f"{field.name} is empty and a row cannot stand without it", _IN_SOURCE, True)


def _tidied(frame: pl.DataFrame, tidying: Tidying, source: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    given = pl.col(tidying.column)
    is_none = given.str.to_uppercase().is_in(tidying.nothing)
    if tidying.is_let_pass is not None:
        is_none |= tidying.is_let_pass
    marked = frame.select(tidying.value.alias(tidying.column), given.alias("given"), is_none=is_none.fill_null(False))
    value = marked.select(pl.when(~pl.col("is_none")).then(tidying.column)).to_series()
    is_lost = marked["given"].is_not_null() & value.is_null() & ~marked["is_none"]
    return frame.with_columns(value), on_rows(source, frame.filter(is_lost), tidying.fault)


def _could_not_run(gathered: Gathered, rules: Sequence[Rule]) -> Iterator[pl.DataFrame]:
    for file, absent in gathered.absent.items():
        for rule in rules:
            missing = [name for name in rule.columns if name in absent]
            if missing:
                message = f"the rule {rule.fault.rule} could not run: there is no column {missing[0]}"
                fault = Fault("rule_could_not_run", message, "Ask the sender for the column.")
                yield on_file(gathered.layout.source, file, HEADER, fault)


def _ruled(frame: pl.DataFrame, rules: Sequence[Rule], source: str) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """Ask every rule of all rows; empty the fields that broken rules name."""
    if not rules:
        return frame, []
    names = [f"rule {place}" for place in range(len(rules))]
    broken = frame.select(rule.is_broken.fill_null(False).alias(name) for rule, name in zip(rules, names, strict=True))
    findings: list[pl.DataFrame] = []
    blanked: dict[str, pl.Series] = {}
    for rule, name in zip(rules, names, strict=True):
        if broken[name].any():
            findings.append(on_rows(source, frame.filter(broken[name]), rule.fault))
            for column in rule.blanks:
                blanked[column] = blanked.get(column, frame[column]).set(broken[name], None)
    return frame.with_columns(blanked.values()), findings


def _accepted(frame: pl.DataFrame, findings: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Return the rows that no refusal names."""
    refusals = [found for found in findings if found.height and found["is_refusal"].any()]
    if not refusals:
        return frame
    places = pl.concat(refusals).filter("is_refusal").select("file", "position").unique()
    rows = places.select("file", row_number=pl.col("position").str.strip_prefix("row ").cast(pl.Int64))
    return frame.join(rows, on=["file", "row_number"], how="anti", maintain_order="left")
