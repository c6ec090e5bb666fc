"""`waypost review wrong-link` and what follows: freeze, agree, build again, lift, and tell everybody who must know."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import Any

import click

from waypost.doors.cli.basis import record_for
from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.foundation.clock import now
from waypost.foundation.errors import DONE, DONE_WITH_FINDINGS
from waypost.pipeline.identity import freeze
from waypost.pipeline.identity import wrong_link as acting
from waypost.pipeline.identity.case_file import case_file, in_words, say_done, write_case_file
from waypost.pipeline.identity.traces import read_letters
from waypost.pipeline.operator_audit import note_reading
from waypost.pipeline.out_folder import RUN_FILE
from waypost.vocabulary.sharing_terms import DIRECT_WORK

_out = click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
_case = click.argument("case_id", metavar="CASE")
_by = click.option("--by", help="Who. By default whoever gives the command.")
_role = click.option("--role", required=True, help="In which role: see `waypost review reasons`.")
_reason = click.option("--reason", required=True, help="On what ground: see `waypost review reasons`.")


@click.command("wrong-link")
@_out
@click.argument("child", metavar="CHILD")
@click.argument("records", metavar="RECORD", nargs=-1, required=True)
@_by
@_role
@_reason
@click.option(
    "--letters",
    type=click.Path(path_type=Path, exists=True),
    help="CSV of letters that used it: letter,sent_on,sent_to.",
)
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path), help="A folder for the case file.")
@json_option
def wrong_link(
    out: Path,
    child: str,
    records: tuple[str, ...],
    by: str | None,
    role: str,
    reason: str,
    letters: Path | None,
    folder: Path,
    as_json: bool,
) -> None:
    """Open the case of a wrong link: RECORD (source/sender/key) of CHILD is another child's.

    From this moment no command shows the child's record, and returns and lists leave it out. The case file says who has
    seen it, what was made of it, and every step to come: a second person's word (`review agree`), `waypost build`, the
    end of the freeze by somebody else (`review lift`), and whom to tell (`review done`).
    """
    usable = record_for(out, DIRECT_WORK)
    who = by or getpass.getuser()
    told = read_letters(letters) if letters else []
    opened = acting.open_case(usable, child, records, _word(who, role, reason), letters=told, at=now())
    note_reading(out, at=now(), who=getpass.getuser(), command="review wrong-link", child_id=child)
    found = case_file(usable, opened.case_id)
    write_case_file(found, folder, is_invented=_is_invented(out))
    _say(found, as_json=as_json)
    if not as_json:
        click.echo(f"Written to {folder.absolute().as_uri()}")


@click.command()
@_out
@json_option
@click.pass_context
def cases(context: click.Context, out: Path, as_json: bool) -> None:
    """List every wrong link that was ever opened, and whether something of it is still open."""
    usable = record_for(out, DIRECT_WORK)
    found = [case_file(usable, name) for name in acting.cases_of(usable)]
    columns = ("case", "state", "is_frozen", "opened_at")
    rows = [{name: one[name] for name in columns} for one in found]
    if as_json:
        say_json(rows)
    else:
        click.echo(table(columns, [list(row.values()) for row in rows]))
    context.exit(DONE_WITH_FINDINGS if any(row["state"] == "open" for row in rows) else DONE)


@click.command()
@_out
@_case
@click.option("--to", "folder", type=click.Path(path_type=Path), help="Write the case file into this folder.")
@json_option
def case(out: Path, case_id: str, folder: Path | None, as_json: bool) -> None:
    """Show the case file of a wrong link: who saw what, and every step done and open."""
    usable = record_for(out, DIRECT_WORK)
    found = case_file(usable, case_id)
    note_reading(out, at=now(), who=getpass.getuser(), command="review case", child_id=found["child_id"])
    if folder is not None:
        write_case_file(found, folder, is_invented=_is_invented(out))
    _say(found, as_json=as_json)


@click.command()
@_out
@_case
@_by
@_role
@_reason
@json_option
def agree(out: Path, case_id: str, by: str | None, role: str, reason: str, as_json: bool) -> None:
    """Take a second person's word that the records of a case are two children. Then build again."""
    usable = record_for(out, DIRECT_WORK)
    acting.agree(usable, case_id, _word(by or getpass.getuser(), role, reason))
    _changed(out, case_id, "review agree", as_json=as_json)


@click.command()
@_out
@_case
@_by
@_role
@json_option
def lift(out: Path, case_id: str, by: str | None, role: str, as_json: bool) -> None:
    """End the freeze of a case: after two people's word and a build that shows them apart, by who did not open it."""
    usable = record_for(out, DIRECT_WORK)
    freeze.lift(usable, case_id, by=by or getpass.getuser(), role=role, at=now())
    _changed(out, case_id, "review lift", as_json=as_json)


@click.command()
@_out
@_case
@click.argument("step", metavar="STEP")
@_by
@_role
@json_option
def done(out: Path, case_id: str, step: str, by: str | None, role: str, as_json: bool) -> None:
    """Say that a duty of a case is done, such as tell_reader/1."""
    usable = record_for(out, DIRECT_WORK)
    say_done(usable, case_id, step, by=by or getpass.getuser(), role=role, at=now())
    _changed(out, case_id, "review done", as_json=as_json)


def _changed(out: Path, case_id: str, command: str, *, as_json: bool) -> None:
    found = case_file(record_for(out, DIRECT_WORK), case_id)
    note_reading(out, at=now(), who=getpass.getuser(), command=command, child_id=found["child_id"])
    _say(found, as_json=as_json)


def _word(by: str, role: str, reason: str) -> acting.Word:
    return acting.word_apart(by, role, reason, entered_by=getpass.getuser(), at=now())


def _say(found: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        say_json(found)
    else:
        click.echo(in_words(found))


def _is_invented(out: Path) -> bool:
    return bool(json.loads((out / RUN_FILE).read_text(encoding="utf-8"))["invented"])
