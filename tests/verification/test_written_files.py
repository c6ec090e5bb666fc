"""Every file that is written is valid against its contract or schema, and a file that is not would be found."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from pathlib import Path

import orjson
import polars as pl
import pytest
from lxml import etree

from verification import census, feeds, marks, report, tables
from verification.checked import Checked
from waypost.synthetic.synthesise import synthesise

LOCAL = "local-authority/*"


@pytest.fixture(scope="module")
def checked(county: Path) -> dict[tuple[str, str], Checked]:
    """Every check that needs nothing but the checkout."""
    return {(one.kind, one.contract): one for one in report.everything(county)}


def test_no_file_of_the_small_county_breaks_its_contract(checked):
    assert {kind: one.wrong for (kind, _), one in checked.items() if one.wrong} == {}
    assert all(one.files and one.records for one in checked.values())


def test_every_file_is_checked_by_its_own_contract(county, checked):
    claimed = {path for one in checked.values() for path in one.files}
    told = {path for path in county.rglob("*") if path.is_file() and "truth" not in path.relative_to(county).parts}
    assert told <= claimed


def test_the_command_prints_the_table(county, capsys, tmp_path):
    assert report.main(str(county)) == 0
    assert "cafcass" in capsys.readouterr().out
    copy = shutil.copytree(county / "cafcass", tmp_path / "x" / "cafcass").parent
    (copy / "cafcass" / "letters.csv").unlink()
    assert report.main(str(copy)) == 1
    assert "letters.csv: no file" in capsys.readouterr().out


@pytest.mark.parametrize("feed", feeds.FEEDS)
def test_a_feed_is_valid_against_its_published_openapi(county, shared, feed):
    found = feeds.against_openapi(county, feed, shared)
    assert found.records > 50
    assert not found.wrong


def test_the_public_law_feed_is_valid_against_the_services_own_schema(county, shared):
    assert not feeds.against_json_schema(county, shared).wrong


@pytest.mark.parametrize("feed", feeds.FEEDS)
def test_our_list_of_fields_is_the_published_contracts(shared, feed):
    known = feeds.known_fields()[feed]
    published = feeds.fields_of(feeds.published(shared, feed))
    assert {at: feeds.unpacked(told) for at, told in known["fields"].items()} == published
    assert not set(known["beyond_the_contract"]) & set(published)


@pytest.mark.parametrize("feed", feeds.FEEDS)
def test_what_stands_beyond_the_contract_is_really_written(county, feed):
    """A departure that nobody makes any more does not stay in the list."""
    places = {at for one in feeds.responses(county, feed) for at, _ in feeds.values(one, "")}
    rare = {at for at in feeds.known_fields()[feed]["beyond_the_contract"] if "others" in at or "Table" in at}
    assert set(feeds.known_fields()[feed]["beyond_the_contract"]) - rare - places <= {
        "cases[].case_data.applicantsConfidentialDetails[].id",
        "cases[].case_data.children[].value.isDateOfBirthUnknown",
    }


def test_outside_the_contract_the_feeds_depart_where_the_services_do(tmp_path):
    synthesise(
        tmp_path / "x",
        children=250,
        seed=2,
        sources=["hmcts_public_law", "hmcts_private_law"],
        within_contract=False,
    )
    wrong = Counter(at for feed in feeds.FEEDS for at in feeds.against_fields(tmp_path / "x", feed).wrong)
    case, data = "cases[].caseData", "cases[].case_data"
    assert set(wrong) <= {
        "cases[].state: enum",
        f"{case}.children[].livingSituation: enum",
        f"{case}.hearingDetails[].cancellationReason: enum",
        "cases[].created_date[]: no such field",
        "cases[].last_modified[]: no such field",
        f"{data}.children[].value.whoDoesTheChildLiveWith.partyType: enum",
        *(
            f"{data}.childAnd{who}Relations[].value.partyType: enum"
            for who in ("Applicant", "Respondent", "OtherPeople")
        ),
    }
    assert len(wrong) >= 6


def test_the_sectors_own_samples_have_our_columns(shared):
    samples = shared / "samples" / "local-authority" / "ssda903"
    for table in ("header", "episodes"):
        header, told = tables.rows(samples / f"{table}.csv")
        rules = tables.contracts()["ssda903"][table]
        assert header == list(rules)
        days = {name: "gb" for name in ("DOB", "DECOM") if name in rules}
        assert not set(tables.wrong_cells(table, days, told, 2018))


def test_the_sectors_census_is_in_our_order(shared):
    """It holds mistakes on purpose, in values; its elements and their order are the department's."""
    path = shared / "samples" / "local-authority" / "cin" / "CIN_Census_2026.xml"
    wrong = set(census.wrong_in(etree.parse(path).getroot(), census.contract()["Message"], 2026))
    assert not {place for place in wrong if place.endswith(("order", "missing", "twice"))}
    beyond = {place.removesuffix(": unknown") for place in wrong if place.endswith("unknown")}
    assert beyond == {
        f"CINdetails.{name}" for name in ("Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans")
    }


