"""What every store of the record must do: one suite, run on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from invented_records import RecordBuilder, at, event
from support.stores import ENGINES, STORES, Kind, kind_of_store, loaded
from waypost.journeys.collapse import EventWithoutRecord
from waypost.journeys.expressions import Column, Compare, Day, DaysBetween, IsMissing, Value
from waypost.journeys.linked import LinkedRecord
from waypost.journeys.question import Count, CountDistinct, Mean, MeanOfEach, Question, Share, ShareOfEach
from waypost.journeys.store.contract import NoRecordHere, NoSuchChild, RecordStore
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.journeys.store.tabulated import CannotBeTabulated
from waypost.journeys.tables import SCHEMAS
from waypost.vocabulary.events import EventKind


@pytest.fixture(params=STORES)
def kind(request: pytest.FixtureRequest) -> Kind:
    return kind_of_store(request.param, request)


@pytest.fixture
def store(kind: Kind) -> Iterator[RecordStore]:
    made = kind.make()
    yield made
    made.close()


def hearing(day: date, kind: str = "hearing_listed", **given: object) -> dict:
    return event(kind, day, fact_key="hearing/C-1", code="case_management", **given)


def a_record(as_of: date = date(2026, 6, 30)) -> LinkedRecord:
    """Three polls of one case, an extract of Cafcass, a child in nothing."""
    builder = RecordBuilder().child("C-1", sex="female", born_on=date(2020, 5, 1)).child("C-9")
    issued = event("application_issued", date(2026, 1, 5), code="section_31")
    case = {"proceedings_id": "P-1", "law": "public", "application": "section_31", "area": "birmingham"}
    court = "hmcts_public_law"
    builder.statement(court, "1", at(date(2026, 1, 6)), [issued, hearing(date(2026, 2, 2))], file="1.json", case=case)
    builder.statement(court, "1", at(date(2026, 1, 20)), [issued, hearing(date(2026, 3, 2))], file="2.json", case=case)
    lost = hearing(date(2026, 3, 2), "hearing_vacated", reason="JU3", owner="court")
    builder.statement(court, "1", at(date(2026, 7, 1)), [issued, lost], file="3.json", case=case)
    received = event("application_received", date(2026, 1, 7), code="section_31")
    closed = event("case_closed", date(2026, 5, 1))
    builder.statement("cafcass", "cases/1", at(date(2026, 1, 7)), [received])
    builder.statement("cafcass", "closures/1", at(date(2026, 5, 2)), [closed])
    return builder.linked(as_of)


def told(store: RecordStore) -> list[tuple[object, ...]]:
    columns = ["kind", "happened_on", "superseded_at", "doubt"]
    return store.events().filter(pl.col("source") == "hmcts_public_law").select(columns).rows()


def test_a_later_statement_replaces_what_it_changes_and_repeats_are_one_event(store: RecordStore) -> None:
    store.load(a_record())
    assert told(store) == [
        ("application_issued", date(2026, 1, 5), None, None),
        ("hearing_listed", date(2026, 2, 2), at(date(2026, 1, 20)), None),
        ("hearing_held", date(2026, 3, 2), None, "taken_as_held"),
    ]


def test_what_is_learnt_after_the_day_is_not_known_and_takes_nothing_back(store: RecordStore) -> None:
    store.load(a_record(as_of=date(2026, 1, 10)))
    assert told(store) == [
        ("application_issued", date(2026, 1, 5), None, None),
        ("hearing_listed", date(2026, 2, 2), None, None),
    ]
    store.load(a_record(as_of=date(2026, 7, 1)))
    assert ("hearing_vacated", date(2026, 3, 2), None, None) in told(store)


def test_each_event_says_where_it_stands_the_first_time_it_was_said(store: RecordStore) -> None:
    store.load(a_record())
    files = store.events().filter(pl.col("source") == "hmcts_public_law")["file"].to_list()
    assert files == ["1.json", "1.json", "2.json"]


def test_journey_is_one_childs_events_still_said_and_the_proceedings_they_are_in(store: RecordStore) -> None:
    store.load(a_record())
    journey = store.journey("C-1")
    assert [told.kind for told in journey.events] == [
        EventKind.APPLICATION_ISSUED,
        EventKind.APPLICATION_RECEIVED,
        EventKind.HEARING_HELD,
        EventKind.CASE_CLOSED,
    ]
    assert (journey.child.sex, journey.child.born_on) == ("female", date(2020, 5, 1))
    (placed,) = journey.proceedings
    assert (placed.law, placed.area, placed.started_on) == ("public", "birmingham", date(2026, 1, 7))
    assert (placed.closed_on, placed.is_told_by_court, placed.is_told_by_cafcass) == (date(2026, 5, 1), True, True)


def test_a_child_in_nothing_has_an_empty_journey_and_a_stranger_has_none(store: RecordStore) -> None:
    store.load(a_record())
    assert store.child_ids() == ["C-1", "C-9"]
    assert store.journey("C-9").events == ()
    with pytest.raises(NoSuchChild, match="no such child") as raised:
        store.journey("C-2")
    assert "C-2" not in str(raised.value)


def test_counts_and_questions(store: RecordStore) -> None:
    store.load(a_record())
    assert store.as_of == date(2026, 6, 30)
    counts = store.counts()
    assert (counts["children"], counts["events"], counts["children_in_proceedings"], counts["proceedings"]) == (
        2,
        5,
        1,
        1,
    )
    (answer,) = store.compute(Question("proceedings", Count(), group_by=("area",)))
    assert (answer.group, answer.counted) == (("birmingham",), 1)


def test_answers_of_many_groups_come_as_a_frame(store: RecordStore) -> None:
    store.load(practice())
    of_case = Question("children_in_proceedings", Count()).by("proceedings_id", "area", "sex")
    for aggregate in (
        Count(),
        Share(IsMissing(Column("first_engaged_in_person_on"))),
        Mean(DaysBetween(Column("started_on"), Day("as_at"))),
    ):
        question, days = replace(of_case, aggregate=aggregate), {"as_at": date(2026, 3, 1)}
        sums = ("counted", "numerator", "total", "total_of_squares")
        told = [
            (*answer.group, *(value for name in sums if (value := getattr(answer, name)) is not None))
            for answer in store.compute(question, **days)
        ]
        frame = store.tabulate(question, **days)
        assert frame.rows() == told
        assert len(told) == 1
        assert frame.columns[:4] == ["proceedings_id", "area", "sex", "counted"]
    nobody = replace(of_case, where=Compare(Column("law"), "=", Value("private")))
    assert store.tabulate(nobody).schema == dict.fromkeys(of_case.group_by, pl.String) | {"counted": pl.Int64}
    with pytest.raises(CannotBeTabulated):
        store.tabulate(Question("children_in_proceedings", CountDistinct("child_id")))


def practice(as_of: date = date(2026, 6, 30)) -> LinkedRecord:
    """A record of practice: who works on which case (told twice, passed on), two children seen, one file audited."""
    builder = RecordBuilder()
    case = {"proceedings_id": "P-1", "law": "public", "application": "section_31", "area": "truro"}
    day = date(2026, 1, 7)
    for child, met in (("C-1", True), ("C-2", False)):
        told_of = [
            event("application_received", day, child),
            event("child_joined", day, child, flag=True),
            event("child_engaged", date(2026, 1, 20), child, code="in_person" if met else "video", flag=met),
            event("management_review_held", date(2026, 2, 2), child, code="assessment_and_plan"),
        ]
        builder.statement("cafcass", f"practice/{child}", at(day), told_of, case=case)
    audited = event("practice_audited", date(2026, 3, 1), flag=True, code="good_or_better")
    builder.statement("cafcass", "audit/1", at(date(2026, 3, 2)), [audited])
    builder.statement("cafcass", "audit/1", at(date(2026, 3, 9)), [audited | {"flag": False}])
    work = {"practitioner_key": "W1", "role": "childrens_guardian", "proceedings_id": "P-1", "started_on": day}
    builder.statement("cafcass", "allocations/1", at(day), [], work=work)
    ended = work | {"ended_on": date(2026, 5, 1)}
    builder.statement("cafcass", "allocations/1", at(date(2026, 5, 2)), [], work=ended)
    second = work | {"practitioner_key": "W2", "started_on": date(2026, 5, 1), "child_id": "C-1"}
    builder.statement("cafcass", "allocations/2", at(date(2026, 5, 2)), [], work=second)
    builder.statement("cafcass", "allocations/3", at(date(2026, 5, 2)), [], work=second | {"proceedings_id": "P-9"})
    return builder.linked(as_of)


def test_who_works_on_a_case_is_told_as_last_known(store: RecordStore) -> None:
    columns = ("practitioner", "proceedings_id", "child_id", "law", "area", "ended_on")
    store.load(practice())
    assert store.allocations().select(columns).rows() == [
        ("W1", "P-1", None, "public", "truro", date(2026, 5, 1)),
        ("W2", "P-1", "C-1", "public", "truro", None),
        ("W2", "P-9", "C-1", "unknown", None, None),
    ]
    store.load(practice(as_of=date(2026, 4, 1)))
    assert store.allocations().select(columns).rows() == [("W1", "P-1", None, "public", "truro", None)]


def test_practice_stands_on_the_childs_row(store: RecordStore) -> None:
    store.load(practice())
    columns = ("joined_on", "is_eligible_for_engagement", "first_engaged_on", "first_engaged_in_person_on")
    day = date(2026, 1, 20)
    assert store.children_in_proceedings().select(*columns, "first_plan_reviewed_on").rows() == [
        (date(2026, 1, 7), True, day, day, date(2026, 2, 2)),
        (date(2026, 1, 7), True, day, None, date(2026, 2, 2)),
    ]


def test_events_still_said_can_be_asked_with_their_case(store: RecordStore) -> None:
    audited = Compare(Column("kind"), "=", Value("practice_audited"))
    question = Question("said_events", Share(Compare(Column("flag"), "=", Value(True))), audited, ("law",))
    store.load(practice())
    assert [(answer.group, answer.counted, answer.numerator) for answer in store.compute(question)] == [
        (("public",), 1, 0)
    ]
    store.load(practice(as_of=date(2026, 3, 5)))
    assert [answer.numerator for answer in store.compute(question)] == [1]
    in_none = Question("said_events", Count(), IsMissing(Column("proceedings_id")))
    assert store.compute(in_none)[0].counted == 0


def test_what_each_has_is_counted_once_for_each(store: RecordStore) -> None:
    store.load(practice())
    (mean,) = store.compute(Question("allocations", MeanOfEach("practitioner", "proceedings_id")))
    assert (mean.counted, mean.total, mean.total_of_squares) == (2, 3, 5)
    (share,) = store.compute(Question("allocations", ShareOfEach("practitioner", "proceedings_id", 2)))
    assert (share.counted, share.numerator) == (2, 1)
    by_case = store.compute(Question("children_in_proceedings", MeanOfEach("proceedings_id", "child_id")).by("law"))
    assert [(answer.group, answer.counted, answer.total) for answer in by_case] == [(("public",), 1, 2)]


def test_a_hearing_that_was_none_is_not_cancelled_from_the_day_that_is_known(store: RecordStore) -> None:
    case = {"proceedings_id": "P-1", "law": "public", "application": "section_31"}
    day, feed, data = date(2026, 3, 2), "hmcts_public_law", "hmcts_case_data"
    vacated = hearing(day, "hearing_vacated", doubt="no_reason_given_perhaps_housekeeping")
    removed = hearing(day, "hearing_removed", reason="listed_in_error")
    builder = RecordBuilder().child("C-1")
    builder.statement(feed, "1", at(date(2026, 2, 20)), [vacated], case=case)
    builder.statement(data, "1", at(date(2026, 4, 1)), [removed], case=case)
    days = {}
    for as_of in (date(2026, 3, 31), date(2026, 4, 2)):
        store.load(builder.linked(as_of))
        rows = store.children_in_proceedings()
        days[as_of] = rows.select("first_cancelled_hearing_on", "first_lost_hearing_on").row(0)
    assert days == {date(2026, 3, 31): (day, day), date(2026, 4, 2): (None, None)}


def test_loading_again_puts_the_record_before_it_away(store: RecordStore) -> None:
    store.load(a_record())
    first = store.events()
    store.load(RecordBuilder().linked())
    assert store.events().is_empty()
    assert store.child_ids() == []
    store.load(a_record())
    assert_frame_equal(store.events(), first)


def test_an_event_of_no_statement_is_refused(store: RecordStore) -> None:
    builder = RecordBuilder()
    builder.statement("cafcass", "a", at(date(2026, 1, 1)), [event("letter_sent", date(2026, 1, 1))])
    builder.records.clear()
    with pytest.raises(EventWithoutRecord):
        store.load(builder.linked())


def test_saved_record_is_one_file_a_table_with_the_place_last_and_opens_again(
    kind: Kind, store: RecordStore, tmp_path: Path
) -> None:
    store.load(a_record())
    store.save(tmp_path)
    for name, schema in SCHEMAS.items():
        frame = pl.read_parquet(tmp_path / f"{name}.parquet")
        assert dict(frame.schema) == dict(pl.DataFrame(schema=dict(schema)).schema), name
    assert pl.read_parquet(tmp_path / "events.parquet").columns[-2:] == ["file", "position"]
    opened = kind.open(tmp_path)
    assert opened.journey("C-1") == store.journey("C-1")
    assert_frame_equal(opened.proceedings(), store.proceedings())
    assert (opened.as_of, opened.counts()) == (store.as_of, store.counts())
    assert opened.compute(Question("proceedings", Count())) == store.compute(Question("proceedings", Count()))
    opened.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_stores_write_the_same_rows(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    for name in ("memory", engine):
        with loaded(kind_of_store(name, request), a_record()) as made:
            made.save(tmp_path / name)
    for table in SCHEMAS:
        one, other = (pl.read_parquet(tmp_path / name / f"{table}.parquet") for name in ("memory", engine))
        assert_frame_equal(one, other)


@pytest.mark.parametrize("engine", ENGINES)
def test_whoever_built_a_record_it_is_read_from_the_same_database(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    with loaded(kind_of_store(engine, request), a_record()) as made:
        made.save(tmp_path)
        opened = DuckDBStore.open(tmp_path)
        assert opened.counts() == made.counts()
        assert opened.journey("C-1") == made.journey("C-1")
        opened.close()


def test_a_folder_without_a_record_is_said_plainly(kind: Kind, tmp_path: Path) -> None:
    with pytest.raises(NoRecordHere, match="waypost build"):
        kind.open(tmp_path)


def test_duckdb_works_in_a_database_file_and_spills_where_it_is_told(tmp_path: Path) -> None:
    spill = tmp_path / "spill"
    store = DuckDBStore(tmp_path / "waypost.duckdb", memory_limit="256MiB", temp_directory=spill, threads=1)
    store.load(a_record())
    store.save(tmp_path)
    journey = store.journey("C-1")
    store.close()
    opened = DuckDBStore.open(tmp_path)
    assert opened.journey("C-1") == journey
    with pytest.raises(Exception, match="read-only"):
        opened.load(a_record())
    opened.close()


def test_saving_twice_replaces_what_stood_there(tmp_path: Path) -> None:
    for linked in (a_record(), RecordBuilder().linked()):
        store = DuckDBStore()
        store.load(linked)
        store.save(tmp_path)
        store.close()
    opened = DuckDBStore.open(tmp_path)
    assert opened.child_ids() == []
    opened.close()
