"""All of it, released: what a build says of its own data, for pages, commands and files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from waypost.disclosure.profile import Profile
from waypost.disclosure.shares import ReleasedTable, profile_for_shares, release_days, release_shares
from waypost.insight.measures.measure import Measure
from waypost.insight.measures.registry import MEASURES
from waypost.insight.measures.waiting import WAITING
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.data_quality.completeness import COMPLETENESS_BY, completeness
from waypost.pipeline.data_quality.consistency import CONSISTENCY_BY, consistency
from waypost.pipeline.data_quality.findings import FINDINGS_BY, findings
from waypost.pipeline.data_quality.freshness import EVERYBODY, freshness
from waypost.pipeline.data_quality.gap_map import gap_map
from waypost.pipeline.data_quality.linkage import LINKAGE_BY, linked
from waypost.pipeline.data_quality.material import ENGLAND, read_material
from waypost.pipeline.data_quality.matters import columns, matters
from waypost.pipeline.data_quality.source_faults import SOURCE_FAULTS_BY, source_faults
from waypost.pipeline.data_quality.tallies import WHOLE
from waypost.pipeline.data_quality.timeliness import AVERAGES, TIMELINESS_BY, timeliness
from waypost.vocabulary.sharing_terms import DATA_QUALITY

PER_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Quality:
    """Every dimension of a build's data quality, released, and the day as of which it is told."""

    as_of: date
    is_invented: bool
    completeness: ReleasedTable
    timeliness: ReleasedTable
    consistency: ReleasedTable
    findings: ReleasedTable
    linkage: ReleasedTable
    source_faults: ReleasedTable
    freshness: ReleasedTable
    gap_map: ReleasedTable

    @property
    def tables(self) -> tuple[ReleasedTable, ...]:
        """Return every table, in the order in which they are told."""
        return (
            *(self.gap_map, self.freshness, self.completeness, self.timeliness),
            *(self.consistency, self.linkage, self.source_faults, self.findings),
        )

    @property
    def tables_with_rows(self) -> tuple[ReleasedTable, ...]:
        """Return the tables that become files: headings alone could not say whether what they tell of is invented."""
        return tuple(table for table in self.tables if not table.frame.is_empty())

    def as_plain(self) -> dict[str, list[dict[str, Any]]]:
        """Return every table as rows of plain values, by its name."""
        return {table.name: table.frame.to_dicts() for table in self.tables}

    def for_pages(self) -> dict[str, list[dict[str, Any]]]:
        """Return what pages show of every table as plain values: England by month, and every place over the window.

        The gap map is whole. What is left out, a place in a month, is in the tables.
        """
        seen = (pl.col("place") == ENGLAND) | (pl.col("month") == WHOLE)
        is_cut = {table.name: table.name != "gap_map" and "month" in table.frame.columns for table in self.tables}
        return {
            table.name: (table.frame.filter(seen) if is_cut[table.name] else table.frame).to_dicts()
            for table in self.tables
        }

    def fresh(self) -> list[dict[str, Any]]:
        """Return source, title, told_until and received_on of each source as a whole, days as ISO text or null."""
        whole = self.freshness.frame.filter(pl.col("place") == EVERYBODY)
        return whole.select("source", "title", "told_until", "received_on").to_dicts()


def assess(
    usable: UsableRecord,
    run: Mapping[str, Any],
    *,
    profile: Profile | str | None = None,
    measures: Sequence[Measure] = MEASURES,
) -> Quality:
    """Return the quality of what may be used for saying it. `run` has as_of, invented and purposes, as run.json.

    Reads the record's columns once and writes nothing.
    """
    told_of = run["purposes"][DATA_QUALITY]["sources"]
    material = read_material(usable, told_of, date.fromisoformat(run["as_of"]))
    matter, rule = matters(), profile_for_shares(profile)
    fewest = matter.fewest_records
    told = release_shares("completeness", completeness(material, matter), COMPLETENESS_BY, rule, fewest=fewest)
    return Quality(
        as_of=material.as_of,
        is_invented=bool(run["invented"]),
        completeness=told,
        timeliness=release_shares(
            "timeliness", timeliness(material, matter), TIMELINESS_BY, rule, fewest=fewest, averages=AVERAGES
        ),
        consistency=release_shares("consistency", consistency(material, matter), CONSISTENCY_BY, rule, fewest=fewest),
        findings=release_shares(
            "findings",
            findings(material),
            FINDINGS_BY,
            rule,
            fewest=fewest,
            per=PER_THOUSAND,
            values="per_thousand",
        ),
        linkage=release_shares("linkage", linked(material, matter), LINKAGE_BY, rule, fewest=fewest),
        source_faults=release_shares("source_faults", source_faults(material), SOURCE_FAULTS_BY, rule, fewest=fewest),
        freshness=release_days("freshness", freshness(material)),
        gap_map=gap_map(measures, told, matter, columns(), WAITING),
    )
