"""The record: one child, events in order, provenance on each. Frozen values that check themselves.

Two clocks run on every event: when it happened, and when we learnt of it. An event is *said* from `learnt_at` until
`superseded_at`: the moment of the first later statement of the same source record that no longer says it. A null
`learnt_at` means nothing tells when we learnt it; it is then taken as learnt on the day it happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from waypost.vocabulary.confidentiality.marks import MARKS, UNKNOWN_FIELD
from waypost.vocabulary.events import EventKind


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact stands in the files: enough to open the file and put a finger on it.

    `person_key`, `proceedings_key` and `fact_key` are the source's own keys of the child, the case and the fact.
    """

    source: str
    sender: str | None
    record_key: str
    file: str
    position: str
    person_key: str = ""
    proceedings_key: str | None = None
    fact_key: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a child on a day, as one source tells it. Details as vocabulary.events says.

    `mark` is of vocabulary.confidentiality; an event that nobody has marked is withheld.
    """

    event_id: str
    child_id: str
    proceedings_id: str | None
    kind: EventKind
    happened_on: date
    provenance: Provenance
    happened_at: datetime | None = None
    learnt_at: datetime | None = None
    superseded_at: datetime | None = None
    code: str | None = None
    reason: str | None = None
    owner: str | None = None
    due_on: date | None = None
    flag: bool | None = None
    doubt: str | None = None
    mark: str = UNKNOWN_FIELD

    def __post_init__(self) -> None:
        if self.mark not in MARKS:
            raise ValueError(f"event {self.event_id}: it has no mark of vocabulary.confidentiality")
        if self.learnt_at and self.superseded_at and self.superseded_at <= self.learnt_at:
            raise ValueError(f"event {self.event_id}: superseded before it was learnt")


@dataclass(frozen=True, slots=True)
class Child:
    """A child as linkage knows them. `identity` is statistical (good enough to count) or confirmed."""

    child_id: str
    identity: str
    born_on: date | None
    sex: str | None
    ethnicity: str | None
    disability: str | None = None

    def __post_init__(self) -> None:
        if self.identity not in ("statistical", "confirmed"):
            raise ValueError(f"child {self.child_id}: identity must be statistical or confirmed")


@dataclass(frozen=True, slots=True)
class ChildInProceedings:
    """One child in one set of proceedings: the row that measures read. Dates are null where no source tells them.

    `received_on` is receipt by Cafcass. `started_on` is received_on, else issued_on, else submitted_on; where the child
    joined later than that, it is the day of joining.
    `first_final_order_on` is the first order marked final for this child; `closed_on` is closure by Cafcass and is null
    while reopened. `law` and `application` are "unknown" where no statement tells them.

    `is_eligible_for_engagement` is Cafcass's own word, null where it says nothing. `first_engaged_on` is the first time
    a practitioner saw or spoke with the child, `first_plan_reviewed_on` the first management review of assessment and
    plan. `first_cancelled_hearing_on` is the day for which the first hearing that was vacated or adjourned had been
    listed; `first_lost_hearing_on` the same, hearings apart that were no longer needed.

    `representation` says whose parties have lawyers: both, applicant_only, respondent_only or neither. The hearings are
    the first held of their kind; `hearings_held` counts days and kinds, so that one told by two sources counts once.
    `work_ordered_on` is the first report that goes beyond safeguarding (assemble.WORK_AFTER_FIRST_HEARING);
    `impact_report_filed_on` the first child impact report, and `impact_report_by` who wrote it. `final_order` is the
    kind of the first final order. `first_closed_on` is the first closure by Cafcass, `closed_why` what the last one
    gave as its reason, null while reopened. `returned_on` is the start of the child's next proceedings after the first
    final order here.

    `disability` is yes where any source records one of the child, no where one says that there is none, null where none
    speaks of it. `applicants_heritage` and `respondents_heritage` are of the adults of the case, told by Cafcass: one
    of the five heads of vocabulary.ethnicity, several where they differ, refused or not_yet_obtained where no group is
    known, null where nothing is said.
    """

    child_id: str
    proceedings_id: str
    law: str
    application: str
    track: str | None
    area: str | None
    authority: str | None
    service_area: str | None
    submitted_on: date | None
    issued_on: date | None
    received_on: date | None
    started_on: date | None
    first_final_order_on: date | None
    closed_on: date | None
    sex: str | None
    ethnicity: str | None
    born_on: date | None
    is_told_by_court: bool
    is_told_by_cafcass: bool
    joined_on: date | None = None
    is_eligible_for_engagement: bool | None = None
    first_engaged_on: date | None = None
    first_engaged_in_person_on: date | None = None
    first_plan_reviewed_on: date | None = None
    first_cancelled_hearing_on: date | None = None
    first_lost_hearing_on: date | None = None
    representation: str | None = None
    domestic_abuse_alleged_on: date | None = None
    first_allocated_on: date | None = None
    first_guardian_on: date | None = None
    introduction_letter_on: date | None = None
    goodbye_letter_on: date | None = None
    first_hearing_on: date | None = None
    plan_agreed_on: date | None = None
    case_management_hearing_on: date | None = None
    further_case_management_hearing_on: date | None = None
    issues_resolution_hearing_on: date | None = None
    decision_hearing_on: date | None = None
    hearings_held: int = 0
    decision_hearings: int = 0
    first_extension_on: date | None = None
    work_ordered_on: date | None = None
    second_report_ordered_on: date | None = None
    impact_report_filed_on: date | None = None
    impact_report_by: str | None = None
    final_order: str | None = None
    last_final_order_on: date | None = None
    first_closed_on: date | None = None
    closed_why: str | None = None
    returned_on: date | None = None
    disability: str | None = None
    applicants_heritage: str | None = None
    respondents_heritage: str | None = None


@dataclass(frozen=True, slots=True)
class Proceedings:
    """One set of proceedings: the row that measures of cases and applications read.

    `submitted_on`, `issued_on` and `received_on` are the first of its children's, and so are the two hearings;
    `started_on` is received_on, else issued_on, else submitted_on. `completed_on` is the last child's first final order
    and `closed_on` the last child's closure, each null until every child has one. Where Cafcass tells of some of the
    children, these two rest on those alone: final orders and closures come from Cafcass, and a child that linkage could
    not match must not hold a case open for ever.

    The other days are the first of its children's. `hearings_held` and `decision_hearings` are the most that any child
    had. `disposed_on` is the last final order on or before the day on which the first child's case was first closed,
    null until every child's is closed. `closed_why` is the reason of the child closed last.
    """

    proceedings_id: str
    law: str
    application: str
    track: str | None
    area: str | None
    authority: str | None
    service_area: str | None
    submitted_on: date | None
    issued_on: date | None
    received_on: date | None
    started_on: date | None
    completed_on: date | None
    closed_on: date | None
    children: int
    is_told_by_court: bool
    is_told_by_cafcass: bool
    first_cancelled_hearing_on: date | None = None
    first_lost_hearing_on: date | None = None
    representation: str | None = None
    first_guardian_on: date | None = None
    first_hearing_on: date | None = None
    plan_agreed_on: date | None = None
    case_management_hearing_on: date | None = None
    further_case_management_hearing_on: date | None = None
    issues_resolution_hearing_on: date | None = None
    decision_hearing_on: date | None = None
    hearings_held: int = 0
    decision_hearings: int = 0
    first_extension_on: date | None = None
    work_ordered_on: date | None = None
    second_report_ordered_on: date | None = None
    impact_report_filed_on: date | None = None
    impact_report_by: str | None = None
    disposed_on: date | None = None
    closed_why: str | None = None


@dataclass(frozen=True, slots=True)
class Allocation:
    """One practitioner's work on one case: the row that measures of caseload read.

    `practitioner` is the source's own number of a member of staff: personal data of theirs, which leaves by no door.
    `child_id` is null where the work is for every child of the case. `ended_on` is null while it goes on.
    `case_closed_on` is that of the proceedings.
    """

    practitioner: str
    role: str
    proceedings_id: str | None
    child_id: str | None
    law: str
    application: str
    track: str | None
    area: str | None
    authority: str | None
    service_area: str | None
    started_on: date
    ended_on: date | None
    source: str
    sender: str | None
    record_key: str
    case_closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Journey:
    """One child's events in order across agencies, and the proceedings they are in."""

    child: Child
    events: tuple[Event, ...]
    proceedings: tuple[ChildInProceedings, ...]

    def __post_init__(self) -> None:
        days = [event.happened_on for event in self.events]
        if days != sorted(days):
            raise ValueError(f"journey of {self.child.child_id}: events out of order")
        if any(event.child_id != self.child.child_id for event in self.events):
            raise ValueError(f"journey of {self.child.child_id}: an event of another child")
