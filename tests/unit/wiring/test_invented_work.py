"""The demonstration has practitioners' work, by the actions alone: each text is invented; some children have none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from support.allocation_people import a_case, a_worker
from support.casework_people import ON, a_child, a_user, assign
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import (
    BackgroundReview,
    ChronologyLine,
    DelayReason,
    Plan,
    RecordedNeed,
    Step,
    WhatMatters,
)
from waypost.casework.engagement.models import MeetingVersion
from waypost.casework.letters.models import Letter
from waypost.casework.reports.models import Report
from waypost.wiring.invented_work import work_some

pytestmark = pytest.mark.django_db
OLD, YOUNG = date(2015, 5, 6), date(2026, 1, 2)


def theirs(user, count, born_on=OLD):
    children = [a_child(born_on=born_on, is_invented=True, given_names="Ash") for _ in range(count)]
    for child in children:
        a_case(child)
        assign(child, user)
        Step.objects.create(
            child=child, step="A report", timetable="t", whose="cafcass", due_on=ON - timedelta(days=2), source="s"
        )
        ChronologyLine.objects.create(
            child=child, line_id=f"E-{child.pk}", happened_on=ON - timedelta(days=20), learnt_on=ON, agency="cafcass",
            source="Cafcass", kind="report_ordered", title="Section 7 report ordered", sentence="Section 7 report.",
        )  # fmt: skip
    return children


def test_each_practitioner_has_work_on_five_of_six_children_and_nobody_wrote_of_the_sixth():
    supervisor, worker = a_user(Role.PRACTICE_SUPERVISOR), a_worker()
    a_user(Role.CHILDRENS_GUARDIAN)  # without a child, there is nothing to do
    children = theirs(worker, 6)
    assert work_some(ON, children[5].pk) == 6
    assert RecordedNeed.objects.values("child").distinct().count() == 6
    assert Plan.objects.count() == 4
    assert set(Plan.objects.exclude(reviewed_by=None).values_list("reviewed_by", flat=True)) == {supervisor.pk}
    assert MeetingVersion.objects.filter(is_alone=True).count() == 4
    assert sorted(Letter.objects.values_list("state", flat=True)) == ["draft", "sent", "sent", "sent"]
    assert sorted(Report.objects.values_list("state", flat=True)) == [*["being_written"] * 3, *["ordered"] * 2]
    assert (DelayReason.objects.count(), BackgroundReview.objects.filter(state="reviewed").count()) == (3, 3)
    assert set(AuditEvent.objects.filter(is_reading=False).values_list("user_id", flat=True)) == {
        worker.pk, supervisor.pk,
    }  # fmt: skip
    texts = [
        *WhatMatters.objects.values_list("words", flat=True),
        *(part for words in Plan.objects.values_list("words", flat=True) for part in words.values()),
        *MeetingVersion.objects.values_list("childs_words", flat=True),
        *MeetingVersion.objects.values_list("interpretation", flat=True),
        *Letter.objects.values_list("own", flat=True),
    ]
    assert len(texts) > 20
    assert [text for text in texts if not text.startswith("Invented")] == []


def test_a_report_that_is_the_authoritys_is_recorded_and_not_begun():
    theirs(a_worker(), 1)
    words = {"title": "Section 37 report ordered", "sentence": "Section 37 report."}
    ChronologyLine.objects.update(**words)
    assert work_some(ON) == 1
    assert list(Report.objects.values_list("kind", "author", "state")) == [
        ("section_37", "local_authority", "with_the_authority")
    ]


def test_a_child_too_young_to_talk_is_watched_and_the_sixth_child_is_left_as_on_a_first_day():
    children = theirs(a_worker(), 6, born_on=YOUNG)
    assert work_some(ON) == 5
    assert not RecordedNeed.objects.filter(child=children[5]).exists()
    assert set(MeetingVersion.objects.values_list("childs_words", "is_alone")) == {("", False)}
    assert not WhatMatters.objects.exists()


def test_without_people_there_is_nothing():
    assert work_some(ON) == 0
