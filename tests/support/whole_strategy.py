"""Something of every kind that strategy and what works keep, in the invented office, with a canary in every text of it.

Everything is written by the rooms' own actions: their tables only grow, so nothing could be planted afterwards.
`hatch` makes a canary for a place, `room.Model.field`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from support.staff_office import AT, ON
from waypost.casework.access.acting import Acting
from waypost.casework.access.models import Team
from waypost.casework.access.queries import acting_as
from waypost.casework.access.roles import Role
from waypost.casework.strategy.areas.actions import meeting, plan
from waypost.casework.strategy.automation import actions as automation
from waypost.casework.strategy.definitions import actions as signing
from waypost.casework.strategy.definitions.rules import definition_text, fingerprint_of
from waypost.casework.strategy.programmes.actions import changing, programme
from waypost.casework.strategy.risks import actions as risks
from waypost.casework.strategy.what_works.actions import describe, pool, show
from waypost.pipeline import measures

MEASURE, USE = "closed_within_26_weeks", "linkage"
SOON, GONE = ON + timedelta(days=30), ON - timedelta(days=3)
Hatch = Callable[[str], str]


def a_whole_strategy(people: dict[Role, int], hatch: Hatch) -> None:
    """Write something of every kind. `people`: who is there, by role. Needs a database."""

    def told(place: str) -> str:
        return hatch(f"strategy.{place}")

    officer, board, partner = (
        _acting(people, role) for role in (Role.PROGRAMME_OFFICER, Role.BOARD_MEMBER, Role.PARTNER)
    )
    ministry = Team.objects.create(name="A ministry's team", agency="ministry_of_justice")
    partner = replace(partner, team_id=ministry.pk)
    _a_programme(officer, board, told)
    _an_area(officer, told)
    _a_meeting(officer, told)
    _risks(officer, partner, told)
    _registers(officer, partner, told)
    _an_initiative(officer, told)
    _a_pool(officer, partner, told)


def _acting(people: dict[Role, int], role: Role) -> Acting:
    found = acting_as(people[role], AT, role=role.value)
    assert found is not None
    return found


def _a_programme(officer: Acting, board: Acting, told: Hatch) -> None:
    key = programme.begin_programme(
        officer, None, priority="8", title=told("Programme.title"), what=told("Programme.what"),
        owner=told("ProgrammeOwner.owner"), serves=("8.2",),
    )  # fmt: skip
    stone = programme.set_milestone(officer, None, programme_id=key, what=told("Milestone.what"), due_on=SOON)
    later = replace(officer, at=AT + timedelta(minutes=1))
    programme.move_milestone(
        later, None, milestone_id=stone, version=1, due_on=SOON + timedelta(30), because=told("MilestoneDay.because")
    )
    programme.reach_milestone(officer, None, milestone_id=stone, words=told("MilestoneStep.words"))
    change = changing.propose_change(officer, None, programme_id=key, what=told("Change.what"))
    changing.answer_for_children(officer, None, change_id=change, words=told("ChildrensAnswer.words"))
    view = told("YoungPeoplesView.words")
    changing.record_view(officer, None, change_id=change, view="supports", words=view, met_on=GONE)
    changing.decide_change(board, None, change_id=change, decision="approved", words=told("ChangeDecision.words"))


def _an_area(officer: Acting, told: Hatch) -> None:
    key = plan.begin_area_plan(officer, None, area=told("AreaPlan.area"), begins_on=ON - timedelta(days=195))
    aim = plan.set_aim(
        officer, None, area_plan_id=key, what=told("AreaAim.what"), owner=told("AreaAim.owner"), measure=MEASURE
    )
    judged = {"review": "mid_year", "verdict": "kept", "figure": told("AimJudged.figure")}
    plan.judge_aim(officer, None, area_aim_id=aim, words=told("AimJudged.words"), **judged)
    held = told("AreaReview.words")
    plan.hold_review(officer, None, area_plan_id=key, review="mid_year", held_on=ON, words=held)


def _a_meeting(officer: Acting, told: Hatch) -> None:
    key = meeting.plan_meeting(officer, None, series="performance_boards", board="1", meets_on=GONE)
    of = {"planned_meeting_id": key}
    meeting.move_meeting(officer, None, version=1, meets_on=ON, because=told("MeetingDay.because"), **of)
    meeting.put_on_agenda(officer, None, about="assurance", words=told("AgendaItem.words"), **of)
    line = (told("PackPrepared.lines"), "1 %", "Released.")
    meeting.prepare_pack(officer, None, lines=[line], is_invented=False, **of)
    meeting.hold_meeting(officer, None, held_on=ON, words=told("MeetingHeld.words"), **of)


def _risks(officer: Acting, partner: Acting, told: Hatch) -> None:
    key = risks.write_risk(
        officer, None, kind="workforce", what=told("StrategicRisk.what"), effect=told("StrategicRisk.effect"),
        owner=told("RiskOwner.owner"),
    )  # fmt: skip
    of = {"strategic_risk_id": key}
    risks.score_risk(officer, None, likelihood=4, impact=4, because=told("RiskScore.because"), **of)
    action = risks.act_on_risk(
        officer, None, what=told("RiskAction.what"), owner=told("RiskAction.owner"), due_on=SOON, **of
    )
    risks.do_risk_action(officer, None, risk_action_id=action, words=told("RiskActionDone.words"))
    handed = risks.hand_over_risk(officer, None, to_body="ministry", because=told("Escalation.because"), **of)
    answered = told("EscalationAnswer.words")
    risks.answer_escalation(partner, None, escalation_id=handed, answer="taken", words=answered)
    risks.close_risk(officer, None, words=told("RiskClosed.words"), **of)


def _registers(officer: Acting, partner: Acting, told: Hatch) -> None:
    automation.write_use(
        officer, None, title="A use of a test", what=told("AutomatedUse.what"), who=told("AutomatedUse.who"),
        decision=told("AutomatedUse.decision"), is_learnt=True,
    )  # fmt: skip
    automation.assess_use(
        officer, None, use=USE, kind="equality", document=told("AssessmentMade.document"), assessed_on=GONE,
        words=told("AssessmentMade.words"),
    )  # fmt: skip
    automation.review_use(officer, None, use=USE, words=told("UseReviewed.words"), next_on=SOON)
    for text in (definition_text(measures.described_one(MEASURE)), told("DefinitionText.text")):
        signed = signing.sign_definition(
            partner, None, measure_id=MEASURE, text=text, seen=fingerprint_of(text), body="ministry",
            words=told("DefinitionSigned.words"),
        )  # fmt: skip
    signing.take_back_signature(partner, None, definition_signed_id=signed, because=told("SignatureTakenBack.because"))


def _an_initiative(officer: Acting, told: Hatch) -> None:
    source = told("Initiative.source")
    key = describe.register_initiative(officer, None, kind="pilot", title="An initiative of a test", source=source)
    of = {"initiative_id": key}
    describe.describe(
        officer, None, what=told("Described.what"), for_whom=told("Described.for_whom"),
        led_by=told("Described.led_by"), theme="data", began_on=GONE, until_on=None, **of,
    )  # fmt: skip
    describe.place(officer, None, how="where", area="derby", is_out=False, because="", **of)
    describe.place(officer, None, how="compared_with", area="guildford", is_out=False, because="", **of)
    why = told("Place.because")
    describe.place(officer, None, how="compared_with", area="guildford", is_out=True, because=why, **of)
    describe.aim(officer, None, words=told("Aim.words"), measure_id="", method="", wanted="less", **of)
    describe.cost(
        officer, None, pounds=Decimal(9), what_for=told("Cost.what_for"), paid_by=told("Cost.paid_by"),
        from_on=GONE, until_on=ON, source=told("Cost.source"), **of,
    )  # fmt: skip
    describe.move(officer, None, act="begun", words=told("InitiativeStep.words"), **of)
    results = [
        show.bring_document(
            officer, None, document=told("Result.document"), design="comparison", verdict="better",
            is_independent=True, words=told("Result.words"), **of,
        )
        for _ in range(2)
    ]  # fmt: skip
    show.take_back(officer, None, result_id=results[1], because=told("ResultTakenBack.because"))


def _a_pool(officer: Acting, partner: Acting, told: Hatch) -> None:
    key = pool.open_pool(officer, None, kind="experts", title="A pool of a test", source=told("Pool.source"))
    over = {"pool_id": key, "from_on": GONE, "until_on": ON}
    pool.give(
        partner, None, body=told("PoolEntry.body"), paid_by=told("PoolEntry.paid_by"), amount=Decimal(9),
        words=told("PoolEntry.words"), **over,
    )  # fmt: skip
    pool.use(partner, None, body=told("PoolEntry.body"), amount=Decimal(1), words=told("PoolEntry.words"), **over)
