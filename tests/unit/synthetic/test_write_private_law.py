"""The private-law feed of the small world."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import orjson
import polars as pl
import pytest

from small_world import UNTIL, told
from waypost.synthetic import private_law_case, private_law_frames, private_law_polls
from waypost.synthetic.element_ids import element_ids
from waypost.synthetic.plan import Plan
from waypost.synthetic.rates import Rate, Rates, rates
from waypost.synthetic.write_private_law import write_private_law


def with_rates(monkeypatch, **values):
    """Set some of the feeds' rates."""
    given = rates("feeds")
    entries = dict(given.entries) | {name: Rate(name, value, "", True) for name, value in values.items()}
    for module in (private_law_frames, private_law_polls, private_law_case):
        monkeypatch.setattr(module, "rates", lambda name: Rates(name, entries) if name == "feeds" else rates(name))


def last_case(folder):
    """Return the last statement of the feed."""
    path = sorted(folder.glob("*.jsonl"))[-1]
    return orjson.loads(path.read_bytes().splitlines()[-1])["cases"][-1]


@pytest.fixture
def write(world, true_views, tmp_path):
    """Write the feed; return its telling and its last case."""

    def run(plan=None):
        telling = write_private_law(world, true_views.private_law, tmp_path / "feed", plan or Plan(1, UNTIL))
        return telling, last_case(tmp_path / "feed")

    return run


def test_the_last_statement_tells_the_case_as_it_stands(write):
    _, case = write()
    data = case["case_data"]
    assert (case["id"], case["case_type_id"], case["caseTypeOfApplication"]) == (1700000000000020, "PRLAPPS", "C100")
    assert (data["dateSubmitted"], data["issueDate"]) == ("2026-01-05", "2026-01-07")
    (dora,) = data["children"]
    assert dora["id"] == element_ids(1, "private-law person", pl.Series([20]), pl.Series([7])).item()
    assert dora["value"]["whoDoesTheChildLiveWith"]["partyFullName"] == "Hilda Birch"
    assert dora["value"]["applicantsRelationshipToChild"] == "father"
    assert data["applicants"][0]["value"]["solicitorOrg"]["OrganisationName"].endswith("Family Law")
    assert data["respondents"][0]["value"]["isAddressConfidential"] == "Yes"
    assert data["respondents"][0]["value"]["address"]["PostCode"] == "AD3 3CC"
    assert data["childAndRespondentRelations"][0]["value"]["relationType"] == "mother"
    assert [one["value"]["orderTypeId"] for one in data["orderCollection"]].count("standardDirectionsOrder") == 2


@pytest.mark.parametrize(
    ("as_contract", "left_listed", "statuses", "kinds"),
    [
        (0.0, 0.0, ["COMPLETED", "ADJOURNED", "LISTED"], ["hearing_held", "hearing_adjourned", "hearing_listed"]),
        (0.0, 1.0, ["LISTED", "ADJOURNED", "LISTED"], ["hearing_held", "hearing_adjourned", "hearing_listed"]),
        (1.0, 0.0, ["LISTED", "CANCELED", "LISTED"], ["hearing_held", "hearing_vacated", "hearing_listed"]),
    ],
)
def test_hearings_are_written_in_either_shape(write, monkeypatch, as_contract, left_listed, statuses, kinds):
    with_rates(monkeypatch, hearing_written_as_contract=as_contract, hearing_left_listed=left_listed)
    telling, case = write()
    hearings = case["case_data"]["hearingData"]["caseHearings"]
    assert [one.get("hearingStatus", one.get("hmcStatus")) for one in hearings] == statuses
    assert hearings[1]["hearingDaySchedule"][0]["hearingStartDateTime"] == "2026-05-20T09:00:00"
    heard = telling.events.filter(pl.col("kind").str.starts_with("hearing")).sort("happened_on")
    assert heard["kind"].to_list() == kinds
    assert set(heard["reason"]) == {None}


def test_the_truth_has_orders_for_every_child_and_reports_in_directions(write):
    telling, _ = write()
    events = telling.events.filter(pl.col("kind").is_in(["order_made", "report_ordered"]))
    assert told(events, "kind", "happened_on", "code") == [
        ("order_made", date(2026, 1, 20), "directions"),
        ("order_made", date(2026, 2, 20), "child_arrangements_order"),
        ("order_made", date(2026, 2, 20), "directions"),
        ("report_ordered", date(2026, 1, 20), "safeguarding_letter"),
        ("report_ordered", date(2026, 2, 20), "section_7"),
    ]
    assert set(telling.events.filter(kind="application_issued")["code"]) == {"section_8"}
    assert telling.people.height == 3


def test_orders_may_stand_with_type_and_id_swapped_and_dates_in_words(write, monkeypatch):
    with_rates(monkeypatch, orders_with_type_and_id_swapped=1.0, order_dates_in_words=1.0)
    _, case = write()
    order = case["case_data"]["orderCollection"][-1]["value"]
    assert (order["orderTypeId"], order["orderType"]) == ("Standard directions order", "standardDirectionsOrder")
    assert order["otherDetails"]["orderMadeDate"] == "20 Feb 2026"
    with_rates(monkeypatch, orders_with_type_and_id_swapped=0.0, order_dates_in_words=0.0)
    _, case = write()
    details = case["case_data"]["orderCollection"][-1]["value"]["otherDetails"]
    assert details["orderMadeDate"] == "2026-02-20T00:00:00.000Z"


