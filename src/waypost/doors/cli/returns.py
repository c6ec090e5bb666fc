"""`waypost returns`: what authorities must return of pre-proceedings, filled from the linked record."""

from __future__ import annotations

import getpass
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from waypost.doors.cli.basis import record_for
from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.foundation.clock import now
from waypost.pipeline.identity.left_out import without_frozen_rows
from waypost.pipeline.identity.uses import RETURN, note_use
from waypost.pipeline.operator_audit import note_reading
from waypost.pipeline.out_folder import RUN_FILE
from waypost.pipeline.returns import evaluate as measuring
from waypost.pipeline.returns.fill import Filled, fill, read_year, year_of
from waypost.pipeline.returns.record import open_for_returns
from waypost.pipeline.returns.write import BOTH, FORMATS, write_return
from waypost.pipeline.told_record import ToldRecord
from waypost.vocabulary.sharing_terms import ASSURANCE, STATUTORY_RETURNS

_out = click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
_year = click.option("--year", help="The return's year, such as 2026/27. By default the one of the day of the record.")
_every_year = click.option("--every-year", is_flag=True, help="Every year that the record tells of.")
_without = click.option(
    "--without",
    multiple=True,
    metavar="NAME",
    help="Leave a source (cin) or a table of SSD (ssd_pre_proceedings) aside. May be given several times.",
)


@click.group()
def returns() -> None:
    """Fill what authorities must return from the linked record: each value with its source and how sure it is."""


@returns.command("pre-proceedings")
@_out
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path), help="The folder to write into.")
@click.option("--authority", help="Only this authority, by its GSS code.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="As known at the end of this day.")
@_year
@_every_year
@click.option("--format", "form", type=click.Choice(FORMATS), default=BOTH, show_default=True)
@_without
@json_option
def pre_proceedings(
    out: Path,
    folder: Path,
    authority: str | None,
    as_of: datetime | None,
    year: str | None,
    every_year: bool,
    form: str,
    without: tuple[str, ...],
    as_json: bool,
) -> None:
    """Fill the 24 pre-proceedings items of SSD and the census module, a folder for each authority.

    \b
    FOLDER/<GSS code>/ssd_pre_proceedings.csv     the SSD table
    FOLDER/<GSS code>/cin-pre-proceedings.xml     the module PreProceedingsandFGDM, to be merged into the census
    FOLDER/<GSS code>/provenance.csv              every value: whose statement, where it stands, how sure; every blank:
    why FOLDER/<GSS code>/summary.txt                 the share filled of each field

    The folder holds personal data; each authority's part is for that authority alone. The reading is written to
    OUT/audit.jsonl.
    """
    usable = record_for(out, STATUTORY_RETURNS)
    record = open_for_returns(usable, as_of.date() if as_of else None, without)
    filled, left_out = without_frozen_rows(usable, _filled(record, year, every_year=every_year, authority=authority))
    for (name,), rows in filled.rows.group_by("authority", maintain_order=True):
        whom = f"every child of {name} in the pre-proceedings return"
        note_reading(out, at=now(), who=getpass.getuser(), command="returns pre-proceedings", child_id=whom)
        children = rows["child_id"].drop_nulls().to_list()
        note_use(out, RETURN, f"pre-proceedings {name}", children, at=now(), who=getpass.getuser())
    if left_out:
        click.echo(f"{left_out:,} rows are left out: a link in the child's record was found to be wrong.", err=True)
    run = json.loads((out / RUN_FILE).read_text(encoding="utf-8"))
    told = write_return(filled, record.children, folder, form=form, is_invented=bool(run["invented"]))
    if as_json:
        say_json(told)
        return
    click.echo(_in_words(told))
    click.echo(f"\nWritten to {folder.absolute().as_uri()}")


@returns.command()
@_out
@click.option("--truth", required=True, type=click.Path(path_type=Path), help="The truth folder that synthesise wrote.")
@_year
@_every_year
@_without
@json_option
def evaluate(
    out: Path, truth: Path, year: str | None, every_year: bool, without: tuple[str, ...], as_json: bool
) -> None:
    """Compare the return, filled from a build of invented files, with the truth: share filled and share true, by field.

    --without leaves out what a source says; who is who still rests on the build. For a fair test of what others know,
    build the files without the authority's own table.
    """
    record = open_for_returns(record_for(out, ASSURANCE), None, without)
    filled = _filled(record, year, every_year=every_year)
    told = measuring.evaluate_returns(filled, measuring.read_truth(truth), record.identities, record.statements)
    if as_json:
        say_json(told)
        return
    columns = ("field", "known", "filled", "filled of known", "true of filled")
    rows = [
        (name, *(_short(one[key.replace(" ", "_")]) for key in columns[1:])) for name, one in told["fields"].items()
    ]
    click.echo(table(columns, rows))
    said = [(key.replace("_", " "), _short(value)) for key, value in told.items() if key != "fields"]
    click.echo("\n" + table(("", "value"), said))


def _filled(record: ToldRecord, year: str | None, *, every_year: bool, authority: str | None = None) -> Filled:
    if year and every_year:
        raise click.UsageError("--year and --every-year do not go together.")
    asked = read_year(year) if year else year_of(record.as_of)
    return fill(record, year=None if every_year else asked, authority=authority)


def _in_words(told: dict[str, Any]) -> str:
    head = f"{told['rows']:,} rows of {len(told['authorities'])} authorities, as known on {told['as_of']}."
    columns = ("number", "item", "field", "rows", "filled", "share", "contradicted")
    return head + "\n" + table(columns, [[_short(one[column]) for column in columns] for one in told["fields"]])


def _short(value: Any) -> Any:
    return f"{value:.1%}" if isinstance(value, float) else value
