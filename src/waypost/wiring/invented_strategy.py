"""Invented entries of strategy for the demonstration: a programme of each kind, an area, a board, risks, a signature.

Nobody said or decided any of it. Each entry says that it is invented.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from waypost.casework.access.acting import Acting
from waypost.casework.access.roles import Role
from waypost.casework.access.signing_in import invented_people
from waypost.casework.strategy.areas.actions import meeting
from waypost.casework.strategy.areas.actions import plan as plans
from waypost.casework.strategy.definitions import actions as signing
from waypost.casework.strategy.definitions.rules import definition_text, fingerprint_of
from waypost.casework.strategy.programmes.actions import changing
from waypost.casework.strategy.programmes.actions import programme as work
from waypost.casework.strategy.risks import actions as risks
from waypost.foundation.clock import LONDON
from waypost.pipeline import measures
from waypost.wiring.invented_actors import acting_of

_BEGAN, _SAID = time(9), "Invented: nobody said this."
_SIGNED = "closed_within_26_weeks"
_PACK = (("Invented: a figure of nobody", "1", "Invented: no release stands behind it."),)
_SIGNED_EARLIER = "duration_of_closed_cases"
_EARLIER = {"cautions": ["Invented: what this definition warned of before."]}


def plan_some(on: date) -> bool:
    """Write programmes, a change, a plan of an area, a meeting, risks and signatures; False where nobody is there."""
    at = datetime.combine(on, _BEGAN, LONDON)
    people = {one.role: one.user_id for one in reversed(invented_people(at))}
    wanted = (Role.PROGRAMME_OFFICER, Role.BOARD_MEMBER, Role.PARTNER)
    officer, board, partner = (acting_of(people.get(role), at) for role in wanted)
    if officer is None or board is None or partner is None:
        return False
    _programmes(officer, board, on)
    _an_area(officer, on)
    _a_board(officer, on)
    _risks(officer, partner, on)
    _signatures(partner)
    return True


def _programmes(officer: Acting, board: Acting, on: date) -> None:
    late = _programme(officer, "8", "Fewer hearings that are called off", ("8.1", "8.2", "partners.5"))
    stone = work.set_milestone(
        officer, None, programme_id=late, what="Each area says why hearings were called off.", due_on=on - timedelta(30)
    )
    later = replace(officer, at=officer.at + timedelta(minutes=1))
    work.move_milestone(later, None, milestone_id=stone, version=1, due_on=on - timedelta(5), because=_SAID)
    reached = _programme(officer, "1", "Letters that explain", ("1.4", "practice.1"))
    stone = work.set_milestone(
        officer, None, programme_id=reached, what="The letters are written anew.", due_on=on + timedelta(20)
    )
    work.reach_milestone(officer, None, milestone_id=stone, words=_SAID)
    work.judge_milestone(board, None, milestone_id=stone, is_enough=True, words=_SAID)
    decided = changing.propose_change(officer, None, programme_id=reached, what="Invented: every letter is read aloud.")
    changing.answer_for_children(officer, None, change_id=decided, words="Invented: more children understand it.")
    changing.record_view(
        officer, None, change_id=decided, view="supports_with_conditions", words="Invented: if a child may say no.",
        met_on=on - timedelta(3),
    )  # fmt: skip
    changing.decide_change(board, None, change_id=decided, decision="approved", words=_SAID)
    changing.propose_change(officer, None, programme_id=late, what="Invented: fewer rooms, more screens.")


def _programme(officer: Acting, priority: str, title: str, serves: tuple[str, ...]) -> int:
    return work.begin_programme(
        officer, None, priority=priority, title=f"{title} (invented)", what=_SAID, owner="A director (invented)",
        serves=serves, is_invented=True,
    )  # fmt: skip


def _an_area(officer: Acting, on: date) -> None:
    plan = plans.begin_area_plan(
        officer, None, area="An invented area", begins_on=on - timedelta(days=230), is_invented=True
    )
    for what, measure in (("Care cases end in time more often.", _SIGNED), ("Teams say that they are heard.", "")):
        plans.set_aim(
            officer,
            None,
            area_plan_id=plan,
            what=f"Invented: {what}",
            owner="Head of the area (invented)",
            measure=measure,
        )


def _a_board(officer: Acting, on: date) -> None:
    for series, board in (("performance_boards", "1"), ("ministry_assurance", "")):
        planned = meeting.plan_meeting(
            officer, None, series=series, board=board, meets_on=on + timedelta(days=14), is_invented=True
        )
        meeting.put_on_agenda(officer, None, planned_meeting_id=planned, about="assurance", words=_SAID)
        if board:
            meeting.prepare_pack(officer, None, planned_meeting_id=planned, lines=_PACK, is_invented=True)


def _risks(officer: Acting, partner: Acting, on: date) -> None:
    alarm = _risk(officer, "workforce", "Invented: two teams lose half of their people.", 4, 4)
    held = _risk(officer, "changeover", "Invented: a court begins before its people are trained.", 3, 4)
    risks.act_on_risk(
        officer, None, strategic_risk_id=held, what="Invented: train them first.", owner="A head (invented)",
        due_on=on + timedelta(days=40),
    )  # fmt: skip
    handed = risks.hand_over_risk(officer, None, strategic_risk_id=held, to_body="ministry", because=_SAID)
    risks.answer_escalation(partner, None, escalation_id=handed, answer="taken", words=_SAID)
    risks.hand_over_risk(officer, None, strategic_risk_id=alarm, to_body="court_service", because=_SAID)


def _risk(officer: Acting, kind: str, what: str, likelihood: int, impact: int) -> int:
    told = {"effect": "Invented: children wait longer.", "owner": "A director (invented)"}
    risk = risks.write_risk(officer, None, kind=kind, what=what, is_invented=True, **told)
    risks.score_risk(officer, None, strategic_risk_id=risk, likelihood=likelihood, impact=impact, because=_SAID)
    return risk


def _signatures(partner: Acting) -> None:
    """Sign one definition as it stands, and another in a version that is no more."""
    now = definition_text(measures.described_one(_SIGNED))
    earlier = definition_text({**measures.described_one(_SIGNED_EARLIER), **_EARLIER})
    for measure_id, text in ((_SIGNED, now), (_SIGNED_EARLIER, earlier)):
        signing.sign_definition(
            partner, None, measure_id=measure_id, text=text, seen=fingerprint_of(text), body="ministry", words=_SAID
        )
