"""What agencies tell against what was: agreed, listed, or unlisted."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl
import pytest

from waypost.pipeline import agreement as room
from waypost.pipeline.agreement import (
    DISAGREEMENTS,
    Truth,
    agreement,
    choose_children,
    read_as_told,
    statements,
    who_should_know,
)
from waypost.synthetic.chance import stream
from waypost.vocabulary.events import EventKind

DAY, LATER, LATEST = date(2025, 3, 1), date(2025, 4, 1), date(2025, 9, 1)
EVENT = {
    "source": pl.String,
    "sender": pl.String,
    "person_key": pl.String,
    "proceedings_key": pl.String,
    "kind": pl.String,
    "happened_on": pl.Date,
    "code": pl.String,
    "superseded_at": pl.Datetime("us", "UTC"),
}
JOURNEY = {
    "true_child": pl.String,
    "true_case": pl.String,
    "kind": pl.String,
    "happened_on": pl.Date,
    "code": pl.String,
    "reason": pl.String,
}
PEOPLE = {
    "source": pl.String,
    "sender": pl.String,
    "person_key": pl.String,
    "role": pl.String,
    "true_child": pl.String,
}
PROCEEDINGS = {"source": pl.String, "sender": pl.String, "proceedings_key": pl.String, "true_case": pl.String}


def of(rows, schema):
    return pl.DataFrame(rows, schema=schema, orient="row")


def told(source, key, kind, on, code=None, case=None, until=None):
    sender = "E1" if source in ("ssd", "ssda903") else None
    return (source, sender, key, case, kind, on, code, until)


def was(child, kind, on, code=None, case=None):
    return (child, case, kind, on, code, None)


def truth_of(*journeys, people, cases=(), disagreements=()):
    return Truth(
        journeys=of(list(journeys), JOURNEY),
        people=of([(*person[:3], "child", person[3]) for person in people], PEOPLE),
        proceedings=of(list(cases), PROCEEDINGS),
        disagreements=of(list(disagreements), dict(DISAGREEMENTS)),
    )


ANNA_IN_CARE = [("ssda903", "E1", "5", "anna")]
ANNA_AT_CAFCASS = [("cafcass", None, "CH1", "anna")]
CASE = [("cafcass", None, "CF1", "9")]


def counted(events, truth):
    return agreement(of(events, EVENT), truth, chance=stream(1, "x"))


def as_counts(found):
    by = found.group_by("agency", "fact", "outcome").len().sort("agency", "fact", "outcome")
    return {f"{agency} {fact} {outcome}": count for agency, fact, outcome, count in by.iter_rows()}


def outcomes(events, truth):
    chosen = choose_children(truth.people, stream(1, "x"), 1000)
    return as_counts(statements(of(events, EVENT), truth, chosen))


def test_every_line_names_events_that_there_are_and_where_it_is_published():
    for line in who_should_know():
        assert {line.happened, line.told_as or line.happened, *line.also} <= {str(kind) for kind in EventKind}
        assert line.source
        assert line.known_by in ("case", "child")
        assert line.compares in ("day", "code")


def test_a_fact_told_as_it_was_agrees():
    truth = truth_of(was("anna", "placement_started", DAY, "U1"), people=ANNA_IN_CARE)
    assert counted([told("ssda903", "5", "placement_started", DAY, "U1")], truth) == {
        "children": 1,
        "facts_compared": 1,
        "agreed": 1,
        "listed_disagreements": 0,
        "unlisted_disagreements": 0,
    }


def test_another_day_is_two_statements_that_do_not_agree():
    truth = truth_of(was("anna", "placement_started", DAY, "U1"), people=ANNA_IN_CARE)
    events = [told("ssda903", "5", "placement_started", LATER, "U1")]
    assert outcomes(events, truth) == {"ssda903 placement not_told": 1, "ssda903 placement told_otherwise": 1}
    assert counted(events, truth)["unlisted_disagreements"] == 2


@pytest.mark.parametrize(
    ("true_value", "told_value", "fact", "child", "unlisted"),
    [
        ("2025-03-01", "2025-04-01", "placement", "anna", 0),
        ("2025-03-01", "2025-04-02", "placement", "anna", 1),
        (None, "2025-04-01", "placement", "anna", 1),
        ("2025-03-01", "2025-04-01", "legal_status", "anna", 2),
        ("2025-03-01", "2025-04-01", "placement", "bert", 2),
    ],
)
def test_a_disagreement_is_excused_by_its_own_listing_alone(true_value, told_value, fact, child, unlisted):
    line = ("ssda903", "E1", "5", child, None, fact, true_value, told_value, "disagrees")
    truth = truth_of(was("anna", "placement_started", DAY, "U1"), people=ANNA_IN_CARE, disagreements=[line])
    found = counted([told("ssda903", "5", "placement_started", LATER, "U1")], truth)
    assert found["unlisted_disagreements"] == unlisted
    assert found["listed_disagreements"] == 2 - unlisted


def test_a_listing_of_another_case_excuses_nothing():
    given = {"people": ANNA_AT_CAFCASS, "cases": CASE}
    journeys = (
        was("anna", "application_received", DAY, "section_31", "9"),
        was("anna", "order_made", DAY, "care_order", "9"),
    )
    events = [told("cafcass", "CH1", "application_received", DAY, "section_31", "CF1")]

    def listing(case):
        return ("cafcass", None, "CH1", "anna", case, "order", "care_order", None, "disagrees")

    for case, unlisted in (("9", 0), (None, 0), ("10", 1)):
        truth = truth_of(*journeys, **given, disagreements=[listing(case)])
        assert counted(events, truth)["unlisted_disagreements"] == unlisted


def test_what_is_no_longer_said_counts_for_nothing():
    truth = truth_of(was("anna", "care_ended", DAY), people=ANNA_IN_CARE)
    past = datetime(2025, 5, 1, tzinfo=UTC)
    assert outcomes([told("ssda903", "5", "care_ended", DAY, until=past)], truth) == {"ssda903 care_ended not_told": 1}


def test_a_case_that_cafcass_received_and_lost_is_missed():
    truth = truth_of(
        was("anna", "application_received", DAY, "section_31", "9"),
        was("anna", "order_made", LATER, "supervision_order", "9"),
        was("anna", "order_made", LATER, "supervision_order", "10"),
        people=ANNA_AT_CAFCASS,
    )
    assert outcomes([], truth) == {"cafcass date_received not_told": 1, "cafcass order not_told": 1}


def test_the_private_feed_tells_orders_of_the_whole_case_in_its_own_words():
    people = [("hmcts_private_law", None, "p1", "anna"), ("hmcts_private_law", None, "p2", "bert")]
    truth = truth_of(
        was("anna", "order_made", DAY, "specific_issue_order", "9"),
        was("bert", "report_ordered", LATER, "section_7", "9"),
        people=people,
        cases=[("hmcts_private_law", None, "17", "9")],
    )
    events = [
        told("hmcts_private_law", key, "order_made", on, code, "17")
        for key in ("p1", "p2")
        for on, code in ((DAY, "child_arrangements_order"), (LATER, "directions"))
    ]
    assert outcomes(events, truth) == {"hmcts_private_law order agreed": 2}
    more = [*events, told("hmcts_private_law", "p2", "order_made", LATEST, "directions", "17")]
    assert outcomes(more, truth)["hmcts_private_law order told_otherwise"] == 1


def test_a_care_order_shows_as_either_of_its_codes():
    truth = truth_of(
        was("anna", "order_made", DAY, "care_order", "9"),
        was("anna", "legal_status_started", DAY, "E1"),
        people=ANNA_IN_CARE,
    )
    assert outcomes([told("ssda903", "5", "legal_status_started", DAY, "E1")], truth) == {
        "ssda903 legal_status agreed": 2
    }
    assert outcomes([told("ssda903", "5", "legal_status_started", DAY, "C1")], truth) == {
        "ssda903 legal_status not_told": 2,
        "ssda903 legal_status told_otherwise": 1,
    }


def test_a_status_that_only_goes_on_is_told_once():
    truth = truth_of(
        was("anna", "legal_status_started", DAY, "C2"),
        was("anna", "legal_status_started", LATER, "C2"),
        was("anna", "care_ended", LATEST),
        was("anna", "legal_status_started", LATEST, "C2"),
        people=ANNA_IN_CARE,
    )
    events = [
        told("ssda903", "5", "legal_status_started", DAY, "C2"),
        told("ssda903", "5", "care_ended", LATEST),
        told("ssda903", "5", "legal_status_started", LATEST, "C2"),
    ]
    assert outcomes(events, truth) == {"ssda903 care_ended agreed": 1, "ssda903 legal_status agreed": 2}


def test_an_agency_without_a_file_is_asked_nothing():
    truth = truth_of(was("anna", "care_ended", DAY), people=ANNA_AT_CAFCASS)
    assert counted([], truth)["facts_compared"] == 0


def test_chance_chooses_the_children():
    people = of([("ssd", "E1", str(n), "child", str(n)) for n in range(50)], PEOPLE)
    one, again, other = (choose_children(people, stream(seed, "x"), 10) for seed in (1, 1, 2))
    assert one.len() == 10
    assert one.equals(again)
    assert not one.equals(other)
    assert choose_children(people, stream(1, "x"), 99).len() == 50


def test_without_a_list_nothing_is_listed():
    assert read_as_told(None).is_empty()
    kept = read_as_told(of([("ssd",) + ("x",) * 8], dict(DISAGREEMENTS)).with_columns(more=pl.lit(1)))
    assert kept.columns == list(DISAGREEMENTS)


def test_the_small_county_has_no_disagreement_that_is_not_listed(county, built):
    truth = Truth(
        *(pl.read_parquet(county / "truth" / f"{name}.parquet") for name in ("journeys", "people", "proceedings")),
        disagreements=read_as_told(
            pl.read_parquet(path) if (path := county / "truth" / "disagreements.parquet").exists() else None
        ),
    )
    events = pl.read_parquet(built / "record" / "events.parquet")
    found = agreement(events, truth, chance=stream(1, "agreement"))
    assert found["unlisted_disagreements"] == 0
    assert found["agreed"] > 2000
    assert room.who_should_know() is room.who_should_know()
    agencies = {line.agency for line in who_should_know()}
    assert {name.split()[0] for name in as_counts(statements(events, truth, truth.people["true_child"].unique()))} == (
        agencies
    )
    moved = events.with_columns(
        pl.when(pl.col("kind") == "placement_started")
        .then(pl.col("happened_on").dt.offset_by("1d"))
        .otherwise("happened_on")
    )
    assert agreement(moved, truth, chance=stream(1, "agreement"))["unlisted_disagreements"] > 0
