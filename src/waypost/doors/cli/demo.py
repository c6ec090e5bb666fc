"""`waypost demo`: the main job in one command."""

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path

import click

from waypost.doors.cli.basis import record_for
from waypost.doors.cli.build import build_with_pages, summary
from waypost.doors.cli.terminal import TerminalProgress
from waypost.doors.pages.account import render_account
from waypost.doors.pages.start import render_start
from waypost.foundation.clock import now, stopwatch
from waypost.pipeline.demonstration import accounts_worth_reading
from waypost.pipeline.one_child import freshness_of
from waypost.pipeline.operator_audit import note_reading
from waypost.synthetic.synthesise import synthesise
from waypost.vocabulary.sharing_terms import DIRECT_WORK
from waypost.wiring.engines import open_record

UNTIL = date(2027, 3, 31)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("demo"))
@click.option(
    "--children", type=click.IntRange(min=50), default=4000, show_default=True, help="How many children in court."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same county.")
def demo(folder: Path, children: int, seed: int) -> None:
    """Invent a small county's families, build their record, and show the pages. Everybody in it is invented.

    Writes FOLDER (default: demo): files/ as the agencies would send them, out/ as `waypost build` makes it.
    """
    started = stopwatch()
    click.echo(f"Inventing {children:,} children, and what court, Cafcass and local authorities would have on file.")
    synthesise(folder / "files", children=children, seed=seed, until=UNTIL, truth=True, progress=TerminalProgress())
    click.echo("Building one record from their files.")
    built = build_with_pages(folder / "files", folder / "out")
    click.echo(summary(built))
    page = _write_pages(folder / "out", folder, str(built.run["as_of"]))
    click.echo(f"\nDone in {stopwatch() - started:.0f} seconds. Open this first:\n\n    {page.absolute().as_uri()}\n")
    click.echo(
        "It leads to the board pack (what a minister is handed) and to two invented children's accounts, week by week."
    )
    click.echo(f"Then try:  waypost measures compute {folder / 'out'}")
    click.echo(f"           waypost evaluate {folder / 'out'} --truth {folder / 'files' / 'truth'}")


def _write_pages(out: Path, folder: Path, as_of: str) -> Path:
    store = open_record(record_for(out, DIRECT_WORK))
    ended, waiting = accounts_worth_reading(store, out)
    store.close()
    fresh = freshness_of(out)
    for name, told in (("account.html", ended), ("account-waiting.html", waiting)):
        if told is not None:
            note_reading(out, at=now(), who=getpass.getuser(), command="demo", child_id=told.child_id)
            page = render_account(told, invented=told.is_invented, freshness=fresh)
            (folder / name).write_text(page, encoding="utf-8")
    start = folder / "start.html"
    waiting_child = waiting.child_id if waiting else None
    start.write_text(
        render_start(as_of=as_of, child_id=ended.child_id, waiting_child_id=waiting_child), encoding="utf-8"
    )
    return start
