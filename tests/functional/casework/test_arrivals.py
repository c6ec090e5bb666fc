"""A record's open children arrive in casework: all of them, once, with what is surely theirs and nothing else."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from support.casework_people import a_team
from waypost.casework.access.models import Appointment, Assignment, User
from waypost.casework.access.queries import acting_as
from waypost.casework.access.roles import Role
from waypost.casework.allocation.models import ContractedHours
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import (
    AccountTold,
    Child,
    ChronologyLine,
    Contact,
    CourtOrder,
    PossibleLink,
    Proceedings,
)
from waypost.casework.children.queries.a_child import child_account, child_chronology, child_family, child_now
from waypost.casework.children.queries.lists import my_work
from waypost.doors.cli.basis import record_for
from waypost.pipeline.casework.arrivals import Arrivals, arrivals
from waypost.vocabulary.sharing_terms import DIRECT_WORK
from waypost.wiring.casework import load_record
from waypost.wiring.invented_staff import Staff, load_staff

AT = datetime(2027, 4, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def told(built: Path) -> tuple[Arrivals, date]:
    usable = record_for(built, DIRECT_WORK)
    run = json.loads((built / "run.json").read_text(encoding="utf-8"))
    return arrivals(usable), date.fromisoformat(run["as_of"])


@pytest.fixture
def loaded(built: Path, told: tuple[Arrivals, date], db: None) -> tuple[Arrivals, Staff]:
    arrived = load_record(record_for(built, DIRECT_WORK), told_on=told[1], is_invented=True, at=AT)
    return arrived, load_staff(arrived, seed=1, since=date(2015, 1, 1), at=AT)


def test_every_child_with_open_work_arrives_and_no_other(built: Path, told: tuple[Arrivals, date]) -> None:
    arrived, _ = told
    placed = pl.read_parquet(built / "record" / "children_in_proceedings.parquet")
    still_open = placed.filter(pl.col("received_on").is_not_null(), pl.col("closed_on").is_null())
    assert set(arrived.children["child_id"]) == set(still_open["child_id"])
    assert arrived.children["child_id"].is_unique().all()
    assert set(arrived.members["child_id"]) == set(arrived.children["child_id"])


def test_a_record_is_the_childs_own_or_a_possible_link_and_never_both(built: Path, told: tuple[Arrivals, date]) -> None:
    arrived, _ = told
    known = pl.read_parquet(built / "record" / "identities.parquet")
    every = known.join(arrived.children, on="child_id", how="semi").select("child_id", "source", "person_key").unique()
    assert arrived.own.height + int(arrived.possible_links["records"].sum()) == every.height
    assert arrived.own.join(every, on=every.columns, how="anti").is_empty()


def test_what_a_likeness_alone_ties_to_a_child_is_told_nowhere(loaded: tuple[Arrivals, Staff]) -> None:
    arrived, _ = loaded
    own = set(arrived.own.select("child_id", "source").unique().rows())
    lines = set(ChronologyLine.objects.values_list("child_id", "agency").distinct())
    assert lines
    assert lines <= own
    possible = sum(PossibleLink.objects.values_list("records", flat=True))
    assert possible == int(arrived.possible_links["records"].sum())


def test_an_address_is_confidential_unless_its_flag_says_plainly_that_it_is_not(
    loaded: tuple[Arrivals, Staff],
) -> None:
    arrived, _ = loaded
    flags = {
        (row["child_id"], ", ".join(part for part in (row["address_line_1"], row["postcode"]) if part)): row[
            "is_address_confidential"
        ]
        for row in arrived.children.to_dicts()
    }
    kept = Contact.objects.filter(member=None, kind="address").values_list("child_id", "value", "is_confidential")
    assert kept
    assert all(shut == (flags[child, value] != "no") for child, value, shut in kept)


def test_a_case_has_the_next_hearing_and_the_end_that_its_childrens_own_lines_tell(
    told: tuple[Arrivals, date], loaded: tuple[Arrivals, Staff]
) -> None:
    _, as_of = told
    lines = ChronologyLine.objects.filter(kind="hearing_listed", is_standing=True, happened_on__gte=as_of)
    listed: dict[str, date] = {}
    for child_id, on in lines.order_by("-happened_on").values_list("child_id", "happened_on"):
        listed[child_id] = on
    final = set(CourtOrder.objects.filter(is_final=True, made_on__lte=as_of).values_list("proceedings", "child"))
    heard = 0
    for case in Proceedings.objects.prefetch_related("children"):
        days = [listed[child.pk] for child in case.children.all() if child.pk in listed]
        assert case.next_hearing_on == min(days, default=None), case.pk
        assert bool(case.next_hearing_kind) <= bool(days)
        if case.ended_on is not None:
            assert all((case.pk, child.pk) in final for child in case.children.all()), case.pk
        heard += bool(days)
    assert heard > 5


def test_everything_is_told_and_a_second_night_changes_nothing(
    built: Path, told: tuple[Arrivals, date], loaded: tuple[Arrivals, Staff]
) -> None:
    arrived, _ = loaded
    models = (Child, Proceedings, ChronologyLine, AccountTold, CourtOrder, Contact, Assignment)
    before = [model.objects.count() for model in models]
    assert before[0] == before[3] == arrived.children.height
    assert before[1] == arrived.cases.height
    load_record(record_for(built, DIRECT_WORK), told_on=told[1], is_invented=True, at=AT)
    assert [model.objects.count() for model in models] == before


def test_the_tour_works_every_role_signs_in_and_the_adviser_sees_a_childs_whole_way(
    loaded: tuple[Arrivals, Staff],
) -> None:
    _, staff = loaded
    assert set(staff.by_role) >= {role.value for role in Role}
    user = User.objects.get(username=staff.by_role["family_court_adviser"].username)
    who = acting_as(user.pk, AT, role="family_court_adviser")
    assert who is not None
    assert staff.child_id is not None
    work = my_work(who, None)
    assert work.counts["all"] > 0
    assert child_now(who, staff.child_id).head.people
    assert child_account(who, staff.child_id).weeks
    assert child_chronology(who, staff.child_id).lines
    assert child_family(who, staff.child_id).relations
    assert AuditEvent.objects.filter(child_id=staff.child_id, is_reading=True).count() == 4


def test_every_practitioner_who_is_here_has_their_hours(loaded: tuple[Arrivals, Staff]) -> None:
    arrived, _ = loaded
    here = arrived.workforce.filter(pl.col("ended_on").is_null())
    assert ContractedHours.objects.count() == here.height > 0
    assert all(0 < row.hours <= 37 for row in ContractedHours.objects.all())


def test_every_open_child_is_somebodys_or_waits_with_a_team(loaded: tuple[Arrivals, Staff]) -> None:
    held = set(Assignment.objects.filter(to_on=None).values_list("child_id", flat=True))
    assert held == set(Child.objects.values_list("pk", flat=True))
    assert Appointment.objects.filter(role=Role.CHILDRENS_GUARDIAN).exists()
    assert not a_team("Team A01").appointments.filter(user__is_invented=False).exists()
