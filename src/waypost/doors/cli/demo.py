"""`waypost demo`: the main job in one command."""

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path

import click

from waypost.casework.access.roles import Role
from waypost.doors.cli.basis import record_for
from waypost.doors.cli.build import build_with_pages, summary
from waypost.doors.cli.terminal import TerminalProgress
from waypost.doors.pages.account import render_account
from waypost.doors.pages.start import render_start
from waypost.foundation.clock import now, stopwatch
from waypost.pipeline.demonstration import accounts_worth_reading
from waypost.pipeline.one_child import freshness_of
from waypost.pipeline.operator_audit import note_reading
from waypost.synthetic.consented_words import invented_words
from waypost.synthetic.files import write_csv
from waypost.synthetic.neighbours import invented_neighbours
from waypost.synthetic.synthesise import synthesise
from waypost.vocabulary.areas import read_area_map
from waypost.vocabulary.sharing_terms import DIRECT_WORK
from waypost.wiring.demonstration_casework import Loaded, load_demonstration
from waypost.wiring.engines import open_record

UNTIL = date(2027, 3, 31)
_TOUR = (
    ("family_court_adviser", "what is next, and a child's whole way"),
    ("childrens_guardian", "the same, in care proceedings"),
    ("practice_supervisor", "the team: who waits, what is late"),
    ("service_manager", "allocating"),
    ("screening_officer", "new applications"),
    ("authority_social_worker", "what the authority may see"),
    ("auditor", "who has looked at what"),
    ("programme_officer", "promises: what was recommended, by when, and what shows it"),
    ("board_member", "figures alone; and last, under Promises: are we ready, and did it work?"),
)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("demo"))
@click.option(
    "--children", type=click.IntRange(min=50), default=4000, show_default=True, help="How many children in court."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same county.")
def demo(folder: Path, children: int, seed: int) -> None:
    """Invent a small county's families, build their record, and show the pages. Everybody in it is invented.

    Writes FOLDER (default: demo): files/ as the agencies would send them, out/ as `waypost build` makes it, and
    neighbours.csv and words.csv, invented statistical neighbours and words.
    """
    started = stopwatch()
    click.echo(f"Inventing {children:,} children, and what court, Cafcass and local authorities would have on file.")
    synthesise(folder / "files", children=children, seed=seed, until=UNTIL, truth=True, progress=TerminalProgress())
    click.echo("Building one record from their files.")
    neighbours = folder / "neighbours.csv"
    write_csv(invented_neighbours(read_area_map(folder / "files" / "areas.csv")["area"].to_list()), neighbours)
    words = folder / "words.csv"
    write_csv(invented_words(UNTIL), words)
    built = build_with_pages(folder / "files", folder / "out", neighbours=neighbours, words=words)
    click.echo(summary(built))
    page = _write_pages(folder / "out", folder, str(built.run["as_of"]))
    click.echo("Loading casework: the children whose cases are open, with staff, teams and caseloads.")
    loaded = load_demonstration(record_for(folder / "out", DIRECT_WORK), folder, seed=seed, at=now())
    click.echo(f"\nDone in {stopwatch() - started:.0f} seconds. Open this first:\n\n    {page.absolute().as_uri()}\n")
    click.echo(
        "It leads to the board pack (what a minister is handed) and to two invented children's accounts, week by week."
    )
    click.echo(_tour(loaded, folder))
    click.echo(f"Then try:  waypost measures compute {folder / 'out'}")
    click.echo(f"           waypost evaluate {folder / 'out'} --truth {folder / 'files' / 'truth'}")


def _tour(loaded: Loaded, folder: Path) -> str:
    """Return the guided tour: who to sign in as, in which order, and what to look at."""
    lines = [
        f"Casework holds {loaded.children:,} open children and {loaded.people:,} invented staff. Start it with",
        "",
        f"    waypost serve {folder}",
        "",
        "and sign in, without a password, as",
        "",
    ]
    lines += [
        f"    {Role(role).proper_name:<28}{loaded.by_role[role]:<32}{look}"
        for role, look in _TOUR
        if role in loaded.by_role
    ]
    if loaded.child_id:
        lines += ["", f"Follow one child through all of them: {loaded.child_id}."]
    if loaded.family:
        lines += [
            "",
            f"The tour goes on with the child's family: {loaded.family} people who each have pages of their own.",
            "Open /tour/ once it is served: it shows side by side what each of them sees and does not.",
        ]
    return "\n".join(lines) + "\n"


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
