"""Invented oversight for the demonstration: work reviewed, supervised and audited, what holds cases up, an alert.

Nobody reviewed, graded or said any of it: each text says that it is invented. Every step is done by the same actions as
on the pages, by the invented people who may.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from waypost.casework.access.acting import Acting
from waypost.casework.access.queries import acting_as
from waypost.casework.access.roles import Role
from waypost.casework.access.signing_in import invented_people
from waypost.casework.children.queries.lists import caseload, children_list
from waypost.casework.children.queries.visible import visible_children
from waypost.casework.oversight.actions import alert, audit_practice, learn, review, supervise
from waypost.casework.oversight.queries.learning import open_learning
from waypost.casework.oversight.queries.reviews import progression, required_actions
from waypost.foundation.clock import LONDON

_BEGAN = time(9)
_PRACTITIONERS = (Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN)
_HELD_UP = (
    ("judge", "court", "Ask the court for an earlier day."),
    ("our_report", "cafcass", "Finish the report with the adviser."),
    ("authority_evidence", "local_authority", "Ask the authority for its last statement."),
    ("expert", "experts", "Ask when the expert can report."),
)
_AUDITS = (
    ("good_or_better", ""),
    ("requires_improvement", "Invented: write down what the child said, apart from what was made of it."),
    ("inadequate", "Invented: see the child alone, and write the plan anew."),
    ("requires_improvement", "Invented: write the goodbye letter."),
)
_REVIEWS = (("assessment_and_plan", 5), ("other", 16), ("assessment_and_plan", 33))
"""What a management review was of, and how many days ago."""
_SUPERVISED_DAYS_AGO = (12, 30, 60)
_ALERTED_DAYS_AGO, _READ_DAYS_AGO = 20, 18


@dataclass(frozen=True, slots=True)
class _Team:
    """Who oversees a team, who practises in it, and children of it that they may open."""

    supervisor: Acting
    manager: Acting
    practitioners: Sequence[Acting]
    child_ids: Sequence[str]


def oversee_some(on: date) -> int:
    """Write reviews, supervision, audits, progress and learning in each team, and one alert. Returns how many teams."""
    at = datetime.combine(on, _BEGAN, LONDON)
    people = _by_team_and_role(at)
    teams = [team for name in sorted(people) if (team := _team(people[name])) is not None]
    for team in teams:
        _reviews(team)
        _progress(team)
        _supervision(team)
        _audits(team)
    for team in teams[:1]:
        _learning(team)
    heads = [held[Role.HEAD_OF_SERVICE][0] for held in people.values() if held.get(Role.HEAD_OF_SERVICE)]
    if heads:
        _alert(heads[0], [one for team in teams for one in team.practitioners])
    return len(teams)


def _by_team_and_role(at: datetime) -> Mapping[str, Mapping[Role, list[Acting]]]:
    found: dict[str, dict[Role, list[Acting]]] = defaultdict(lambda: defaultdict(list))
    for one in invented_people(at):
        acting = acting_as(one.user_id, at, role=one.role.value)
        if acting is not None:
            found[one.team][one.role].append(acting)
    return found


def _team(held: Mapping[Role, list[Acting]]) -> _Team | None:
    supervisors, managers = (held.get(role, []) for role in (Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER))
    if not supervisors or not managers:
        return None
    rows = children_list(supervisors[0], None, is_mine=False, order="longest").rows
    children = [row.child_id for row in rows if not row.is_restricted]
    practitioners = {one.user_id: one for role in _PRACTITIONERS for one in held.get(role, [])}
    return _Team(supervisors[0], managers[0], list(practitioners.values()), children)


def _opened_by(acting: Acting, child_ids: Sequence[str]) -> list[str]:
    """Return those of the children whom somebody could open on an earlier day already: some came to the team since."""
    could = set(visible_children(acting).filter(pk__in=child_ids).values_list("pk", flat=True))
    return [child_id for child_id in child_ids if child_id in could]


def _reviews(team: _Team) -> None:
    for child_id, (kind, days) in zip(team.child_ids, _REVIEWS, strict=False):
        words = "Invented: we looked at the plan together. It goes on as it is."
        held_on = team.supervisor.on - timedelta(days=days)
        review.record_review(team.supervisor, child_id, kind=kind, held_on=held_on, words=words)


def _progress(team: _Team) -> None:
    """Say of a few of those who wait longest what holds them up; of the rest nobody has said."""
    waiting = [one.child_id for one in progression(team.supervisor, None) if one.child_id in set(team.child_ids)]
    for child_id, (blocker, owner, words) in zip(waiting, _HELD_UP, strict=False):
        due_on = team.supervisor.on + timedelta(days=10)
        told = {"blocker": blocker, "owner": owner, "next_action": f"Invented: {words}"}
        review.write_progress(team.supervisor, child_id, due_on=due_on, **told)


def _supervision(team: _Team) -> None:
    """Supervise a few: the first has agreed to what was written, the last is due to be supervised again."""
    for place, (who, days) in enumerate(zip(team.practitioners, _SUPERVISED_DAYS_AGO, strict=False)):
        held_on = team.supervisor.on - timedelta(days=days)
        words = "Invented: we talked about the week, and what would make it lighter."
        number = supervise.record_supervision(
            team.supervisor, None, practitioner_id=who.user_id, held_on=held_on, words=words
        )
        theirs = [row.child_id for row in caseload(who, None) if row.child_id in set(team.child_ids)]
        for child_id in theirs[:1]:
            supervise.discuss_child(
                team.supervisor, child_id, supervision_id=number, words="Invented: we asked what the child would say.",
                action="Invented: see the child again, alone.", due_on=held_on + timedelta(days=21),
            )  # fmt: skip
        if place == 0:
            supervise.agree_supervision(who, None, supervision_id=number)


def _audits(team: _Team) -> None:
    """Audit a few: what one requires is late, of another it is done and confirmed by somebody else."""
    before = replace(team.manager, at=team.manager.at - timedelta(days=6))
    for child_id, (grade, required) in zip(reversed(_opened_by(before, team.child_ids)), _AUDITS, strict=False):
        audit_practice.audit_practice(
            before, child_id, grade=grade, are_all_letters_present=not required, required=required,
            words="Invented: an audit that nobody made.",
        )  # fmt: skip
    done = [one for one in required_actions(team.supervisor, None) if one.grade != "inadequate"]
    for one in done[:1]:
        said = {"audit_id": one.audit_id, "words": "Invented: it is written, and read by the supervisor."}
        version = audit_practice.do_required(team.supervisor, one.child_id, version=one.version, **said)
        audit_practice.confirm_required(
            team.manager, one.child_id, audit_id=one.audit_id, version=version, is_enough=True
        )


def _learning(team: _Team) -> None:
    """Review what went well: what changes is agreed, done by one manager and not shown by another yet."""
    begun = replace(team.manager, at=team.manager.at - timedelta(days=30))
    for child_id in _opened_by(begun, team.child_ids)[:1]:
        days = {"happened_on": begun.on - timedelta(days=9), "known_on": begun.on - timedelta(days=2)}
        number = learn.begin_learning(begun, child_id, because="good_practice", **days)
        (told,) = (one for one in open_learning(team.manager, None) if one.learning_id == number)
        words = "Invented: the child was heard sooner, because one person wrote to them from the first day."
        version = learn.write_learning(team.manager, child_id, learning_id=number, version=told.version, learning=words)
        learn.agree_change(
            team.manager, child_id, learning_id=number, version=version,
            what="Invented: each introduction letter goes out within a week.",
            due_on=team.manager.on + timedelta(days=60),
        )  # fmt: skip


def _alert(head: Acting, readers: Sequence[Acting]) -> None:
    """Publish an alert of some weeks ago that every second practitioner has read."""
    published = replace(head, at=head.at - timedelta(days=_ALERTED_DAYS_AGO))
    number = alert.publish_alert(
        published, None, title="Ask who else lives there (invented)",
        words="Invented: ask each time who has moved in, and write down who said so.",
        for_roles=[role.value for role in _PRACTITIONERS],
    )  # fmt: skip
    for one in readers[::2]:
        read = replace(one, at=one.at - timedelta(days=_READ_DAYS_AGO))
        alert.read_alert(read, None, alert=number)
