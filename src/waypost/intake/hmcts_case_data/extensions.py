"""Extensions of the 26 weeks: per child, until which day, and the reason chosen. Only the latest stands in the data.

The data say since when only where a hearing approved it. `told_days` finds the day elsewhere, in the history or in what
was told first, and keeps the extensions that a longer one overwrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

from waypost.intake.court_feed import Lists
from waypost.intake.feed_notes import CaseNotes
from waypost.intake.hmcts_case_data.taken import Extension
from waypost.vocabulary.code_lists import fold
from waypost.vocabulary.extensions import EXTENSIONS

_reason_code = lru_cache(4096)(partial(EXTENSIONS.from_source, "hmcts_public_law"))
_NONE = frozenset({"no_extension", "no extension for child"})


def read_extensions(
    data: Mapping[str, Any], lists: Lists, children: frozenset[str], notes: CaseNotes
) -> Iterator[Extension]:
    """Yield one extension a child; one of every child where only the case says until when."""
    heard = None
    if notes.answer(data, "extendTimelineApprovedAtHearing", (notes.data_key,)) is not False:
        heard = notes.moment(data, "extendTimelineHearingDate", (notes.data_key,))
    granted_on = heard and heard.day
    found, seen = False, set[str]()
    for element in lists["children1"]:
        if element.element_id not in children or element.element_id in seen:
            continue  # of a child who stands there twice, the first is read, as of the children themselves
        seen.add(element.element_id)
        party = notes.part(element.value, "party", element.at)
        at = (*element.at, "party")
        until = notes.moment(party, "completionDate", at)
        given = notes.text(party, "extensionReason", at)
        if until is None or fold(given or "") in _NONE:
            continue
        reason = _reason_code(given)
        if given and reason is None:
            notes.say("code_not_known", *at, "extensionReason")
        found = True
        yield Extension(until.day, reason, granted_on, (str(element.element_id),))
    until = None if found else notes.moment(data, "caseCompletionDate", (notes.data_key,))
    if until is not None:
        yield Extension(until.day, None, granted_on, None)
