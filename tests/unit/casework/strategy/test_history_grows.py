"""No history of strategy is lost: every table only grows, and the database takes no approval without young people."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, transaction

from support.casework_people import ON, acting
from waypost.casework.access.acting import MayNot
from waypost.casework.access.roles import Role
from waypost.casework.audit import guarded
from waypost.casework.strategy import models
from waypost.casework.strategy.programmes.actions import changing
from waypost.casework.strategy.programmes.actions import programme as actions

pytestmark = pytest.mark.django_db


def a_programme(officer):
    told = {"title": "Lamps", "what": "Light.", "owner": "She", "serves": ["8.2"]}
    return actions.begin_programme(officer, None, priority="8", **told)


def test_every_table_of_the_room_is_guarded():
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute(guarded._STANDING[connection.vendor])
        standing = {row[0] for row in cursor.fetchall()}
    tables = [model._meta.db_table for model in apps.get_app_config("strategy").get_models()]
    assert len(tables) > 30
    assert [one for one in tables if not {f"{one}_update", f"{one}_delete"} <= standing] == []


def test_what_was_told_is_not_changed_or_taken_away():
    officer = acting(Role.PROGRAMME_OFFICER)
    stone = actions.set_milestone(
        officer, None, programme_id=a_programme(officer), what="Lit.", due_on=ON + timedelta(days=9)
    )
    for spoil in (
        lambda rows: rows.update(due_on=ON), lambda rows: rows.delete(),
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            spoil(models.MilestoneDay.objects.filter(milestone=stone))
    assert models.MilestoneDay.objects.get().due_on == ON + timedelta(days=9)


def test_the_database_takes_no_approval_without_a_view():
    officer = acting(Role.PROGRAMME_OFFICER)
    change = changing.propose_change(officer, None, programme_id=a_programme(officer), what="More lamps.")
    told = {"change_id": change, "words": "Yes.", "told_by_id": officer.user_id, "told_at": officer.at}
    for decision in ("approved", "carried"):
        with pytest.raises(IntegrityError), transaction.atomic():
            models.ChangeDecision.objects.create(decision=decision, **told)
    models.ChangeDecision.objects.create(decision="refused", **told)


def test_a_later_answer_asks_for_a_new_view():
    officer, board = acting(Role.PROGRAMME_OFFICER), acting(Role.BOARD_MEMBER)
    change = changing.propose_change(officer, None, programme_id=a_programme(officer), what="More lamps.")
    changing.answer_for_children(officer, None, change_id=change, words="More light.")
    changing.record_view(officer, None, change_id=change, view="supports", words="Good.", met_on=ON)
    changing.answer_for_children(officer, None, change_id=change, words="More smoke.")
    with pytest.raises(Exception, match="newest answer is not recorded"):
        changing.decide_change(board, None, change_id=change, decision="approved", words="Yes.")
    assert not models.ChangeDecision.objects.exists()


def test_a_committee_member_reads_and_writes_nothing():
    with pytest.raises(MayNot):
        a_programme(acting(Role.COMMITTEE_MEMBER))
