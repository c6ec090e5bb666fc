"""When care began and ended, and which legal status was in force on a day."""

from __future__ import annotations

import pytest

from support.tables import kinds, put, put_manifest, read_folder, read_tables, row

OPEN = {"clae_cla_episode_ceased_date": "", "clae_cla_episode_ceased_reason": ""}


def episode(number: str, since: str, reason: str, period: str = "CLA1", **cells: str) -> dict[str, str]:
    changed = {
        "clae_cla_episode_id": number,
        "clae_cla_episode_start_date": since,
        "clae_cla_episode_start_reason": reason,
        "clae_cla_id": period,
    }
    return row("ssd_cla_episodes", **OPEN | changed | cells)


def status(code: str, since: str, until: str = "", number: str = "L1") -> dict[str, str]:
    return row(
        "ssd_legal_status",
        lega_legal_status_id=number,
        lega_legal_status=code,
        lega_legal_status_start_date=since,
        lega_legal_status_end_date=until,
    )


def test_a_period_of_care_of_several_episodes_began_once_and_ended_once(tmp_path):
    ended = {"clae_cla_episode_ceased_date": "2025-01-20", "clae_cla_episode_ceased_reason": "E47"}
    goes_on = {"clae_cla_episode_ceased_date": "2024-05-01", "clae_cla_episode_ceased_reason": "X1"}
    rows = [
        episode("1", "2024-02-15", "S", **goes_on),
        episode("2", "2024-05-01", "L", **ended),
        episode("3", "2025-06-01", "S", "CLA2", clae_entered_care_date="2025-06-01"),
    ]
    reading = read_tables(tmp_path, "ssd", ssd_person=[row("ssd_person")], ssd_cla_episodes=rows)
    assert kinds(reading) == [
        ("2024-02-15", "care_started"),
        ("2025-01-20", "care_ended"),
        ("2025-06-01", "care_started"),
    ]


def test_of_a_period_cut_by_the_six_years_the_first_episode_tells_when_it_began(tmp_path):
    rows = [
        episode("2", "2022-05-01", "P", clae_entered_care_date="2017-03-02"),
        episode("1", "2021-04-01", "L", clae_entered_care_date="2017-03-02"),
    ]
    reading = read_tables(tmp_path, "ssd", ssd_person=[row("ssd_person")], ssd_cla_episodes=rows)
    (told,) = reading.events.select("happened_on", "record_key").rows()
    assert (str(told[0]), told[1]) == ("2017-03-02", "ssd_cla_episodes/1")


@pytest.mark.parametrize(
    ("statuses", "read_as"),
    [
        ([status("C1", "2024-02-15")], "C1"),
        ([status("V2", "2024-01-01", "2024-02-15", "1"), status("C1", "2024-02-15", "", "2")], "C1"),
        ([status("V2", "2024-01-01", "2024-02-14")], None),
        ([status("C1", "2024-02-16")], None),
        ([status("Care leaver", "2024-02-15")], None),
        ([status("Never heard of", "2024-02-15")], None),
    ],
)
def test_the_legal_status_of_a_day(tmp_path, statuses, read_as):
    reading = read_tables(
        tmp_path,
        "ssd",
        ssd_person=[row("ssd_person")],
        ssd_cla_episodes=[episode("1", "2024-02-15", "S")],
        ssd_legal_status=statuses,
    )
    assert reading.events.filter(kind="care_started")["code"].to_list() == [read_as]
    is_bare = read_as is None and statuses[0]["lega_legal_status"] != "Never heard of"
    assert reading.findings.filter(rule="no_legal_status_that_day").height == is_bare


def test_without_ssd_legal_status_the_rule_cannot_run(tmp_path):
    reading = read_tables(
        tmp_path, "ssd", ssd_person=[row("ssd_person")], ssd_cla_episodes=[episode("1", "2024-02-15", "S")]
    )
    assert reading.findings.select("file", "rule").rows() == [("ssd_cla_episodes.csv", "rule_could_not_run")]


def test_a_legal_status_of_another_extract_is_not_this_ones(tmp_path):
    for folder, files in (("a", {"e": [episode("1", "2024-02-15", "S")]}), ("b", {"l": [status("C1", "2024-02-15")]})):
        put_manifest(tmp_path / folder, sender="E1", received_at=f"2026-01-0{1 + (folder == 'b')}")
        for name, rows in files.items():
            put(tmp_path / folder, f"{name}.csv", rows)
    assert read_folder(tmp_path).events.filter(kind="care_started")["code"].to_list() == [None]


def test_an_episode_that_says_so_begins_the_period_whatever_stands_before_it(tmp_path):
    rows = [
        episode("1", "2024-01-10", "L", clae_entered_care_date="2024-01-10"),
        episode("2", "2024-02-15", "S", clae_entered_care_date="2024-01-10"),
    ]
    reading = read_tables(tmp_path, "ssd", ssd_person=[row("ssd_person")], ssd_cla_episodes=rows)
    assert kinds(reading) == [("2024-02-15", "care_started")]
