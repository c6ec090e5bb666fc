"""Audits, feedback, complaints, incidents."""

import polars as pl
import pytest

from support.invented_lives import world_of


@pytest.mark.parametrize(("law", "share"), [("public", 0.606), ("private", 0.787)])
def test_audited_files_hold_all_letters_as_often_as_published(law: str, share: float):
    world = world_of(20_000, 1)
    audits = world.audits.join(world.cases, on="case_id").filter(pl.col("law") == law)
    assert audits["are_all_letters_present"].mean() == pytest.approx(share, abs=0.08)
    assert (audits["grade"] == "good_or_better").mean() == pytest.approx(0.725, abs=0.08)


def test_a_file_with_all_letters_has_them():
    world = world_of(20_000, 1)
    whole = world.audits.filter("are_all_letters_present")
    long = world.children_in_cases.filter((pl.col("final_order_on") - pl.col("joined_on")).dt.total_days() > 60)
    introductions = world.letters.filter(pl.col("kind") == "introduction")
    missing = whole.join(long, on=["case_id", "person_id"], how="semi").join(
        introductions, on=["case_id", "person_id"], how="anti"
    )
    assert whole.height > 100
    assert missing.is_empty()


def test_what_audits_require_is_done_and_then_confirmed_and_good_work_requires_nothing():
    audits = world_of(20_000, 1).audits
    assert audits.filter(pl.col("grade") == "good_or_better")["action_due_on"].null_count() == (
        audits.filter(pl.col("grade") == "good_or_better").height
    )
    asked = audits.filter(pl.col("grade") != "good_or_better")
    assert asked["action_due_on"].null_count() == 0
    assert asked.filter(pl.col("action_done_on") < pl.col("audited_on")).is_empty()
    assert asked.filter(pl.col("action_confirmed_on") < pl.col("action_done_on")).is_empty()
    assert asked.filter(pl.col("action_done_on").is_null(), pl.col("action_confirmed_on").is_not_null()).is_empty()
    long_ago = asked.filter(pl.col("audited_on") < asked["audited_on"].max() - pl.duration(days=60))
    assert long_ago["action_confirmed_on"].is_not_null().mean() == pytest.approx(0.82, abs=0.06)


def test_a_childs_response_is_told_of_advice_that_was_shared_and_a_report_is_given_out_before_it_is_filed():
    world = world_of(20_000, 1)
    shared = pl.col("shared_with_child_on").is_not_null()
    assert world.advice.filter(shared)["is_response_in_report"].mean() == pytest.approx(0.55, abs=0.05)
    assert world.advice.filter(~shared)["is_response_in_report"].drop_nulls().is_empty()
    reports = world.reports
    assert set(reports.filter(pl.col("allocated_on").is_not_null())["author"]) == {"cafcass"}
    assert reports.filter(pl.col("allocated_on") < pl.col("ordered_on")).is_empty()
    assert reports.filter(pl.col("allocated_on") > pl.col("filed_on")).is_empty()


def test_feedback_is_mostly_positive_and_complaints_never():
    feedback = world_of(20_000, 1).feedback
    assert set(feedback["kind"]) == {"feedback", "compliment", "complaint"}
    assert set(feedback.filter(pl.col("kind") == "complaint")["sentiment"]) == {"negative"}
    assert set(feedback.filter(pl.col("kind") == "compliment")["sentiment"]) == {"positive"}
    assert 0.6 < (feedback.filter(pl.col("kind") != "complaint")["sentiment"] == "positive").mean() < 0.8
    assert feedback.filter(pl.col("responded_on") < pl.col("made_on")).is_empty()


def test_incidents_are_against_somebody_who_has_the_case_and_are_acted_on():
    world = world_of(20_000, 1)
    incidents = world.incidents
    assert incidents.join(world.allocations, on=["case_id", "practitioner_id"], how="anti").is_empty()
    assert incidents.filter(pl.col("action_taken_on") < pl.col("happened_on")).is_empty()
    assert incidents["child_protection_action_on"].null_count() > incidents.height / 2
