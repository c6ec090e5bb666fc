"""What is possible now in screening: three tables of states, and what must be done before each step. Pure.

Who may is decided in access. The Child Arrangements Programme and Child Focused Courts stand on one queue; the
safeguarding letter belongs to the first alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.screening.terms import check_words

LETTERS: Mapping[str, str] = {"child_arrangements_programme": "child_arrangements_programme"}
"""Ways of working that have a safeguarding letter, and the timetable that says when it is due."""
PARTIES = ("applicant", "respondent")
PROGRAMMES = ("child_arrangements_programme", "child_focused_court")


class Screening(StrEnum):
    """Where the screening of one child's application stands."""

    ARRIVED = "arrived"
    MATCHED = "matched"
    CHECKING = "checking"
    CHECKED = "checked"
    HANDED_ON = "handed_on"
    WITHDRAWN = "withdrawn"


class ScreeningAct(StrEnum):
    """What is done in screening."""

    MATCH = "matched"
    REOPEN = "sent_back_to_matching"
    ASK = "sent_for_checks"
    ANSWER = "found_answered"
    ASK_AGAIN = "sent_for_more_checks"
    HAND_ON = "handed_on"
    WITHDRAW = "withdrawn"


SCREENING: Mapping[tuple[Screening, ScreeningAct], Screening] = {
    (Screening.ARRIVED, ScreeningAct.MATCH): Screening.MATCHED,
    (Screening.ARRIVED, ScreeningAct.WITHDRAW): Screening.WITHDRAWN,
    (Screening.MATCHED, ScreeningAct.ASK): Screening.CHECKING,
    (Screening.MATCHED, ScreeningAct.REOPEN): Screening.ARRIVED,
    (Screening.MATCHED, ScreeningAct.WITHDRAW): Screening.WITHDRAWN,
    (Screening.CHECKING, ScreeningAct.ANSWER): Screening.CHECKED,
    (Screening.CHECKING, ScreeningAct.REOPEN): Screening.ARRIVED,
    (Screening.CHECKING, ScreeningAct.WITHDRAW): Screening.WITHDRAWN,
    (Screening.CHECKED, ScreeningAct.ASK_AGAIN): Screening.CHECKING,
    (Screening.CHECKED, ScreeningAct.REOPEN): Screening.ARRIVED,
    (Screening.CHECKED, ScreeningAct.HAND_ON): Screening.HANDED_ON,
    (Screening.CHECKED, ScreeningAct.WITHDRAW): Screening.WITHDRAWN,
}


class Letter(StrEnum):
    """Where a safeguarding letter stands."""

    DRAFT = "draft"
    WITH_MANAGER = "with_manager"
    APPROVED = "approved"
    FILED = "filed"
    WITHDRAWN = "withdrawn"


class LetterAct(StrEnum):
    """What is done with a safeguarding letter."""

    CHANGE = "changed"
    SUBMIT = "sent_for_approval"
    RETURN = "returned"
    APPROVE = "approved"
    FILE = "filed"
    WITHDRAW = "withdrawn"


LETTER: Mapping[tuple[Letter, LetterAct], Letter] = {
    (Letter.DRAFT, LetterAct.CHANGE): Letter.DRAFT,
    (Letter.DRAFT, LetterAct.SUBMIT): Letter.WITH_MANAGER,
    (Letter.DRAFT, LetterAct.WITHDRAW): Letter.WITHDRAWN,
    (Letter.WITH_MANAGER, LetterAct.RETURN): Letter.DRAFT,
    (Letter.WITH_MANAGER, LetterAct.APPROVE): Letter.APPROVED,
    (Letter.WITH_MANAGER, LetterAct.WITHDRAW): Letter.WITHDRAWN,
    (Letter.APPROVED, LetterAct.RETURN): Letter.DRAFT,
    (Letter.APPROVED, LetterAct.FILE): Letter.FILED,
    (Letter.APPROVED, LetterAct.WITHDRAW): Letter.WITHDRAWN,
}


class Risk(StrEnum):
    """Where an immediate risk to a child stands."""

    SEEN = "seen"
    REFERRED = "referred"
    ACKNOWLEDGED = "acknowledged"
    STOOD_DOWN = "stood_down"


class RiskAct(StrEnum):
    """What is done about an immediate risk."""

    REFER = "referred"
    ACKNOWLEDGE = "acknowledged"
    STAND_DOWN = "stood_down"


RISK: Mapping[tuple[Risk, RiskAct], Risk] = {
    (Risk.SEEN, RiskAct.REFER): Risk.REFERRED,
    (Risk.SEEN, RiskAct.STAND_DOWN): Risk.STOOD_DOWN,
    (Risk.REFERRED, RiskAct.ACKNOWLEDGE): Risk.ACKNOWLEDGED,
}
"""A risk that the authority was told of is stood down by the authority, never by us."""


class NoLetterHere(NotPossibleNow):
    """The way of working has no safeguarding letter."""


