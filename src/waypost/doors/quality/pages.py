"""The pages of data quality: an index with the gap map, and a page a source. Made from released tables alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from waypost.doors.pages.freshness import freshness_lines
from waypost.doors.pages.shell import render_page
from waypost.doors.quality import tables
from waypost.doors.quality.words import MEANINGS, STATES, markers
from waypost.pipeline.data_quality.assess import Quality
from waypost.pipeline.data_quality.matters import ANY, Matters

PACKAGE = "waypost.doors.quality"
ANY_TITLE = "Whoever tells"


def render_index(quality: Quality, rows: tables.Told, measures: Sequence[Mapping[str, Any]], matter: Matters) -> str:
    """Return the index page as HTML. `rows` are `quality.as_plain()`. The same quality gives the same bytes."""
    titles = {measure["id"]: measure["title"] for measure in measures}
    fields = field_titles(quality, matter)
    names = source_titles(quality)
    return render_page(
        "quality.html",
        title="How good the data are",
        invented=quality.is_invented,
        package=PACKAGE,
        as_of=quality.as_of,
        months=matter.months,
        freshness=freshness_lines(quality.fresh()),
        map=tables.gap_grid(rows["gap_map"], titles),
        map_months=tables.months_grid(rows["gap_map"], titles),
        gaps=tables.gaps_grid(rows["gap_map"], titles, fields),
        agree=tables.consistency_grid(rows["consistency"], {pair.id: pair.title for pair in matter.pairs}),
        linked=tables.linkage_grid(tables.linkage_in_short(rows["linkage"]), names),
        faults=tables.source_faults_grid(rows["source_faults"], names),
        found=tables.findings_grid(rows["findings"], names),
        sources=[(page_name(source), names[source]) for source in sources_told(quality)],
        files=[(f"data/{table.name}.csv", table.name.replace("_", " ")) for table in quality.tables_with_rows],
        states=[(STATES[state], MEANINGS[state]) for state in STATES],
        answerable=matter.answerable_from_percent,
        partly=matter.partly_from_percent,
        fewest=matter.fewest_records,
        markers=markers(),
    )


def render_source(quality: Quality, every: tables.Told, source: str, matter: Matters) -> str:
    """Return one source's page as HTML. `every` is `quality.as_plain()`."""
    rows = {name: [row for row in told if row.get("source") == source] for name, told in every.items()}
    fields = {field.id: field.title for field in matter.fields if field.source == source}
    names = source_titles(quality)
    grids = [
        tables.completeness_grid(rows["completeness"], fields, "month"),
        tables.completeness_grid(rows["completeness"], fields, "place"),
        tables.timeliness_grid(rows["timeliness"]),
        tables.linkage_grid(rows["linkage"], names),
        tables.source_faults_grid(rows["source_faults"], names),
        tables.findings_grid(rows["findings"], names),
        tables.freshness_grid(rows["freshness"], of_senders=True),
    ]
    return render_page(
        "source.html",
        title=f"{names[source]}: how good the data are",
        invented=quality.is_invented,
        package=PACKAGE,
        as_of=quality.as_of,
        source=names[source],
        freshness=freshness_lines([one for one in quality.fresh() if one["source"] == source]),
        grids=[grid for grid in grids if grid.rows],
        why=[(field.title, field.why) for field in matter.fields if field.source == source],
        months=matter.months,
        markers=markers(),
    )


def sources_told(quality: Quality) -> list[str]:
    """Return the sources that have a page: those of which anything is told, the readers' order, whoever tells last."""
    return [*(row["source"] for row in quality.fresh()), ANY]


def source_titles(quality: Quality) -> dict[str, str]:
    """Return what each source is called."""
    return {row["source"]: row["title"] for row in quality.fresh()} | {ANY: ANY_TITLE}


def field_titles(quality: Quality, matter: Matters) -> dict[str, str]:
    """Return each field's title with its source's before it."""
    names = source_titles(quality)
    return {field.id: f"{names.get(field.source, field.source)}: {field.title}" for field in matter.fields}


def page_name(source: str) -> str:
    """Return the file of a source's page."""
    return f"source-{source.replace('_', '-')}.html"
