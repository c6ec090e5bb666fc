"""Recommendations: the same questions and actions as the pages, of no child."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from waypost.casework.access.acting import Acting, check_may
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.recommendations.actions import promise, register, show
from waypost.casework.recommendations.queries import recommendations as asked
from waypost.casework.recommendations.queries.shown import Progress, PublishedReport, RecommendationShown
from waypost.doors.api.acting import Code, Number, Once, Text
from waypost.doors.api.problems import OF_A_CHILD
from waypost.doors.api.routes import gives_list, takes_nobody
from waypost.wiring.released_figures import newest_figures

router = Router(tags=["recommendations"])
Key = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
Line = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
Which = Annotated[int, Field(ge=1, le=2**31 - 1)]


class ReportWritten(Once):
    """A report that no reader knows."""

    body: Code
    kind: Code
    title: Line
    published_on: date
    source: Line


class RecommendationWritten(Once):
    """One recommendation of a report that is here, in our own words."""

    report: Key
    number: Annotated[int, Field(ge=1, le=999)]
    words: Text
    addressed: tuple[Code, ...]


class OfRecommendation(Once):
    """A recommendation."""

    recommendation_id: Key


class Worded(OfRecommendation):
    """What it asks, in our own words."""

    words: Text


class RecommendationAnswered(OfRecommendation):
    """An answer, and the document that it stands in."""

    decision: Code
    document: Line
    answered_on: date
    words: Text = ""


class Linked(OfRecommendation):
    """Another recommendation, and how this one says the same."""

    other_id: Key
    kind: Code
    because: Text


class Promised(OfRecommendation):
    """An action, who owns it, by when."""

    what: Text
    owner: Line
    due_on: date


class Evidence(OfRecommendation):
    """What somebody saw; `is_against`: it speaks against."""

    words: Text
    is_against: bool


class FigureBrought(Evidence):
    """The newest released figure of a measure and method."""

    measure_id: Code
    method: Code


class DocumentBrought(Evidence):
    """A document."""

    document: Line


class OfAction(Once):
    """An action, and what was done or why."""

    action_id: Which
    words: Text


class TargetSet(Once):
    """Another target, why, and how many there were when it was read."""

    action_id: Which
    version: Number
    due_on: date
    because: Text


class HandedOver(Once):
    """Who owns an action from now on."""

    action_id: Which
    owner: Line


class Judged(OfAction):
    """Whether something is done."""

    is_enough: bool


class EvidenceTakenBack(Once):
    """Evidence of one's own that stands no more, and why."""

    evidence_id: Which
    because: Text


def bring_figure(acting: Acting, child_id: str | None, *, measure_id: str, method: str, **given: Any) -> int:
    """Bring the newest figure of a measure and method, as it was released."""
    check_may(acting, Permission.WRITE_RECOMMENDATIONS, None, asked="bring_figure")
    figure = newest_figures().get(f"{measure_id}/{method}")
    if figure is None:
        raise NotPossibleNow("this figure was not released.", where="measure_id", do="Choose another one.")
    return show.bring_figure(acting, child_id, figure=figure, **given)


gives_list(router, "recommendations", "recommendations", asked.recommendations, tuple[RecommendationShown, ...])
gives_list(router, "recommendations/reports", "promise_reports", asked.reports, tuple[PublishedReport, ...])
gives_list(router, "recommendations/progress", "recommendations_progress", asked.progress, Progress)
for _path, _name, _action, _body in (
    ("reports", "register_report", register.register_report, ReportWritten),
    ("register", "register_recommendation", register.register_recommendation, RecommendationWritten),
    ("words", "word_recommendation", register.word_recommendation, Worded),
    ("answers", "answer_recommendation", register.answer, RecommendationAnswered),
    ("links", "link_recommendation", register.link, Linked),
    ("actions", "promise_action", promise.promise, Promised),
    ("actions/target", "set_target", promise.set_target, TargetSet),
    ("actions/owner", "hand_action_over", promise.hand_over, HandedOver),
    ("actions/done", "say_action_done", promise.say_done, OfAction),
    ("actions/judge", "judge_action_done", promise.judge_done, Judged),
    ("actions/drop", "drop_action", promise.drop, OfAction),
    ("actions/open-again", "open_action_again", promise.open_again, OfAction),
    ("evidence/figure", "bring_figure", bring_figure, FigureBrought),
    ("evidence/document", "bring_document", show.bring_document, DocumentBrought),
    ("evidence/attest", "attest_recommendation", show.attest, Evidence),
    ("evidence/take-back", "take_back_evidence", show.take_back, EvidenceTakenBack),
):
    takes_nobody(router, f"recommendations/{_path}", _name, _action, _body)


# After the addresses with a word of their own in the same place: a key takes any word.
@router.get(
    "recommendations/{recommendation_id}",
    response={200: RecommendationShown, **OF_A_CHILD}, operation_id="a_recommendation",
)  # fmt: skip
def a_recommendation(request: HttpRequest, recommendation_id: Key) -> RecommendationShown:
    """One recommendation, with everything that was ever told of it."""
    return asked.recommendation(request.auth, None, recommendation_id=recommendation_id)  # type: ignore[attr-defined]
