"""`waypost pack`: one board's pack, made when it is asked for: England, an area of the court, an authority."""

from __future__ import annotations

from pathlib import Path

import click

from waypost.doors.boardpack.place_page import write_place_pack
from waypost.doors.boardpack.place_told import tell_place
from waypost.doors.cli.basis import record_for
from waypost.pipeline.measures import described
from waypost.pipeline.packs import place_name, place_release, run_of
from waypost.vocabulary.sharing_terms import MEASURES
from waypost.wiring.engines import open_record


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--for", "place", required=True, help="england, an area such as devon, or an authority's GSS code.")
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path), help="The folder to write into.")
def pack(out: Path, place: str, folder: Path) -> None:
    """Write one place's board pack: a page, a PDF, a spreadsheet and the figures as CSV.

    An area's figures are those of the build's release. An authority's are made now, rounded together, for authorities
    and areas overlap.
    """
    usable = record_for(out, MEASURES)
    release, run, measures = place_release(usable, place, open_record), run_of(out), described()
    told = tell_place(release, place, place_name(place), measures, run)
    page = write_place_pack(told, release, measures, run, folder)
    click.echo(page.absolute().as_uri())
