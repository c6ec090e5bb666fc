"""Reading what came in: who is named for it, nothing worrying or act, and what was done about a worry."""

from __future__ import annotations

from datetime import date, timedelta

from waypost.casework.access.acting import Acting, NothingThere, Outcome, acts
from waypost.casework.access.models import Appointment
from waypost.casework.access.permissions import Permission, may
from waypost.casework.access.roles import Role
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.states import next_state
from waypost.casework.feedback.models import FreeText, NamedReader
from waypost.casework.feedback.queries.readable import is_named, readable
from waypost.casework.feedback.rules import READING, Reading, ReadingAct, check_settled, check_worry
from waypost.casework.feedback.terms import last_day


@acts("feedback.name_reader", Permission.NAME_READER)
def name_reader(
    acting: Acting, child_id: str | None, *, person_id: int, from_on: date, to_on: date | None = None
) -> Outcome[int]:
    """Name somebody to read what comes in, from a day to a day. Raises NotPossibleNow, NothingThere."""
    roles = Appointment.objects.filter(holds_on(acting.on), user_id=person_id).values_list("role", flat=True)
    if not any(may(Role(role), Permission.READ_WORDS) for role in roles):
        raise NothingThere("there is nobody of that number who may read.", where="person_id", do="Choose of the list.")
    if to_on is not None and to_on < from_on:
        raise NotPossibleNow("it ends before it begins.", where="to_on", do="Give a later day, or none.")
    row = NamedReader.objects.create(user_id=person_id, from_on=from_on, to_on=to_on, named_by_id=acting.user_id)
    return Outcome(row.pk, {"reader": person_id, "from_on": from_on, "to_on": to_on})


@acts("feedback.end_reader", Permission.NAME_READER)
def end_reader(acting: Acting, child_id: str | None, *, named_reader_id: int) -> Outcome[None]:
    """Let somebody read no more from today on. Raises NothingThere."""
    row = NamedReader.objects.filter(pk=named_reader_id).first()
    if row is None:
        raise NothingThere("there is no such reader.", do="Look at the list again.")
    row.to_on = max(row.from_on, acting.on) - timedelta(days=1)
    row.save(update_fields=["to_on"])
    return Outcome(None, {"reader": row.user_id})


@acts("feedback.found_nothing", Permission.READ_WORDS)
def find_nothing_worrying(
    acting: Acting, child_id: str | None, *, text_id: str, is_compliment: bool = False
) -> Outcome[None]:
    """Say that one read it and found nothing worrying. Raises NothingThere, NotPossibleNow."""
    row = _to_read(acting, text_id)
    row.state = next_state(READING, Reading(row.state), ReadingAct.CALM)
    _was_read(row, acting)
    row.save()
    if is_compliment and row.feedback is not None:
        row.feedback.kind = "compliment"
        row.feedback.save(update_fields=["kind"])
    return Outcome(None, {"text": row.text_id, "is_in_time": acting.on <= row.due_on})


@acts("feedback.raise_worry", Permission.READ_WORDS)
def raise_worry(acting: Acting, child_id: str | None, *, text_id: str, urgency: str, because: str) -> Outcome[None]:
    """Say that words are worrying, how soon somebody must look, and why: whoever works for the child is told now."""
    row = _to_read(acting, text_id)
    check_worry(urgency, because)
    row.state = next_state(READING, Reading(row.state), ReadingAct.ACT)
    _was_read(row, acting)
    row.urgency, row.worry, row.worried_on = urgency, because.strip(), acting.on
    row.settle_by_on = acting.on if urgency == "now" else last_day("settle_worry", acting.on)
    row.save()
    return Outcome(None, {"text": row.text_id, "urgency": urgency, "about_child": row.child_id or ""})


@acts("feedback.settle_worry", Permission.SETTLE_WORRY)
def settle_worry(acting: Acting, child_id: str | None, *, text_id: str, how: str, because: str) -> Outcome[None]:
    """Say what was done about a worry of a child that one may open; of no child, the reader's. Raises NothingThere."""
    row = (
        FreeText.objects.select_for_update().filter(text_id=text_id, child_id=child_id, state=Reading.WORRYING).first()
    )
    if row is None or (child_id is None and not is_named(acting)):
        raise nothing_there()
    check_settled(how, because)
    row.state = next_state(READING, Reading(row.state), ReadingAct.SETTLE)
    row.settled_how, row.settled_because = how, because.strip()
    row.settled_by_id, row.settled_on = acting.user_id, acting.on
    row.save()
    return Outcome(None, {"text": row.text_id, "how": how})


def nothing_there() -> NothingThere:
    """Return the one answer to words that are not there and to words that are not this person's to read."""
    return NothingThere("there is nothing here to read.", do="Look at the list again.")


def _to_read(acting: Acting, text_id: str) -> FreeText:
    if not is_named(acting):
        raise nothing_there()
    row = readable(acting).select_for_update(of=("self",)).filter(text_id=text_id).first()
    if row is None:
        raise nothing_there()
    return row


def _was_read(row: FreeText, acting: Acting) -> None:
    if row.read_at is None:
        row.read_by_id, row.read_at = acting.user_id, acting.at
