"""SSD into the record: people with postcodes and families, legal statuses and pre-proceedings."""

from __future__ import annotations

from datetime import date

import pytest

from support.tables import kinds, put, put_good, put_manifest, read_folder, read_tables, row


def test_a_person_is_told_with_the_postcode_of_where_they_live(tmp_path):
    reading = read_tables(
        tmp_path, "ssd", ssd_person=[row("ssd_person")], ssd_address=[row("ssd_address", addr_address_end_date="NULL")]
    )
    (person,) = reading.people.to_dicts()
    told = ("person_key", "forenames", "surname", "born_on", "sex", "ethnicity", "postcode", "authority_child_id")
    assert tuple(person[name] for name in told) == (
        "1001",
        "Ona",
        "Invented",
        date(2020, 2, 1),
        "female",
        "white_british",
        "ZZ1 1ZZ",
        "1001",
    )
    assert person["record_key"] == "ssd_person/1001"


def test_a_child_unborn_is_told_by_the_day_expected(tmp_path):
    reading = read_tables(
        tmp_path, "ssd", ssd_person=[row("ssd_person", pers_dob="1900-01-01", pers_expected_dob="01/07/2027")]
    )
    assert reading.people.select("born_on", "expected_on").rows() == [(None, date(2027, 7, 1))]


@pytest.mark.parametrize("turned", [False, True])
def test_the_postcode_is_of_the_open_address_that_began_last(tmp_path, turned):
    start, end, code = "addr_address_start_date", "addr_address_end_date", "addr_address_postcode"
    addresses = [
        row("ssd_address", addr_table_id="1", **{start: "2021-01-01", code: "ZZ1 1ZA"}),
        row("ssd_address", addr_table_id="2", **{start: "2022-01-01", code: "ZZ1 1ZB"}),
        row("ssd_address", addr_table_id="3", **{start: "2023-01-01", code: "ZZ1 1ZC", end: "2023-02-01"}),
        row("ssd_address", addr_table_id="4", **{start: "", code: "ZZ1 1ZD"}),
        row("ssd_address", addr_table_id="5", **{start: "2024-01-01", code: ""}),
    ]
    rows = addresses[::-1] if turned else addresses
    reading = read_tables(tmp_path, "ssd", ssd_person=[row("ssd_person")], ssd_address=rows)
    assert reading.people["postcode"].to_list() == ["ZZ1 1ZB"]


def test_an_address_of_another_authoritys_person_of_the_same_number_is_not_theirs(tmp_path):
    for sender in ("E1", "E2"):
        put_manifest(tmp_path / sender, sender=sender, received_at="2027-03-31")
    put(tmp_path / "E1", "p.csv", [row("ssd_person")])
    put(tmp_path / "E2", "a.csv", [row("ssd_address")])
    reading = read_folder(tmp_path)
    assert sorted(reading.people.select("sender", "postcode").rows()) == [("E1", None), ("E2", "ZZ1 1ZZ")]


@pytest.mark.parametrize("status", ["C2", "Full care order", "C2: Full Care Order"])
def test_a_legal_status_begins_whatever_the_supplier_calls_it(tmp_path, status):
    reading = read_tables(
        tmp_path,
        "ssd",
        ssd_person=[row("ssd_person")],
        ssd_legal_status=[row("ssd_legal_status", lega_legal_status=status)],
    )
    (event,) = reading.events.select("kind", "happened_on", "code", "record_key", "proceedings_key").rows()
    assert event == ("legal_status_started", date(2024, 2, 15), "C2", "ssd_legal_status/L1", None)


def test_the_four_steps_of_pre_proceedings(tmp_path):
    reading = read_tables(
        tmp_path, "ssd", ssd_person=[row("ssd_person")], ssd_pre_proceedings=[row("ssd_pre_proceedings")]
    )
    assert kinds(reading) == [
        ("2023-10-01", "pre_proceedings_decided"),
        ("2023-10-05", "pre_proceedings_letter_sent"),
        ("2023-11-01", "pre_proceedings_meeting_held"),
        ("2024-02-01", "pre_proceedings_ended"),
    ]
    assert reading.events.filter(kind="pre_proceedings_ended")["code"].to_list() == ["issue"]
    assert reading.people.filter(family_key="F1").select("person_key", "proceedings_key").rows() == [
        ("1001", "1234567890123456")
    ]


def test_a_court_number_makes_proceedings_and_anything_else_makes_none(tmp_path):
    rows = [
        row("ssd_pre_proceedings", prep_court_reference="1234 5678 9012 3456", prep_plo_family_id=""),
        row("ssd_pre_proceedings", prep_table_id="P2", prep_court_reference=""),
        row("ssd_pre_proceedings", prep_table_id="P3", prep_court_reference="ZZ25C50001"),
    ]
    reading = read_tables(tmp_path, "ssd", ssd_person=[row("ssd_person")], ssd_pre_proceedings=rows)
    (only,) = reading.proceedings.to_dicts()
    told = ("record_key", "proceedings_key", "law", "application", "court_case_number", "authority")
    assert tuple(only[name] for name in told) == (
        "ssd_pre_proceedings/P1",
        "1234567890123456",
        "public",
        "section_31",
        "1234567890123456",
        "E08000031",
    )
    assert reading.findings.is_empty()


def test_every_table_keeps_every_row_as_a_record(tmp_path):
    reading = read_folder(put_good(tmp_path, "ssd"))
    assert sorted(reading.records["record_key"]) == [
        "ssd_address/A1",
        "ssd_cla_episodes/E1",
        "ssd_cla_placement/PL1",
        "ssd_cp_plans/CP1",
        "ssd_disability/D1",
        "ssd_family/12/1001",
        "ssd_legal_status/L1",
        "ssd_linked_identifiers/LK1",
        "ssd_permanence/PM1",
        "ssd_person/1001",
        "ssd_pre_proceedings/P1",
        "ssd_s47_enquiry/S1",
    ]


@pytest.mark.parametrize(
    ("codes", "told"), [(["NONE"], [False]), (["NONE", "aut"], [True]), (["LD", "HEAR"], [True]), ([""], [])]
)
def test_any_disability_but_none_is_one(tmp_path, codes, told):
    rows = [
        row("ssd_disability", disa_table_id=f"D{place}", disa_disability_code=code) for place, code in enumerate(codes)
    ]
    reading = read_tables(tmp_path, "ssd", ssd_person=[row("ssd_person")], ssd_disability=rows)
    assert reading.people["is_disabled"].drop_nulls().to_list() == told
