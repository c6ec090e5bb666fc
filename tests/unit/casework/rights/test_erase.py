"""An erased record leaves nothing behind, and takes nobody else's with it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import models, transaction
from django.db.models import ProtectedError
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from support.any_rows import DAY, Filling, everything_of, models_of_a_child
from support.audited import FIRST_AT
from waypost.casework.access.acting import Acting, MayNot, NoSuchChild
from waypost.casework.access.models import Appointment, Assignment, Restriction, Team, User
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.audit.verifying import verify
from waypost.casework.children.models import Child, ChildInCase, Proceedings
from waypost.casework.rights.actions.erase import ask_erasure, erase, withdraw_erasure
from waypost.casework.rights.actions.hold import end_hold, hold
from waypost.casework.rights.models import Erasure, ErasureAsked, LegalHold
from waypost.casework.rights.queries.keeping import would_erase
from waypost.casework.rights.rules import NotAReason, NotYet
from waypost.casework.rights.walking import models_and_marks, rows_of

pytestmark = pytest.mark.django_db


def a_head(*children: str) -> Acting:
    """A head of service whose area works for the children."""
    team = Team.objects.get_or_create(name="T", service_area="A1")[0]
    user = User.objects.create(username=f"head{User.objects.count()}", name="Invented")
    Appointment.objects.create(user=user, role=Role.HEAD_OF_SERVICE, team=team, from_on=date(2020, 1, 1))
    for child_id in children:
        Assignment.objects.create(child_id=child_id, team=team, capacity="adviser", from_on=date(2020, 1, 1))
    return Acting(user.pk, Role.HEAD_OF_SERVICE, team.pk, "A1", FIRST_AT)


def let_in(acting: Acting, child_id: str) -> None:
    """Name somebody in every restriction of a record, and end its holds: what was made of every kind has some."""
    for restriction in Restriction.objects.filter(child_id=child_id):
        restriction.allowed.add(acting.user_id)
    LegalHold.objects.filter(child_id=child_id).update(ended_on=DAY, ended_by=User.objects.first())


def asked_for(child_id: str, reason: str) -> None:
    """Let somebody else have asked for the erasure."""
    other = User.objects.get_or_create(username="asks", defaults={"name": "Invented"})[0]
    told = {"reason": reason, "asked_on": DAY, "asked_by": other}
    ErasureAsked.objects.update_or_create(child_id=child_id, withdrawn_on=None, defaults=told)


def erased(acting: Acting, child_id: str, reason: str) -> int:
    """Erase a record for which somebody else asked it."""
    asked_for(child_id, reason)
    return erase(acting, child_id, reason=reason)


def left_of(child_id: str) -> dict[str, int]:
    """Every row that still names the child, in every table, looked for by value and not by the classification."""
    found = {}
    for model, _ in models_and_marks():
        for field in model._meta.concrete_fields:
            names_a_child = field.name == "child_id" or (
                isinstance(field, models.ForeignKey) and field.related_model is Child
            )
            if names_a_child and (n := model._base_manager.filter(**{field.attname: child_id}).count()):
                found[f"{model._meta.label}.{field.name}"] = n
    return found


def test_nothing_of_the_child_is_left_and_everything_of_the_other_is():
    made = [len(list(everything_of(child_id))) for child_id in ("C1", "C2")]
    assert made[0] == made[1] > 20
    acting = a_head("C1", "C2")
    let_in(acting, "C1")
    before = {model: rows.count() for model, rows in rows_of("C2")}
    assert all(before.values()), "a row of each kind"
    gone = erased(acting, "C1", "retention_over")
    assert gone > 20
    assert left_of("C1") == {"audit.AuditEvent.child_id": 1, "rights.Erasure.child_id": 1}
    assert {model: rows.count() for model, rows in rows_of("C2")} == before
    assert [rows.count() for _, rows in rows_of("C1")] == [0] * len(before)


@settings(max_examples=8, phases=[Phase.generate])
@given(st.data())
def test_whatever_stands_in_a_record_goes_and_whatever_stands_in_another_stays(data):
    with transaction.atomic():
        kinds = models_of_a_child()
        for child_id in ("C1", "C2"):
            filling = Filling(child_id)
            for model in data.draw(st.lists(st.sampled_from(kinds), max_size=10, unique=True)):
                filling.row(model)
        shared = Proceedings.objects.create(case_id="both", law="private", kind="k", issued_on=DAY)
        ChildInCase.objects.bulk_create([ChildInCase(child_id=one, proceedings=shared) for one in ("C1", "C2")])
        acting = a_head("C1")
        let_in(acting, "C1")
        before = {model: rows.count() for model, rows in rows_of("C2")}
        erased(acting, "C1", "made_in_error")
        assert left_of("C1").keys() <= {"audit.AuditEvent.child_id", "rights.Erasure.child_id"}
        assert {model: rows.count() for model, rows in rows_of("C2")} == before
        transaction.set_rollback(True)


def test_what_siblings_share_goes_with_the_last_of_them():
    for child_id in ("C1", "C2"):
        Filling(child_id)
    shared = Proceedings.objects.create(case_id="both", law="private", kind="k", issued_on=DAY)
    ChildInCase.objects.bulk_create([ChildInCase(child_id=one, proceedings=shared) for one in ("C1", "C2")])
    acting = a_head("C1", "C2")
    erased(acting, "C1", "retention_over")
    assert Proceedings.objects.get().children.get().pk == "C2"
    erased(acting, "C2", "retention_over")
    assert not Proceedings.objects.exists()


def test_the_audit_stays_whole_and_says_that_it_was_erased():
    Filling("C1")
    acting = a_head("C1")
    gone = erased(acting, "C1", "ordered_by_court")
    event = AuditEvent.objects.get(kind="rights.erase")
    assert (event.child_id, event.facts) == ("C1", {"reason": "ordered_by_court", "rows": gone})
    assert Erasure.objects.values_list("child_id", "rows", "erased_by_id").get() == ("C1", gone, acting.user_id)
    assert verify().is_whole
    with pytest.raises(NoSuchChild):
        erase(acting, "C1", reason="ordered_by_court")


def test_a_hold_keeps_a_record_until_it_is_ended():
    Filling("C1")
    acting = a_head("C1")
    number = hold(acting, "C1", reason="inquiry")
    with pytest.raises(NotYet, match="legal hold"):
        erased(acting, "C1", "ordered_by_court")
    with pytest.raises(ProtectedError):
        Child.objects.filter(pk="C1").delete()
    end_hold(acting, "C1", hold_id=number)
    with pytest.raises(NotYet):
        end_hold(acting, "C1", hold_id=number)
    assert erased(acting, "C1", "ordered_by_court")


def test_a_hold_needs_a_reason_of_the_list():
    Filling("C1")
    with pytest.raises(NotAReason):
        hold(a_head("C1"), "C1", reason="just so")


def test_the_youngest_of_the_family_decides_when_the_time_is_over():
    """C1 is 26, the sibling of the same case is 3."""
    filling = Filling("C1")
    Child.objects.create(
        child_id="C2", given_names="Invented", family_name="Invented", born_on=date(2024, 1, 1), opened_on=DAY,
        told_on=DAY,
    )  # fmt: skip
    shared = Proceedings.objects.create(case_id="both", law="private", kind="k", issued_on=DAY)
    ChildInCase.objects.create(child=filling.child, proceedings=shared)
    acting = a_head("C1")
    place = ChildInCase.objects.create(child_id="C2", proceedings=shared)
    with pytest.raises(NotYet, match="still be kept"):
        erased(acting, "C1", "retention_over")
    place.delete()
    assert erased(acting, "C1", "retention_over")


def test_only_a_head_of_service_erases():
    Filling("C1")
    acting = a_head("C1")
    with pytest.raises(MayNot):
        erase(Acting(acting.user_id, Role.SERVICE_MANAGER, None, "A1", FIRST_AT), "C1", reason="retention_over")


def test_nobody_erases_what_nobody_else_asked_for():
    Filling("C1")
    acting, other = a_head("C1"), a_head("C1")
    with pytest.raises(NotYet, match="nobody has asked"):
        erase(acting, "C1", reason="made_in_error")
    ask_erasure(acting, "C1", reason="made_in_error")
    with pytest.raises(NotYet, match="you asked for this"):
        erase(acting, "C1", reason="made_in_error")
    with pytest.raises(NotYet, match="nobody has asked"):
        erase(other, "C1", reason="ordered_by_court")
    with pytest.raises(NotYet, match="somebody has asked"):
        ask_erasure(other, "C1", reason="made_in_error")
    withdraw_erasure(other, "C1")
    with pytest.raises(NotYet):
        withdraw_erasure(other, "C1")
    ask_erasure(acting, "C1", reason="made_in_error")
    assert erase(other, "C1", reason="made_in_error")


def test_what_would_go_is_told_before_it_goes_and_is_what_goes():
    list(everything_of("C1"))
    Filling("C2")
    shared = Proceedings.objects.create(case_id="both", law="private", kind="k", issued_on=DAY)
    ChildInCase.objects.bulk_create([ChildInCase(child_id=one, proceedings=shared) for one in ("C1", "C2")])
    acting = a_head("C1")
    let_in(acting, "C1")
    asked_for("C1", "made_in_error")
    told = would_erase(acting, "C1")
    assert (told.asked.reason, told.asked.is_mine, told.is_held) == ("made_in_error", False, False)
    assert [stay for title, _, stay in told.rows if title == "Proceedings"] == [1]
    before = sum(rows.count() for _, rows in rows_of("C1"))
    assert told.total == before - 1
    assert erase(acting, "C1", reason="made_in_error") >= told.total
    assert Proceedings.objects.filter(pk="both").exists()
