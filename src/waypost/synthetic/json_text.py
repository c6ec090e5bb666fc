"""JSON as columns of text: every object of a whole column put together at once, with no object a row in between.

A part is an expression of JSON text; null means that there is nothing to tell, and is left out, as both court feeds
leave it out.
"""

from __future__ import annotations

from collections.abc import Sequence

import orjson
import polars as pl

_BEFORE, _AFTER = '{"_":', "}"


def quoted(text: pl.Expr) -> pl.Expr:
    """Return a text as JSON, escaped."""
    whole = pl.struct(text.alias("_")).struct.json_encode()
    return pl.when(text.is_not_null()).then(whole.str.slice(len(_BEFORE)).str.head(-len(_AFTER)))


def quoted_plainly(text: pl.Expr) -> pl.Expr:
    """Return a text as JSON where it holds nothing to escape: a date, a code, an identifier, a number."""
    return pl.concat_str([pl.lit('"'), text, pl.lit('"')])


def fixed(value: object) -> pl.Expr:
    """Return the same value for every row."""
    return pl.lit(orjson.dumps(value).decode())


def answer(truth: pl.Expr) -> pl.Expr:
    """Return true or false."""
    return pl.when(truth).then(pl.lit("true")).when(~truth).then(pl.lit("false"))


def answer_in_words(truth: pl.Expr) -> pl.Expr:
    """Return Yes or No."""
    return pl.when(truth).then(fixed("Yes")).otherwise(fixed("No"))


def day(column: pl.Expr) -> pl.Expr:
    """Return a date in ISO 8601."""
    return quoted_plainly(column.cast(pl.String))


def field(name: str, part: pl.Expr) -> pl.Expr:
    """Return a field of an object; null where the part is."""
    return pl.concat_str([pl.lit(f'"{name}":'), part])


def record(*fields: pl.Expr, **parts: pl.Expr) -> pl.Expr:
    """Return an object of these fields, then of these parts under their names."""
    told = [*fields, *(field(name, part) for name, part in parts.items())]
    inside = pl.concat_str(told, separator=",", ignore_nulls=True)
    return pl.concat_str([pl.lit("{"), inside, pl.lit("}")])


def record_if_any(**parts: pl.Expr) -> pl.Expr:
    """Return an object, or null where it would be empty."""
    whole = record(**parts)
    return pl.when(whole != "{}").then(whole)


def either(is_first: pl.Expr, first: str, second: str, part: pl.Expr) -> pl.Expr:
    """Return a field under the first name or the second."""
    return pl.when(is_first).then(field(first, part)).otherwise(field(second, part))


def listed(frame: pl.DataFrame, by: str, part: pl.Expr, name: str) -> pl.DataFrame:
    """Return `by` and `name`: the parts of each group as a list, in the order of the frame. No group is empty."""
    told = frame.select(by, part.alias(name))
    whole = pl.concat_str([pl.lit("["), pl.col(name).str.join(","), pl.lit("]")])
    return told.group_by(by, maintain_order=True).agg(whole.alias(name))


def digit(draw: pl.Expr, place: int, of: int) -> pl.Expr:
    """Return a number from 0 to below `of`, by the decimal places of `draw` that begin at `place`."""
    return (draw * (10.0**place * 97)).cast(pl.Int64) % of


def chosen(draw: pl.Expr, place: int, among: Sequence[str | None]) -> pl.Expr:
    """Return one of `among` by the decimal places of `draw` that begin at `place`."""
    return pl.lit(pl.Series(list(among), dtype=pl.String)).gather(digit(draw, place, len(among)))


def chosen_part(draw: pl.Expr, place: int, among: Sequence[object]) -> pl.Expr:
    """Return one of `among`, as JSON; None is null."""
    return chosen(draw, place, [None if one is None else orjson.dumps(one).decode() for one in among])
