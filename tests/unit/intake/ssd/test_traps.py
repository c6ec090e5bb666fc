"""The traps of the Standard Safeguarding Dataset: each a row that sets it, and what it is read as."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
import pytest

from support.tables import Row, put, put_manifest, read_folder, read_tables, row, rules

PERSON = row("ssd_person", pers_legacy_id="L77")
EPISODE = row("ssd_cla_episodes", clae_cla_episode_ceased_date="", clae_cla_episode_ceased_reason="")
BARE = dict.fromkeys(row("ssd_permanence"), "") | {"perm_table_id": "PM1", "perm_person_id": "1001"}


@dataclass(frozen=True)
class Trap:
    """Rows beside the person's, and what they are read as: day, kind, code or reason, doubt. `found`: findings."""

    tables: dict[str, list[Row]]
    read_as: list[str]
    found: list[str] = field(default_factory=list)


def status(text: str, since: str = "2024-02-15", until: str = "", number: str = "L1") -> Row:
    return row(
        "ssd_legal_status",
        lega_legal_status_id=number,
        lega_legal_status=text,
        lega_legal_status_start_date=since,
        lega_legal_status_end_date=until,
    )


def permanence(**cells: str) -> Row:
    return {**BARE, **cells}


TRAPS = {
    "legal status as a description (SystemC)": Trap(
        {"ssd_legal_status": [status("Interim care order")]}, ["2024-02-15 legal_status_started C1"]
    ),
    "legal status as a longer description": Trap(
        {"ssd_legal_status": [status("Interim Care Order S38 CA 1989")]}, ["2024-02-15 legal_status_started C1"]
    ),
    "legal status as a code (Mosaic)": Trap(
        {"ssd_legal_status": [status("C1")]}, ["2024-02-15 legal_status_started C1"]
    ),
    "legal status as a code with its label": Trap(
        {"ssd_legal_status": [status("C1 - Interim care order")]}, ["2024-02-15 legal_status_started C1"]
    ),
    "legal status rolled up into one row (Eclipse)": Trap(
        {"ssd_legal_status": [status("C1", until="2024-09-30")]}, ["2024-02-15 legal_status_started C1"]
    ),
    "legal status a row an episode: three rows that follow on": Trap(
        {
            "ssd_legal_status": [
                status("C1", "2024-02-15", "2024-04-01", "L1"),
                status("C1", "2024-04-01", "2024-06-30", "L2"),
                status("C1", "2024-07-01", "", "L3"),
                status("C2", "2024-09-30", "", "L4"),
            ]
        },
        ["2024-02-15 legal_status_started C1", "2024-09-30 legal_status_started C2"],
    ),
    "legal status that came back after a gap": Trap(
        {"ssd_legal_status": [status("V2", "2022-01-01", "2022-03-01", "L1"), status("V2", "2024-02-15", "", "L2")]},
        ["2022-01-01 legal_status_started V2", "2024-02-15 legal_status_started V2"],
    ),
    "special guardianship held as a legal status": Trap(
        {"ssd_legal_status": [status("Special Guardianship Order", "2025-03-01")]},
        ["2025-03-01 order_made special_guardianship_order (told_as_legal_status)"],
    ),
    "child arrangements held as a legal status": Trap(
        {"ssd_legal_status": [status("CAO", "2025-03-01")]},
        ["2025-03-01 order_made child_arrangements_order (told_as_legal_status)"],
    ),
    "private fostering held as a legal status": Trap(
        {"ssd_legal_status": [status("Private fostering")]}, [], ["status_of_nobody_in_care"]
    ),
    "PLOPRE held as a legal status": Trap({"ssd_legal_status": [status("PLOPRE")]}, [], ["status_of_nobody_in_care"]),
    "two statuses in one cell": Trap(
        {"ssd_legal_status": [status("C2/E1")]}, [], ["code_not_known", "no_legal_status"]
    ),
    "1900-01-01 is no day": Trap(
        {
            "ssd_permanence": [
                permanence(
                    perm_matched_date="2024-08-15",
                    perm_placed_foster_carer_date="1900-01-01",
                    perm_adm_decision_date="01/01/1900",
                    perm_placed_ffa_cp_date="1900-01-01 00:00:00",
                )
            ]
        },
        ["2024-08-15 adopters_matched"],
    ),
    "no legal status on the episode: joined by date": Trap(
        {"ssd_cla_episodes": [EPISODE], "ssd_legal_status": [status("V2", "2024-02-15", "2024-05-01")]},
        ["2024-02-15 care_started V2", "2024-02-15 legal_status_started V2"],
    ),
    "no legal status on the day of the episode": Trap(
        {"ssd_cla_episodes": [EPISODE], "ssd_legal_status": [status("C2", "2024-05-01")]},
        ["2024-02-15 care_started", "2024-05-01 legal_status_started C2"],
        ["no_legal_status_that_day"],
    ),
    "reason 45 is a slip for E45": Trap(
        {
            "ssd_cla_episodes": [
                {**EPISODE, "clae_cla_episode_ceased_date": "2025-01-20", "clae_cla_episode_ceased_reason": "45"}
            ]
        },
        ["2024-02-15 care_started", "2025-01-20 care_ended E45"],
    ),
    "reason 45 lost the order's type, which the episode still says": Trap(
        {
            "ssd_cla_episodes": [
                {**EPISODE, "clae_cla_episode_ceased_date": "2025-01-20", "clae_cla_episode_ceased_reason": "45"}
            ],
            "ssd_permanence": [permanence(perm_cla_id="CLA1", perm_permanence_order_date="2025-01-25")],
        },
        ["2024-02-15 care_started", "2025-01-20 care_ended E45", "2025-01-20 order_made special_guardianship_order"],
    ),
    "reason E1 is the old code for an adoption, not a placement order": Trap(
        {
            "ssd_cla_episodes": [
                {**EPISODE, "clae_cla_episode_ceased_date": "2025-01-20", "clae_cla_episode_ceased_reason": "E1"}
            ]
        },
        ["2024-02-15 care_started", "2025-01-20 care_ended adopted"],
    ),
    "the day of the order is the end of the placement": Trap(
        {
            "ssd_permanence": [
                permanence(perm_permanence_order_date="2025-01-25", perm_permanence_order_type="Adoption")
            ]
        },
        ["2025-01-25 order_made adoption_order (end_of_placement_taken)"],
    ),
    "the day of the order is told better by the last episode": Trap(
        {
            "ssd_cla_episodes": [row("ssd_cla_episodes")],
            "ssd_permanence": [
                permanence(
                    perm_cla_id="CLA1", perm_permanence_order_date="2025-01-25", perm_permanence_order_type="Adoption"
                )
            ],
        },
        ["2024-02-15 care_started", "2025-01-20 care_ended E12", "2025-01-20 order_made adoption_order"],
    ),
    "an order of another period of care is not this one's": Trap(
        {
            "ssd_cla_episodes": [row("ssd_cla_episodes", clae_cla_id="CLA0")],
            "ssd_permanence": [
                permanence(
                    perm_cla_id="CLA9",
                    perm_permanence_order_date="2026-01-25",
                    perm_permanence_order_type="Special Guardianship",
                )
            ],
        },
        [
            "2024-02-15 care_started",
            "2025-01-20 care_ended E12",
            "2026-01-25 order_made special_guardianship_order (end_of_placement_taken)",
        ],
    ),
    "a number of an older system in ssd_permanence, joined by the period of care": Trap(
        {
            "ssd_cla_episodes": [EPISODE],
            "ssd_permanence": [permanence(perm_person_id="L77", perm_cla_id="CLA1", perm_matched_date="2024-08-15")],
        },
        ["2024-02-15 care_started", "2024-08-15 adopters_matched"],
    ),
    "a number of an older system in ssd_permanence, joined by ssd_person": Trap(
        {"ssd_permanence": [permanence(perm_person_id="L77", perm_matched_date="2024-08-15")]},
        ["2024-08-15 adopters_matched"],
    ),
    "a number that is nobody's": Trap(
        {"ssd_permanence": [permanence(perm_person_id="99", perm_matched_date="2024-08-15")]}, [], ["person_not_joined"]
    ),
    "a placement before the one row a person: ssd_cla_placement still tells it": Trap(
        {
            "ssd_cla_placement": [
                row("ssd_cla_placement", clap_cla_placement_type="A5", clap_cla_placement_end_date="2024-06-01")
            ],
            "ssd_permanence": [permanence(perm_placed_for_adoption_date="2024-09-01", perm_adopted_by_carer_flag="Y")],
        },
        ["2024-02-15 placement_started A5", "2024-09-01 placement_started A3 (adoption_placement_worked_out)"],
    ),
    "placed for adoption under an order, not with the carer": Trap(
        {
            "ssd_permanence": [
                permanence(
                    perm_placement_order_date="2024-07-01",
                    perm_adopted_by_carer_flag="N",
                    perm_placed_for_adoption_date="2024-09-01",
                )
            ]
        },
        ["2024-07-01 order_made placement_order", "2024-09-01 placement_started A6 (adoption_placement_worked_out)"],
    ),
    "placed for adoption with nobody says whom": Trap(
        {"ssd_permanence": [permanence(perm_placed_for_adoption_date="2024-09-01")]},
        ["2024-09-01 placement_started (adoption_placement_not_said_which)"],
    ),
    "placed for adoption, told by ssd_cla_placement too: told once": Trap(
        {
            "ssd_cla_placement": [
                row("ssd_cla_placement", clap_cla_placement_type="A6", clap_cla_placement_start_date="2024-09-01")
            ],
            "ssd_permanence": [permanence(perm_placed_for_adoption_date="2024-09-01")],
        },
        ["2024-09-01 placement_started A6"],
    ),
    "fostering for adoption": Trap(
        {"ssd_permanence": [permanence(perm_placed_ffa_cp_date="2024-05-01")]},
        ["2024-05-01 placement_started (early_adoption_placement)"],
    ),
    "a placement without the child's number, joined by the period of care": Trap(
        {
            "ssd_cla_episodes": [EPISODE],
            "ssd_cla_placement": [row("ssd_cla_placement", clap_person_id="NULL")],
        },
        ["2024-02-15 care_started", "2024-02-15 placement_started U4"],
    ),
    "a placement without any number": Trap(
        {"ssd_cla_placement": [row("ssd_cla_placement", clap_person_id="", clap_cla_id="")]}, [], ["person_not_joined"]
    ),
    "care that began before the six years": Trap(
        {
            "ssd_cla_episodes": [
                {**EPISODE, "clae_cla_episode_start_reason": "P", "clae_entered_care_date": "2017-03-02"}
            ]
        },
        ["2017-03-02 care_started"],
    ),
    "care of which nothing says when it began": Trap(
        {"ssd_cla_episodes": [{**EPISODE, "clae_cla_episode_start_reason": "P", "clae_entered_care_date": ""}]}, []
    ),
    "a decision on adoption that was reversed": Trap(
        {
            "ssd_permanence": [
                permanence(
                    perm_adm_decision_date="2024-06-01",
                    perm_decision_reversed_date="2024-07-09",
                    perm_decision_reversed_reason="RD2",
                )
            ]
        },
        ["2024-06-01 adoption_decided", "2024-07-09 adoption_decision_reversed RD2"],
    ),
    "a child protection plan and the enquiry before it": Trap(
        {"ssd_s47_enquiry": [row("ssd_s47_enquiry")], "ssd_cp_plans": [row("ssd_cp_plans")]},
        [
            "2023-06-01 section_47_started",
            "2023-06-20 child_protection_plan_started",
            "2024-02-15 child_protection_plan_ended",
        ],
    ),
}


