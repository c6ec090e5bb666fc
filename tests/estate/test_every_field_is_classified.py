"""A new field of casework says what it is: for retention, for whoever asks for a copy, for developers' copies."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest
from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField

from waypost.casework.children.models import Child
from waypost.casework.rights.classification import (
    About,
    Disclosure,
    NotClassified,
    Scrub,
    mark_of,
    mark_of_model,
    patterns,
)
from waypost.casework.rights.rules import schedule

OURS = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("waypost.")]
EVERY = apps.get_models(include_auto_created=True)
LABELS = [model._meta.label for model in EVERY]
STAYS = {"audit.AuditEvent", "rights.Erasure"}
"""What names a child by identifier and stays when the child's record is erased."""


def fields_of(model):
    return [*model._meta.concrete_fields, *model._meta.many_to_many]


@pytest.mark.parametrize("model", EVERY, ids=LABELS)
def test_every_model_says_whose_it_is_and_how_long_it_is_kept(model):
    assert mark_of_model(model._meta.label).retention in schedule()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_says_what_it_is(model):
    for field in fields_of(model):
        assert mark_of(model._meta.label, field.name)


@pytest.mark.parametrize("model", EVERY, ids=LABELS)
def test_what_points_to_a_child_belongs_to_a_child(model):
    """Else an erasure would leave it behind, and a copy of one's data would leave it out."""
    points = any(
        (isinstance(field, (ForeignKey, ManyToManyField)) and field.related_model is Child)
        or field.name == "child_id"
        or (isinstance(field, ForeignKey) and mark_of_model(field.related_model._meta.label).path)
        for field in fields_of(model)
    )
    mark = mark_of_model(model._meta.label)
    if points and model is not Child and model._meta.label not in STAYS:
        assert mark.path or mark.shared, f"say in rights/fields.yaml how {model._meta.label} belongs to a child"
    if mark.path or mark.shared:
        assert mark.retention == "child_record"
        assert model._base_manager.filter(**{mark.path or mark.shared: "C"}).query


@pytest.mark.parametrize("pattern", patterns())
def test_nothing_is_classified_that_is_not_there(pattern):
    if pattern.endswith(".*"):
        return  # a library's tables, some of them for settings that are not in use here
    names = [label for label in LABELS if pattern.count(".") == 1]
    names += [f"{model._meta.label}.{field.name}" for model in EVERY for field in fields_of(model)]
    assert any(fnmatchcase(name, pattern) for name in names)


def test_a_field_that_nobody_classified_is_told_with_the_line_to_add():
    with pytest.raises(NotClassified, match=r"children.Child.shoe_size: DISCLOSURE SCRUB"):
        mark_of("children.Child", "shoe_size")
    with pytest.raises(NotClassified, match=r"shoes.Shoe: \{of, retention\}"):
        mark_of_model("shoes.Shoe")


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_free_text_reaches_developers_and_no_long_text_is_given_unread(model):
    """A text without a length may hold anything. Whoever says otherwise names it here."""
    for field in fields_of(model):
        mark = mark_of(model._meta.label, field.name)
        if field.get_internal_type() == "TextField" and f"{model._meta.label}.{field.name}" not in CODED_TEXTS:
            assert mark.scrub in (Scrub.BLANK, Scrub.INVENT), field.name
            told = mark.about in (About.ANYONE, About.WORK) or mark.disclosure is Disclosure.CONFIDENTIAL
            assert told or f"{model._meta.label}.{field.name}" in THE_CHILDS_OWN, field.name


CODED_TEXTS = {"children.Step.source": "where a timetable's step stands in the law"}
THE_CHILDS_OWN = {
    "children.Child.communication": "how the child speaks and is spoken to",
    "engagement.MeetingVersion.childs_words": "what the child said",
}
