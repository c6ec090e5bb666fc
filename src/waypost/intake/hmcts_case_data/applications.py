"""Applications inside the proceedings: for a placement order, and the forms C2 and others handed in together.

One that asks for an adjournment is a sign of delay before any hearing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from waypost.intake.court_feed import Lists
from waypost.intake.feed_notes import CaseNotes, Element, Holder, Step
from waypost.intake.hmcts_case_data.taken import Application
from waypost.vocabulary.applications import APPLICATIONS

PLACEMENT = "placement"
_ADJOURNMENT = "REQUESTING_ADJOURNMENT"
_C2 = ("c2DocumentBundle", "c2DocumentBundleLA", "c2DocumentBundleConfidential")
_OTHER = "otherApplicationsBundle"


def read_placements(lists: Lists, children: frozenset[str], notes: CaseNotes) -> Iterator[Application]:
    """Yield each application for a placement order that was submitted; the child is named by id."""
    seen: set[str] = set()
    for element in lists["placements"]:
        value, at = element.value, element.at
        if notes.answer(value, "isSubmitted", at) is False:
            continue
        made = notes.moment(value, "placementUploadDateTime", at)
        child_id = notes.key(value, "placementChildId", at)
        if made is None:
            notes.say("application_day_missing", *at)
        elif child_id not in children:
            notes.say("child_not_of_the_case", *at, "placementChildId")
        else:
            name = f"placement/{element.element_id or child_id}"
            if name in seen:
                notes.refuse_element("element_twice", element)
                continue
            seen.add(name)
            yield Application(name, PLACEMENT, *made, False, (str(child_id),))


def read_further_applications(law: str, lists: Lists, notes: CaseNotes) -> Iterator[Application]:
    """Yield what was handed in together: the C2, told once however many copies stand there, and the other form."""
    seen: set[str] = set()
    for position, element in enumerate(lists["additionalApplicationsBundle"]):
        name = f"bundle/{element.element_id or position}"
        if name in seen:
            notes.refuse_element("element_twice", element)
            continue
        seen.add(name)
        c2 = next((key for key in _C2 if isinstance(element.value.get(key), dict)), None)
        for key in (c2, _OTHER):
            part = notes.part(element.value, key, element.at) if key else {}
            if part and key:
                yield from _application(element, part, (*element.at, key), f"{name}/{key}", law, notes)


def _application(
    element: Element, part: Holder, at: tuple[Step, ...], name: str, law: str, notes: CaseNotes
) -> Iterator[Application]:
    made = notes.moment(part, "uploadedDateTime", at) or notes.moment(element.value, "uploadedDateTime", element.at)
    if made is None:
        notes.say("application_day_missing", *at)
        return
    kind = notes.text(part, "applicationType", at)
    asked = notes.list(part, "c2AdditionalOrdersRequested", at)
    code = _application_code(f"hmcts_{law}_law", kind)
    yield Application(name, code or "other", *made, _ADJOURNMENT in asked, None)


@lru_cache(4096)
def _application_code(source: str, kind: str | None) -> str | None:
    return APPLICATIONS.from_source(source, kind)
