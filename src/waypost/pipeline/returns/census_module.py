"""The return as the census module PreProceedingsandFGDM: a census with one block for each set of pre-proceedings.

Elements stand in the schema's order. The module is for what was decided in the census year, so blocks are written for
those alone, and days after the year's end are left out. The rest of the census is the authority's own system's: what is
written here beside the module is what a reader needs to know whose it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import polars as pl
import yaml

from waypost.intake.cin.layout import blocks
from waypost.intake.cin.layout import definition as census_definition
from waypost.pipeline.returns.definition import definition
from waypost.pipeline.returns.fill import Filled, Year

FILE = "cin-pre-proceedings.xml"
BLOCK = "pre_proceedings"
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SEX = {"female": "F", "male": "M"}
_NUMBER_NOT_KNOWN = "999"


def census_module(filled: Filled, authority: str, year: Year, children: pl.DataFrame) -> tuple[str, int]:
    """Return the XML of one authority and year, and how many blocks it holds. `children` are those of the record."""
    begun = filled.rows.filter(
        (pl.col("authority") == authority) & pl.col("decided_on").is_between(year.begins_on, year.ends_on)
    )
    names = {field.name: field for field in definition().of_census}
    told = filled.answers.filter(pl.col("field").is_in(list(names))).pivot("field", index="row", values="value")
    laid = begun.join(told, on="row", how="left").join(children, on="child_id", how="left")
    modules = laid.sort("number", "started_on", "row").with_columns(module=_module(year))
    own = modules.group_by("number", maintain_order=True).agg(
        pl.col("module").str.join(""), pl.col("born_on", "sex").first()
    )
    texts = own.select(_child(year)).to_series()
    return _message(authority, year, filled.as_of.isoformat(), "\n".join(texts)), begun.height


def _module(year: Year) -> pl.Expr:
    """Return one block as text. What is not known has no element."""
    fields = {field.cin: field.name for field in definition().of_census}
    parts = [_element(element, _value(element, fields[element], year)) for element in blocks()[BLOCK].holds]
    return _enclosed(blocks()[BLOCK].element, *parts)


def _value(element: str, name: str, year: Year) -> pl.Expr:
    value, field = pl.col(name), definition().fields[name]
    if field.kind == "day":
        return pl.when(value.str.to_date("%Y-%m-%d", strict=False) <= year.ends_on).then(value)
    if field.kind == "answer":
        said = value.replace_strict({"Y": "1", "N": "0"}, default=None, return_dtype=pl.String)
        return pl.when(pl.col("family_group_offer") == "Y").then(said) if element == "FGDMMeetingFac" else said
    if element == "PPOutcome":
        letters = {meaning: letter for letter, meaning in census_definition()["outcomes"]["meaning"].items()}
        in_year = pl.col("step_decision_date").str.to_date("%Y-%m-%d", strict=False) <= year.ends_on
        return pl.when(in_year).then(value.replace_strict(letters, default=None, return_dtype=pl.String))
    return pl.when(pl.col("initial_meeting_date").is_not_null()).then(value)


def _child(year: Year) -> pl.Expr:
    born_on = pl.col("born_on")
    return _enclosed(
        "Child",
        _enclosed(
            "ChildIdentifiers",
            _element("LAchildID", pl.col("number")),
            _element("PersonBirthDate", pl.when(born_on <= year.ends_on).then(born_on)),
            _element("Sex", pl.col("sex").replace_strict(_SEX, default="U", return_dtype=pl.String)),
        ),
        _enclosed("CINdetails", pl.col("module")),
    )


def _element(name: str, value: pl.Expr) -> pl.Expr:
    text = value.cast(pl.String)
    for character, written in _ESCAPED.items():
        text = text.str.replace_all(character, written, literal=True)
    return pl.concat_str([pl.lit(f"<{name}>"), text, pl.lit(f"</{name}>")]).fill_null("")


def _enclosed(name: str, *parts: pl.Expr) -> pl.Expr:
    return pl.concat_str([pl.lit(f"<{name}>"), *parts, pl.lit(f"</{name}>")])


@cache
def _numbers() -> Mapping[str, str]:
    """Return the department's number of each authority by its GSS code: of several, the first."""
    text = files("waypost.intake").joinpath("cin", "authorities.yaml").read_text(encoding="utf-8")
    numbers: dict[str, str] = {}
    for number, code in yaml.safe_load(text)["authorities"].items():
        numbers.setdefault(code, number)
    return numbers


def _message(authority: str, year: Year, made_on: str, children: str) -> str:
    number, ends = _numbers().get(authority, _NUMBER_NOT_KNOWN), year.ends_on
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<!-- Module 5 only. Merge it into the authority's own census; the rest of a census is not here. -->\n"
        "<Message><Header>"
        f"<CollectionDetails><Collection>CIN</Collection><Year>{ends.year}</Year>"
        f"<ReferenceDate>{ends.isoformat()}</ReferenceDate></CollectionDetails>"
        f"<Source><SourceLevel>L</SourceLevel><LEA>{number}</LEA><SoftwareCode>Waypost</SoftwareCode>"
        f"<Release>1</Release><SerialNo>001</SerialNo><DateTime>{made_on}T00:00:00</DateTime></Source>"
        f"</Header>\n<Children>\n{children}\n</Children></Message>\n"
    )
