"""What is written down of strategy: programmes, changes, plans of areas, meetings, risks, automation, signatures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.areas import queries as areas
from waypost.casework.strategy.areas.actions import meeting as meeting_actions
from waypost.casework.strategy.areas.actions import plan as area_actions
from waypost.casework.strategy.automation import actions as use_actions
from waypost.casework.strategy.automation import queries as automation
from waypost.casework.strategy.definitions import actions as sign_actions
from waypost.casework.strategy.definitions import queries as signing
from waypost.casework.strategy.programmes import queries as work
from waypost.casework.strategy.programmes.actions import changing
from waypost.casework.strategy.programmes.actions import programme as work_actions
from waypost.casework.strategy.risks import actions as risk_actions
from waypost.casework.strategy.risks import queries as register
from waypost.casework.strategy.terms import terms
from waypost.doors.boardpack.figure_words import figures_of_aims, pack_lines
from waypost.doors.staff.forms import of_promises, of_strategy
from waypost.doors.staff.forms.of_record import RecordForm
from waypost.doors.staff.views.entering import Asked, Entry, pages_of
from waypost.doors.staff.views.strategy import described
from waypost.pipeline import measures
from waypost.wiring.released_figures import titles

_WRITE, _DO, _CONFIRM = Permission.WRITE_STRATEGY, Permission.DO_STRATEGY, Permission.CONFIRM_STRATEGY
_AREA, _RISK = Permission.REVIEW_AREA, Permission.WRITE_RISK


@dataclass(frozen=True, slots=True)
class Of:
    """What a form is about: its words, the page it goes back to, its version, what may be chosen."""

    words: str
    to: str
    version: int = 0
    choices: tuple[tuple[str, str], ...] = ()
    seen: str = ""


def _programme(acting: Acting, *, programme_id: int) -> Of:
    return Of(work.programme(acting, None, programme_id=programme_id).title, reverse("programme", args=[programme_id]))


def _milestone(acting: Acting, *, milestone_id: int) -> Of:
    one = work.of_milestone(acting, None, milestone_id=milestone_id)
    stone = next(it for it in one.milestones if it.milestone_id == milestone_id)
    return Of(stone.what, reverse("programme", args=[one.programme_id]), len(stone.days))


def _change(acting: Acting, *, change_id: int) -> Of:
    one = work.of_change(acting, None, change_id=change_id)
    change = next(it for it in one.changes if it.change_id == change_id)
    words = f"{change.what} {change.answers[-1].words}" if change.answers else change.what
    return Of(words, reverse("change", args=[change_id]))


def _plan(acting: Acting, *, area_plan_id: int) -> Of:
    one = areas.area_plan(acting, None, area_plan_id=area_plan_id)
    choices = tuple(sorted(((it["id"], it["title"]) for it in measures.listed()), key=lambda row: row[1]))
    return Of(one.area, reverse("area_plan", args=[area_plan_id]), choices=choices)


def _aim(acting: Acting, *, area_aim_id: int) -> Of:
    one = areas.of_aim(acting, None, area_aim_id=area_aim_id)
    aim = next(it for it in one.aims if it.area_aim_id == area_aim_id)
    figure = figures_of_aims(one).get(aim.measure_id, "") if aim.measure_id else ""
    return Of(f"{one.area}: {aim.what} {figure}", reverse("area_plan", args=[one.area_plan_id]), seen=figure)


def _meeting(acting: Acting, *, planned_meeting_id: int) -> Of:
    one = areas.meeting(acting, None, planned_meeting_id=planned_meeting_id)
    return Of(one.series.what, reverse("meeting_planned", args=[planned_meeting_id]), len(one.days))


def _risk(acting: Acting, *, strategic_risk_id: int) -> Of:
    one = register.risk(acting, None, strategic_risk_id=strategic_risk_id)
    return Of(one.what, reverse("risk", args=[strategic_risk_id]))


def _risk_action(acting: Acting, *, risk_action_id: int) -> Of:
    one = register.of_risk_action(acting, None, risk_action_id=risk_action_id)
    action = next(it for it in one.actions if it.risk_action_id == risk_action_id)
    return Of(f"{one.what} {action.what}", reverse("risk", args=[one.strategic_risk_id]))


def _escalation(acting: Acting, *, escalation_id: int) -> Of:
    one = register.of_escalation(acting, None, escalation_id=escalation_id)
    handed = next(it for it in one.escalations if it.escalation_id == escalation_id)
    return Of(f"{one.what} {handed.because}", reverse("risk", args=[one.strategic_risk_id]))


def _use(acting: Acting, *, use: str) -> Of:
    return Of(automation.use(acting, None, use=use).title, reverse("automated_use", args=[use]))


def _definition(acting: Acting, *, measure_id: str) -> Of:
    one = signing.definition(acting, None, measure_id=measure_id, described=described())
    bodies = terms("definitions", "partners")["bodies"]
    choices = tuple((code, str(bodies[code]["name"])) for code in one.mine)
    return Of(one.title, reverse("definition", args=[measure_id]), choices=choices, seen=one.fingerprint)


def _signature(acting: Acting, *, definition_signed_id: int) -> Of:
    measure_id = signing.of_signature(acting, None, definition_signed_id=definition_signed_id)
    return Of(titles().get(measure_id, measure_id), reverse("definition", args=[measure_id]))


def _back(told: Of) -> str:
    return told.to


def _to(name: str) -> Callable[[Any], str]:
    return lambda told: reverse(name)


def _simply(action: Any) -> Any:
    return lambda acting, form, asked: action(acting, None, once=form.token, **asked, **form.taken)


def _over(action: Any) -> Any:
    return lambda acting, form, asked: action(acting, None, once=form.token, version=form.seen, **asked, **form.taken)


def _version(told: Of, asked: Asked) -> dict[str, Any]:
    return {"version": told.version}


def _seen(told: Of, asked: Asked) -> dict[str, Any]:
    return {"initial": {"seen": told.seen}}


def _score(acting: Acting, form: RecordForm, asked: Asked) -> int:
    steps = {name: int(form.taken[name]) for name in ("likelihood", "impact")}
    return risk_actions.score_risk(
        acting, None, once=form.token, because=form.taken["because"], **steps, **asked
    )  # fmt: skip


def _judge(acting: Acting, form: RecordForm, asked: Asked) -> int:
    figure = _aim(acting, **asked).seen
    return area_actions.judge_aim(acting, None, once=form.token, figure=figure, **asked, **form.taken)


def _sign(acting: Acting, form: RecordForm, asked: Asked) -> int:
    text = signing.definition(acting, None, described=described(), **asked).text
    return sign_actions.sign_definition(acting, None, once=form.token, text=text, **asked, **form.taken)


def _prepare(acting: Acting, form: RecordForm, asked: Asked) -> int:
    lines, is_invented = pack_lines(areas.meeting(acting, None, **asked))
    return meeting_actions.prepare_pack(acting, None, once=form.token, lines=lines, is_invented=is_invented, **asked)


def _entry(
    name: str, of: str, title: str, done: str, form: type[RecordForm], needs: Permission, action: Any,
    ask: Any = None, back: Callable[[Any], str] = _back, **more: Any,
) -> Entry:  # fmt: skip
    asking = {} if ask is None else {"ask": ask}
    given = {"button": "Save", "template": "strategy/write.html"} | asking | more
    return Entry(
        name=name,
        path=f"strategy/{of}/",
        title=title,
        done=done,
        form=form,
        needs=needs,
        act=action,
        back=back,
        **given,
    )


_PROGRAMME, _STONE = "programmes/<int:programme_id>", "milestones/<int:milestone_id>"
_CHANGE, _MEETING = "changes/<int:change_id>", "calendar/<int:planned_meeting_id>"
_OF_RISK, _USE = "risks/<int:strategic_risk_id>", "automation/<str:use>"
ENTRIES = (
    _entry("programme_begin", "programmes/add", "Begin a programme", "The programme is here.",
           of_strategy.ProgrammeForm, _WRITE, _simply(work_actions.begin_programme), back=_to("programmes")),
    _entry("programme_owner", f"{_PROGRAMME}/owner", "Name another owner", "It has another owner.",
           of_promises.OwnerForm, _WRITE, _simply(work_actions.own_programme), _programme),
    _entry("milestone_set", f"{_PROGRAMME}/milestones/add", "Set a milestone", "The milestone is set.",
           of_strategy.MilestoneForm, _WRITE, _simply(work_actions.set_milestone), _programme),
    _entry("milestone_move", f"{_STONE}/day", "Set another day", "The day is set.", of_strategy.DayForm, _WRITE,
           _over(work_actions.move_milestone), _milestone, begin=_version),
    _entry("milestone_reach", f"{_STONE}/reached", "Say that it is reached",
           "It is said to be reached. Somebody else confirms it.", of_promises.SaidForm, _DO,
           _simply(work_actions.reach_milestone), _milestone),
    _entry("milestone_judge", f"{_STONE}/confirm", "Confirm that it is reached", "It is written down.",
           of_promises.JudgeForm, _CONFIRM, _simply(work_actions.judge_milestone), _milestone),
    _entry("milestone_drop", f"{_STONE}/drop", "Drop this milestone", "It is dropped. It is still shown.",
           of_promises.WhyForm, _WRITE, _simply(work_actions.drop_milestone), _milestone),
    _entry("milestone_open", f"{_STONE}/open-again", "Open this milestone again", "It is open again.",
           of_promises.WhyForm, _CONFIRM, _simply(work_actions.open_milestone), _milestone),
    _entry("change_propose", f"{_PROGRAMME}/changes/add", "Propose a change",
           "It is proposed. Say what it will mean for children.", of_strategy.ChangeForm, _DO,
           _simply(changing.propose_change), _programme),
    _entry("change_answer", f"{_CHANGE}/children", "What will this mean for children?",
           "The answer is here. Ask the young people’s board.", of_strategy.ChildrensAnswerForm, _DO,
           _simply(changing.answer_for_children), _change,
           about="A new answer asks for a new view of the young people’s board."),
    _entry("change_view", f"{_CHANGE}/view", "Record the young people’s view", "Their view is recorded.",
           of_strategy.ViewForm, _WRITE, _simply(changing.record_view), _change),
    _entry("change_decide", f"{_CHANGE}/decide", "Decide on this change", "It is decided.", of_strategy.DecisionForm,
           Permission.APPROVE_CHANGE, _simply(changing.decide_change), _change,
           about="Approved only once it is said what it means for children, and young people gave their view."),
    _entry("area_plan_begin", "areas/add", "Begin the plan of an area", "The plan is here.",
           of_strategy.AreaPlanForm, _AREA, _simply(area_actions.begin_area_plan), back=_to("area_plans")),
    _entry("aim_set", "areas/<int:area_plan_id>/aims/add", "Add an aim", "The aim is here.", of_strategy.AimForm,
           _AREA, _simply(area_actions.set_aim), _plan),
    _entry("aim_judge", "aims/<int:area_aim_id>/judge", "Judge an aim", "It is judged.", of_strategy.JudgeAimForm,
           _AREA, _judge, _aim, about="The figure that is released today is kept with it."),
    _entry("review_hold", "areas/<int:area_plan_id>/review", "Record a review", "The review is recorded.",
           of_strategy.ReviewForm, _AREA, _simply(area_actions.hold_review), _plan,
           about="Each aim is judged first."),
    _entry("meeting_plan", "calendar/add", "Plan a meeting", "The meeting is planned.", of_strategy.MeetingForm,
           _WRITE, _simply(meeting_actions.plan_meeting), back=_to("calendar")),
    _entry("meeting_move", f"{_MEETING}/day", "Set another day", "The day is set.", of_strategy.MeetingDayForm, _WRITE,
           _over(meeting_actions.move_meeting), _meeting, begin=_version),
    _entry("agenda_add", f"{_MEETING}/agenda", "Put something on the agenda", "It is on the agenda.",
           of_strategy.AgendaForm, _WRITE, _simply(meeting_actions.put_on_agenda), _meeting,
           about="Assurance and policy are kept apart."),
    _entry("pack_prepare", f"{_MEETING}/pack", "Prepare the pack", "The pack is prepared.", of_strategy.PackForm,
           _WRITE, _prepare, _meeting, button="Prepare it",
           about="It holds the newest released figures of what this meeting looks at, and does not change later."),
    _entry("meeting_hold", f"{_MEETING}/held", "Record what it decided", "It is recorded.", of_strategy.HeldForm,
           _WRITE, _simply(meeting_actions.hold_meeting), _meeting),
    _entry("risk_write", "risks/add", "Write a risk down", "The risk is here. Score it.", of_strategy.RiskForm, _RISK,
           _simply(risk_actions.write_risk), back=_to("risks")),
    _entry("risk_owner", f"{_OF_RISK}/owner", "Name another owner", "It has another owner.", of_promises.OwnerForm,
           _RISK, _simply(risk_actions.own_risk), _risk),
    _entry("risk_score", f"{_OF_RISK}/score", "Score it", "It is scored.", of_strategy.ScoreForm, _RISK, _score, _risk,
           about="Earlier scores stay. Two points of the scale are hard to tell apart: say what you rest yours on."),
    _entry("risk_act", f"{_OF_RISK}/action", "Say what is done", "It is written down.", of_strategy.RiskActionForm,
           _RISK, _simply(risk_actions.act_on_risk), _risk),
    _entry("risk_action_done", "risk-actions/<int:risk_action_id>/done", "Say that it is done", "It is done.",
           of_promises.SaidForm, _RISK, _simply(risk_actions.do_risk_action), _risk_action),
    _entry("risk_hand_over", f"{_OF_RISK}/hand-over", "Hand it to another body", "It is handed over.",
           of_strategy.HandOverForm, _RISK, _simply(risk_actions.hand_over_risk), _risk,
           about="It stays with the body that holds it until the other one takes it."),
    _entry("escalation_answer", "escalations/<int:escalation_id>/answer", "Answer what was handed over",
           "It is answered.", of_strategy.EscalationAnswerForm, Permission.ANSWER_ESCALATION,
           _simply(risk_actions.answer_escalation), _escalation),
    _entry("risk_close", f"{_OF_RISK}/close", "Close this risk", "It is closed. It is still shown.",
           of_promises.WhyForm, _CONFIRM, _simply(risk_actions.close_risk), _risk),
    _entry("use_write", "automation-uses/add", "Write a use down", "The use is here.", of_strategy.UseForm, _WRITE,
           _simply(use_actions.write_use), back=_to("automated_uses")),
    _entry("use_assess", f"{_USE}/assess", "Record an assessment", "It is recorded.", of_strategy.AssessForm,
           Permission.ASSESS_USE, _simply(use_actions.assess_use), _use),
    _entry("use_review", f"{_USE}/review", "Record a review", "It is recorded.", of_strategy.UseReviewForm,
           Permission.ASSESS_USE, _simply(use_actions.review_use), _use),
    _entry("definition_sign", "definitions/<str:measure_id>/sign", "Sign this definition",
           "It is signed, as it stands now.", of_strategy.SignForm, Permission.SIGN_DEFINITION, _sign, _definition,
           begin=_seen, button="Sign it",
           about="You sign the version that you read. When the definition changes, your signature stands no more."),
    _entry("signature_take_back", "signatures/<int:definition_signed_id>/take-back", "Take the signature back",
           "It is taken back. It can still be read.", of_promises.TakeBackForm, Permission.SIGN_DEFINITION,
           _simply(sign_actions.take_back_signature), _signature),
)  # fmt: skip
urls = pages_of(ENTRIES)
