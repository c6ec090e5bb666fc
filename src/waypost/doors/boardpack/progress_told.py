"""What a committee is told of recommendations, in words: the same for the page, the PDF and the spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from waypost.casework.recommendations.queries.shown import (
    ActionShown,
    EvidenceShown,
    Progress,
    RecommendationShown,
)
from waypost.casework.recommendations.words import listed, name_of_body, told
from waypost.doors.pages.words import day_in_words, number_in_words, period_in_words

STATUSES = {
    "not_answered": "Not answered", "rejected": "Not accepted", "accepted_without_a_plan": "Accepted, no plan",
    "late": "Late", "plan_incomplete": "Plan not complete", "slipped": "Slipped", "in_hand": "In hand",
    "done_but_evidence_against": "Done, evidence against", "done_but_not_shown": "Done, not shown",
    "done_and_shown": "Done and shown",
}  # fmt: skip
RULES = (
    ("Not answered", "No response is held."),
    ("Not accepted", "The newest answer is that it is not accepted."),
    ("Accepted, no plan", "It is accepted, and no action stands."),
    ("Late", "Something is not confirmed as done, and its newest target has passed."),
    ("Plan not complete", "Something that is left has no owner or no target date."),
    ("Slipped", "A target was put back, and has not passed."),
    ("In hand", "Everything that is left has an owner and a target that has not passed."),
    ("Done, evidence against", "All is done and confirmed, and evidence speaks against it."),
    ("Done, not shown", "All is done and confirmed; a figure or document, or a name that did none of it, is missing."),
    ("Done and shown", "All is done and confirmed by others; a figure or document shows it, and a name attests it."),
)
"""The rules by which a status is reached, in their order: the first that holds."""


def kinds_of_evidence() -> dict[str, str]:
    """Return how each kind of evidence is called."""
    return dict(listed("evidence"))


@dataclass(frozen=True, slots=True)
class RowTold:
    """One recommendation in words: what it asks, what was promised, what was measured, what slipped, how it stands."""

    name: str
    number: int
    asks: str
    for_whom: str
    answer: str
    source_says: str
    promised: tuple[str, ...]
    measured: tuple[str, ...]
    other_evidence: tuple[str, ...]
    slipped: tuple[str, ...]
    status: str
    why: str


def row_told(one: RecommendationShown, titles: Mapping[str, str]) -> RowTold:
    """Return a recommendation in words. `titles`: of measures, by id."""
    others = [evidence_told(found, titles) for found in one.standing if found.kind != "measure"]
    return RowTold(
        f"{name_of_body(one.body)} {one.published_on.year}, {one.number}",
        one.number,
        one.words or "Nobody has put it into words here yet: read the source.",
        ", ".join(name_of_body(body) for body in one.addressed or one.named) or "Not said",
        _answer(one),
        one.source_says.replace("_", " ").capitalize() or "Nothing of progress",
        tuple(_promised(action) for action in one.actions) or ("Nothing yet",),
        tuple(evidence_told(found, titles) for found in one.figures) or ("Not measured",),
        tuple(others),
        tuple(_slips(one)) or ("No target was put back",),
        STATUSES[one.status],
        " ".join(one.because),
    )


def sentences(progress: Progress) -> tuple[str, ...]:
    """Return what to read first: how many, promised, measured, slipped."""
    count = len(progress.recommendations)
    states = "; ".join(f"{number} {STATUSES[name].lower()}" for name, number in progress.by_status.items())
    reports = sum(one.recommendations > 0 for one in progress.reports)
    silent = [
        f"{name_of_body(one.body)}, {day_in_words(one.published_on)}" for one in progress.reports if not one.answered
    ]
    many = f"{count} recommendation{'' if count == 1 else 's'} of {reports} report{'' if reports == 1 else 's'}"
    return (
        f"{many} stand{'s' if count == 1 else ''} here.",
        f"Promised: {progress.promised} of {count} have an action.",
        f"Measured: {progress.measured} of {count} have a released figure as evidence.",
        f"Slipped: {progress.slipped} of {count} have a target that was put back; "
        f"{progress.late} {'is' if progress.late == 1 else 'are'} past a target.",
        f"How they stand: {states or 'nothing to count'}.",
        *((f"No response is held to the report of: {'; '.join(silent)}.",) if silent else ()),
    )


def contradictions_told(progress: Progress) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return where sources do not agree: the report, about what, and what each says."""
    subjects, hows = told()["subjects"], told()["hows"]
    return tuple(
        (
            f"{name_of_body(report.body)}, {day_in_words(report.published_on)}",
            subjects[subject]["words"] if subject in subjects else subject,
            tuple(
                f"{claim.value}{_of(claim.subject, subject)}, {hows.get(claim.how, claim.how)} ({claim.source})"
                for claim in claims
            ),
        )
        for report in progress.reports
        for subject, claims in report.contradictions.items()
    )


def evidence_told(one: EvidenceShown, titles: Mapping[str, str]) -> str:
    """Return a piece of evidence in a sentence, with where it comes from."""
    against = "Against: " if one.is_against else ""
    if one.kind == "measure" and one.value is not None and one.period_start and one.period_end:
        period = period_in_words(one.period_start, one.period_end)
        invented = " Invented families." if one.is_invented else ""
        title = titles.get(one.measure_id, one.measure_id)
        number = number_in_words(one.value, one.unit)
        how = f"{one.measure_id}, {one.method}, {one.area.capitalize()}"
        return f"{against}{title}: {number}, {period} ({how}). {one.words}{invented}"
    where = one.document or f"the word of {one.by}, {day_in_words(one.on)}"
    return f"{against}{one.words} ({where})"


def _of(claimed: str, subject: str) -> str:
    return "" if claimed == subject else f" {claimed.replace('_', ' ')}"


def _answer(one: RecommendationShown) -> str:
    if not one.answers:
        return "No response is held"
    words = [told()["answers"][answer.decision]["words"] for answer in one.answers]
    newest = one.answers[-1]
    on = f"on {day_in_words(newest.answered_on)}" if newest.answered_on else "on a day that its source does not say"
    before = f" Before that: {', '.join(words[:-1]).lower()}." if len(words) > 1 else ""
    return f"{words[-1]}, {on} ({newest.document}).{before}"


def _promised(action: ActionShown) -> str:
    by = f" by {day_in_words(action.due_on)}" if action.due_on else ""
    return f"{action.what} {action.owner or 'Nobody'}{by}. {action.state.capitalize()}."


def _slips(one: RecommendationShown) -> list[str]:
    moved = [
        f"{action.what} From {day_in_words(action.first_due_on)} to {day_in_words(action.due_on)}, "
        f"{action.days_slipped} days: {action.targets[-1].because}"
        for action in one.actions
        if action.days_slipped and action.first_due_on and action.due_on
    ]
    return moved + ([f"The oldest target passed {one.days_late:,} days ago."] if one.days_late else [])
