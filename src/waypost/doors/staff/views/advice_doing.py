"""What is done with advice: written, shared with the child, filed, set beside the order; talks with social workers."""

from __future__ import annotations

from typing import Any

from waypost.casework.access.acting import Acting, NoSuchChild
from waypost.casework.access.permissions import Permission
from waypost.casework.advice.actions import compare_advice, give_advice, talk_about_plan
from waypost.casework.advice.queries import AdvicePage, AdviceShown, child_advice
from waypost.doors.staff.forms import of_advice, of_reports
from waypost.doors.staff.forms.of_record import RecordForm
from waypost.doors.staff.views.doing import Asked, Doing, pages_of

WRITE = Permission.WRITE_ADVICE


def _asked_for(acting: Acting, child_id: str, **asked: Any) -> AdvicePage:
    """Return the child's advice. Raises NoSuchChild where the address names a piece that is not among it."""
    told = child_advice(acting, child_id)
    if "advice_id" in asked:
        one_of(told, asked)
    if "talk_id" in asked and asked["talk_id"] not in {one.talk_id for one in told.talks}:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return told


def one_of(told: AdvicePage, asked: Asked) -> AdviceShown:
    """Return the piece of advice that the address names. Raises NoSuchChild."""
    found = next((one for one in told.advice if one.advice_id == asked["advice_id"]), None)
    if found is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return found


def _version(told: AdvicePage, acting: Acting, asked: Asked) -> dict[str, Any]:
    return {"version": one_of(told, asked).version}


def _as_written(told: AdvicePage, acting: Acting, asked: Asked) -> dict[str, Any]:
    one = one_of(told, asked)
    return {"version": one.version, "initial": {"recommendation": one.recommendation, "reasons": one.reasons}}


def _suggested(told: AdvicePage, acting: Acting, asked: Asked) -> dict[str, Any]:
    """Begin with the newest final order of the same proceedings, and where a comparison begins: a person decides."""
    one = one_of(told, asked)
    orders = [pk for pk, case_id, _, _ in told.orders if case_id == one.case_id]
    return {
        "version": one.version,
        "initial": {"order_id": str(orders[0]) if orders else "", "followed": one.suggested},
    }


def _compare(acting: Acting, child_id: str, form: RecordForm, asked: Asked) -> str:
    said = form.taken
    order = str(said.pop("order_id"))
    order_id = int(order) if order.isascii() and order.isdigit() and len(order) < 18 else 0
    return compare_advice.compare_advice(
        acting, child_id, once=form.token, version=form.seen, order_id=order_id, **asked, **said
    )


def _of(name: str, title: str, button: str, done: str, form: Any, act: Any, **more: Any) -> Doing:
    """Return something that is done with advice that is there."""
    told: dict[str, Any] = {"begin": _version, "template": "child/advice_do.html", **more}
    where = f"advice/<str:advice_id>/{name.removesuffix('_advice')}/"
    return Doing(name, where, title, button, done, form, WRITE, "child_advice", _asked_for, act, **told)


def _simply(action: Any) -> Any:
    return lambda who, child, form, asked: action(who, child, once=form.token, version=form.seen, **asked, **form.taken)


DOINGS = (
    Doing("write_advice", "advice/write/", "Advise on one issue", "Save the draft", "The draft is saved.",
          of_advice.AdviceForm, WRITE, "child_advice", _asked_for,
          lambda who, child, form, _: give_advice.write_advice(who, child, once=form.token, **form.taken),
          about="One issue at a time: each is shared with the child and filed by itself."),
    Doing("write_talk", "advice/talks/", "A talk with the social worker", "Save the talk", "The talk is written down.",
          of_advice.TalkForm, WRITE, "child_advice", _asked_for,
          lambda who, child, form, _: talk_about_plan.write_talk(who, child, once=form.token, **form.taken),
          lambda told, acting, _: {"initial": {"talked_on": acting.on}},
          about="Before the case management hearing the guardian and the social worker talk about the timetable and "
          "the care plan. What both agree need not be argued there."),
    Doing("strike_talk", "advice/talks/<str:talk_id>/strike/", "Strike out a talk", "Strike it out",
          "The talk is struck out.", of_advice.StrikeTalkForm, WRITE, "child_advice", _asked_for,
          lambda who, child, form, asked: talk_about_plan.strike_talk(
              who, child, once=form.token, **asked, **form.taken),
          is_grave=True, about="It counts no more. Write it anew as it was."),
    _of("change_advice", "Change the advice", "Save the draft", "The draft is saved.", of_advice.ChangeAdviceForm,
        _simply(give_advice.change_advice), begin=_as_written,
        about="What the child was told already is told again: the answer was to other advice."),
    _of("share_advice", "Share it with the child", "Save", "It is written down.", of_advice.ShareForm,
        _simply(give_advice.share_advice),
        begin=lambda told, acting, asked: _version(told, acting, asked) | {"initial": {"shared_on": acting.on}}),
    _of("file_advice", "File the advice", "It is filed today", "The advice is filed.", of_advice.FileAdviceForm,
        _simply(give_advice.file_advice),
        about="Every party reads it. What was filed on the same issue before is replaced."),
    _of("compare_advice", "Set it beside the order", "Save", "It is set beside the order.", of_advice.CompareForm,
        _compare, begin=_suggested),
    _of("withdraw_advice", "Withdraw the advice", "Withdraw it", "The advice is withdrawn.",
        of_reports.NothingMoreForm, _simply(give_advice.withdraw_advice), is_grave=True,
        about="It is not filed. It stays readable."),
)  # fmt: skip
urls = pages_of(DOINGS)
