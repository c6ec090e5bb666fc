"""A batch of children: from rows of text to typed frames, one a block, with what is amiss and what must be refused.

Every frame has a row for each element of the block that was met, refused ones too, so that the number of a row stays
its place: `child_row`, `cin_details_row` and `child_protection_plan_row` point at the rows above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import orjson
import polars as pl

from waypost.intake.cells import read_cells
from waypost.intake.checking import empty_fault, unread_fault
from waypost.intake.cin.census import SOURCE, Census
from waypost.intake.cin.layout import Block, Leaf, blocks
from waypost.intake.cin.walking import ABOVE, BETWEEN, Rows, Walk
from waypost.intake.contract import empty
from waypost.intake.findings import Fault, on_places
from waypost.intake.numbers import tidy_upn
from waypost.intake.recoding import REPLACEMENT

CODES_OF = "dfe"  # code lists know the census by the department's own codes
_IN_SOURCE = "Put it right in the source."
_NOTES = {
    "attribute_not_read": Fault(
        "attribute_not_read", "an attribute stands here; it is kept with its record and not used", "Tell us of it."
    ),
    "element_not_known": Fault(
        "element_not_known", "an element here is not known; it is kept with its record and not used", "Tell us of it."
    ),
    "element_out_of_place": Fault(
        "element_out_of_place", "an element stands inside another than the schema says; it was read", _IN_SOURCE
    ),
    "element_out_of_order": Fault(
        "element_out_of_order", "the elements stand in another order than the schema says; they were read", _IN_SOURCE
    ),
    "element_repeated": Fault(
        "element_repeated", "an element that may stand once stands again; the first was read", _IN_SOURCE
    ),
    "text_between_elements": Fault(
        "text_between_elements", "text stands between elements; it is kept with its record and not used", _IN_SOURCE
    ),
}
_PARENT = Fault("parent_refused", "the child in which this stands was refused", "Put the child right.", True)
_UNREADABLE = Fault("character_not_readable", "a character of the record cannot be read", "Export the file as UTF-8.")


@dataclass(frozen=True, slots=True)
class Batch:
    """Typed frames by block, and the findings on them.

    Beside the leaves each frame has `place`, `read` (the row as JSON), `filled` (how many of its leaves are), the
    numbers of the rows above, and `is_refused`.
    """

    frames: Mapping[str, pl.DataFrame]
    findings: pl.DataFrame


def typed(walk: Walk, census: Census) -> Batch:
    """Type every row of a walk and refuse what cannot stand."""
    findings = [empty("findings")]
    frames: dict[str, pl.DataFrame] = {}
    file = census.file.name
    for block in blocks().values():
        rows = walk.blocks[block.name]
        if not rows.rows:
            continue
        frame, found = _block(block, rows, census)
        above = frames.get("child")
        if block.name not in ("child", "header") and above is not None and above["is_refused"].any():
            frame = frame.with_columns(is_refused=above["is_refused"].gather(frame["child_row"]))
            found.append(on_places(SOURCE, file, frame.filter("is_refused"), _PARENT))
        frames[block.name] = frame
        findings += found
    return Batch(frames, pl.concat(findings))


def _block(block: Block, rows: Rows, census: Census) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    file = census.file.name
    frame = _laid(block, rows)
    single = [leaf for leaf in block.leaves if not leaf.is_many]
    cells = read_cells(frame, [leaf.field for leaf in single], CODES_OF)
    findings: list[pl.DataFrame] = []
    is_refused = pl.repeat(False, frame.height, eager=True)
    columns = []
    for leaf in single:
        read = cells[leaf.field.name]
        columns.append(read.value.alias(leaf.field.name))
        if read.rule is not None:
            columns.append(read.rule.is_not_null().alias(f"unread.{leaf.field.name}"))
            for name in read.rule.drop_nulls().unique().sort():
                where = (read.rule == name).fill_null(False)
                findings.append(on_places(SOURCE, file, frame.filter(where), unread_fault(name, leaf.field)))
        if leaf.field.is_needed and read.value.null_count():
            findings.append(on_places(SOURCE, file, frame.filter(read.value.is_null()), empty_fault(leaf.field)))
            is_refused |= read.value.is_null()
    frame = frame.with_columns(columns)
    if "UPN" in frame.columns:
        frame, found = _tidied_upn(frame, file)
        findings.append(found)
    for leaf in block.leaves:
        findings += _codes_told(leaf, frame, census)
    findings += _noted(frame, rows, file)
    return frame.with_columns(is_refused=is_refused), findings


def _laid(block: Block, rows: Rows) -> pl.DataFrame:
    """Lay rows of text into columns."""
    cells = pl.from_dicts(rows.rows, schema={leaf.field.name: pl.String for leaf in block.leaves})
    return cells.with_columns(
        pl.Series("place", rows.places, dtype=pl.String),
        pl.Series("read", [orjson.dumps(row).decode() for row in rows.rows], dtype=pl.String),
        pl.Series("filled", list(map(len, rows.rows)), dtype=pl.Int32),
        *(
            pl.Series(f"{name}_row", numbers, dtype=pl.Int64)
            for name, numbers in zip(ABOVE, zip(*rows.above, strict=True), strict=True)
        ),
    )


def _tidied_upn(frame: pl.DataFrame, file: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    tidying = tidy_upn("UPN")
    value = frame.select(tidying.value.alias("UPN")).to_series()
    none_told = frame["UPN"].str.to_uppercase().is_in(tidying.nothing)
    is_lost = (frame["UPN"].is_not_null() & value.is_null() & ~none_told).fill_null(False)
    lost = frame.filter(is_lost) if is_lost.any() else frame.clear()
    return frame.with_columns(value), on_places(SOURCE, file, lost, tidying.fault)


def _codes_told(leaf: Leaf, frame: pl.DataFrame, census: Census) -> Iterator[pl.DataFrame]:
    """Yield findings on codes that are in no list (of elements told often), or not in that of the census's year."""
    name = leaf.field.name
    gone = [code for code, years in leaf.code_years.items() if census.year is not None and not years.hold(census.year)]
    faults = {
        "not_known": Fault("code_not_known", f"{name} holds something that is not in the list of codes", _IN_SOURCE),
        "gone": Fault("code_not_in_force", f"{name} holds a code that censuses of this year do not have", _IN_SOURCE),
    }
    if leaf.is_many:
        told = pl.col(name).str.to_lowercase().str.split(BETWEEN)
        each = pl.element().str.strip_chars()
        flags = frame.select(
            not_known=told.list.eval(~each.is_in([*map(str, leaf.field.codes), ""])).list.any(),
            gone=told.list.eval(each.is_in(gone)).list.any(),
        )
    elif gone:
        flags = frame.select(gone=pl.col(name).is_in(gone))
    else:
        return
    for flag in flags.columns:
        if flags[flag].any():
            yield on_places(SOURCE, census.file.name, frame.filter(flags[flag].fill_null(False)), faults[flag])


def _noted(frame: pl.DataFrame, rows: Rows, file: str) -> Iterator[pl.DataFrame]:
    by_rule: dict[str, dict[int, None]] = {}
    for number, rule in rows.notes:
        by_rule.setdefault(rule, {})[number] = None
    for rule, numbers in by_rule.items():
        yield on_places(SOURCE, file, frame[list(numbers)], _NOTES[rule])
    is_unreadable = frame["read"].str.contains(REPLACEMENT, literal=True)
    if is_unreadable.any():
        yield on_places(SOURCE, file, frame.filter(is_unreadable), _UNREADABLE)
