"""`waypost recommendations`: documents in, a committee's pack out."""

from __future__ import annotations

from pathlib import Path

import click

from waypost.doors.boardpack.progress import NAME, progress_page, progress_pdf, progress_sheet
from waypost.doors.cli.audit import casework_option
from waypost.foundation.clock import now
from waypost.wiring import casework_audit
from waypost.wiring.casework import system_acting


@click.group()
def recommendations() -> None:
    """What bodies recommended: load their documents, and write a committee's pack of what came of it."""


@recommendations.command()
@click.argument("files", metavar="FILES", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@casework_option
def load(files: tuple[Path, ...], data: Path | None) -> None:
    """Load recommendations from documents' text: an auditor's tracker, a ministry's review.

    Facts and figures are taken, and no sentence. What was loaded before stays; what is new is added, beside what other
    sources say of the same reports. Loading a document again adds nothing.
    """
    casework_audit.open_casework(data)
    casework_audit.check_is_up_to_date()
    from waypost.casework.recommendations.actions.take_in import take_in  # noqa: PLC0415  (Django is awake now)
    from waypost.casework.recommendations.reading.recognise import read_document  # noqa: PLC0415

    documents = [read_document(path.read_text(encoding="utf-8", errors="replace"), name=path.name) for path in files]
    acting = system_acting(now())
    for read in documents:
        taken = take_in(acting, None, read=read)
        count = len(read.rows)
        click.echo(
            f"{taken.report_id}: {count} recommendation{'' if count == 1 else 's'} read, "
            f"{taken.recommendations} of them new, {taken.rows} lines added."
        )


@recommendations.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path, file_okay=False))
@casework_option
def pack(folder: Path, data: Path | None) -> None:
    """Write a committee's pack into FOLDER: a page, a tagged PDF and a spreadsheet of promised, measured, slipped."""
    casework_audit.open_casework(data)
    casework_audit.check_is_up_to_date()
    from waypost.casework.recommendations.queries.recommendations import progress  # noqa: PLC0415
    from waypost.wiring.released_figures import titles  # noqa: PLC0415

    told, named = progress(system_acting(now()), None), titles()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{NAME}.html").write_bytes(progress_page(told, named).encode("utf-8"))
    (folder / f"{NAME}.pdf").write_bytes(progress_pdf(told, named))
    (folder / f"{NAME}.xlsx").write_bytes(progress_sheet(told, named))
    click.echo(f"{len(told.recommendations)} recommendations are told in {folder.name}: page, PDF and spreadsheet.")
