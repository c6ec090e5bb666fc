"""What is looked at afterwards: audits, feedback and complaints, threats to practitioners."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from waypost.synthetic.allocations import Allocations
from waypost.synthetic.audited_files import audited_files, has_all_letters
from waypost.synthetic.case_facts import FIRST_CASE
from waypost.synthetic.chance import Days, Streams, Truth, Whole, happens, known_or_null, named, pick, whole_between
from waypost.synthetic.days import NEVER, as_dates, known_by, only_if, working_day
from waypost.synthetic.people import Roster
from waypost.synthetic.population import Population
from waypost.synthetic.rates import rates
from waypost.synthetic.world import AUDITS, FEEDBACK, INCIDENTS

_KNOWN = rates("practice")


def audits_frame(streams: Streams, given: Population, roster: Roster, until: int) -> pl.DataFrame:
    """Return one row an audited file, sorted by case and child: a sample, audited after some weeks of work or later."""
    members, grades = given.memberships, _KNOWN.shares("grades")
    row, day = audited_files(streams, given)
    complete = has_all_letters(streams, given)[row]
    grade = pick(streams("audit_grades"), grades, len(row))
    kept = np.flatnonzero(day <= until)
    frame = pl.DataFrame(
        {
            "audit_id": np.arange(len(kept)) + 1,
            "case_id": (members.case[row] + FIRST_CASE)[kept],
            "person_id": roster.child[members.child[row]][kept],
            "audited_on": as_dates(day[kept]),
            "grade": named(grades, grade[kept]),
            "are_all_letters_present": complete[kept],
            **{name: as_dates(days[kept]) for name, days in _put_right(streams, grade, day, until).items()},
        }
    )
    return frame.select(pl.col(name).cast(kind) for name, kind in AUDITS.items())


def _put_right(streams: Streams, grade: Whole, day: Days, until: int) -> Mapping[str, Days]:
    """Return by when what each audit requires is to be done, when it was, and when somebody confirmed it."""
    chance, size, known = streams("audit_actions"), len(day), _KNOWN.table("audit_actions")
    asked = [known.get(name, {"due_days": 0, "done": 0.0, "most_days": 0}) for name in _KNOWN.shares("grades")]
    within, share, most = (np.array([one[key] for one in asked])[grade] for key in ("due_days", "done", "most_days"))
    drawn = (chance.random(size) * (most + 1)).astype(np.int64)
    done = only_if(happens(chance, share, size), working_day(day + drawn))
    confirmed = _KNOWN.table("audit_action_confirmed")
    is_confirmed = happens(chance, confirmed["share"], size) & (done > NEVER)
    later = whole_between(chance, confirmed["least"], confirmed["most"], size)
    return {
        "action_due_on": only_if(within > 0, day + within),
        "action_done_on": known_by(done, until),
        "action_confirmed_on": known_by(only_if(is_confirmed, working_day(np.maximum(done, day) + later)), until),
    }


def feedback_frame(streams: Streams, given: Population, roster: Roster, until: int) -> pl.DataFrame:
    """Return one row a piece of feedback or a complaint, sorted by case and child."""
    chance, members, size = streams("feedback"), given.memberships, len(given.memberships)
    is_public = given.cases.is_public[members.case]
    share, positive = _KNOWN.table("gives_feedback"), _KNOWN.table("positive_feedback")
    gives = happens(chance, np.where(is_public, share["public"], share["private"]), size)
    complains = happens(chance, _KNOWN.number("complains"), size) & ~gives
    row = np.flatnonzero(gives | complains)
    is_complaint, count = complains[row], len(row)
    received = np.maximum(given.cases.received[members.case[row]], members.joined[row])
    wait = _KNOWN.table("days_to_feedback")
    room = np.maximum(members.closed[row] - received, 0) + wait["after_closing"]
    day = working_day(received + wait["least"] + (chance.random(count) * room).astype(np.int64))
    is_positive = happens(chance, np.where(is_public, positive["public"], positive["private"])[row], count)
    answer = _KNOWN.table("days_to_response")
    responded = working_day(day + whole_between(chance, answer["least"], answer["most"], count))
    kept = np.flatnonzero(day <= until)
    kind = np.where(
        is_complaint,
        2,
        np.where(is_positive & happens(chance, _KNOWN.number("positive_feedback_is_compliment"), count), 1, 0),
    )
    frame = pl.DataFrame(
        {
            "feedback_id": np.arange(len(kept)) + 1,
            "case_id": (members.case[row] + FIRST_CASE)[kept],
            "person_id": roster.child[members.child[row]][kept],
            "kind": named(("feedback", "compliment", "complaint"), kind[kept]),
            "made_by": named(("child", "adult", "professional"), _made_by(chance, is_complaint)[kept]),
            "made_on": as_dates(day[kept]),
            "responded_on": as_dates(known_by(responded, until)[kept]),
            "sentiment": named(("positive", "mixed", "negative"), _sentiment(chance, is_complaint, is_positive)[kept]),
        }
    )
    return frame.select(pl.col(name).cast(kind) for name, kind in FEEDBACK.items())


def _made_by(chance: np.random.Generator, is_complaint: Truth) -> Whole:
    usual = pick(chance, _KNOWN.shares("made_by"), len(is_complaint))
    is_childs = happens(chance, _KNOWN.number("complaint_is_childs"), len(is_complaint))
    return np.where(is_complaint, np.where(is_childs, 0, 1), usual)


def _sentiment(chance: np.random.Generator, is_complaint: Truth, is_positive: Truth) -> Whole:
    is_mixed = happens(chance, _KNOWN.number("other_feedback_is_mixed"), len(is_complaint))
    rest = np.where(is_mixed, 1, 2)
    return np.where(is_complaint, 2, np.where(is_positive, 0, rest))


def incidents_frame(streams: Streams, given: Population, work: Allocations, until: int) -> pl.DataFrame:
    """Return one row a threat or incident against the practitioner who had the case, sorted by case."""
    chance = streams("incidents")
    row = np.flatnonzero(happens(chance, _KNOWN.number("has_incident"), len(work)))
    size, kinds = len(row), _KNOWN.shares("incidents")
    room = np.maximum(work.ended[row] - work.started[row], 0)
    day = work.started[row] + (chance.random(size) * room).astype(np.int64)
    action = _KNOWN.table("days_to_action")
    acted = working_day(day + whole_between(chance, action["least"], action["most"], size))
    told = only_if(happens(chance, _KNOWN.number("incident_endangers_child"), size), acted)
    kind = pick(chance, kinds, size)
    kept = np.flatnonzero(day <= until)
    frame = pl.DataFrame(
        {
            "incident_id": np.arange(len(kept)) + 1,
            "case_id": known_or_null((work.case[row] + FIRST_CASE)[kept]),
            "practitioner_id": work.practitioner[row][kept],
            "happened_on": as_dates(day[kept]),
            "kind": named(kinds, kind[kept]),
            "action_taken_on": as_dates(known_by(acted, until)[kept]),
            "child_protection_action_on": as_dates(known_by(np.where(told > NEVER, told, NEVER), until)[kept]),
        }
    )
    return frame.select(pl.col(name).cast(kind) for name, kind in INCIDENTS.items())
