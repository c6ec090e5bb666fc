"""Invented duty for the demonstration: who is on duty, and what came about children who have yet to meet somebody.

Nobody rang and nobody answered: each text says that it is invented. Every step is done by the same actions as on the
pages, by the invented people who may.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from waypost.casework.access.acting import Acting
from waypost.casework.access.queries import acting_as
from waypost.casework.access.roles import Role
from waypost.casework.access.signing_in import invented_people
from waypost.casework.allocation.actions.duty_work import answer_duty, take_duty
from waypost.casework.allocation.actions.set_rota import put_on_duty, take_off_duty
from waypost.casework.allocation.hub import duty_hub
from waypost.foundation.clock import LONDON
from waypost.vocabulary.working_days import add_working_days

_BEGAN = time(8, 45)
_LEADS = Role.PRACTICE_SUPERVISOR
_PRACTITIONERS = (Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN)
_CAME = (
    (1, "call", "school", "today", "Invented: the school asks who will come, and when.",
     ("done", "Invented: rang the school, and said that nobody is chosen yet.")),
    (1, "call", "parent_or_carer", "today", "Invented: a parent asks whether the hearing stands.", None),
    (0, "worry", "relative", "today", "Invented: a grandparent says that the child sleeps on a floor.",
     ("noted", "Invented: left word with the health visitor.")),
    (0, "court_request", "court", "next_working_day", "Invented: the court asks for the dates of the adviser.", None),
)  # fmt: skip
"""How many days ago something came, what, from whom, by when it was needed, what was said, and what was done."""


def be_on_duty(on: date) -> int:
    """Enter a rota in each team, and what came to duty there. Returns how many teams."""
    at = datetime.combine(on, _BEGAN, LONDON)
    people: dict[str, dict[Role, list[int]]] = {}
    for one in invented_people(at):
        people.setdefault(one.team, {}).setdefault(one.role, []).append(one.user_id)
    done = 0
    for team in sorted(people):
        held = people[team]
        practitioners = list(dict.fromkeys(user for role in _PRACTITIONERS for user in held.get(role, ())))
        leads = (acting_as(one, at, role=_LEADS.value) for one in held.get(_LEADS, ()))
        lead = next((one for one in leads if one is not None), None)
        if practitioners and lead is not None:
            _rota(lead, practitioners)
            _what_came(lead, practitioners[0])
            done += 1
    return done


def _rota(lead: Acting, practitioners: list[int]) -> None:
    """Put one on duty yesterday and today, others on the days to come; one line is struck out again."""
    yesterday = replace(lead, at=lead.at - timedelta(days=1))
    put_on_duty(yesterday, None, user_id=practitioners[0], on_on=yesterday.on)
    put_on_duty(lead, None, user_id=practitioners[0], on_on=lead.on)
    days = [add_working_days(lead.on, ahead, counting_day_one=False) for ahead in range(1, 5)]
    who = [practitioners[ahead % len(practitioners)] for ahead in range(1, 5)]
    lines = [put_on_duty(lead, None, user_id=user, on_on=day) for user, day in zip(who, days, strict=True)]
    take_off_duty(lead, None, on_duty_id=lines[-1], because="Invented: swapped with a colleague.")


def _what_came(lead: Acting, on_duty: int) -> None:
    """Write down what came about the children at the top of the queue, whom the team could open the day before too."""
    before = replace(lead, at=lead.at - timedelta(days=1))
    could = {one.child_id for one in duty_hub(before, None).rows}
    children = [one.child_id for one in duty_hub(lead, None).rows if one.child_id in could and not one.is_restricted]
    for child_id, (days, kind, rang_by, needed, said, answer) in zip(children, _CAME, strict=False):
        then = replace(lead, at=lead.at - timedelta(days=days))
        number = take_duty(then, child_id, kind=kind, rang_by=rang_by, said=said, needed=needed, hands_to=on_duty)
        if answer is not None:
            outcome, words = answer
            answer_duty(then, child_id, duty_matter_id=number, outcome=outcome, words=words)
