"""What is sent to the interface about programmes, changes, plans of areas and meetings."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from waypost.doors.api.acting import Number, Once, Text
from waypost.doors.api.reading import Reference

Line = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
Short = Annotated[str, Field(max_length=80, pattern=r"^[^\x00]*$")]
Which = Annotated[int, Field(ge=1, le=2**31 - 1)]


class ProgrammeBegun(Once):
    """A programme under a priority, who answers for it, and the codes of what it serves of the plan."""

    priority: Reference
    title: Line
    what: Text
    owner: Line
    serves: tuple[Reference, ...] = ()


class OfProgramme(Once):
    """A programme."""

    programme_id: Which


class ProgrammeOwned(OfProgramme):
    """Who answers for it from now on."""

    owner: Line


class MilestoneSet(OfProgramme):
    """What can be seen to be reached, by when."""

    what: Text
    due_on: date


class ChangeProposed(OfProgramme):
    """A change."""

    what: Text


class OfMilestone(Once):
    """A milestone, and what was seen or why."""

    milestone_id: Which
    words: Text


class MilestoneMoved(Once):
    """Another day, why, and how many days there were when it was read."""

    milestone_id: Which
    version: Number
    due_on: date
    because: Text


class MilestoneJudged(OfMilestone):
    """Whether it is reached."""

    is_enough: bool


class OfChange(Once):
    """A change, and words about it."""

    change_id: Which
    words: Text


class YoungPeoplesViewTold(OfChange):
    """What the young people's board thinks of the newest answer, and when it met."""

    view: Reference
    met_on: date


class ChangeDecided(OfChange):
    """What is decided: approved or refused."""

    decision: Reference


class AreaPlanBegun(Once):
    """An area, and the first day of the year of its plan."""

    area: Short
    begins_on: date


class AimSet(Once):
    """What an area wants to reach, who answers, and the measure that tells of it (empty: none)."""

    area_plan_id: Which
    what: Text
    owner: Line
    measure: Short = ""


class AimJudged(Once):
    """What a review says of an aim. The figure that is released today is kept with it."""

    area_aim_id: Which
    review: Reference
    verdict: Reference
    words: Text


class ReviewHeld(Once):
    """Which review of a plan was held, when, and what it said."""

    area_plan_id: Which
    review: Reference
    held_on: date
    words: Text


class MeetingPlanned(Once):
    """A row of the calendar, which board (empty: it is of none), and the day."""

    series: Reference
    board: Short = ""
    meets_on: date


class OfMeeting(Once):
    """A planned meeting."""

    planned_meeting_id: Which


class MeetingMoved(OfMeeting):
    """Another day, why, and how many days there were when it was read."""

    version: Number
    meets_on: date
    because: Text


class OnAgenda(OfMeeting):
    """Something to talk about, and whether it is of assurance, policy or learning."""

    about: Reference
    words: Text


class MeetingHeld(OfMeeting):
    """When it was held, and what it decided."""

    held_on: date
    words: Text
