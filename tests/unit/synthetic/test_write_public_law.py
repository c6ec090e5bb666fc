"""The public-law feed of the small world, line by line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import orjson
import polars as pl
import pytest

from small_world import UNTIL, told
from waypost.foundation.identifiers import nameless_person_key
from waypost.synthetic import polls
from waypost.synthetic.plan import Plan
from waypost.synthetic.public_law_frames import public_law_frames
from waypost.synthetic.public_law_polls import statements, told_keys
from waypost.synthetic.rates import Rate, Rates, rates
from waypost.synthetic.write_public_law import write_public_law

CASE = "1700000000000010"


def lines(folder):
    """Return every poll of a feed."""
    return [orjson.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_bytes().splitlines()]


@pytest.fixture
def written(world, true_views, plan, tmp_path):
    """Write the feed; return its telling and the last case as told."""
    telling = write_public_law(world, true_views.public_law, tmp_path / "feed", plan)
    return telling, lines(tmp_path / "feed")


@pytest.fixture
def every_poll(monkeypatch):
    """Poll every change of every case."""
    entries = dict(rates("feeds").entries) | {"most_polls": Rate("most_polls", 99, "", True)}
    monkeypatch.setattr(polls, "rates", lambda name: Rates(name, entries))
    monkeypatch.setattr(Plan, "polled_several_times", 1.0)


def test_the_last_statement_tells_the_case_as_it_stands(written):
    _, told_lines = written
    case = told_lines[-1]["cases"][-1]
    data = case["caseData"]
    assert (case["id"], case["state"], case["jurisdiction"]) == (CASE, "Closed", "PUBLICLAW")
    assert data["dateSubmitted"] == "2025-03-03"
    assert data["dateOfCourtIssue"] == "2025-03-05"
    assert data["applicantLA"] == "BIR"
    assert data["caseManagementLocation"] == {"region": "2", "baseLocation": "990001"}
    assert [child["firstName"] for child in data["children"]] == ["Amber", "Beryl", "Colin"]
    assert not any("id" in child for child in data["children"])
    assert [one["relationshipToChild"] for one in data["respondents"]] == ["Mother", "Father"]
    assert data["others"][0]["name"] == "Greta Mary Oak"
    statuses = [
        (one["type"], one.get("status", "")[:7], one.get("cancellationReason")) for one in data["hearingDetails"]
    ]
    assert statuses == [
        ("CASE_MANAGEMENT", "", None),
        ("ISSUE_RESOLUTION", "VACATED", "No Judge available"),
        ("OTHER", "ADJOURN", None),
        ("FINAL", "", None),
    ]
    assert data["hearingDetails"][2]["typeDetails"] == "Directions hearing"
    assert data["hearingDetails"][1]["startDate"] == "2025-07-10T10:00:00.000"  # London's summer time


def test_a_confidential_child_arrives_with_a_flag_or_with_neither_flag_nor_address(written):
    _, told_lines = written
    amber, beryl, _ = told_lines[-1]["cases"][-1]["caseData"]["children"]
    assert beryl["detailsHidden"] is False
    assert amber.get("detailsHidden", "absent") in (True, "absent")
    assert ("address" in amber) == ("detailsHidden" in amber)


def test_the_truth_has_every_event_of_every_child_once(written):
    telling, _ = written
    amber = nameless_person_key(CASE, "Amber", "Ash", date(2025, 1, 2))
    events = telling.events.filter(person_key=amber)
    assert told(events, "kind", "happened_on", "code", "reason") == [
        ("application_issued", date(2025, 3, 5), "section_31", None),
        ("application_submitted", date(2025, 3, 3), "section_31", None),
        ("hearing_adjourned", date(2025, 8, 10), "other", None),
        ("hearing_held", date(2025, 3, 20), "case_management", None),
        ("hearing_listed", date(2027, 4, 10), "final", None),
        ("hearing_vacated", date(2025, 7, 10), "issue_resolution", "JU3"),
    ]
    assert telling.events.height == 3 * 6
    assert telling.proceedings.rows() == [("hmcts_public_law", None, CASE, 10)]


def test_the_truth_knows_every_person_by_the_key_that_a_reader_derives(written):
    telling, _ = written
    greta = nameless_person_key(CASE, "Greta Mary", "Oak", date(1965, 9, 10))
    assert dict(telling.people.select("person_key", "person_id").iter_rows())[greta] == 6
    assert set(telling.people["person_id"]) == {1, 2, 3, 4, 5, 6}


def test_each_poll_shows_the_state_as_known_then(world, true_views, plan, tmp_path, every_poll):
    write_public_law(world, true_views.public_law, tmp_path, plan)
    cases = [(line["poll"]["polled_at"][:10], line["cases"][0]) for line in lines(tmp_path)]
    states = {day: case["state"] for day, case in cases}
    assert states["2025-03-03"] == "Submitted"
    assert states["2025-03-05"] in ("Gatekeeping", "GATEKEEPING_LISTING")
    assert states["2025-03-06"] == "PREPARE_FOR_HEARING"
    assert states["2026-01-09"] == "FINAL_HEARING"
    assert states["2026-02-02"] == "Closed"
    shown = {day: case["caseData"] for day, case in cases}
    assert "dateOfCourtIssue" not in shown["2025-03-03"]
    assert "hearingDetails" not in shown["2025-03-05"]
    assert len(shown["2025-07-08"]["hearingDetails"]) == 3
    assert [len(shown[day]["children"]) for day in ("2025-03-03", "2025-09-15")] == [2, 3]
    assert all("status" not in one for one in shown["2025-03-20"]["hearingDetails"])


def test_a_corrected_child_has_two_keys_and_the_events_stand_under_the_last(
    world, true_views, plan, tmp_path, every_poll
):
    is_amber = pl.col("person_id") == 1
    first = pl.when(is_amber).then(pl.lit("Baby")).otherwise("first_forenames")
    view = true_views.public_law.with_columns(first_forenames=first)
    telling = write_public_law(world, view, tmp_path, plan)
    keys = telling.people.filter(person_id=1)["person_key"].to_list()
    told_keys = set(telling.events["person_key"])
    born_on = date(2025, 1, 2)
    assert set(keys) == {nameless_person_key(CASE, name, "Ash", born_on) for name in ("Baby", "Amber")}
    assert nameless_person_key(CASE, "Amber", "Ash", born_on) in told_keys
    assert nameless_person_key(CASE, "Baby", "Ash", born_on) not in told_keys


def last_told(frames, plan=None):
    """Return the last statement of the feed."""
    return orjson.loads(statements(frames, plan or Plan(1, UNTIL))["case"][-1])


def test_outside_the_contract_the_feed_writes_what_the_service_really_writes(world, true_views):
    plan = Plan(1, UNTIL, is_within_contract=False)
    frames = public_law_frames(world, true_views.public_law, plan)
    case = last_told(frames, plan)
    assert case["state"] == "CLOSED"
    assert case["caseData"]["children"][1]["livingSituation"] == "Under the care of local authority"
    vacated = frames.hearings.filter(status="vacated")
    many = pl.concat([vacated] * 100).with_columns(draw=pl.int_range(100) / 100)
    told_hearings = last_told(replace(frames, hearings=many), plan)["caseData"]["hearingDetails"]
    assert {one["cancellationReason"] for one in told_hearings} == {"JU3", "No Judge available"}


def test_a_child_not_yet_born_has_no_birth_date(true_views, world):
    plan = Plan(1, date(2025, 8, 20))
    frames = public_law_frames(world, true_views.public_law, plan)
    due = frames.people.with_columns(born_on=pl.lit(date(2025, 12, 1)))
    assert all("dateOfBirth" not in one for one in last_told(replace(frames, people=due))["caseData"]["children"])
    assert 3 not in frames.people["person_id"]
    keys = told_keys(replace(frames, people=due)).filter("is_child_at_last")["person_key"]
    assert nameless_person_key(CASE, "Amber", "Ash", None) in set(keys)


def test_respondents_without_an_address_and_others_are_told(true_views, world, plan):
    frames = public_law_frames(world, true_views.public_law, plan)
    bare = frames.people.with_columns(
        pl.lit(None, dtype=pl.String).alias("postcode"),
        pl.lit(None, dtype=pl.Date).alias("born_on"),
        pl.lit(value=True).alias("is_address_confidential"),
        pl.lit("aunt").alias("role"),
    )
    data = last_told(replace(frames, people=bare))["caseData"]
    row = data["respondents"][0]
    assert row["addressKnown"] is False
    assert row["addressUnknownReason"] == "No fixed abode"
    assert row["contactDetailsHiddenReason"] == "Safety"
    assert row["relationshipToChild"] == "Relative"
    assert not any("dateOfBirth" in one or "address" in one for one in (row, data["others"][0]))


def test_an_application_tells_risks_former_proceedings_and_relatives_abroad(world, true_views, plan):
    frames = public_law_frames(world, true_views.public_law, plan)
    former = pl.DataFrame(
        {"case_id": [10], "number": ["BM20C50001"], "began_on": [date(2020, 5, 1)], "status": ["Previous"]}
    ).with_columns(told_from=pl.lit(None, dtype=pl.Date))
    cases = pl.concat([frames.cases] * 50).with_columns(
        draw=pl.int_range(50) / 50, has_relatives_abroad=pl.int_range(50) % 2 == 0, authority_name=pl.lit(None)
    )
    seen = [
        last_told(replace(frames, cases=cases[place : place + 1], related=former))["caseData"] for place in range(50)
    ]
    assert {one["previousProceedings"][0]["started"] for one in seen} == {"May 2020"}
    assert ["internationalElement" in one for one in seen] == [True, False] * 25
    assert {"risks" in one for one in seen} == {True, False}
    assert seen[0]["applicants"][0]["name"] == "Local authority Council"


def test_a_child_unborn_at_issue_is_in_the_application_from_its_first_day(world, true_views):
    late = world.children_in_cases.filter(person_id=3).with_columns(joined_on=date(2027, 3, 1))
    only = replace(world, children_in_cases=late)
    frames = public_law_frames(only, true_views.public_law, Plan(1, UNTIL))
    told_children = [orjson.loads(case)["caseData"]["children"] for case in statements(frames, Plan(1, UNTIL))["case"]]
    assert {len(children) for children in told_children} == {1}


def with_cases(world, **values):
    """Return the world with columns of its public case set."""
    is_public = pl.col("case_id") == 10
    return replace(
        world,
        cases=world.cases.with_columns(
            pl.when(is_public).then(pl.lit(value)).otherwise(pl.col(name)).cast(world.cases.schema[name]).alias(name)
            for name, value in values.items()
        ),
    )


def test_a_transferred_case_is_told_at_its_former_place_until_then(world, true_views, plan, tmp_path, every_poll):
    moved = with_cases(
        world,
        transferred_on=date(2025, 7, 1),
        transferred_from_court="990077",
        authority_changed_on=date(2025, 8, 1),
        former_authority="E08000037",
    )
    write_public_law(moved, true_views.public_law, tmp_path, plan)
    shown = {line["poll"]["polled_at"][:10]: line["cases"][0]["caseData"] for line in lines(tmp_path)}
    courts = {day: data["caseManagementLocation"]["baseLocation"] for day, data in shown.items()}
    assert (courts["2025-03-06"], courts["2025-07-01"], courts["2025-07-08"]) == ("990077", "990001", "990001")
    authorities = {day: data["applicantLA"] for day, data in shown.items()}
    assert (authorities["2025-07-08"], authorities["2025-08-01"]) == ("GTE", "BIR")


def test_a_consolidated_case_is_closed_and_named_in_the_one_it_joined(world, true_views, plan, tmp_path):
    joined = with_cases(world, consolidated_into=30)
    members = joined.children_in_cases.with_columns(
        final_order_on=pl.lit(None, dtype=pl.Date), closure_reason=pl.lit("consolidated")
    )
    into = joined.cases.with_columns(
        application=pl.when(pl.col("case_id") == 30).then(pl.lit("section_31")).otherwise("application")
    )
    frames = public_law_frames(replace(joined, cases=into, children_in_cases=members), true_views.public_law, plan)
    assert dict(frames.cases.select("case_id", "closed_on").iter_rows())[10] == date(2026, 2, 20)
    assert frames.related.filter(case_id=30).select("number", "status").rows() == [("BM25C50010", "Previous")]


def test_a_case_that_came_of_a_section_37_report_names_the_private_one(world, true_views, plan):
    frames = public_law_frames(with_cases(world, came_from_case=20), true_views.public_law, plan)
    assert frames.related.select("case_id", "number", "status").rows() == [(10, "BM26P50020", "Ongoing")]
