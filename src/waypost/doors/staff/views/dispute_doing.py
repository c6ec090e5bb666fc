"""What is done about a line that is wrong: said, sent to its owner, answered, settled; and a child's pages opened."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from waypost.casework.access.acting import Acting, NoSuchChild
from waypost.casework.access.permissions import Permission
from waypost.casework.corrections.actions import dispute_line
from waypost.casework.corrections.actions.follow_identity import free_child
from waypost.casework.corrections.queries import DisputeShown, DisputesPage, child_disputes, line_to_dispute
from waypost.casework.corrections.rules import freezes
from waypost.casework.corrections.words import told as words
from waypost.doors.staff.forms import of_disputes, of_reports
from waypost.doors.staff.forms.of_record import RecordForm
from waypost.doors.staff.views.doing import Asked, Doing, pages_of

SAY, SETTLE = Permission.DISPUTE_LINE, Permission.SETTLE_DISPUTE
_TAB = "child_disputes"


def _asked_for(acting: Acting, child_id: str, **asked: Any) -> DisputesPage:
    """Return the child's disputed lines. Raises NoSuchChild where the address names what is not among them."""
    told = child_disputes(acting, child_id)
    if "dispute_id" in asked:
        one_of(told, asked)
    if "frozen_id" in asked and all(pk != asked["frozen_id"] for pk, _ in told.frozen):
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return told


def one_of(told: DisputesPage, asked: Asked) -> DisputeShown:
    """Return the dispute that the address names. Raises NoSuchChild."""
    found = next((one for one in told.disputes if one.dispute_id == asked["dispute_id"]), None)
    if found is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return found


def _say(acting: Acting, child_id: str, form: RecordForm, asked: Asked) -> bool:
    dispute_line.dispute_line(acting, child_id, once=form.token, **asked, **form.taken)
    return freezes(form.taken["wrong"])


def _away_if_shut(child_id: str, asked: Asked, is_shut: bool) -> str | None:
    """A child whose pages are shut is not gone back to."""
    return reverse("my_work") if is_shut else None


def _version(told: DisputesPage, acting: Acting, asked: Asked) -> dict[str, Any]:
    return {"version": one_of(told, asked).version}


def _of(name: str, title: str, button: str, done: str, form: Any, act: Any, **more: Any) -> Doing:
    """Return something that is done with a dispute that is there."""
    told: dict[str, Any] = {"needs": SAY, "begin": _version, **more}
    where = f"dispute/<int:dispute_id>/{name.removesuffix('_dispute')}/"
    return Doing(name, where, title, button, done, form, back=_TAB, ask=_asked_for, act=act,
                 template="child/dispute_do.html", more={"coded": words()}, **told)  # fmt: skip


def _simply(action: Any) -> Any:
    return lambda who, child, form, asked: action(who, child, once=form.token, version=form.seen, **asked, **form.taken)


DOINGS = (
    Doing("dispute_line", "line/<str:line_id>/wrong/", "Say this is wrong", "Say it", "It is said, and both versions "
          "stand.", of_disputes.DisputeForm, SAY, _TAB, line_to_dispute, _say, goes=_away_if_shut,
          template="child/dispute_line.html"),
    _of("send_dispute", "Send it to its owner", "Send it", "It is sent, and the days are counted.",
        of_disputes.SendForm, _simply(dispute_line.send_home)),
    _of("answer_dispute", "What the owner answered", "Record it", "The answer is recorded.", of_disputes.AnswerForm,
        _simply(dispute_line.record_answer),
        begin=lambda told, acting, asked: _version(told, acting, asked) | {"initial": {"answered_on": acting.on}}),
    _of("settle_dispute", "Settle it", "Settle it", "It is settled.", of_disputes.SettleForm,
        _simply(dispute_line.settle), needs=SETTLE),
    _of("withdraw_dispute", "Withdraw it", "Withdraw it", "It is withdrawn.", of_reports.NothingMoreForm,
        _simply(dispute_line.withdraw_dispute), is_grave=True, about="It stays readable."),
    Doing("free_child", "shut/<int:frozen_id>/", "Open the child’s pages again", "Open them", "The pages are open.",
          of_disputes.FreeForm, Permission.FREE_CHILD, _TAB, _asked_for,
          lambda who, child, form, asked: free_child(who, child, once=form.token, **asked, **form.taken),
          about="Only when it is decided whose record this is. A wrong link opens by itself, in the review of links."),
)  # fmt: skip
urls = pages_of(DOINGS)
