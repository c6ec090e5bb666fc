"""Initiatives, pools and the survey as casework keeps them: every word that was told can be read afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction

from support.casework_people import ON, acting
from waypost.casework.access.acting import MayNot, NothingThere
from waypost.casework.access.roles import Role
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.words import NotAWord
from waypost.casework.strategy import models
from waypost.casework.strategy.what_works.actions import describe, pool, show, survey
from waypost.casework.strategy.what_works.actions.load import load_trailblazers
from waypost.casework.strategy.what_works.queries import initiatives, pools
from waypost.casework.strategy.what_works.queries.survey import counted, my_round
from waypost.casework.strategy.what_works.words import told
from waypost.disclosure.released import SEAL, ReleasedFigure
from waypost.wiring.released_figures import titles

pytestmark = pytest.mark.django_db
BEGAN = date(2026, 1, 1)
TABLES = [
    models.Initiative, models.Described, models.Place, models.Aim, models.Cost, models.InitiativeStep, models.Result,
    models.ResultTakenBack, models.Pool, models.PoolEntry, models.SurveyTaken, models.SurveyAnswer,
]  # fmt: skip


@pytest.fixture
def officer():
    return acting(Role.PROGRAMME_OFFICER)


@pytest.fixture
def lamps(officer):
    """An initiative in Derby with three areas compared, which shortens cases."""
    name = describe.register_initiative(officer, None, kind="pilot", title="Lit lamps", source="The keeper")
    said = {"what": "Lamps are lit.", "for_whom": "Ships", "led_by": "Keepers", "theme": "pooling"}
    describe.describe(officer, None, initiative_id=name, began_on=BEGAN, until_on=None, **said)
    for area in ("derby", "lincoln", "leicester", "coventry"):
        how = "where" if area == "derby" else "compared_with"
        describe.place(officer, None, initiative_id=name, how=how, area=area, is_out=False, because="")
    to = {"measure_id": "duration_of_closed_cases", "method": "applications_mean", "wanted": "less"}
    describe.aim(officer, None, initiative_id=name, words="Cases are shorter", **to)
    return name


def series(measure_id, method):
    values = {"derby": (40, 30), "lincoln": (40, 40), "leicester": (41, 40), "coventry": (39, 40)}
    return [
        ReleasedFigure(
            measure_id, method, "dfj_area", area, date(2025 + at, 1, 1), date(2025 + at, 3, 31), "all", "all", None,
            None, float(value), "weeks", None, None, "", True, seal=SEAL,
        )
        for area, pair in values.items()
        for at, value in enumerate(pair)
    ]  # fmt: skip


def one(who, name):
    return initiatives.initiative(who, None, initiative_id=name)


def compared(officer, name, words="Nothing else began there."):
    aim_id = models.Aim.objects.get().pk
    return show.bring_comparison(officer, None, initiative_id=name, aim_id=aim_id, words=words, series=series)


def test_the_trailblazers_are_loaded_once_and_nothing_of_them_is_made_up(officer):
    assert [load_trailblazers(officer, None) for _ in range(2)] == [5, 0]
    every = initiatives.initiatives(officer, None)
    assert {area for row in every for area in row.where} == {
        "wolverhampton", "liverpool", "guildford", "central_london", "essex_and_suffolk",
    }  # fmt: skip
    assert [(row.told.theme, row.costs, row.level, row.is_invented) for row in every] == [("", (), 1, False)] * 5
    assert {aim.measure_id for row in every for aim in row.aims} - {""} <= set(titles())
    assert {row.stage for row in every} == {"ended"}
    assert len(told()["themes"]) == 5
    assert "Mutual Ventures" in every[0].source


@pytest.mark.parametrize(
    ("today", "stage"), [(date(2024, 4, 1), "proposed"), (date(2025, 3, 31), "running"), (date(2025, 4, 1), "ended")]
)
def test_a_trailblazer_stands_where_its_page_says_it_would_on_the_day_of_loading(officer, today, stage):
    on_the_day = replace(officer, at=datetime.combine(today, time(12), UTC))
    load_trailblazers(on_the_day, None)
    assert {row.stage for row in initiatives.initiatives(on_the_day, None)} == {stage}


def test_an_initiative_reaches_a_standard_by_what_was_released(officer, lamps):
    assert (one(officer, lamps).level, initiatives.guide(officer, None).left_out) == (1, 1)
    result = compared(officer, lamps)
    shown = one(officer, lamps)
    assert (shown.level, shown.verdict, shown.results[0].difference) == (3, "better", -10)
    assert [row.title for row in initiatives.guide(officer, None).better] == ["Lit lamps"]
    show.take_back(officer, None, result_id=result, because="The lamps were never lit.")
    shown = one(officer, lamps)
    assert (shown.level, shown.results[0].taken_back_because) == (1, "The lamps were never lit.")
    with pytest.raises(NotPossibleNow):
        show.take_back(officer, None, result_id=result, because="Again.")
    paper = {"document": "The lens", "words": "It burns.", "is_independent": True, "verdict": "better"}
    show.bring_document(officer, None, initiative_id=lamps, design="comparison", **paper)
    assert one(officer, lamps).level == 3
    with pytest.raises(NotAWord):
        show.bring_document(officer, None, initiative_id=lamps, design="by guess", **paper)


def test_what_cannot_be_compared_is_refused_and_says_why(officer, lamps):
    aim_id = models.Aim.objects.get().pk
    none = {"aim_id": aim_id, "words": "It is dark.", "series": lambda measure, method: []}
    with pytest.raises(NotPossibleNow, match="before and after"):
        show.bring_comparison(officer, None, initiative_id=lamps, **none)
    with pytest.raises(NotPossibleNow, match="no measure"):
        show.bring_comparison(officer, None, initiative_id=lamps, **none | {"aim_id": 10**6})
    assert not models.Result.objects.exists()


def test_areas_costs_and_steps_only_grow(officer, lamps):
    out = {"how": "compared_with", "area": "lincoln", "is_out": True}
    with pytest.raises(NotPossibleNow):
        describe.place(officer, None, initiative_id=lamps, because="", **out)
    describe.place(officer, None, initiative_id=lamps, because="Lamps were lit there too.", **out)
    with pytest.raises(NotPossibleNow):
        describe.place(officer, None, initiative_id=lamps, because="Again.", **out)
    spent = {"what_for": "Oil", "paid_by": "The port", "from_on": BEGAN, "until_on": ON, "source": "A bill"}
    for pounds in ("10.50", "4.50"):
        describe.cost(officer, None, initiative_id=lamps, pounds=Decimal(pounds), **spent)
    assert describe.move(officer, None, initiative_id=lamps, act="begun", words="Lit.") == "running"
    with pytest.raises(NotPossibleNow):
        describe.move(officer, None, initiative_id=lamps, act="begun", words="Lit again.")
    shown = one(officer, lamps)
    assert (shown.pounds, shown.stage, shown.compared_with) == (15, "running", ("leicester", "coventry"))
    assert len(shown.history) == 1 + 5 + 1 + 2 + 1


def test_a_search_finds_it_by_a_problem(officer, lamps):
    found = initiatives.search(officer, None, asked="families wait for experts", titles=titles())
    assert [row.initiative_id for row, _ in found.initiatives] == [lamps]


def test_a_pool_is_used_no_further_than_it_goes(officer):
    partner = acting(Role.PARTNER)
    name = pool.open_pool(officer, None, kind="experts", title="Lamp lighters", source="A minute")
    over = {"pool_id": name, "from_on": BEGAN, "until_on": ON, "words": "For the winter."}
    given = pool.give(partner, None, body="North", paid_by="Fund", amount=Decimal(10), **over)
    pool.give(partner, None, body="South", paid_by="South", amount=Decimal(5), **over)
    used = pool.use(partner, None, body="East", amount=Decimal(12), **over)
    with pytest.raises(NotPossibleNow):
        pool.use(partner, None, body="East", amount=Decimal(4), **over)
    with pytest.raises(NotPossibleNow):
        pool.put_right(partner, None, pool_entry_id=given, words="A slip.")
    undone = pool.put_right(partner, None, pool_entry_id=used, words="It was West.")
    for entry in (used, undone):
        with pytest.raises(NotPossibleNow):
            pool.put_right(partner, None, pool_entry_id=entry, words="Again.")
    pool.use(partner, None, body="West", amount=Decimal(12), **over)
    shown = pools.pool(officer, None, pool_id=name)
    assert (shown.sums.left, shown.sums.used_by) == (3, (("West", Decimal(12)),))
    assert shown.sums.paid_by == (("Fund", Decimal(10)), ("South", Decimal(5)))
    assert [row.is_undone for row in shown.entries] == [False, False, True, False, False]


def test_the_survey_is_answered_once_a_quarter_and_tells_nobody():
    choices = dict.fromkeys(told("survey")["questions"], "often")
    people = [acting(Role.FAMILY_COURT_ADVISER) for _ in range(12)]
    for number, who in enumerate(people):
        kept = choices | ({"experts": "seldom"} if number == 0 else {})
        survey.answer_survey(who, None, profession="cafcass", choices=kept, chance=f"chance-{number}")
    with pytest.raises(NotPossibleNow):
        survey.answer_survey(people[0], None, profession="cafcass", choices=choices, chance="more")
    with pytest.raises(NotAWord):
        survey.answer_survey(acting(Role.PARTNER), None, profession="cafcass", choices={}, chance="none")
    assert my_round(people[0], None).has_answered
    board = acting(Role.BOARD_MEMBER)
    assert counted(board, None) == (), "of an open round nothing is told"
    later = acting(Role.BOARD_MEMBER, at=board.at + timedelta(days=120))
    (told_of,) = counted(later, None)
    by = {row.question: {part.code: part.count for part in row.counted.parts} for row in told_of.questions}
    assert by["court_time"]["often"] == 12
    assert by["experts"]["seldom"] is None, "one person's answer"
    assert by["experts"]["often"] is None, "eleven of twelve would tell the one"
    names = {field.name for field in models.SurveyAnswer._meta.get_fields()}
    assert names == {"answer_id", "round", "profession", "question", "choice"}


def test_who_may_and_who_may_not(officer, lamps):
    partner = acting(Role.PARTNER)
    assert one(partner, lamps).title == "Lit lamps"
    with pytest.raises(MayNot):
        describe.move(partner, None, initiative_id=lamps, act="begun", words="Lit.")
    with pytest.raises(NothingThere):
        one(officer, "nothing")
    with pytest.raises(MayNot):
        survey.answer_survey(officer, None, profession="other", choices={}, chance="x")


def test_every_table_is_guarded():
    guarded = import_module("waypost.casework.strategy.migrations.0002_append_only").GUARDED
    assert {model._meta.db_table for model in TABLES} <= {name for name, _ in guarded}


@pytest.mark.parametrize("verb", ["UPDATE {table} SET {key} = {key}", "DELETE FROM {table}"], ids=["update", "delete"])
def test_no_row_is_changed_or_taken_away(officer, lamps, verb):
    compared(officer, lamps)
    for model in (models.Initiative, models.Described, models.Place, models.Aim, models.Result):
        assert model.objects.exists()
        statement = verb.format(table=model._meta.db_table, key=model._meta.pk.column)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
