"""The demonstration has every kind of oversight, by the actions alone; each text says that it is invented."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.casework_people import ON, a_child, a_team, a_user, acting, assign
from waypost.casework.access.models import User
from waypost.casework.access.roles import Role
from waypost.casework.oversight import models
from waypost.casework.oversight.queries.alerts import who_read
from waypost.casework.oversight.queries.learning import open_learning
from waypost.casework.oversight.queries.reviews import progression, required_actions
from waypost.wiring.invented_oversight import oversee_some

pytestmark = pytest.mark.django_db
SAID = {
    models.ManagementReview: ("words",), models.PracticeAudit: ("words", "required", "done_words"),
    models.Progress: ("next_action",), models.Supervision: ("words",), models.Discussed: ("words", "action"),
    models.LearningReview: ("learning",), models.LearningAction: ("what",), models.PracticeAlert: ("title", "words"),
}  # fmt: skip
"""Every text that the demonstration writes."""


@pytest.fixture
def people() -> dict[Role, User]:
    told = {
        role: a_user(role, a_team())
        for role in (
            Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER, Role.HEAD_OF_SERVICE, Role.FAMILY_COURT_ADVISER,
            Role.CHILDRENS_GUARDIAN,
        )
    }  # fmt: skip
    for number in range(6):
        child = a_child(opened_on=ON - timedelta(weeks=30 + number))
        assign(child, told[Role.FAMILY_COURT_ADVISER if number % 2 else Role.CHILDRENS_GUARDIAN])
    return told


def test_every_kind_of_oversight_is_there_and_each_text_says_that_it_is_invented(people):
    assert oversee_some(ON) == 1
    manager, supervisor = acting(people[Role.SERVICE_MANAGER]), acting(people[Role.PRACTICE_SUPERVISOR])
    counts = {model.__name__: model.objects.count() for model in SAID}
    assert counts == {
        "ManagementReview": 3, "PracticeAudit": 4, "Progress": 4, "Supervision": 2, "Discussed": 2,
        "LearningReview": 1, "LearningAction": 1, "PracticeAlert": 1,
    }  # fmt: skip
    texts = [text for model, fields in SAID.items() for row in model.objects.values_list(*fields) for text in row]
    assert [text for text in texts if text and "nvented" not in text] == []
    states = models.PracticeAudit.objects.order_by("state").values_list("state", flat=True)
    assert list(states) == ["confirmed", "nothing_required", "required", "required"]
    late = {one.grade: one.days_late for one in required_actions(manager, None)}
    assert late == {"inadequate": 4, "requires_improvement": 0}
    assert [bool(one.blocker) for one in progression(supervisor, None)].count(False) == 2
    (read,) = who_read(manager, None)
    assert (read.readers, read.has_read, len(read.unread)) == (2, 1, 1)
    assert [one.state for one in open_learning(manager, None)] == ["written"]


def test_whoever_came_to_the_team_since_was_audited_by_nobody_before(people):
    child = a_child(opened_on=ON - timedelta(days=2))
    came = assign(child, people[Role.FAMILY_COURT_ADVISER])
    came.from_on = ON - timedelta(days=2)
    came.save()
    assert oversee_some(ON) == 1
    assert models.PracticeAudit.objects.count() == 4
    assert not models.PracticeAudit.objects.filter(child=child).exists()


def test_without_people_there_is_nothing():
    assert oversee_some(ON) == 0
    assert not models.PracticeAlert.objects.exists()
