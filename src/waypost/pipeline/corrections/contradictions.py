"""Contradictions: of each matter on which sources differ, what each says, and who is asked to look first.

Nobody here knows who is right. Asked are those whose word no more agencies share than share another: the one against
two, and both where it is one against one. Two returns of one authority are one voice.
"""

from __future__ import annotations

import re

import polars as pl

from waypost.foundation.identifiers import digest
from waypost.pipeline.corrections.definition import OWN, agency_title, kinds
from waypost.pipeline.corrections.items import ITEMS
from waypost.pipeline.corrections.kinds import STATEMENTS_OF
from waypost.pipeline.corrections.material import Material
from waypost.pipeline.corrections.statements import STATEMENTS, contradicted

_MATTER = ["kind", "matter"]
_ONE_VOICE = ("two_numbers",)  # kinds in which one source contradicts itself
_ID_LENGTH = 16


def contradictory_statements(material: Material) -> pl.DataFrame:
    """Return the statements of every matter on which sources differ, children with an adoption order apart."""
    found = [pl.DataFrame(schema=dict(STATEMENTS))]
    for name, statements in STATEMENTS_OF.items():
        told = statements(material)
        found.append(told if name in _ONE_VOICE else contradicted(told))
    return pl.concat(found).filter(~pl.col("child_id").is_in(material.adopted.implode()).fill_null(value=False))


def contradictions(material: Material) -> pl.DataFrame:
    """Return an item for each statement of a contradicted matter, with the columns of ITEMS; `is_asked` says of whom
    it is asked to look."""
    told = contradictory_statements(material).with_row_index("statement")
    support = told.select(*_MATTER, "value", "agency").unique().group_by(*_MATTER, "value").agg(voices=pl.len())
    voiced = told.join(support, on=[*_MATTER, "value"]).join(_others(told, support), on="statement")
    is_last = pl.col("value") == pl.col("value").max().over(_MATTER)  # a doubt about two numbers is one question
    is_asked = (
        (pl.col("voices") <= pl.col("most_of_others"))
        & pl.col("file").is_not_null()
        & (~pl.col("kind").is_in(_ONE_VOICE) | is_last)
    )
    named = voiced.with_columns(
        is_asked=is_asked,
        what_is_wrong=pl.col("kind").replace_strict({name: one.wrong for name, one in kinds().items()}),
        record=pl.col("record_key"),
        you_say="value",
        matter=pl.concat_str(_MATTER, separator="/"),
    )
    return with_ids(named)


def _others(told: pl.DataFrame, support: pl.DataFrame) -> pl.DataFrame:
    """Return for each statement: most_of_others (agencies that share another value) and what they say, in words."""
    own = told.select("statement", *_MATTER, "value", "agency", "source", "sender")
    other = told.select(*_MATTER, others="value", of="agency", by="source", at="sender").unique()
    strength = support.rename({"value": "others", "voices": "strength"})
    both = own.join(other.join(strength, on=[*_MATTER, "others"]), on=_MATTER)
    differing = both.filter(pl.col("value") != pl.col("others"))
    is_own = pl.col("agency") == pl.col("of")
    titles = {name: agency_title(name) for name in ("court", "cafcass")}
    title = pl.col("of").replace_strict(titles, default=agency_title("authority"), return_dtype=pl.String)
    who = pl.when(is_own).then(pl.lit(agency_title(OWN))).otherwise(title)
    said = pl.coalesce(pl.when(pl.col("kind") == name).then(_said(one.says, who)) for name, one in kinds().items())
    return differing.group_by("statement").agg(
        most_of_others=pl.col("strength").max(), another_agency_says=said.unique().sort().str.join("; ")
    )


def _said(template: str, who: pl.Expr) -> pl.Expr:
    parts = {"{who}": who, "{value}": pl.col("others")}
    return pl.concat_str(parts.get(part, pl.lit(part)) for part in re.split(r"(\{who\}|\{value\})", template) if part)


def with_ids(items: pl.DataFrame) -> pl.DataFrame:
    """Add correction_id, a digest of what is said by whom, so that it changes when the facts do; return ITEMS."""
    parts = ("kind", "source", "sender", "record", "person_key", "field", "you_say", "another_agency_says", "rule")
    whole = items.with_columns(pl.lit(None, dtype=pl.String).alias(name) for name in parts if name not in items.columns)
    ids = [digest("correction", *row, length=_ID_LENGTH) for row in whole.select(parts).iter_rows()]
    made = whole.with_columns(correction_id=pl.Series(ids, dtype=pl.String))
    return (
        made.select((pl.col(name) if name in made.columns else pl.lit(None)).cast(kind).alias(name)
                    for name, kind in ITEMS.items())
        .unique("correction_id", keep="first", maintain_order=True)
        .sort("source", "sender", "kind", "file", "position", "correction_id", nulls_last=False)
    )  # fmt: skip
