"""SSDA903 into the record: children, legal statuses, placements and the end of care."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from support.tables import Row, kinds, put, put_manifest, read_folder, read_tables, row, rules
from waypost.intake.contract import Reading


def episodes(tmp_path: Path, *rows: Row) -> Reading:
    return read_tables(tmp_path, "ssda903", header=[row("header")], episodes=rows)


def returns(tmp_path: Path, **years: list[Row]) -> Reading:
    for year, rows in years.items():
        put_manifest(tmp_path / year, sender="E1", received_at=f"{year[1:]}-06-30")
        put(tmp_path / year, "e.csv", rows)
        put(tmp_path / year, "h.csv", [row("header")])
    return read_folder(tmp_path)


def test_a_child_of_the_header_is_a_person(tmp_path):
    reading = read_tables(tmp_path, "ssda903", header=[row("header")])
    (person,) = reading.people.to_dicts()
    assert {name: value for name, value in person.items() if value is not None} == {
        "source": "ssda903",
        "sender": "E08000031",
        "record_key": "header/1001/2026/27",
        "learnt_at": datetime(2027, 3, 31, 18, tzinfo=UTC),
        "person_key": "1001",
        "role": "child",
        "born_on": date(2020, 2, 1),
        "sex": "female",
        "ethnicity": "white_british",
        "upn": "A12345678901B",
        "authority_child_id": "1001",
    }
    (record,) = reading.records.select("record_key", "file", "position").rows()
    assert record == ("header/1001/2026/27", "header.csv", "row 2")


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("S", ["care_started", "legal_status_started", "placement_started"]),
        ("L", ["legal_status_started"]),
        ("P", ["placement_started"]),
        ("T", ["placement_started"]),
        ("B", ["legal_status_started", "placement_started"]),
        ("U", ["legal_status_started", "placement_started"]),
    ],
)
def test_what_the_reason_for_a_new_episode_tells(tmp_path, reason, told):
    reading = episodes(tmp_path, row("episodes", RNE=reason))
    assert kinds(reading) == [("2024-02-15", kind) for kind in told]
    assert reading.events["doubt"].null_count() == len(told)
    assert set(reading.events["fact_key"]) == set(told)
    assert reading.events["record_key"].unique().to_list() == ["episodes/1001/2024-02-15"]


def test_care_ends_with_any_reason_but_that_it_goes_on(tmp_path):
    reading = episodes(
        tmp_path,
        row("episodes", DEC="01/05/2024", REC="X1"),
        row("episodes", DECOM="01/05/2024", RNE="P", DEC="01/06/2024", REC="E4A"),
        row("episodes", DECOM="01/09/2024", DEC="01/10/2024", REC="E99"),
    )
    ended = reading.events.filter(kind="care_ended")
    assert ended.select("happened_on", "reason", "record_key").rows() == [
        (date(2024, 6, 1), "E4A", "episodes/1001/2024-05-01")
    ]


def test_a_legal_status_that_differs_from_the_last_began_although_the_reason_does_not_say_so(tmp_path):
    reading = episodes(
        tmp_path,
        row("episodes", DECOM="01/05/2024", RNE="P", LS="C2"),
        row("episodes", DECOM="01/06/2024", RNE="P", LS="C2"),
        row("episodes", DEC="01/05/2024", REC="X1"),
    )
    began = reading.events.filter(kind="legal_status_started").sort("happened_on")
    assert began.select("code", "doubt").rows() == [("C1", None), ("C2", "legal_status_differs")]


def test_a_first_episode_that_began_as_a_new_placement_tells_no_legal_status(tmp_path):
    assert kinds(episodes(tmp_path, row("episodes", RNE="P"))) == [("2024-02-15", "placement_started")]


def test_a_first_episode_without_a_reason_tells_its_legal_status_in_doubt(tmp_path):
    reading = episodes(tmp_path, row("episodes", RNE=""))
    assert reading.events.select("kind", "doubt").rows() == [("legal_status_started", "legal_status_differs")]


def test_the_episode_before_may_stand_in_an_earlier_return(tmp_path):
    later = row("episodes", DECOM="01/05/2024", RNE="P", LS="C2")
    reading = returns(tmp_path, y2024=[row("episodes"), later], y2025=[later])
    told = reading.events.filter(kind="legal_status_started", code="C2")
    assert sorted(told["learnt_at"].dt.year()) == [2024, 2025]


def test_a_later_return_never_changes_what_an_earlier_one_told(tmp_path):
    later = row("episodes", DECOM="01/05/2024", RNE="P", LS="C2")
    reading = returns(tmp_path, y2024=[later], y2025=[row("episodes"), later])
    told = reading.events.filter(kind="legal_status_started", code="C2")
    assert sorted(told["learnt_at"].dt.year()) == [2025]


def test_children_without_a_header_are_people_with_a_number_alone(tmp_path):
    reading = episodes(
        tmp_path, row("episodes", CHILD="7", DECOM="01/05/2024"), row("episodes", CHILD="7"), row("episodes")
    )
    (untold,) = reading.people.filter(person_key="7").to_dicts()
    assert (untold["record_key"], untold["authority_child_id"], untold["born_on"]) == (
        "episodes/7/2024-02-15",
        "7",
        None,
    )


def told_by(tmp_path: Path, table: str, **changed: str) -> Reading:
    return read_tables(tmp_path, "ssda903", header=[row("header")], **{table: [row(table, **changed)]})


@pytest.mark.parametrize(
    ("table", "changed", "told"),
    [
        ("ad1", {}, [("2024-08-15", "adopters_matched")]),
        ("ad1", {"DATE_MATCH": ""}, []),
        ("placed_for_adoption", {}, [("2024-06-01", "adoption_decided"), ("2024-12-01", "adoption_decision_reversed")]),
        ("placed_for_adoption", {"DATE_PLACED_CEASED": ""}, [("2024-06-01", "adoption_decided")]),
        ("previous_permanence", {}, [("2021-05-12", "earlier_permanence_ordered")]),
        ("previous_permanence", {"PREV_PERM": "Z1"}, []),
        ("previous_permanence", {"PREV_PERM": ""}, []),
        (
            "dolo",
            {},
            [("2024-03-01", "deprivation_of_liberty_started"), ("2024-06-01", "deprivation_of_liberty_ended")],
        ),
        ("dolo", {"DOLO_END": ""}, [("2024-03-01", "deprivation_of_liberty_started")]),
        ("missing", {}, []),
        ("care_reviews", {}, []),
        ("sw_episodes", {}, []),
    ],
)
def test_what_other_tables_tell_of_a_journey(tmp_path, table, changed, told):
    assert kinds(told_by(tmp_path, table, **changed)) == told


def test_why_adoption_was_decided_against_and_how_care_ended_before(tmp_path):
    reversed_ = told_by(tmp_path / "a", "placed_for_adoption").events.filter(kind="adoption_decision_reversed")
    assert reversed_["reason"].to_list() == ["RD3"]
    before = told_by(tmp_path / "b", "previous_permanence").events
    assert before.select("code", "person_key").rows() == [("P2", "1001")]


@pytest.mark.parametrize("table", ["placed_for_adoption", "missing", "dolo", "sw_episodes"])
def test_an_end_before_its_beginning_is_emptied_and_told(tmp_path, table):
    start, end = {
        "placed_for_adoption": ("DATE_PLACED", "DATE_PLACED_CEASED"),
        "missing": ("MIS_START", "MIS_END"),
        "dolo": ("DOLO_START", "DOLO_END"),
        "sw_episodes": ("SW_DECOM", "SW_DEC"),
    }[table]
    reading = told_by(tmp_path, table, **{start: "02/06/2024", end: "01/06/2024"})
    assert [rule for _, rule in rules(reading)] == ["ended_before_it_began"]
    assert len(kinds(reading)) <= 1


def test_a_child_of_whom_a_table_alone_tells_is_a_person(tmp_path):
    reading = told_by(tmp_path, "dolo", CHILD="7")
    assert sorted(reading.people["person_key"]) == ["1001", "7"]
    assert [rule for _, rule in rules(reading)] == ["child_without_header"]