@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS)
def test_a_trap_is_read_as(tmp_path: Path, trap: Trap) -> None:
    reading = read_tables(tmp_path, "ssd", ssd_person=[PERSON], **trap.tables)
    columns = ("happened_on", "kind", "code", "reason", "doubt", "person_key")
    told = [
        " ".join([str(day), kind, *filter(None, (code, reason)), *([f"({doubt})"] if doubt else [])])
        for day, kind, code, reason, doubt, _ in reading.events.select(columns).rows()
    ]
    assert sorted(told) == trap.read_as
    assert set(reading.events["person_key"]) <= {"1001"}
    beside = {"person_not_told", "rule_could_not_run"}
    assert sorted({rule for _, rule in rules(reading)} - beside) == trap.found
    assert reading.records.height == 1 + sum(len(rows) for rows in trap.tables.values())


def test_what_falls_out_of_the_six_years_is_absent_and_not_untrue(tmp_path: Path) -> None:
    for folder, day, statuses in (
        ("first", "2026-03-31", [status("V2", "2020-05-01", "2021-01-01", "OLD"), status("C1", number="NEW")]),
        ("next", "2026-09-30", [status("C1", number="NEW")]),
    ):
        put_manifest(tmp_path / folder, sender="E08000031", received_at=day)
        put(tmp_path / folder, "person.csv", [PERSON])
        put(tmp_path / folder, "status.csv", statuses)
    reading = read_folder(tmp_path)
    told = reading.records.group_by("record_key").agg(pl.col("learnt_at").n_unique()).rows()
    assert dict(told)["ssd_legal_status/OLD"] == 1
    assert dict(told)["ssd_legal_status/NEW"] == 2
    events = reading.events.group_by("code").agg(pl.len()).rows()
    assert dict(events) == {"V2": 1, "C1": 2}


def test_numbers_of_rows_that_change_overnight_tell_nothing_again(tmp_path: Path) -> None:
    for number, day in (("7", "2026-03-31"), ("8", "2026-04-01")):
        put_manifest(tmp_path / number, sender="E08000031", received_at=day)
        put(tmp_path / number, "person.csv", [PERSON])
        put(tmp_path / number, "status.csv", [status("C1", number=number)])
    reading = read_folder(tmp_path)
    assert reading.records.filter(pl.col("record_key").str.starts_with("ssd_legal_status")).height == 2
    assert reading.events.select("record_key", "code").rows() == [("ssd_legal_status/7", "C1")]
