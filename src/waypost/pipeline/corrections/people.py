"""What each source's latest statement says of each child: birth date and sex, with the owner's own keys."""

from __future__ import annotations

import polars as pl

from waypost.foundation.identifiers import nameless_person_key
from waypost.intake.cells import read_cells
from waypost.intake.layouts import Field
from waypost.pipeline.corrections.definition import people_facts
from waypost.pipeline.told_record import ToldRecord

PERSON = ("source", "sender", "person_key")
_BORN, _SEX = (
    Field("birth_date", "date", "personal", "The child"),
    Field("sex", "code", "personal", "The child", codes="sex"),
)
_PUBLIC = pl.List(
    pl.Struct({"firstName": pl.String, "lastName": pl.String, "dateOfBirth": pl.String, "gender": pl.String})
)
_OF_CHILD = pl.Struct({"firstName": pl.String, "lastName": pl.String, "dateOfBirth": pl.String, "gender": pl.String})
_PRIVATE = pl.List(pl.Struct({"id": pl.String, "value": _OF_CHILD}))
_PLACE = ("source", "sender", "record_key", "learnt_at", "file", "position")
_KEPT = (*_PLACE, "person_key", "child", "birth_date", "sex")


def people_told(record: ToldRecord) -> pl.DataFrame:
    """Return a row a child and source that tells of it: PERSON, child_id, birth_date, sex, and where it stands.

    `child` is what the owner calls the child: the public-law feed has no key of its own, so the place in the list is
    told.

    Of several records of a source that tell of one child (a return each year), the latest counts.
    """
    parts = [_flat(record, source) for source in people_facts() if not source.startswith("hmcts_")]
    parts += [_public(record), _private(record)]
    whole = pl.concat([part.select(_KEPT) for part in parts])
    read = read_cells(whole, [_BORN, _SEX], "ssd")
    typed = whole.with_columns(birth_date=read["birth_date"].value.cast(pl.String), sex=read["sex"].value)
    known = typed.join(record.identities, on=list(PERSON), nulls_equal=True)
    ordered = known.sort(*PERSON, "learnt_at", "record_key", nulls_last=False)
    return ordered.unique(list(PERSON), keep="last", maintain_order=True)


def _flat(record: ToldRecord, source: str) -> pl.DataFrame:
    return record.kept.facts(source, "children").with_columns(child="person_key")


def _public(record: ToldRecord) -> pl.DataFrame:
    """The public-law feed gives children no id: the key is the one that its reader derives."""
    told = record.kept.facts("hmcts_public_law", "children").drop_nulls("children")
    listed = told.with_columns(pl.col("children").str.json_decode(_PUBLIC)).with_columns(
        place=pl.int_ranges(pl.col("children").list.len())
    )
    each = listed.explode("children", "place").unnest("children")
    born = pl.col("dateOfBirth").str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)
    rows = each.with_columns(born_on=born).select("record_key", "firstName", "lastName", "born_on").iter_rows()
    keys = [nameless_person_key(*row) for row in rows]
    return each.with_columns(
        person_key=pl.Series(keys, dtype=pl.String),
        child=pl.format("caseData.children[{}]", "place"),
        birth_date="dateOfBirth",
        sex="gender",
    )


def _private(record: ToldRecord) -> pl.DataFrame:
    told = record.kept.facts("hmcts_private_law", "children").drop_nulls("children")
    each = told.with_columns(pl.col("children").str.json_decode(_PRIVATE)).explode("children").unnest("children")
    return each.unnest("value").with_columns(person_key="id", child="id", birth_date="dateOfBirth", sex="gender")


def adopted(record: ToldRecord) -> pl.Series:
    """Return the children for whom an adoption order is told: their two identities are not to be tied for anybody."""
    is_order = (pl.col("kind") == "order_made") & (pl.col("code") == "adoption_order")
    has_left = (pl.col("kind") == "care_ended") & pl.col("reason").is_in(["E1", "E11", "E12"])
    return record.events.filter(is_order | has_left)["child_id"].unique().sort()