def pre_proceedings_of(table: Path) -> dict[tuple[str, str], dict[str, str]]:
    """Return the rows of an authority's pre-proceedings by child and day of the decision."""
    if not table.exists():
        return {}
    return {(row["prep_person_id"], row[IN_SSD["PPStartDate"]]): row for row in csv.DictReader(table.open())}


IN_SSD = {
    "PPStartDate": "prep_pre_pro_decision_date",
    "LBPSentDate": "prep_pre_pro_letter_date",
    "InitialPPMeetingDate": "prep_initial_pre_pro_meeting_date",
    "StepDecisionDate": "prep_agree_stepdown_issue_date",
}
"""Module 5 and SSD hold the same days under other names (mapping of PREP003A, PREP011A, PREP004A, PREP006A)."""


def test_ssd_and_census_tell_the_same_pre_proceedings(county):
    """A day that an authority's extract misses is one that the truth lists as not told."""
    told = pl.read_parquet(county / "truth" / "disagreements.parquet").filter(
        pl.col("source") == "ssd", pl.col("told_value").is_null()
    )
    not_told = set(told.select("sender", "person_key", "true_value").iter_rows())
    compared, missed = 0, set()
    for path in sorted(county.glob(f"{LOCAL}/cin/2026-27.xml")):
        sender, known = path.parents[1].name, pre_proceedings_of(path.parents[1] / "ssd" / "ssd_pre_proceedings.csv")
        for child in etree.parse(path).getroot().iter("Child"):
            number = child.findtext(".//LAchildID")
            for module in child.iter(census.MODULE):
                row = known.get((number, module.findtext("PPStartDate")), {})
                days = {tag: module.findtext(tag) for tag in IN_SSD if module.find(tag) is not None}
                same = {tag for tag, day in days.items() if row.get(IN_SSD[tag]) == day}
                missed |= {(sender, number, day) for tag, day in days.items() if tag not in same}
                assert not any(row.get(IN_SSD[tag]) for tag in days.keys() - same)
                compared += len(same)
    assert compared > 10
    assert missed <= not_told


def damaged(county: Path, to: Path, pattern: str, old: bytes, new: bytes) -> Path:
    """Return a copy of the county in which one file of a pattern has one thing changed."""
    for path in sorted(county.glob(pattern)):
        if old in path.read_bytes():
            for folder in path.relative_to(county).parents:
                if (county / folder / marks.MANIFEST).exists():
                    (to / folder).mkdir(parents=True, exist_ok=True)
                    shutil.copy(county / folder / marks.MANIFEST, to / folder)
            (to / path.parent.relative_to(county)).mkdir(parents=True, exist_ok=True)
            for near in path.parent.glob("*"):
                if near.is_file():
                    shutil.copy(near, to / path.parent.relative_to(county))
            target = to / path.relative_to(county)
            target.write_bytes(path.read_bytes().replace(old, new, 1))
            return to
    raise AssertionError("nothing to damage")


