"""`waypost publish`: figures published again and again, safely beside each other, with every revision listed."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from waypost.doors.boardpack.publication import render_publication
from waypost.doors.cli.basis import record_for
from waypost.doors.cli.terminal import json_option, say_json
from waypost.foundation.clock import today
from waypost.pipeline.measures import described
from waypost.pipeline.out_folder import RUN_FILE
from waypost.pipeline.publishing.ledger import Ledger
from waypost.pipeline.publishing.publish import PAGE, Published
from waypost.pipeline.publishing.publish import publish as publish_figures
from waypost.vocabulary.sharing_terms import MEASURES
from waypost.wiring.engines import open_record


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("ledger", metavar="LEDGER", type=click.Path(path_type=Path))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day of publication; today, where none is named.")
@click.option("--note", default="", help="A sentence for readers: what is new in this release.")
@json_option
def publish(out: Path, ledger: Path, on: datetime | None, note: str, as_json: bool) -> None:
    """Publish the figures of a build into LEDGER, the folder of all releases, and list what changed since.

    Counts are rounded together, so that nothing need be hidden and no count of 1 to 5 can be told, even from all
    releases side by side. What may go out lies in LEDGER/public; LEDGER/private never leaves.
    """
    usable = record_for(out, MEASURES)
    titles = {measure["id"]: measure["title"] for measure in described()}
    store = open_record(usable)
    try:
        published = publish_figures(
            usable,
            store,
            Ledger(ledger),
            on=on.date() if on else today(),
            is_invented=bool(json.loads((out / RUN_FILE).read_text("utf-8"))["invented"]),
            page=lambda told: render_publication(told, titles),
            note=note,
        )
    finally:
        store.close()
    if as_json:
        say_json(_plain(published))
        return
    click.echo(
        f"Published {published.publication.figures:,} figures, release {published.releases} of this ledger; "
        f"{published.publication.revisions:,} revise earlier ones. All releases together tell no count of 1 to 5."
    )
    click.echo((published.folder / PAGE).absolute().as_uri())


def _plain(published: Published) -> dict[str, object]:
    return {
        "published_on": published.publication.published_on.isoformat(),
        "told_as_of": published.publication.told_as_of.isoformat(),
        "releases": published.releases,
        "figures": published.publication.figures,
        "revisions": published.publication.revisions,
        "furthest_from_its_count": published.counts["furthest_from_its_count"],
        "printed_anew": published.counts["printed_anew"],
        "pinned": 0,
    }
