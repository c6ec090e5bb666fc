"""`waypost review`: people decide who is who where the machine is not sure, and put a wrong link right."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import Any

import click

from waypost.doors.cli.basis import record_for
from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.doors.cli.wrong_link import agree, case, cases, done, lift, wrong_link
from waypost.foundation.clock import now
from waypost.foundation.errors import DONE, DONE_WITH_FINDINGS
from waypost.pipeline.identity.deciding import Taken, decisions_in, take
from waypost.pipeline.identity.deciding_told import children_of_pairs, pair_told, queue_told, terms_told
from waypost.pipeline.identity.ledger import read_ledger
from waypost.pipeline.identity.pairs import contradictions, pairs_of
from waypost.pipeline.identity.queue import Item, queue_of, read_needed
from waypost.pipeline.identity.reviewer_file import write_reviewer_file
from waypost.pipeline.operator_audit import note_reading
from waypost.pipeline.out_folder import RUN_FILE
from waypost.vocabulary.sharing_terms import DIRECT_WORK

_out = click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
_needed = click.option(
    "--for",
    "needed",
    type=click.Path(path_type=Path, exists=True),
    help="A file of children somebody works with, one a line: an identifier, or a record as source/sender/key.",
)
_within = click.option("--within", type=click.FloatRange(min=0), help="Only so many bits from the threshold.")


@click.group()
def review() -> None:
    """Decide who is who where the machine is not sure; put a wrong link right.

    Two people decide each pair of records, each alone; where they differ, a third who may. What was decided is never
    written over, and the next `waypost build` honours it.
    """


for command in (wrong_link, cases, case, agree, lift, done):
    review.add_command(command)


def _queue(out: Path, needed: Path | None, within: float | None) -> list[Item]:
    usable = record_for(out, DIRECT_WORK)
    return queue_of(
        usable, pairs_of(read_ledger(out)), within=within, needed=read_needed(needed) if needed is not None else ()
    )


@review.command("list")
@_out
@_needed
@_within
@json_option
@click.pass_context
def list_pairs(context: click.Context, out: Path, needed: Path | None, within: float | None, as_json: bool) -> None:
    """List the pairs to look at, why, and where each stands. No value of anybody is told.

    Exits 1 where decisions contradict each other: then what keeps apart stands, and what joins waits for a word.
    """
    told = queue_told(_queue(out, needed, within), contradictions(read_ledger(out)))
    if as_json:
        say_json(told)
    else:
        columns = ("pair_id", "state", "why")
        click.echo(table(columns, [[row[name] for name in columns] for row in told["pairs"]]))
        click.echo("\n" + table(("state", "pairs", "meaning"), [list(row.values()) for row in told["states"]]))
        if told["contradicting"]:
            click.echo(f"\nThese decisions contradict each other: {', '.join(told['contradicting'])}.")
    context.exit(DONE_WITH_FINDINGS if told["contradicting"] else DONE)


@review.command()
@_out
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path), help="The folder to write into.")
@_needed
@_within
@json_option
def write(out: Path, folder: Path, needed: Path | None, within: float | None, as_json: bool) -> None:
    """Write the undecided pairs for a reviewer, as CSV and JSON, with what must be seen of both records.

    No postcode and no address stand in it, nor a name of which a flag says that it is confidential. What others said of
    a pair does not stand in it either. That it was written is noted in OUT/audit.jsonl.
    """
    items = _queue(out, needed, within)
    usable = record_for(out, DIRECT_WORK)
    whom = "every child of whom a pair is given to reviewers"
    note_reading(out, at=now(), who=getpass.getuser(), command="review write", child_id=whom)
    run = json.loads((out / RUN_FILE).read_text(encoding="utf-8"))
    told = write_reviewer_file(
        usable, items, folder, at=now(), who=getpass.getuser(), is_invented=bool(run["invented"])
    )
    if as_json:
        say_json(told)
        return
    click.echo(f"{told['pairs']:,} pairs, {told['casework']:,} of them for casework.")
    click.echo(f"Written to {folder.absolute().as_uri()}")


@review.command()
@_out
@click.argument("files", metavar="FILE", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@json_option
@click.pass_context
def read(context: click.Context, out: Path, files: tuple[Path, ...], as_json: bool) -> None:
    """Read filled files back in. A row that cannot be taken is refused with a reason; the others are kept."""
    _took(context, out, take_of=decisions_in(files), command="review read", as_json=as_json)


@review.command()
@_out
@click.argument("pair", metavar="PAIR")
@click.option("--says", required=True, help="same, different or cannot_tell.")
@click.option("--reason", required=True, help="On what ground: see `waypost review reasons`.")
@click.option("--by", help="Who decides. By default whoever gives the command.")
@click.option("--role", required=True, help="In which role: see `waypost review reasons`.")
@json_option
@click.pass_context
def decide(
    context: click.Context, out: Path, pair: str, says: str, reason: str, by: str | None, role: str, as_json: bool
) -> None:
    """Take one person's word on a pair that was given to reviewers."""
    row = {
        "pair_id": pair,
        "says": says,
        "reason": reason,
        "decided_by": by or getpass.getuser(),
        "decided_role": role,
    }
    _took(context, out, take_of=[("--says", 1, row)], command="review decide", as_json=as_json)


