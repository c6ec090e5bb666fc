"""Read the Standard Safeguarding Dataset: of each authority, what bears on a child's way through court and care."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from waypost.intake.checking import Checked, check
from waypost.intake.contract import Reading
from waypost.intake.files import SourceFile
from waypost.intake.gathering import Gathered, gather_each
from waypost.intake.manifests_told import check_manifests
from waypost.intake.shaping import assemble
from waypost.intake.ssd import care, identifiers, legal_statuses, permanence, translate, whose
from waypost.intake.ssd import check as rules
from waypost.intake.told_once import told_once

SOURCE = rules.SOURCE
_OF_PERSON = {
    "ssd_address": "addr_person_id",
    "ssd_legal_status": "lega_person_id",
    "ssd_pre_proceedings": "prep_person_id",
    "ssd_cla_episodes": "clae_person_id",
    "ssd_cla_placement": "clap_person_id",
    "ssd_linked_identifiers": "link_person_id",
    "ssd_family": "fami_person_id",
    "ssd_s47_enquiry": "s47e_person_id",
    "ssd_cp_plans": "cppl_person_id",
    "ssd_disability": "disa_person_id",
}
"""Tables whose rows name a child by the authority's own number."""

_SAY_LITTLE = tuple(
    name
    for name in _OF_PERSON
    if name not in ("ssd_pre_proceedings", "ssd_linked_identifiers", "ssd_family", "ssd_disability")
)
"""Those that make a child known only where ssd_person does not tell of the child."""


def read(files: Sequence[SourceFile]) -> Reading:
    """Return what the authorities' files tell. `learnt_at` is the manifest's received_at."""
    tables = {name: _checked(name, gathered) for name, gathered in gather_each(SOURCE, files)}
    placements = whose.of_placements(tables["ssd_cla_placement"].frame, tables["ssd_cla_episodes"].frame)
    lasting = whose.of_permanence(
        tables["ssd_permanence"].frame, tables["ssd_cla_episodes"].frame, tables["ssd_person"].frame
    )
    untold = {
        name: rules.check_people(tables["ssd_person"], tables[name], column) for name, column in _OF_PERSON.items()
    }
    numbers = rules.tidy_identifiers(tables["ssd_linked_identifiers"].frame)
    reading = assemble(
        SOURCE,
        tuple(tables.values()),
        people=(
            translate.tell_people(tables["ssd_person"].frame, tables["ssd_address"].frame),
            *(translate.tell_untold_people(untold[name][0], _OF_PERSON[name]) for name in _SAY_LITTLE),
            translate.tell_families(tables["ssd_pre_proceedings"].frame),
            identifiers.tell_identifiers(numbers),
            identifiers.tell_family_members(tables["ssd_family"].frame),
            translate.tell_disabilities(tables["ssd_disability"].frame),
        ),
        proceedings=(
            translate.tell_proceedings(tables["ssd_pre_proceedings"].frame),
            identifiers.tell_identified_proceedings(numbers),
        ),
        events=_events(tables, placements.rows, lasting.rows),
        findings=(
            check_manifests(SOURCE, files),
            *(found for _, found in untold.values()),
            placements.findings,
            lasting.findings,
            care.check_legal_statuses(tables["ssd_cla_episodes"].frame, tables["ssd_legal_status"].frame),
        ),
    )
    return replace(reading, events=told_once(reading.events, reading.records))


def _checked(name: str, gathered: Gathered) -> Checked:
    return check(gathered, tidyings=rules.TIDYINGS.get(name, ()), rules=rules.RULES.get(name, ()))


def _events(tables: Mapping[str, Checked], placements: pl.DataFrame, lasting: pl.DataFrame) -> tuple[pl.DataFrame, ...]:
    """Return what each table tells. `placements` and `lasting` have the column `person`."""
    episodes, statuses = tables["ssd_cla_episodes"].frame, tables["ssd_legal_status"].frame
    return (
        legal_statuses.tell_legal_statuses(statuses),
        translate.tell_pre_proceedings(tables["ssd_pre_proceedings"].frame),
        translate.tell_enquiries(tables["ssd_s47_enquiry"].frame),
        translate.tell_plans(tables["ssd_cp_plans"].frame),
        care.tell_episodes(episodes, statuses),
        care.tell_placements(placements),
        permanence.tell_permanence(lasting, placements, episodes),
    )