class StillToDo(NotPossibleNow):
    """Something must be done first."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A decision of a person on whether a record is of somebody in the application; `outcome` null: undecided."""

    outcome: str | None
    evidence: tuple[str, ...] = ()
    is_of_child: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A check: of whom (`about`), of police or of an authority, and when it was answered."""

    kind: str
    about: str
    asked_on: date
    answered_on: date | None = None

    def __post_init__(self) -> None:
        if self.answered_on is not None and self.answered_on < self.asked_on:
            raise ValueError("a check is answered after it is asked")


def check_programme(programme: str) -> None:
    """Raise NotPossibleNow unless the way of working is screened here."""
    if programme not in PROGRAMMES:
        raise NotPossibleNow("this way of working is not screened here.", do="Look at the proceedings' programme.")


def has_letter(programme: str) -> bool:
    """Answer whether a way of working has a safeguarding letter."""
    return programme in LETTERS


def check_has_letter(programme: str) -> None:
    """Raise NoLetterHere unless it is the Child Arrangements Programme."""
    if not has_letter(programme):
        raise NoLetterHere(
            "there is no safeguarding letter in a Child Focused Court.", do="The Child Impact Report takes its place."
        )


def check_match(match: Matched) -> None:
    """Raise NotAWord or StillToDo unless a decision is whole: an outcome, and what it rests on."""
    check_words("outcomes", [match.outcome or ""])
    check_words("evidence", match.evidence)
    if not match.evidence:
        raise StillToDo("a decision says what it rests on.", where="evidence", do="Tick what agrees, or what differs.")


def check_can_go_on_to_checks(matches: Collection[Matched]) -> None:
    """Raise StillToDo unless every party and child was decided on, and no child is in doubt."""
    if not matches or not any(match.is_of_child for match in matches):
        raise StillToDo("nobody has looked for the child.", do="Decide on each record that may be the child's.")
    undecided = sum(1 for match in matches if match.outcome is None)
    if undecided:
        raise StillToDo(f"{undecided} of {len(matches)} people are not decided on.", do="Decide on each of them.")
    if any(match.is_of_child and match.outcome == "cannot_tell" for match in matches):
        raise StillToDo("it is not clear who the child is.", do="Ask the court or the applicant, then decide.")


def missing_checks(adults: Collection[str], authorities: Collection[str], asked: Collection[Asked]) -> list[str]:
    """Return what was not asked yet, in codes: `police` for each adult, `local_authority` for each authority."""
    known = {(check.kind, check.about) for check in asked}
    wanted = [("police", adult) for adult in sorted(adults)]
    wanted += [("local_authority", authority) for authority in sorted(authorities)]
    return [kind for kind, about in wanted if (kind, about) not in known]


def check_answered(adults: Collection[str], authorities: Collection[str], asked: Collection[Asked]) -> None:
    """Raise StillToDo unless every adult was asked of the police and every authority asked, and all answered."""
    left = missing_checks(adults, authorities, asked)
    if left:
        raise StillToDo(f"{len(left)} checks were not asked for.", do="Ask for them.")
    waiting = sum(1 for check in asked if check.answered_on is None)
    if waiting:
        raise StillToDo(f"{waiting} of {len(asked)} checks are not answered.", do="Ask after them.")


def check_can_hand_on(*, risks: Collection[Risk], is_abuse_alleged: bool, idva: str | None) -> None:
    """Raise StillToDo where a risk was not told to the authority, or an IDVA referral was not decided on."""
    check_risks_told(risks)
    if is_abuse_alleged and idva in (None, "not_needed"):
        raise StillToDo(
            "domestic abuse is alleged, and nobody has decided on an IDVA referral.",
            where="idva",
            do="Make it, or say that it was declined or that there is no service here.",
        )


def check_risks_told(risks: Collection[Risk]) -> None:
    """Raise StillToDo where a risk was seen and neither told to the authority nor stood down."""
    if Risk.SEEN in risks:
        raise StillToDo("an immediate risk has not been told to the authority.", do="Refer it now, before all else.")


def check_can_stand_down(*, seen_by: int, decided_by: int, because: str) -> None:
    """Raise NotPossibleNow unless somebody else than who saw the risk stands it down, and says why."""
    if seen_by == decided_by:
        raise NotPossibleNow("you saw this risk, so somebody else stands it down.", do="Ask your manager.")
    if not because.strip():
        raise StillToDo("say why it is no immediate risk.", where="because", do="Write one sentence.")


def check_can_submit(text: str) -> None:
    """Raise StillToDo for a letter in which nothing is written."""
    if not text.strip():
        raise StillToDo("nothing is written in the letter.", where="text", do="Write it, then send it on.")


def check_can_approve(*, written_by: int, decided_by: int) -> None:
    """Raise NotPossibleNow if somebody would approve what they wrote themselves."""
    if written_by == decided_by:
        raise NotPossibleNow("you wrote this letter, so somebody else approves it.", do="Ask your supervisor.")


def check_can_file(*, screening: Screening, risks: Collection[Risk]) -> None:
    """Raise StillToDo unless the checks are answered and every risk is told: the court must not learn of it first."""
    check_risks_told(risks)
    if screening not in (Screening.CHECKED, Screening.HANDED_ON):
        raise StillToDo("the checks are not answered.", do="File the letter when they are.")


class WouldTell(NotPossibleNow):
    """The letter tells what is kept apart from somebody who will read it."""


def check_tells_nothing(told: Collection[str]) -> None:
    """Raise WouldTell where a letter tells what is kept apart: the parties read it. `told` are kinds, no values."""
    if told:
        kinds = ", ".join(sorted(kind.replace("_", " ") for kind in told))
        raise WouldTell(
            f"the letter tells what is kept apart: {kinds}.", where="text", do="Take it out: parties read it."
        )
