"""A day's plan and the ranking of one case, in words."""

from datetime import timedelta
from decimal import Decimal

import pytest

from support.invented_workloads import ON, round_weights
from waypost.casework.allocation.capacity import Hours, Person, capacity
from waypost.casework.allocation.considerations import Candidate, Case, Known, considered
from waypost.casework.allocation.intake import plan
from waypost.casework.allocation.recommendation import ranking
from waypost.casework.allocation.workload import WorkItem

WEIGHTS = round_weights()


def person(name, pieces, **told):
    hours = (Hours(Decimal(told.pop("hours", 40)), ON.replace(year=2020)),)
    items = tuple(WorkItem(f"{name}{n}", "long") for n in range(pieces))
    return Candidate(name, capacity(Person(hours, (), items), WEIGHTS, ON), **told)


def case(name, days=0, **told):
    return Case(name, WorkItem(name, told.pop("work_type", "long")), ON - timedelta(days=days), **told)


def weighed(cases, people):
    return considered(cases, people, WEIGHTS, ON)


def test_a_ranking_is_in_words_and_continuity_comes_before_room():
    one = case("C", known_to={"B": Known.BEFORE}, conflicts=frozenset({"D"}), minutes_to={"A": 20}, area="north")
    people = [person("A", 2, areas=frozenset({"north"})), person("B", 17), person("C", 3), person("D", 0)]
    told = ranking(weighed([one], people), WEIGHTS.thresholds)
    assert [found.person for found in told.recommended] == ["B", "A", "C"]
    assert told.recommended[0].reasons == (
        "Worked with this child before",
        "Would go from 95 % to 100 % of capacity",
        "Works in another area",
        "Travel not known",
    )
    assert told.recommended[1].reasons == (
        "Does not know this child, and somebody else does",
        "Would go from 20 % to 25 % of capacity",
        "Works in this area",
        "20 minutes to travel",
    )
    assert [(found.person, found.reasons) for found in told.excluded] == [("D", ("May not open this child's record",))]


def test_whoever_knows_the_child_comes_first_even_above_red_and_the_ranking_says_so():
    one = case("C", known_to={"knows": Known.FAMILY})
    told = ranking(weighed([one], [person("free", 0), person("knows", 25)]), WEIGHTS.thresholds)
    assert [(found.person, found.is_above_red) for found in told.recommended] == [("knows", True), ("free", False)]


def test_whoever_stays_below_red_comes_before_whoever_is_near():
    told = ranking(
        weighed([case("C", minutes_to={"near": 1, "far": 100})], [person("near", 20), person("far", 3)]),
        WEIGHTS.thresholds,
    )
    assert [(one.person, one.is_above_red) for one in told.recommended] == [("far", False), ("near", True)]


def test_skills_that_help_count_and_skills_that_are_needed_decide():
    people = [person("A", 1), person("B", 2, skills=frozenset({"welsh"}))]
    wants = ranking(weighed([case("C", wants=frozenset({"welsh"}))], people), WEIGHTS.thresholds)
    needs = ranking(weighed([case("C", needs=frozenset({"welsh"}))], people), WEIGHTS.thresholds)
    assert [one.person for one in wants.recommended] == ["B", "A"]
    assert wants.recommended[1].reasons[1] == "Lacks 1 of the skills that would help"
    assert needs.excluded[0].reasons == ("A skill that this child needs is missing",)


def test_whoever_has_waited_longest_comes_first_and_the_urgent_before_all():
    told = plan(weighed([case("new"), case("old", 9)], [person("A", 17)]), ON)
    assert ([one.case for one in told.placed], [one.case for one in told.deferred]) == (["old"], ["new"])
    told = plan(weighed([case("urgent", is_urgent=True), case("old", 90)], [person("A", 17)]), ON)
    assert [one.case for one in told.placed] == ["urgent"]


@pytest.mark.parametrize(
    ("cases", "people", "words"),
    [
        ([case("C")], [], "Nobody was asked"),
        ([case("C", conflicts=frozenset({"A"}))], [person("A", 0)], "may not open this child's record: 1"),
        ([case("C", needs=frozenset({"signs"}))], [person("A", 0), person("B", 0)], "needs is missing: 2"),
        ([case("C")], [person("A", 0, hours=0)], "no hours on this day, or none recorded: 1"),
        ([case("C")], [person("A", 0, takes=frozenset({"short"}))], "kind of work: 1"),
        ([case("C")], [person("A", 18)], "Nobody of the 1 who may take this case has room today"),
        ([case("C", family="F"), case("D", family="F")], [person("A", 17)], "has room together with the family"),
    ],
)
def test_whoever_cannot_be_placed_is_told_why(cases, people, words):
    told = plan(weighed(cases, people), ON)
    assert told.placed == ()
    assert [one.case for one in told.deferred] == [one.id for one in cases]
    assert all(words in one.reason for one in told.deferred)


def test_whoever_lost_the_last_place_is_told_so():
    told = plan(weighed([case("C", 5), case("D")], [person("A", 17)]), ON)
    assert "given cases that could wait less" in told.deferred[0].reason


def test_a_person_gets_no_more_cases_a_day_than_three():
    told = plan(weighed([case(f"C{n}") for n in range(5)], [person("A", 0)]), ON)
    assert (len(told.placed), len(told.deferred)) == (3, 2)


def test_the_same_question_has_the_same_answer():
    asked = weighed([case(f"C{n}") for n in range(4)], [person("A", 3), person("B", 3)])
    assert plan(asked, ON) == plan(asked, ON)