@review.command()
@_out
@click.argument("pair", metavar="PAIR")
@json_option
def show(out: Path, pair: str, as_json: bool) -> None:
    """Show every word on a pair: who, when, in which role and why.

    For whoever settles a pair, not for a second reviewer.
    """
    usable = record_for(out, DIRECT_WORK)
    told = pair_told(read_ledger(out), pair)
    for child in children_of_pairs(usable, [told["left"], told["right"]]):
        note_reading(out, at=now(), who=getpass.getuser(), command="review show", child_id=child)
    if as_json:
        say_json(told)
        return
    click.echo(f"{told['pair_id']}: {told['left']} and {told['right']}. {told['meaning']}.")
    columns = ("at", "by", "role", "says", "reason")
    click.echo(table(columns, [[word[name] for name in columns] for word in told["words"]]))


@review.command()
@json_option
def reasons(as_json: bool) -> None:
    """Say who may decide, who may settle, and on what grounds."""
    told = terms_told()
    if as_json:
        say_json(told)
        return
    click.echo(table(("reason", "for", "meaning"), [list(row.values()) for row in told["reasons"]]))
    click.echo("\n" + table(("role", "may settle"), [list(row.values()) for row in told["roles"]]))
    if not told["is_signed_off"]:
        click.echo("\nNobody has signed these lists off.")


def _took(context: click.Context, out: Path, *, take_of: Any, command: str, as_json: bool) -> None:
    usable = record_for(out, DIRECT_WORK)
    taken = take(out, take_of, at=now(), entered_by=getpass.getuser())
    sides = [side for pair in taken.pairs for side in (pair.left, pair.right)]
    for child in children_of_pairs(usable, ["/".join((one[0], one[1] or "", one[2])) for one in sides]):
        note_reading(out, at=now(), who=getpass.getuser(), command=command, child_id=child)
    if as_json:
        say_json(_as_json(taken))
    else:
        click.echo(_in_words(taken))
    context.exit(DONE_WITH_FINDINGS if taken.refused else DONE)


def _as_json(taken: Taken) -> dict[str, Any]:
    counts = {name: getattr(taken, name) for name in _COUNTS}
    refused = [{"file": one.file, "row": one.row, "rule": one.rule, "message": one.message} for one in taken.refused]
    return {**counts, "refused": refused, "pairs": {pair.pair_id: pair.state for pair in taken.pairs}}


_COUNTS = ("read", "accepted", "unchanged", "not_answered")


def _in_words(taken: Taken) -> str:
    lines = [table(("rows", "count"), [(name.replace("_", " "), getattr(taken, name)) for name in _COUNTS])]
    if taken.refused:
        rows = [(one.file, one.row, one.message, one.do) for one in taken.refused]
        lines.append(table(("file", "row", "refused because", "do"), rows))
    lines += [f"{pair.pair_id}: {pair.state}" for pair in taken.pairs]
    return "\n\n".join(lines[:2]) + "".join(f"\n{line}" for line in lines[2:])
