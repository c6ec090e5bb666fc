"""`waypost corrections`: what Waypost found wrong or contradicted goes back to whoever can put it right."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from waypost.doors.cli.basis import record_for
from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.foundation.clock import now
from waypost.foundation.errors import DONE, DONE_WITH_FINDINGS
from waypost.pipeline.corrections.answering import read_answers
from waypost.pipeline.corrections.evaluate import evaluate_corrections
from waypost.pipeline.corrections.listing import STATES
from waypost.pipeline.corrections.write import write_corrections
from waypost.pipeline.operator_audit import note_reading
from waypost.pipeline.out_folder import RUN_FILE
from waypost.vocabulary.sharing_terms import ASSURANCE, DATA_CORRECTION

_TABLES = {
    "facts": ("fact", "planted", "comparable", "found", "share_found"),
    "kinds": ("kind", "contradictions", "false", "share_false", "asked", "misplaced"),
}
_out = click.argument("out", metavar="OUT", type=click.Path(path_type=Path))


class _ListFirst(click.Group):
    """A group whose `list` may be left out: `waypost corrections OUT --to FOLDER`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `list` before what is no command and no option of the group's own."""
        is_named = not args or args[0] in self.commands or args[0] in ctx.help_option_names
        return super().parse_args(ctx, args if is_named else ["list", *args])


@click.group(cls=_ListFirst)
def corrections() -> None:
    """Write lists of what is wrong or contradicted for each source's owner, and read their answers back.

    `waypost corrections OUT --to FOLDER` is short for `waypost corrections list OUT --to FOLDER`.
    """


@corrections.command("list")
@_out
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path), help="The folder to write into.")
@json_option
def list_corrections(out: Path, folder: Path, as_json: bool) -> None:
    """Write a list for each source and sender, in their own keys, with room for the answer.

    What stands on a list is noted in OUT/corrections/ledger.jsonl; the reading is written to OUT/audit.jsonl. What an
    owner has answered does not come again, unless the facts have changed.
    """
    usable = record_for(out, DATA_CORRECTION)
    whom = "every child of whom a correction is listed"
    note_reading(out, at=now(), who=getpass.getuser(), command="corrections list", child_id=whom)
    run = json.loads((out / RUN_FILE).read_text(encoding="utf-8"))
    told = write_corrections(usable, folder, at=now(), who=getpass.getuser(), is_invented=bool(run["invented"]))
    if as_json:
        say_json(told)
        return
    click.echo(table(("list", "corrections"), list(told["lists"].items())))
    click.echo("\n" + table(("kind", "corrections"), list(told["kinds"].items())))
    click.echo("\n" + table(("state", "items", "meaning"), [(s, told["states"][s], STATES[s]) for s in STATES]))
    click.echo(f"\nWritten to {folder.absolute().as_uri()}")


@corrections.command()
@_out
@click.argument("answers", metavar="ANSWERS", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@json_option
@click.pass_context
def read(context: click.Context, out: Path, answers: tuple[Path, ...], as_json: bool) -> None:
    """Read answered lists back in. A row that cannot be taken is refused with a reason; the others are kept."""
    told = read_answers(record_for(out, DATA_CORRECTION), answers, at=now())
    if as_json:
        say_json(asdict(told))
    else:
        click.echo(_in_words(told))
    context.exit(DONE_WITH_FINDINGS if told.refused else DONE)


@corrections.command()
@_out
@click.option("--truth", required=True, type=click.Path(path_type=Path), help="The truth folder that synthesise wrote.")
@json_option
def evaluate(out: Path, truth: Path, as_json: bool) -> None:
    """Compare the contradictions found in a build of invented files with the disagreements that were planted."""
    told = evaluate_corrections(record_for(out, ASSURANCE), truth)
    if as_json:
        say_json(told)
        return
    for part, columns in _TABLES.items():
        rows = [[_short(one[column]) for column in columns] for one in told[part]]
        click.echo(table([column.replace("_", " ") for column in columns], rows) + "\n")
    whole = [(name.replace("_", " "), _short(value)) for name, value in told.items() if name not in _TABLES]
    click.echo(table(("all", "count"), whole))


def _in_words(told: Any) -> str:
    counts = ("read", "accepted", "unchanged", "not_answered")
    lines = [table(("rows", "count"), [(name.replace("_", " "), getattr(told, name)) for name in counts])]
    if told.refused:
        rows = [(one.file, one.row, one.message, one.do) for one in told.refused]
        lines.append(table(("file", "row", "refused because", "do"), rows))
    return "\n\n".join(lines)


def _short(value: Any) -> Any:
    return f"{value:.1%}" if isinstance(value, float) else value
