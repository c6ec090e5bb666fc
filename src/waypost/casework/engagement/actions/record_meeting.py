"""Records a meeting, puts right what was recorded, and strikes out what was not so. Every version is kept."""

from __future__ import annotations

from dataclasses import asdict, replace

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import Child
from waypost.casework.children.rules import NotPossibleNow, check_fresh
from waypost.casework.engagement.models import MeetingVersion
from waypost.casework.engagement.rules import Meeting, check_meeting


@acts("engagement.record", Permission.RECORD_MEETING)
def record_meeting(acting: Acting, child_id: str | None, *, meeting: Meeting) -> Outcome[str]:
    """Record a meeting that the acting person held. Returns its identifier. Raises NotAWord, MeetingWrong."""
    child = open_child(child_id)
    check_meeting(meeting, born_on=child.born_on, on=acting.on)
    count = MeetingVersion.objects.filter(child=child, number=1).count()
    meeting_id = f"{child.pk}-M{count + 1}"
    _write(acting, child, meeting_id, 1, meeting, met_by=acting.user_id)
    return Outcome(meeting_id, _facts(meeting_id, 1, meeting))


@acts("engagement.correct", Permission.RECORD_MEETING)
def correct_meeting(
    acting: Acting, child_id: str | None, *, meeting_id: str, after: int, meeting: Meeting
) -> Outcome[int]:
    """Write a meeting anew. `after` is the version on the page. Raises SomebodySavedFirst, NotAWord, MeetingWrong."""
    child = open_child(child_id)
    last = _last(child, meeting_id)
    check_fresh(after, last.number)
    check_meeting(meeting, born_on=child.born_on, on=acting.on)
    _write(acting, child, meeting_id, last.number + 1, meeting, met_by=last.met_by_id)
    return Outcome(last.number + 1, _facts(meeting_id, last.number + 1, meeting))


@acts("engagement.strike", Permission.RECORD_MEETING)
def strike_meeting(acting: Acting, child_id: str | None, *, meeting_id: str, after: int, because: str) -> Outcome[int]:
    """Strike out a meeting that was not held, or was another child's. It stays readable, and counts no more."""
    child = open_child(child_id)
    last = _last(child, meeting_id)
    check_fresh(after, last.number)
    if last.struck_because or not because.strip():
        raise NotPossibleNow("a meeting is struck out once, with a reason.", where="because", do="Say why.")
    _write(acting, child, meeting_id, last.number + 1, _told(last), met_by=last.met_by_id, struck_because=because)
    return Outcome(last.number + 1, {"meeting": meeting_id, "number": last.number + 1})


def _last(child: Child, meeting_id: str) -> MeetingVersion:
    """Return the version that stands. A meeting of another child is answered as a child who is not there."""
    last = MeetingVersion.objects.filter(child=child, meeting_id=meeting_id, is_latest=True).first()
    if last is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return last


def _write(
    acting: Acting,
    child: Child,
    meeting_id: str,
    number: int,
    meeting: Meeting,
    *,
    met_by: int,
    struck_because: str = "",
) -> None:
    MeetingVersion.objects.filter(meeting_id=meeting_id, is_latest=True).update(is_latest=False)
    told = asdict(replace(meeting, companions=(), explained=()))
    told |= {"companions": list(meeting.companions), "explained": list(meeting.explained)}
    MeetingVersion.objects.create(
        child=child,
        meeting_id=meeting_id,
        number=number,
        struck_because=struck_because,
        met_by_id=met_by,
        written_by_id=acting.user_id,
        written_at=acting.at,
        **told,
    )


def _told(row: MeetingVersion) -> Meeting:
    return Meeting(
        row.seen_on,
        row.manner,
        row.is_alone,
        tuple(row.companions),
        row.place,
        row.room,
        row.childs_words,
        row.no_words_because,
        row.interpretation,
        tuple(row.explained),
        row.was_understood,
    )


def _facts(meeting_id: str, number: int, meeting: Meeting) -> dict[str, object]:
    return {
        "meeting": meeting_id,
        "number": number,
        "seen_on": meeting.seen_on,
        "manner": meeting.manner,
        "is_alone": meeting.is_alone,
        "has_childs_words": bool(meeting.childs_words.strip()),
    }
