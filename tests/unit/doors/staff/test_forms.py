"""Fields of forms become GOV.UK's components: label, hint, error and what was entered, and nothing of a password."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from jinja2 import UndefinedError

from waypost.doors.staff.environment import environment
from waypost.doors.staff.forms.components import component_of, errors_of
from waypost.doors.staff.forms.staff_form import DayField, StaffForm


class Every(StaffForm):
    """One field of each kind."""

    name = forms.CharField(label="Name", help_text="As it is spoken")
    secret = forms.CharField(label="Secret", widget=forms.PasswordInput(render_value=True))
    about = forms.CharField(label="About", widget=forms.Textarea(attrs={"rows": 9}))
    one = forms.ChoiceField(label="One", choices=[("", "None"), ("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    list = forms.ChoiceField(label="List", choices=[("a", "A"), ("b", "B")])
    many = forms.MultipleChoiceField(
        label="Many", choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple
    )
    sure = forms.BooleanField(label="Sure", required=False)
    on = DayField(label="On")


SENT = {"name": "<b>", "secret": "canary", "about": "x", "one": "b", "list": "b", "many": ["a", "b"], "sure": "on",
        "on_day": "1", "on_month": "2", "on_year": "2027"}  # fmt: skip


def shown(form: StaffForm, name: str) -> tuple[str, dict]:
    return component_of(form[name])


def test_each_kind_of_field_has_its_component():
    form = Every()
    assert [shown(form, name)[0] for name in ("name", "secret", "about", "one", "list", "many", "sure", "on")] == [
        "input", "input", "textarea", "radios", "select", "checkboxes", "checkboxes", "date-input",
    ]  # fmt: skip


def test_what_was_entered_comes_back_but_never_a_password():
    form = Every(SENT)
    assert shown(form, "name")[1]["value"] == "<b>"
    assert shown(form, "secret")[1]["value"] == ""
    assert [item["value"] for item in shown(form, "one")[1]["items"] if item["checked"]] == ["b"]
    assert [item["value"] for item in shown(form, "many")[1]["items"] if item["checked"]] == ["a", "b"]
    assert [item["value"] for item in shown(form, "on")[1]["items"]] == ["1", "2", "2027"]
    page = rendered(form)
    assert "&lt;b&gt;" in page
    assert "canary" not in page


def rendered(form: StaffForm) -> str:
    template = '{% import "macros/form.html" as m %}{{ m.errors(form) }}{{ m.whole(form, "", "Send") }}'
    return environment().from_string(template).render(form=form)


def test_every_error_leads_to_the_box_that_it_is_about():
    form = Every({})
    assert [(one["text"], one["href"]) for one in errors_of(form)][:2] == [
        ("Enter name", "#id_name"), ("Enter secret", "#id_secret"),
    ]  # fmt: skip
    assert ("Enter a day", "#id_on-day") in [(one["text"], one["href"]) for one in errors_of(form)]
    page = rendered(form)
    for line in errors_of(form):
        assert f'id="{line["href"][1:]}"' in page, line


def test_a_form_carries_a_token_of_its_own_and_the_version_that_was_read():
    first, second = rendered(Every(version=7)), rendered(Every(version=7))
    assert first != second
    assert 'name="version" value="7"' in first


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("", "", ""), "Enter a day"), (("1", "2", ""), "Enter a day, a month and a year"),
        (("30", "2", "2027"), "Enter a real day"), (("x", "2", "2027"), "Enter a real day"),
        (("1", "13", "2027"), "Enter a real day"), (("1", "1", "0"), "Enter a real day"),
    ],
)  # fmt: skip
def test_a_day_that_is_none_is_said_in_words(parts, said):
    form = Every(SENT | dict(zip(("on_day", "on_month", "on_year"), parts, strict=True)))
    assert form.errors["on"] == [said]


def test_a_leap_day_is_a_day():
    form = Every(SENT | {"on_day": "29", "on_month": "2", "on_year": "2028"})
    assert form.is_valid()
    assert form.taken["on"] == date(2028, 2, 29)


def test_a_name_that_a_template_spells_wrongly_is_an_error():
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nobody }}").render()
    with pytest.raises(UndefinedError):
        environment().from_string("{% if form.wrong %}x{% endif %}").render(form=object())
    assert environment().from_string("{% if options.left_out %}x{% endif %}").render(options={}) == ""
