"""Which child a row of care is about."""

from __future__ import annotations

from support.tables import put, put_manifest, read_folder, read_tables, row, rules

BARE = dict.fromkeys(row("ssd_permanence"), "") | {"perm_matched_date": "2024-08-15"}


def permanence(table_id: str, person: str, period: str = "") -> dict[str, str]:
    return {**BARE, "perm_table_id": table_id, "perm_person_id": person, "perm_cla_id": period}


def episode(number: str, person: str, period: str) -> dict[str, str]:
    return row("ssd_cla_episodes", clae_cla_episode_id=number, clae_person_id=person, clae_cla_id=period)


def matched(reading):
    rows = reading.events.filter(kind="adopters_matched").select("record_key", "person_key").rows()
    return {key.removeprefix("ssd_permanence/"): person for key, person in rows}


PEOPLE = [
    row("ssd_person", pers_person_id="1", pers_legacy_id="2"),
    row("ssd_person", pers_person_id="2", pers_legacy_id="3"),
    row("ssd_person", pers_person_id="3", pers_legacy_id="1"),
]


def test_an_extract_that_is_seen_to_use_the_older_number_is_read_by_it_throughout(tmp_path):
    """Every number here is one child's own and another's older number: only the period of care tells which it is."""
    rows = [permanence("A", "2", "P1"), permanence("B", "3"), permanence("C", "1")]
    reading = read_tables(
        tmp_path, "ssd", ssd_person=PEOPLE, ssd_cla_episodes=[episode("E1", "1", "P1")], ssd_permanence=rows
    )
    assert matched(reading) == {"A": "1", "B": "2", "C": "3"}
    assert not {"person_not_joined", "person_contradicted"} & {rule for _, rule in rules(reading)}


def test_an_extract_that_is_seen_to_use_its_own_number_is_read_by_it_throughout(tmp_path):
    rows = [permanence("A", "1", "P1"), permanence("B", "3"), permanence("C", "2")]
    reading = read_tables(
        tmp_path, "ssd", ssd_person=PEOPLE, ssd_cla_episodes=[episode("E1", "1", "P1")], ssd_permanence=rows
    )
    assert matched(reading) == {"A": "1", "B": "3", "C": "2"}


def test_where_nothing_says_which_number_it_is_and_both_are_somebodys_nobody_is_told(tmp_path):
    reading = read_tables(tmp_path, "ssd", ssd_person=PEOPLE, ssd_permanence=[permanence("A", "2")])
    assert matched(reading) == {}
    assert ("row 2", "person_not_joined") in rules(reading)
    assert reading.records.filter(record_key="ssd_permanence/A").height == 1


def test_an_extract_that_uses_both_numbers_is_read_by_the_period_of_care_alone(tmp_path):
    rows = [permanence("A", "2", "P1"), permanence("B", "2", "P2"), permanence("C", "3")]
    episodes = [episode("E1", "1", "P1"), episode("E2", "2", "P2")]
    reading = read_tables(tmp_path, "ssd", ssd_person=PEOPLE, ssd_cla_episodes=episodes, ssd_permanence=rows)
    assert matched(reading) == {"A": "1", "B": "2"}
    assert ("row 4", "person_not_joined") in rules(reading)


def test_a_period_of_care_of_another_child_than_the_rows_number_is_taken_and_told(tmp_path):
    people = [row("ssd_person", pers_person_id=number) for number in ("1", "9")]
    reading = read_tables(
        tmp_path,
        "ssd",
        ssd_person=people,
        ssd_cla_episodes=[episode("E1", "1", "P1")],
        ssd_permanence=[permanence("A", "9", "P1")],
        ssd_cla_placement=[row("ssd_cla_placement", clap_person_id="9", clap_cla_id="P1")],
    )
    assert matched(reading) == {"A": "1"}
    assert reading.events.filter(kind="placement_started")["person_key"].to_list() == ["9"]
    assert [rule for _, rule in rules(reading)].count("person_contradicted") == 2


def test_a_period_of_care_of_two_children_is_nobodys(tmp_path):
    episodes = [episode("E1", "1", "P1"), episode("E2", "2", "P1")]
    reading = read_tables(
        tmp_path,
        "ssd",
        ssd_person=PEOPLE,
        ssd_cla_episodes=episodes,
        ssd_cla_placement=[row("ssd_cla_placement", clap_person_id="", clap_cla_id="P1")],
    )
    assert ("row 2", "person_not_joined") in rules(reading)


def test_without_people_and_episodes_the_rule_cannot_run_and_nothing_is_told(tmp_path):
    reading = read_tables(tmp_path, "ssd", ssd_permanence=[permanence("A", "1")])
    assert reading.findings.select("position", "rule").rows() == [("file", "rule_could_not_run")]
    assert reading.events.is_empty()
    assert reading.people.is_empty()


def test_an_extract_is_joined_by_what_came_with_it_or_before_and_never_by_what_came_later(tmp_path):
    for folder, day, files in (
        ("a", "2026-01-01", {"permanence": [permanence("A", "1")]}),
        ("b", "2026-02-01", {"person": [row("ssd_person", pers_person_id="1")]}),
        ("c", "2026-03-01", {"permanence": [permanence("C", "1")]}),
    ):
        put_manifest(tmp_path / folder, sender="E08000031", received_at=day)
        for name, rows in files.items():
            put(tmp_path / folder, f"{name}.csv", rows)
    assert matched(read_folder(tmp_path)) == {"C": "1"}


def test_another_authoritys_period_of_care_is_not_this_ones(tmp_path):
    for sender, files in (
        ("E1", {"e": [episode("E1", "1", "P1")], "p": [row("ssd_person", pers_person_id="1")]}),
        ("E2", {"m": [permanence("A", "7", "P1")], "p": [row("ssd_person", pers_person_id="2")]}),
    ):
        put_manifest(tmp_path / sender, sender=sender, received_at="2026-01-01")
        for name, rows in files.items():
            put(tmp_path / sender, f"{name}.csv", rows)
    reading = read_folder(tmp_path)
    assert matched(reading) == {}
    assert reading.findings.filter(rule="person_not_joined").height == 1
