"""Who sent a census, for which year, and when it was made."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from support.census import census, child, cin_details, header, module, put, read_folder, rules

WHOLE = ("file", "header_missing")


def read(folder, head, **manifest):
    return read_folder(put(folder, census(child(), head=head), **manifest))


def about(folder, head, **manifest):
    """Return sender and learnt_at of the child, and the rules broken on the whole file."""
    reading = read(folder, head, **manifest)
    row = reading.records.filter(record_key="child/1001").row(0, named=True)
    told = [rule for place, rule in rules(reading) if place in ("file", "Header[1]") and rule != "rule_could_not_run"]
    return row["sender"], row["learnt_at"], told


RECEIVED, MADE = datetime(2027, 6, 1, 9, tzinfo=UTC), datetime(2027, 5, 23, 10, 14, 5, tzinfo=UTC)


def test_the_manifest_is_believed_first(tmp_path):
    assert about(tmp_path, header()) == ("E08000025", RECEIVED, [])
    other = about(tmp_path, header(LEA="391"))
    assert other == ("E08000025", RECEIVED, ["sender_differs"])


@pytest.mark.parametrize(
    ("number", "sender", "told"),
    [
        ("330", "E08000025", []),
        ("201", "E09000001", []),
        ("370", "E08000038", []),
        ("777", "777", ["authority_not_known"]),
        (None, None, ["sender_not_told"]),
        ("", None, ["sender_not_told"]),
    ],
)
def test_without_a_manifest_the_header_says_who_and_when(tmp_path, number, sender, told):
    reading = read_folder(put(tmp_path, census(child(), head=header(LEA=number)), told=False))
    row = reading.records.filter(record_key="child/1001").row(0, named=True)
    assert (row["sender"], row["learnt_at"]) == (sender, MADE)
    assert rules(reading) == [("file", rule) for rule in told]


def test_without_either_nothing_is_made_up(tmp_path):
    reading = read_folder(put(tmp_path, census(child(), head=""), told=False))
    row = reading.records.row(0, named=True)
    assert (row["sender"], row["learnt_at"]) == (None, None)
    told = {rule for _, rule in rules(reading)}
    assert told == {"header_missing", "receipt_not_told", "sender_not_told", "year_not_told", "rule_could_not_run"}


@pytest.mark.parametrize(
    ("changed", "year", "told"),
    [
        ({}, "2026", []),
        ({"ReferenceDate": None}, "2026", []),
        ({"Year": None}, "2026", []),
        ({"Year": "2026"}, "2026", ["year_differs"]),
        (
            {"Year": "20 27", "ReferenceDate": "31 March"},
            "not_told",
            ["date_not_real", "number_not_read", "year_not_told"],
        ),
        ({"Year": None, "ReferenceDate": None}, "not_told", ["year_not_told"]),
        ({"Year": "2031", "ReferenceDate": "2031-03-31"}, "2030", ["year_out_of_range"]),
        ({"DateTime": "soon"}, "2026", ["instant_not_real"]),
        ({"Collection": "CLA"}, "2026", ["code_not_known"]),
    ],
)
def test_the_year_is_told_by_what_stands_in_it(tmp_path, changed, year, told):
    reading = read(tmp_path, header(**changed))
    assert reading.records["record_key"][0] == f"header/{year}/001"
    assert sorted({rule for _, rule in rules(reading)} - {"rule_could_not_run"}) == told


def test_names_and_blocks_of_another_year_are_read_and_told_once(tmp_path):
    head = header(Year="2022", ReferenceDate="2022-03-31")
    inside = cin_details(module(), CINreferralDate="2021-05-06")
    reading = read_folder(put(tmp_path, census(child(inside), child(inside, number="1002"), head=head)))
    told = reading.findings.filter(rule="element_of_another_year")["message"].to_list()
    assert told == [
        "censuses of this year have no Sex; it was read",
        "censuses of this year have no PreProceedingsandFGDM; it was read",
    ]
    assert reading.people["sex"].to_list() == ["female", "female"]
    assert reading.events.height == 12


@pytest.mark.parametrize(
    ("name", "text", "sex"), [("GenderCurrent", "1", "male"), ("GenderCurrent", "9", None), ("Sex", "U", None)]
)
def test_sex_under_either_name(tmp_path, name, text, sex):
    reading = read_folder(put(tmp_path, census(child(**{"Sex": None, name: text}))))
    assert reading.people["sex"].to_list() == [sex]


def test_a_second_header_is_told_and_the_first_is_read(tmp_path):
    reading = read(tmp_path, header() + header(ReferenceDate="2020-03-31"))
    assert ("file", "element_repeated") in rules(reading)
    assert reading.records["record_key"][0] == "header/2026/001"


def test_a_header_that_is_broken_is_missing(tmp_path):
    reading = read(tmp_path, header().replace("</LEA>", ""))
    assert {rule for _, rule in rules(reading)} >= {"header_missing", "xml_not_whole", "year_not_told"}
    assert reading.people["person_key"].to_list() == ["1001"]


def test_a_header_that_comes_last_is_found(tmp_path):
    text = census(child(), head="").replace("</Message>", f"{header()}</Message>")
    assert read_folder(put(tmp_path, text)).records["record_key"][0] == "header/2026/001"
