"""What is written down about recommendations: reports, answers, promised actions with their days, evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.recommendations.actions import promise, register, show
from waypost.casework.recommendations.queries.recommendations import (
    of_action,
    of_evidence,
    recommendation,
    recommendations,
    reports,
)
from waypost.casework.recommendations.queries.shown import ActionShown, EvidenceShown, RecommendationShown
from waypost.doors.pages.words import number_in_words, period_in_words
from waypost.doors.staff.forms import of_promises
from waypost.doors.staff.forms.of_record import RecordForm
from waypost.doors.staff.views.entering import Asked, Entry, pages_of
from waypost.doors.staff.words import plain
from waypost.wiring.released_figures import newest_figures, titles

_WRITE = Permission.WRITE_RECOMMENDATIONS


@dataclass(frozen=True, slots=True)
class Of:
    """What a form is about: a recommendation, and an action or a piece of evidence of it where there is one."""

    one: RecommendationShown
    action: ActionShown | None = None
    evidence: EvidenceShown | None = None


def _one(acting: Acting, *, recommendation_id: str) -> Of:
    return Of(recommendation(acting, None, recommendation_id=recommendation_id))


def _action(acting: Acting, *, action_id: int) -> Of:
    one = of_action(acting, None, action_id=action_id)
    return Of(one, action=next(action for action in one.actions if action.action_id == action_id))


def _evidence(acting: Acting, *, evidence_id: int) -> Of:
    one = of_evidence(acting, None, evidence_id=evidence_id)
    return Of(one, evidence=next(found for found in one.evidence if found.evidence_id == evidence_id))


def _back(told: Of) -> str:
    return reverse("promise", args=[told.one.recommendation_id])


def _to_reports(told: Any) -> str:
    return reverse("promise_reports")


def _simply(action: Any) -> Any:
    return lambda acting, form, asked: action(acting, None, once=form.token, **asked, **form.taken)


def _over(action: Any) -> Any:
    return lambda acting, form, asked: action(acting, None, once=form.token, version=form.seen, **asked, **form.taken)


def _recommended(acting: Acting, form: RecordForm, asked: Asked) -> str:
    given = dict(form.taken)
    return register.register_recommendation(
        acting, None, once=form.token, report=given.pop("source_report"), **given
    )  # fmt: skip


def _figure(acting: Acting, form: RecordForm, asked: Asked) -> int:
    given = dict(form.taken)
    figure = newest_figures().get(given.pop("measure"))
    if figure is None:
        raise NotPossibleNow("this figure was not released.", where="measure", do="Choose one of the list.")
    return show.bring_figure(acting, None, once=form.token, figure=figure, **asked, **given)


class _FigureForm(of_promises.FigureForm):
    def of(self, told: Any) -> None:
        """Offer every newest figure that has a value."""
        named = titles()
        rows = [
            (key, f"{named.get(one.measure_id, plain(one.measure_id))}, {plain(one.method).lower()}: "
             f"{number_in_words(one.value, one.unit)}, {period_in_words(one.period_start, one.period_end)}")
            for key, one in newest_figures().items() if one.value is not None
        ]  # fmt: skip
        of_promises.offer(self, "measure", sorted(rows, key=lambda row: row[1]))


def _and_others(acting: Acting, *, recommendation_id: str) -> OfAndOthers:
    every = recommendations(acting, None)
    one = recommendation(acting, None, recommendation_id=recommendation_id)
    return OfAndOthers(one, others=tuple(other for other in every if other.recommendation_id != recommendation_id))


@dataclass(frozen=True, slots=True)
class OfAndOthers(Of):
    """A recommendation, and every other."""

    others: tuple[RecommendationShown, ...] = ()


class _LinkForm(of_promises.LinkForm):
    def of(self, told: Any) -> None:
        """Offer every other recommendation."""
        rows = [
            (one.recommendation_id, f"{one.report_title} {one.published_on.year}, {one.number}: {one.words}"[:120])
            for one in told.others
        ]
        of_promises.offer(self, "other_id", rows)


def _version(told: Of, asked: Asked) -> dict[str, Any]:
    return {"version": told.action.version if told.action else 0}


def _words(told: Of, asked: Asked) -> dict[str, Any]:
    return {"initial": {"words": told.one.words}}


_OF, _ACT = "promises/of/<str:recommendation_id>", "promises/action/<int:action_id>"
ENTRIES = (
    Entry("promise_report", "promises/reports/add/", "Write down a report", "Write it down",
          "The report is here. Add what it recommends.", of_promises.ReportForm, _WRITE,
          _simply(register.register_report), _to_reports,
          about="For a body whose document no reader knows: an inspection, a learning review, an internal audit."),
    Entry("promise_recommendation", "promises/add/", "Write down a recommendation", "Write it down",
          "The recommendation is here.", of_promises.RecommendationForm, _WRITE, _recommended, _to_reports,
          ask=lambda acting: reports(acting, None)),
    Entry("promise_word", f"{_OF}/words/", "Say what it asks", "Save the words", "The words are saved.",
          of_promises.WordingForm, _WRITE, _simply(register.word_recommendation), _back, _one, _words),
    Entry("promise_answer", f"{_OF}/answer/", "Write down the response", "Write it down",
          "The response is written down.", of_promises.AnswerForm, _WRITE, _simply(register.answer), _back, _one,
          about="Earlier responses stay and can be read."),
    Entry("promise_link", f"{_OF}/link/", "Link it to another recommendation", "Link them", "They are linked.",
          _LinkForm, _WRITE, _simply(register.link), _back, _and_others),
    Entry("promise_action", f"{_OF}/action/", "Promise an action", "Promise it", "The action is promised.",
          of_promises.PromiseForm, _WRITE, _simply(promise.promise), _back, _one),
    Entry("promise_figure", f"{_OF}/figure/", "Bring a released figure", "Bring it", "The figure is evidence now.",
          _FigureForm, _WRITE, _figure, _back, _one,
          about="It is kept as it was released. A later release does not change it; bring the later one too."),
    Entry("promise_document", f"{_OF}/document/", "Bring a document", "Bring it", "The document is evidence now.",
          of_promises.DocumentForm, _WRITE, _simply(show.bring_document), _back, _one),
    Entry("promise_attest", f"{_OF}/attest/", "Put your name to what you saw", "Put my name to it",
          "Your word is evidence now.", of_promises.AttestForm, Permission.ATTEST, _simply(show.attest), _back, _one),
    Entry("promise_target", f"{_ACT}/target/", "Set another target", "Set it", "The target is set.",
          of_promises.TargetForm, _WRITE, _over(promise.set_target), _back, _action, _version),
    Entry("promise_owner", f"{_ACT}/owner/", "Hand it over", "Hand it over", "It has another owner.",
          of_promises.OwnerForm, _WRITE, _simply(promise.hand_over), _back, _action),
    Entry("promise_done", f"{_ACT}/done/", "Say that it is done", "It is done",
          "It is said to be done. Somebody else confirms it.", of_promises.SaidForm, Permission.DO_ACTION,
          _simply(promise.say_done), _back, _action),
    Entry("promise_confirm", f"{_ACT}/confirm/", "Confirm that it is done", "Save it", "It is written down.",
          of_promises.JudgeForm, Permission.CONFIRM_ACTION, _simply(promise.judge_done), _back, _action),
    Entry("promise_drop", f"{_ACT}/drop/", "Drop this action", "Drop it", "The action is dropped. It is still shown.",
          of_promises.WhyForm, _WRITE, _simply(promise.drop), _back, _action),
    Entry("promise_again", f"{_ACT}/open-again/", "Open this action again", "Open it again",
          "The action is open again.", of_promises.WhyForm, Permission.CONFIRM_ACTION, _simply(promise.open_again),
          _back, _action),
    Entry("promise_take_back", "promises/evidence/<int:evidence_id>/take-back/", "Take your evidence back",
          "Take it back", "It is taken back. It can still be read.", of_promises.TakeBackForm, Permission.ATTEST,
          _simply(show.take_back), _back, _evidence),
)  # fmt: skip
urls = pages_of(ENTRIES)
