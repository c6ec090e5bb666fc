"""The rules of SSDA903 header and episodes."""

from __future__ import annotations

import pytest

from support.tables import put, put_manifest, read_folder, read_tables, row, rules


def header(tmp_path, *rows):
    return read_tables(tmp_path, "ssda903", header=rows)


def episodes(tmp_path, *rows):
    return read_tables(tmp_path, "ssda903", header=[row("header")], episodes=rows)


def test_a_good_return_has_nothing_to_find(tmp_path):
    reading = read_tables(tmp_path, "ssda903", header=[row("header")], episodes=[row("episodes")])
    assert reading.findings.is_empty()
    assert [(count.read, count.accepted, count.refused) for count in reading.files] == [(1, 1, 0), (1, 1, 0)]


def test_a_upn_of_two_children_is_the_key_of_neither(tmp_path):
    reading = header(tmp_path, row("header"), row("header", CHILD="1002"), row("header", CHILD="1003", UPN="UN4"))
    assert rules(reading) == [("row 2", "upn_shared"), ("row 3", "upn_shared")]
    assert reading.people["upn"].null_count() == 3


def test_a_upn_that_is_none_is_emptied(tmp_path):
    assert rules(header(tmp_path, row("header", UPN="0000"))) == [("row 2", "upn_not_well_formed")]


@pytest.mark.parametrize(
    ("changed", "rule", "is_refused"),
    [
        ({"DEC": "14/02/2024", "REC": "X1"}, "ceased_before_it_began", True),
        ({"DEC": "16/02/2024"}, "ceased_without_reason", False),
        ({"REC": "X1"}, "reason_without_day", False),
        ({"LS": ""}, "no_legal_status", False),
        ({"PLACE": "", "RNE": "P"}, "no_placement", False),
        ({"CHILD": "1002"}, "child_without_header", False),
    ],
)
def test_one_rule_at_a_time(tmp_path, changed, rule, is_refused):
    reading = episodes(tmp_path, row("episodes", **changed))
    assert rules(reading) == [("row 2", rule)]
    assert reading.files[1].refused == is_refused


def test_an_episode_may_begin_and_cease_on_one_day(tmp_path):
    assert rules(episodes(tmp_path, row("episodes", DEC="15/02/2024", REC="E4A"))) == []


def test_an_episode_that_begins_before_the_last_ceased_is_told(tmp_path):
    reading = episodes(
        tmp_path,
        row("episodes", DECOM="01/05/2024", RNE="P"),
        row("episodes", DEC="02/05/2024", REC="X1"),
    )
    assert rules(reading) == [("row 2", "begins_before_the_last_ceased")]


def test_the_31st_of_february_refuses_where_it_is_needed_and_is_emptied_where_it_is_not(tmp_path):
    reading = episodes(
        tmp_path,
        row("episodes", DECOM="31/02/2024"),
        row("episodes", DEC="31/02/2024"),
    )
    assert rules(reading) == [("row 2", "date_not_real"), ("row 3", "date_not_real")]
    assert reading.files[1].refused == 1
    assert "31/02" not in str(reading.findings.rows())


def test_a_return_without_a_header_cannot_be_asked_who_is_in_it(tmp_path):
    reading = read_tables(tmp_path, "ssda903", episodes=[row("episodes")])
    assert reading.findings.select("position", "rule").rows() == [("file", "rule_could_not_run")]
    assert reading.people["person_key"].to_list() == ["1001"]


def test_the_header_of_one_year_does_not_answer_for_another(tmp_path):
    for year, table in ((2025, "header"), (2026, "header"), (2026, "episodes")):
        folder = tmp_path / str(year)
        put_manifest(folder, sender="E1", received_at=f"{year}-06-30")
        put(folder, f"{table}.csv", [row(table, CHILD="1001" if (year, table) != (2026, "header") else "1002")])
    assert rules(read_folder(tmp_path)) == [("row 2", "child_without_header")]
