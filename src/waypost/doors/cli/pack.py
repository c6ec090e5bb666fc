"""`waypost pack`: a board's pack, made when it is asked for: of England, an area of the court or each, an authority."""

from __future__ import annotations

from pathlib import Path

import click

from waypost.doors.boardpack.place_page import write_place_pack
from waypost.doors.boardpack.place_told import tell_place
from waypost.doors.cli.basis import record_for
from waypost.pipeline.measures import described
from waypost.pipeline.packs import EVERY_AREA, areas_of, place_name, place_release, run_of
from waypost.vocabulary.sharing_terms import MEASURES
from waypost.wiring.engines import open_record


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--for",
    "place",
    required=True,
    help="england, an area such as devon, an authority's GSS code, or areas: a folder for each area of the court.",
)
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path), help="The folder to write into.")
def pack(out: Path, place: str, folder: Path) -> None:
    """Write one place's board pack: a page, a PDF, a spreadsheet and the figures as CSV.

    An area's figures are those of the build's release. An authority's are made now, rounded together, for authorities
    and areas overlap.
    """
    usable = record_for(out, MEASURES)
    folders = {area: folder / area for area in areas_of(usable)} if place == EVERY_AREA else {place: folder}
    run, measures = run_of(out), described()
    for name, to in folders.items():
        release = place_release(usable, name, open_record)
        told = tell_place(release, name, place_name(name), measures, run)
        page = write_place_pack(told, release, measures, run, to)
        click.echo(page.absolute().as_uri())
