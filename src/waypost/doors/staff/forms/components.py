"""Which GOV.UK component shows a field of a form, and with which options: the renderer of our forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField

from waypost.doors.staff.forms.staff_form import DayParts


def component_of(bound: BoundField) -> tuple[str, dict[str, Any]]:
    """Return the component's name and its options, for templates/macros/form.html."""
    widget = bound.field.widget
    if isinstance(widget, DayParts):
        return "date-input", _day(bound)
    if isinstance(widget, forms.Textarea):
        rows = widget.attrs.get("rows", 5)
        return "textarea", {**_labelled(bound), "value": _value(bound), "rows": rows}
    if isinstance(widget, forms.CheckboxInput):
        return "checkboxes", _one_box(bound)
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "checkboxes", _choices(bound)
    if isinstance(widget, forms.RadioSelect):
        return "radios", _choices(bound)
    if isinstance(widget, forms.Select):
        return "select", {**_labelled(bound), "items": _items(bound)}
    return "input", _input(bound)


def errors_of(form: forms.BaseForm) -> list[dict[str, str]]:
    """Return the lines of the error summary, each leading to the box that it is about."""
    lines = []
    for name, said in form.errors.items():
        href = "" if name == "__all__" else f"#{_first_box(form[name])}"
        lines += [{"text": one, **({"href": href} if href else {})} for one in said]
    return lines


def _first_box(bound: BoundField) -> str:
    if isinstance(bound.field.widget, DayParts):
        return f"{bound.auto_id}-day"
    return bound.auto_id


def _value(bound: BoundField) -> str:
    value = bound.value()
    return "" if value is None else str(value)


def _told(bound: BoundField) -> dict[str, Any]:
    told: dict[str, Any] = {"name": bound.html_name}
    if bound.help_text:
        told["hint"] = {"text": bound.help_text}
    if bound.errors:
        told["errorMessage"] = {"text": bound.errors[0]}
    return told


def _labelled(bound: BoundField) -> dict[str, Any]:
    # A label may be somebody's name: its own way of running, whatever way the page runs.
    label = {"text": bound.label, "classes": "govuk-label--s", "attributes": {"dir": "auto"}}
    return {**_told(bound), "id": bound.auto_id, "label": label}


def _input(bound: BoundField) -> dict[str, Any]:
    widget = bound.field.widget
    attributes = dict(widget.attrs)
    told = {**_labelled(bound), "type": widget.input_type, "spellcheck": False}
    told["value"] = "" if widget.input_type == "password" else _value(bound)
    for name in ("autocomplete", "inputmode"):
        if name in attributes:
            told[name] = attributes.pop(name)
    kept = {name: value for name, value in attributes.items() if name in {"maxlength", "autocapitalize"}}
    return {**told, "attributes": kept} if kept else told


def _items(bound: BoundField) -> list[dict[str, Any]]:
    chosen = bound.value()
    every = (
        {str(one) for one in chosen} if isinstance(chosen, (list, tuple)) else {"" if chosen is None else str(chosen)}
    )
    return [
        {"value": str(value), "text": str(text), "checked": str(value) in every, "selected": str(value) in every}
        for value, text in bound.field.choices
    ]


def _choices(bound: BoundField) -> dict[str, Any]:
    legend = {"text": bound.label, "classes": "govuk-fieldset__legend--s"}
    own_way = {"label": {"attributes": {"dir": "auto"}}}  # a choice may be somebody's name
    items = [item | own_way for item in _items(bound) if item["value"]]
    return {**_told(bound), "idPrefix": bound.auto_id, "fieldset": {"legend": legend}, "items": items}


def _one_box(bound: BoundField) -> dict[str, Any]:
    box = {"value": "on", "text": bound.label, "checked": bool(bound.value())}
    told = _told(bound)
    return {**told, "idPrefix": bound.auto_id, "items": [box]}


def _day(bound: BoundField) -> dict[str, Any]:
    value = bound.value()
    parts = value if isinstance(value, list) else bound.field.widget.decompress(value)
    wrong = " govuk-input--error" if bound.errors else ""
    items = [
        {
            "name": f"{bound.html_name}_{name}",
            "id": f"{bound.auto_id}-{name}",
            "label": name.capitalize(),
            "value": "" if part is None else str(part),
            "classes": f"govuk-input--width-{4 if name == 'year' else 2}{wrong}",
        }
        for name, part in zip(("day", "month", "year"), [*parts, None, None, None], strict=False)
    ]
    legend = {"text": bound.label, "classes": "govuk-fieldset__legend--s"}
    return {**_told(bound), "id": bound.auto_id, "fieldset": {"legend": legend}, "items": items}
