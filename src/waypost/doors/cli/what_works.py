"""`waypost what-works`: the Trailblazer areas in, the guide to good practice out."""

from __future__ import annotations

from pathlib import Path

import click

from waypost.doors.boardpack.guide import guide_page, guide_pdf, guide_sheet
from waypost.doors.cli.audit import casework_option
from waypost.foundation.clock import now
from waypost.wiring import casework_audit
from waypost.wiring.casework import system_acting


@click.group("what-works")
def what_works() -> None:
    """What was tried, and what came of it: load the Trailblazer areas, and write the guide to good practice."""


@what_works.command()
@casework_option
def load(data: Path | None) -> None:
    """Load the five Trailblazer areas, as their project page names them.

    In our own words, with the page as their source. What the page does not say, such as a cost or which area tried
    which theme, is not said here. Loading again adds nothing.
    """
    casework_audit.open_casework(data)
    casework_audit.check_is_up_to_date()
    from waypost.casework.strategy.what_works.actions.load import load_trailblazers  # noqa: PLC0415

    added = load_trailblazers(system_acting(now()), None)
    click.echo(f"{added} area{'' if added == 1 else 's'} added.")


@what_works.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path, file_okay=False))
@casework_option
def guide(folder: Path, data: Path | None) -> None:
    """Write this quarter's guide to good practice into FOLDER: a page, a tagged PDF and a spreadsheet."""
    casework_audit.open_casework(data)
    casework_audit.check_is_up_to_date()
    from waypost.casework.strategy.what_works.queries import initiatives  # noqa: PLC0415
    from waypost.wiring.released_figures import titles  # noqa: PLC0415

    told, named = initiatives.guide(system_acting(now()), None), titles()
    folder.mkdir(parents=True, exist_ok=True)
    name = f"good-practice-{told.name.lower()}"
    (folder / f"{name}.html").write_bytes(guide_page(told, named).encode("utf-8"))
    (folder / f"{name}.pdf").write_bytes(guide_pdf(told, named))
    (folder / f"{name}.xlsx").write_bytes(guide_sheet(told, named))
    click.echo(f"{len(told.better) + len(told.others)} initiatives are told in {folder.name}: page, PDF, spreadsheet.")