EPISODES, HEADER = f"{LOCAL}/ssda903/*/episodes.csv", f"{LOCAL}/ssda903/*/header.csv"
CENSUS = f"{LOCAL}/cin/*.xml"


@pytest.mark.parametrize(
    ("pattern", "old", "new", "found"),
    [
        ("court/public-law/*", b'"gender":"FEMALE"', b'"gender":"Girl"', ".gender: enum"),
        ("court/public-law/*", b'"dateSubmitted":"20', b'"dateSubmitted":"0', "dateSubmitted: format"),
        ("court/public-law/*", b'"designated":true', b'"designated":"yes"', "designated: type"),
        ("court/public-law/*", b'"jurisdiction"', b'"jurisdction"', "jurisdction: no such field"),
        ("court/private-law/*", b'"caseRef":"1', b'"caseRef":1,"x":"1', "caseRef: type"),
        (EPISODES, b"PLACE_PROVIDER,DEC", b"DEC,PLACE_PROVIDER", "episodes: columns"),
        (EPISODES, b",S,", b",Q,", "episodes.RNE: codes"),
        (EPISODES, b",K2,", b",A1,", "episodes.PLACE: codes"),
        (EPISODES, b"/20", b"-20", "episodes.DECOM: gb"),
        (HEADER, b"\n", b"\n1,,01/01/2020,WBRI,UN1,,\n", "header.SEX: empty"),
        (HEADER, b"\n", b"\n1,F,01/01/2020,WBRI,B123456789012,,\n", "header.UPN: upn"),
        (f"{LOCAL}/ssd/ssd_person.csv", b",F,02,", b",2,02,", "ssd_person.pers_sex: of"),
        (
            f"{LOCAL}/ssd/ssd_legal_status.csv",
            b"LGL0",
            b"LGL0-x,none,C2,2024-01-01,\nLGL0",
            "ssd_legal_status.lega_person_id: nobody",
        ),
        ("cafcass/letters.csv", b"letter_id", b"letter", "letters: columns"),
        ("cafcass/cases.csv", b"section_31", b"section_thirty_one", "cases.application: codes"),
        (CENSUS, b"<ReferralSource>1A</ReferralSource>", b"", "CINdetails.ReferralSource: missing"),
        (CENSUS, b"<Sex>F</Sex></ChildId", b"</ChildId", "ChildIdentifiers.Sex: missing"),
        (CENSUS, b"<ReferralNFA>0</ReferralNFA>", b"<ReferralNFA>no</ReferralNFA>", "CINdetails.ReferralNFA: of"),
        (CENSUS, b"<Children>", b"<Children><Person/>", "Children.Person: unknown"),
        (CENSUS, b"<PPOutcome>", b"<PPOutcome>Z</PPOutcome><PPOutcome>", f"{census.MODULE}.PPOutcome: twice"),
        (CENSUS, b"<PPStartDate>2026", b"<PPStartDate>2025", "PPStartDate: not in the year"),
        (CENSUS, b"<!-- Invented.", b"<!-- ", ".xml: the file does not say invented"),
        ("areas.csv", b",true", b",false", "areas.is_invented: of"),
    ],
)
def test_a_file_that_breaks_its_contract_is_found(county, tmp_path, pattern, old, new, found):
    copy = damaged(county, tmp_path, pattern, old, new)
    wrong = Counter[str]()
    for one in report.everything(copy):
        wrong.update(one.wrong)
    wrong = Counter({place: count for place, count in wrong.items() if not place.endswith("no file")})
    assert any(place.endswith(found) for place in wrong), wrong


def test_a_manifest_without_the_mark_is_found(county, tmp_path):
    given = orjson.loads((county / "cafcass" / marks.MANIFEST).read_bytes())
    (tmp_path / "cafcass").mkdir()
    shutil.copy(county / "cafcass" / "cases.csv", tmp_path / "cafcass")
    (tmp_path / "cafcass" / marks.MANIFEST).write_bytes(orjson.dumps(given | {"invented": False}))
    assert set(marks.against_marks(tmp_path).wrong) == {"manifest without the mark", ".csv: no manifest says invented"}
