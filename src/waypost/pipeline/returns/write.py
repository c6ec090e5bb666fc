"""The return written for each authority: the SSD table, the census module, where every value comes from, a summary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from waypost.disclosure.gate import let_table_out
from waypost.intake.cin.read import read as read_census
from waypost.intake.files import discover
from waypost.pipeline.private_folder import private_folder, write_table
from waypost.pipeline.returns.census_module import FILE as MODULE_FILE
from waypost.pipeline.returns.census_module import census_module
from waypost.pipeline.returns.fill import Filled, Year, year_of
from waypost.pipeline.returns.provenance import provenance
from waypost.pipeline.returns.ssd_table import TABLE, ssd_table
from waypost.pipeline.returns.summary import by_field, in_words

SSD, CIN, BOTH = "ssd", "cin", "both"
FORMATS = (SSD, CIN, BOTH)
KIND = "pre-proceedings return"
OFFICIAL = ("9005", "9006", "9007", "9008", "9009", "9010Q", "9011", "9012", "9013", "9015Q")
_NOTE = """This folder holds personal data of children: a draft of the pre-proceedings return, filled by Waypost.

It is for the authorities whose folders these are, to check and complete. Each is for that authority alone. Look at
provenance.csv before anything is sent on: it says of every value whose statement it is and how sure that is, and of
every blank why. Values that two sources dispute are marked contradicted. Remove this folder when the return is made.
{invented}"""
_INVENTED = "Everybody in it is invented.\n"
_UNMATCHED = ("proceedings_id", "submitted_on")


def write_return(
    filled: Filled, children: pl.DataFrame, folder: Path, *, form: str = BOTH, is_invented: bool = False
) -> dict[str, Any]:
    """Write the return into `folder`, a folder an authority, and return what was written, in numbers.

    `form` is ssd, cin or both. `children` are those of the record. Raises FolderHoldsOther.
    """
    census_year = filled.year or year_of(filled.as_of)
    authorities = sorted({*filled.rows["authority"].unique(), *filled.unmatched["authority"].unique()})
    told: dict[str, Any] = {
        "as_of": filled.as_of.isoformat(),
        "year": filled.year.title if filled.year else None,
        "census_year": census_year.title,
        "rows": filled.rows.height,
        "not_matched": filled.unmatched.height,
        "of_no_authority": filled.of_no_authority,
        "fields": by_field(filled.rows, filled.answers),
        "invented": is_invented,
    }
    note = _NOTE.format(invented=_INVENTED if is_invented else "")
    with private_folder(
        folder, kind=KIND, told={"as_of": told["as_of"], "invented": is_invented}, note=note
    ) as open_to:
        parts = {name: _of_authority(name, filled, children, open_to / name, form, census_year) for name in authorities}
    return told | {"authorities": parts}


def _of_authority(
    name: str, filled: Filled, children: pl.DataFrame, folder: Path, form: str, year: Year
) -> dict[str, Any]:
    folder.mkdir(mode=0o700)
    rows = filled.rows.filter(pl.col("authority") == name)
    answers = filled.answers.join(rows.select("row"), on="row", how="semi", maintain_order="left")
    told: dict[str, Any] = {"rows": rows.height, "fields": by_field(rows, answers)}
    if form != CIN:
        write_table(let_table_out("returns", ssd_table(rows, answers)), folder / f"{TABLE}.csv")
    if form != SSD:
        text, blocks = census_module(filled, name, year, children)
        (folder / MODULE_FILE).write_text(text, encoding="utf-8")
        told |= {"blocks": blocks, "official_checks": official_findings(folder)}
    write_table(let_table_out("returns", provenance(answers), is_own=True), folder / "provenance.csv")
    unmatched = filled.unmatched.filter(pl.col("authority") == name)
    if unmatched.height:
        write_table(let_table_out("returns", _not_matched(unmatched)), folder / "not-matched.csv")
    told["not_matched"] = unmatched.height
    title = f"The pre-proceedings return of {name}, as known on {filled.as_of.isoformat()}"
    (folder / "summary.txt").write_text(in_words(title, told["fields"], _notes(told, year)), encoding="utf-8")
    return told


def _not_matched(unmatched: pl.DataFrame) -> pl.DataFrame:
    """Return the applications whose child no file of the authority matches, to be looked for by hand."""
    return unmatched.sort("submitted_on", "proceedings_id").select(
        application_reached_court_on="submitted_on",
        waypost_proceedings="proceedings_id",
        waypost_child="child_id",
        what_to_do=pl.lit("Find the child in your own system. Their number is in no file that Waypost could match."),
    )


def official_findings(folder: Path) -> dict[str, int]:
    """Return how often each official check of the module finds something in the census in `folder`; none are left out.

    The file is read by the reader of the census itself.
    """
    found = discover(folder)
    files = [file for file in found.files if file.source == "cin"]
    rules = [f"cin_{number.lower()}" for number in OFFICIAL]
    findings = read_census(files).findings.filter(pl.col("rule").str.to_lowercase().is_in(rules))
    return dict(findings.group_by("rule").len().sort("rule").iter_rows())


def _notes(told: dict[str, Any], year: Year) -> list[str]:
    lines = [f"{told['rows']} rows."]
    if told["not_matched"]:
        lines.append(f"{told['not_matched']} applications for children whom no file of yours matches: not-matched.csv.")
    if "blocks" in told:
        checks = told["official_checks"]
        said = ", ".join(f"{rule} {count} times" for rule, count in checks.items()) or "nothing"
        lines.append(f"{told['blocks']} blocks of the census module of {year.title}; the official checks find {said}.")
    return lines
