"""What is suggested to whoever releases something: kind, stage, title and words, from what the record says. Pure.

A suggestion is nothing that a family sees: its writer changes it, reads it whole and says so (rules.check_release).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.sharing.queries.shown import SharingPage
from waypost.casework.sharing.rules import Audience, Band, Released
from waypost.casework.sharing.wording import ENGLISH, say


class From(StrEnum):
    """What in the record a release begins from."""

    STAGE = "stage"
    DELAY = "delay"
    LETTER = "letter"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What stands in the form at first. `template` names the words that it began from."""

    kind: Released
    audience: Audience
    words: str
    template: str
    stage: str = ""
    state: str = ""
    title: str = ""


def suggest(told: SharingPage, begins: From, of: str, audience: Audience, title: str = "") -> Suggestion:
    """Return a suggestion. `of` is the stage, or the number of the delay; a document brings its own title.

    Raises NotPossibleNow where there is no such stage or delay of this child.
    """
    band = _band(told, audience)
    if begins is From.STAGE:
        stage = next((one for one in told.stages if one.stage == of), None)
        if stage is None:
            raise _nothing()
        return _made(Released.STAGE, audience, f"stage.{stage.state}", band, stage=of, state=stage.state)
    if begins is From.DELAY:
        delay = next((one for one in told.delays if str(one.delay_id) == of), None)
        if delay is None:
            raise _nothing()
        made = _made(Released.DELAY, audience, f"reason.{delay.reason}", band)
        return Suggestion(made.kind, audience, f"{_words('delay', band)} {made.words}", made.template)
    return _made(Released.DOCUMENT, audience, begins.value, band, title=title)


def _made(kind: Released, audience: Audience, template: str, band: Band, **more: str) -> Suggestion:
    return Suggestion(kind, audience, _words(template, band), template, **more)


def _words(template: str, band: Band) -> str:
    return say(f"explanations.{template}", ENGLISH, band)


def _band(told: SharingPage, audience: Audience) -> Band:
    if audience is not Audience.CHILD:
        return Band.ADULT
    child = next(one for one in told.readers if one.member_id is None)
    return Band(child.band or child.usual_band)


def _nothing() -> NotPossibleNow:
    return NotPossibleNow("there is nothing to begin from.", do="Go back, and choose again.")