def test_instants_are_written_in_every_real_way():
    at = datetime(2026, 5, 20, 9, 8, 7, 654_000, tzinfo=UTC)
    draws = pl.DataFrame({"draw": [draw / 500 for draw in range(500)]}).with_columns(at=pl.lit(at))

    def written(*, is_within_contract):
        part = private_law_polls.instant(pl.col("at"), is_within_contract=is_within_contract)
        return [orjson.loads(one) for one in draws.select(part).to_series()]

    assert {tuple(one) if isinstance(one, list) else one for one in written(is_within_contract=False)} == {
        (2026, 5, 20, 9, 8, 7, 654_000_000),
        "2026-05-20T09:08:07.654000000",
        "2026-05-20T09:08:07.654",
    }
    assert all(isinstance(one, str) for one in written(is_within_contract=True))


def test_outside_the_contract_a_partys_type_is_spelt_as_the_code_spells_it(write):
    _, case = write(Plan(1, UNTIL, is_within_contract=False))
    assert case["case_data"]["childAndApplicantRelations"][0]["value"]["partyType"] == "applicant"


def last_told(frames, plan=None):
    """Return the last statement of the feed."""
    return orjson.loads(private_law_polls.statements(frames, plan or Plan(1, UNTIL))["case"][-1])


def test_a_case_is_not_in_the_feed_before_a_hearing_is_listed(world, true_views):
    early = private_law_frames.private_law_frames(world, true_views.private_law, Plan(1, date(2026, 1, 19)))
    assert early.polls.is_empty()
    later = private_law_frames.private_law_frames(world, true_views.private_law, Plan(1, date(2026, 2, 1)))
    assert set(later.polls["shown_on"]) == {date(2026, 1, 20)}
    assert last_told(later)["state"] == "PREPARE_FOR_HEARING_CONDUCT_HEARING"
    closed = replace(later, cases=later.cases.with_columns(closed_on=pl.lit(date(2026, 1, 1))))
    assert last_told(closed)["state"] == "ALL_FINAL_ORDERS_ISSUED"


def test_gaps_are_told_and_children_live_with_the_nearest(true_views, world, plan):
    frames = private_law_frames.private_law_frames(world, true_views.private_law, plan)
    is_ivan = pl.col("person_id") == 9
    secret = frames.people.with_columns(
        pl.lit(None, dtype=pl.Date).alias("born_on"),
        pl.when(is_ivan).then(pl.lit("other")).otherwise("party").alias("party"),
        pl.when(is_ivan).then(pl.lit("aunt")).otherwise("role").alias("role"),
    )
    data = last_told(replace(frames, people=secret))["case_data"]
    (ivan,) = data["otherPeopleInTheCaseTable"]
    assert ivan["value"]["isDateOfBirthKnown"] == "No"
    assert "doTheyHaveLegalRepresentation" not in ivan["value"]
    assert data["childAndOtherPeopleRelations"][0]["value"]["relationType"] == "grandParent"
    assert data["children"][0]["value"]["isDateOfBirthUnknown"] == "Yes"
    alone = last_told(replace(frames, people=frames.people.filter(party="child")))["case_data"]
    assert "whoDoesTheChildLiveWith" not in alone["children"][0]["value"]
    assert "applicants" not in alone


def test_confidential_applicants_are_repeated(true_views, world, plan):
    frames = private_law_frames.private_law_frames(world, true_views.private_law, plan)
    hidden = frames.people.with_columns(is_address_confidential=pl.lit(value=True))
    data = last_told(replace(frames, people=hidden))["case_data"]
    assert [one["value"]["address"]["PostCode"] for one in data["applicantsConfidentialDetails"]] == ["AD4 4DD"]
    assert data["confidentialDetails"] == {"isConfidentialDetailsAvailable": "Yes"}
    assert last_told(frames)["case_data"]["confidentialDetails"] == {"isConfidentialDetailsAvailable": "No"}


def test_those_who_join_later_are_told_from_then(true_views, world, plan):
    frames = private_law_frames.private_law_frames(world, true_views.private_law, plan)
    late = frames.people.with_columns(joined_on=pl.lit(date(2027, 3, 30)))
    early = replace(frames, people=late, polls=frames.polls.with_columns(shown_on=pl.lit(date(2026, 2, 1))))
    assert "children" not in last_told(early)["case_data"]


def test_who_needs_an_interpreter_is_told_with_the_language(true_views, world, plan):
    frames = private_law_frames.private_law_frames(world, true_views.private_law, plan)
    language = pl.when(pl.col("person_id") == 8).then(pl.lit("Polish")).alias("interpreter_language")
    needing = replace(
        frames,
        people=frames.people.with_columns(language),
        cases=frames.cases.with_columns(needs_interpreter=pl.lit(value=True)),
    )
    data = last_told(needing)["case_data"]
    assert data["isInterpreterNeeded"] == "Yes"
    (need,) = data["interpreterNeeds"]
    assert need["value"] == {"name": "Hilda Birch", "language": "Polish", "party": ["respondent"]}
    assert last_told(frames)["case_data"]["isInterpreterNeeded"] == "No"


def test_a_transferred_case_is_told_at_its_former_court_until_then(true_views, world, plan):
    moved = replace(
        world,
        cases=world.cases.with_columns(
            transferred_on=pl.lit(date(2027, 3, 31)), transferred_from_court=pl.lit("990077")
        ),
    )
    frames = private_law_frames.private_law_frames(moved, true_views.private_law, plan)
    assert last_told(frames)["case_data"]["courtEpimsId"] == "990001"
    before = replace(frames, polls=frames.polls.with_columns(shown_on=pl.lit(date(2027, 3, 30))))
    assert last_told(before)["case_data"]["courtEpimsId"] == "990077"
