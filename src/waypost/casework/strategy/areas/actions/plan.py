"""Writes the plan of an area down, judges its aims, and holds the reviews in the middle and at the end of the year."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.areas.rules import check_review, months_on
from waypost.casework.strategy.models import AimJudged, AreaAim, AreaPlan, AreaReview
from waypost.casework.strategy.telling import hold, telling
from waypost.casework.strategy.terms import check_one_of, check_written, terms


@acts("strategy.begin_area_plan", Permission.REVIEW_AREA)
def begin_area_plan(
    acting: Acting, child_id: str | None, *, area: str, begins_on: date, is_invented: bool = False
) -> Outcome[int]:
    """Begin the improvement plan of an area for the year from a day."""
    check_written(area, "area")
    if AreaPlan.objects.filter(area=area.strip(), begins_on=begins_on).exists():
        raise NotPossibleNow("this area has a plan of that year.", where="area", do="Open it, and add to it.")
    row = AreaPlan.objects.create(area=area.strip(), begins_on=begins_on, is_invented=is_invented, **telling(acting))
    return Outcome(row.pk, {"area_plan": row.pk, "begins_on": begins_on})


@acts("strategy.set_aim", Permission.REVIEW_AREA)
def set_aim(
    acting: Acting, child_id: str | None, *, area_plan_id: int, what: str, owner: str, measure: str
) -> Outcome[int]:
    """Say what an area wants to reach, and which measure tells of it (empty: none, and it is shown as not measured)."""
    row = hold(AreaPlan, area_plan_id)
    check_written(what, "what")
    check_written(owner, "owner")
    made = AreaAim.objects.create(
        area_plan=row, what=what.strip(), owner=owner.strip(), measure_id=measure, **telling(acting)
    )
    return Outcome(made.pk, {"area_plan": row.pk, "area_aim": made.pk, "measure_id": measure})


@acts("strategy.judge_aim", Permission.REVIEW_AREA)
def judge_aim(
    acting: Acting, child_id: str | None, *, area_aim_id: int, review: str, verdict: str, words: str, figure: str = ""
) -> Outcome[int]:
    """Judge an aim in a review. `figure`: the released figure of its measure, in words, as the door read it."""
    row = hold(AreaAim, area_aim_id)
    told = terms("areas", "boards")
    check_one_of(told["reviews"], review, "review")
    check_one_of(told["verdicts"], verdict, "verdict")
    check_written(words)
    if AreaReview.objects.filter(area_plan=row.area_plan_id, review=review).exists():
        raise NotPossibleNow("this review was held.", where="review", do="Judge it in the next one.")
    AimJudged.objects.create(
        area_aim=row, review=review, verdict=verdict, words=words.strip(), figure=figure, **telling(acting)
    )
    return Outcome(row.pk, {"area_aim": row.pk, "review": review, "verdict": verdict})


@acts("strategy.hold_review", Permission.REVIEW_AREA)
def hold_review(
    acting: Acting, child_id: str | None, *, area_plan_id: int, review: str, held_on: date, words: str
) -> Outcome[int]:
    """Record that a review was held, once every aim was judged in it."""
    row = hold(AreaPlan, area_plan_id)
    reviews = terms("areas", "boards")["reviews"]
    check_one_of(reviews, review, "review")
    check_written(words)
    held = set(AreaReview.objects.filter(area_plan=row).values_list("review", flat=True))
    aims = set(AreaAim.objects.filter(area_plan=row).values_list("pk", flat=True))
    judged = set(AimJudged.objects.filter(area_aim__in=aims, review=review).values_list("area_aim", flat=True))
    starts_on = months_on(row.begins_on, reviews[review]["months"])
    check_review(review, held, len(judged), len(aims), starts_on=starts_on, held_on=held_on, on=acting.on)
    AreaReview.objects.create(area_plan=row, review=review, held_on=held_on, words=words.strip(), **telling(acting))
    return Outcome(row.pk, {"area_plan": row.pk, "review": review, "held_on": held_on})
