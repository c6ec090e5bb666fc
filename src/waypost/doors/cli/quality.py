"""`waypost quality`: how good the data of a build are, and what they cannot answer."""

from __future__ import annotations

import json
from pathlib import Path

import click

from waypost.doors.cli.basis import record_for
from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.doors.pages.freshness import freshness_lines
from waypost.doors.quality import tables
from waypost.doors.quality.grid import Grid
from waypost.doors.quality.pages import field_titles, source_titles
from waypost.pipeline.data_quality.assess import Quality, assess
from waypost.pipeline.data_quality.matters import matters
from waypost.pipeline.measures import described, waiting
from waypost.pipeline.out_folder import RUN_FILE
from waypost.vocabulary.sharing_terms import DATA_QUALITY


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--profile", help="Disclosure profile; see docs/explanation/disclosure.md.")
@json_option
def quality(out: Path, profile: str | None, as_json: bool) -> None:
    """Show how good the data of a build are: gaps, freshness, completeness, timeliness, agreement, linkage, findings.

    Publishable: every count is rounded or hidden. Writes nothing; `waypost build` writes the same as pages.
    """
    usable = record_for(out, DATA_QUALITY)
    run = json.loads((out / RUN_FILE).read_text(encoding="utf-8"))
    told = assess(usable, run, profile=profile)
    if as_json:
        say_json({"as_of": told.as_of.isoformat(), "invented": told.is_invented, **told.as_plain()})
    else:
        click.echo(_in_words(told))


def _in_words(told: Quality) -> str:
    matter, rows, names = matters(), told.as_plain(), source_titles(told)
    titles = {measure["id"]: measure["title"] for measure in (*described(), *waiting())}
    fields = field_titles(told, matter)
    england = [row for row in rows["completeness"] if row["place"] == tables.ENGLAND and row["month"] == tables.WHOLE]
    parts = [
        f"As known on {told.as_of}, the last {matter.months} months." + (" Invented." if told.is_invented else ""),
        "\n".join(freshness_lines(told.fresh())),
        _shown(tables.gap_grid(rows["gap_map"], {measure: measure for measure in titles})),
        _shown(tables.gaps_grid(rows["gap_map"], titles, fields)),
        "Share of records that tell each field\n"
        + table(("field", "share"), [(fields[row["field"]], tables.share_cell(row)) for row in england]),
        _shown(tables.timeliness_grid(rows["timeliness"], names)),
        _shown(tables.consistency_grid(rows["consistency"], {pair.id: pair.title for pair in matter.pairs})),
        _shown(tables.linkage_grid(tables.linkage_in_short(rows["linkage"]), names)),
        _shown(tables.source_faults_grid(rows["source_faults"], names)),
        _shown(tables.findings_grid(rows["findings"], names)),
    ]
    return "\n\n".join(part for part in parts if part)


def _shown(grid: Grid) -> str:
    """Return a grid as a plain table under its caption; nothing for a grid without rows."""
    rows = [[cell.text for cell in row] for row in grid.rows]
    return f"{grid.caption}\n{table(grid.headings, rows)}" if rows else ""
