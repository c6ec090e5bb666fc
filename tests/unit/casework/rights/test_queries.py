"""A copy of one's data holds what is one's own, and no word of anybody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from support.any_rows import DAY, Filling, everything_of
from support.audited import FIRST_AT
from waypost.casework.access.acting import Acting
from waypost.casework.access.models import Appointment, Assignment, User
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import Child, Contact, FamilyMember, WhatMatters
from waypost.casework.rights.copying import Copy
from waypost.casework.rights.queries.copies import subject_access
from waypost.casework.rights.queries.keeping import due_for_erasure, holds
from waypost.casework.rights.rules import Told

from .test_erase import a_head, let_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def acting() -> Acting:
    user = User.objects.create(username="complaints", name="CANARYSTAFF")
    Appointment.objects.create(user=user, role=Role.COMPLAINTS_MANAGER, from_on=date(2020, 1, 1))
    Assignment.objects.create(child_id="C1", user=user, capacity="complaint", from_on=date(2020, 1, 1))
    return Acting(user.pk, Role.COMPLAINTS_MANAGER, None, "", FIRST_AT)


def given(copy: Copy) -> list[str]:
    return [str(one.value) for part in copy.parts for row in part.rows for one in row if one.told is Told.GIVEN]


def written(child: Child, author: int) -> WhatMatters:
    return WhatMatters.objects.create(child=child, kind="likes", words="CANARYWORDS", said_on=DAY, written_by_id=author)


def test_the_child_has_what_is_the_childs(acting):
    Filling("C1", "ownword")
    copy = subject_access(acting, "C1")
    assert "ownword C1" in given(copy)
    assert (copy.child_id, copy.made_on, copy.is_invented) == ("C1", FIRST_AT.date(), True)


def test_nobody_elses_word_stands_in_it(acting):
    child = Filling("C1").child
    FamilyMember.objects.create(child=child, name="CANARYMOTHER", relationship="CANARYKIN")
    Contact.objects.create(child=child, kind="address", value="CANARYSTREET")
    written(child, acting.user_id)
    copy = subject_access(acting, "C1")
    assert "CANARY" not in repr(copy)
    assert {Told.OTHERS, Told.CONFIDENTIAL, Told.TO_BE_READ, Told.STAFF} <= set(copy.left_out)


def test_of_a_record_with_a_row_of_every_kind_no_confidential_value_leaves(acting):
    for row in everything_of("C1", "CANARY"):
        assert row.pk
    let_in(acting, "C1")
    FamilyMember.objects.update(name="SECRET", relationship="SECRET")
    Contact.objects.update(value="SECRET")
    assert "SECRET" not in repr(subject_access(acting, "C1"))


def test_a_text_that_somebody_read_is_given_and_a_confidential_one_cannot_be(acting):
    child = Filling("C1").child
    words = written(child, acting.user_id)
    address = Contact.objects.create(child=child, kind="address", value="CANARYSTREET")
    released = frozenset(
        {("children.WhatMatters", str(words.pk), "words"), ("children.Contact", str(address.pk), "value")}
    )
    told = given(subject_access(acting, "C1", released=released))
    assert "CANARYWORDS" in told
    assert "CANARYSTREET" not in told


def test_what_would_do_serious_harm_is_withheld_and_counted(acting):
    Filling("C1", "ownword")
    harmful = frozenset({("children.Child", "C1", "given_names")})
    copy = subject_access(acting, "C1", harmful=harmful)
    assert "ownword C1" not in given(copy)
    assert copy.left_out[Told.HARM] == 1
    assert AuditEvent.objects.get().facts == {"released": 0, "harmful": 1}


def test_nothing_of_a_sibling_stands_in_it(acting):
    Filling("C1")
    list(everything_of("C2", "SIBLING"))
    assert "SIBLING" not in repr(subject_access(acting, "C1"))


def test_records_whose_time_is_over_are_told_the_longest_over_first():
    head = a_head("C1", "C2", "C3")
    for child_id in ("C1", "C2", "C3"):
        Filling(child_id)
    Child.objects.filter(pk="C2").update(born_on=date(1999, 1, 1))
    Child.objects.filter(pk="C3").update(born_on=date(2010, 1, 1))
    assert [one.child_id for one in due_for_erasure(head, None)] == ["C2", "C1"]
    assert [one.child_id for one in due_for_erasure(head, None, at_most=1)] == ["C2"]
    leap = replace(head, at=FIRST_AT.replace(year=2028, month=2, day=29))
    assert len(due_for_erasure(leap, None)) == 2
    assert holds(head, "C1") == ()
