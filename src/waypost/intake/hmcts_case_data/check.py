"""Checks one case: by which law it is, whose, how old; then takes from it what Waypost uses, subject by subject."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from waypost.foundation.clock import UTC
from waypost.foundation.identifiers import digest
from waypost.intake.court_feed import Lists
from waypost.intake.feed_codes import read_feed_codes
from waypost.intake.feed_notes import CaseNotes, CaseRefused, Holder
from waypost.intake.hmcts_case_data.envelopes import case_id_of
from waypost.intake.hmcts_case_data.private_law_case import PRIVATE_LISTS, take_private
from waypost.intake.hmcts_case_data.public_law_case import PUBLIC_COUNTED, PUBLIC_LISTS, take_public
from waypost.intake.hmcts_case_data.taken import CaseTaken
from waypost.vocabulary.code_lists import fold

_CODES = read_feed_codes("hmcts_case_data")
_TYPES = ("case_type_id", "caseTypeId", "case_type")
_MODIFIED = ("last_modified", "lastModified", "last_modified_on")
_TELLTALES = {"public": ("children1", "respondents1"), "private": ("newChildDetails", "caseTypeOfApplication")}
_LISTS = {"public": PUBLIC_LISTS, "private": PRIVATE_LISTS}


def law_of(case: Holder, data: Holder, notes: CaseNotes) -> str:
    """Return public or private, by the case type, else by the fields. Raise `CaseRefused` where nothing says."""
    given = next((kind for key in _TYPES if (kind := notes.key(case, key))), None)
    given = given or notes.key(case, "jurisdiction")
    law = _CODES["laws"].get(fold(given)) if given else None
    if given is None:
        law = next((law for law, keys in _TELLTALES.items() if any(key in data for key in keys)), None)
        notes.say("case_type_missing")
    if law is None:
        raise CaseRefused("case_of_unknown_kind")
    return law


def read_lists(law: str, data: Holder, notes: CaseNotes) -> Lists:
    """Return the elements of every list of the case that counts. Older names stand in where the newer are empty."""
    lists = {path[-1]: notes.elements(data, path) if path[0] in data else [] for path in _LISTS[law]}
    for path in PUBLIC_COUNTED if law == "public" else ():
        notes.count_elements(data, path)
    if law == "private" and not data.get("newChildDetails"):
        lists["newChildDetails"] = notes.elements(data, ("children",))
    return lists


def modified_at(case: Holder, data: Holder, notes: CaseNotes) -> datetime | None:
    """Return when the case was last changed: the system's own time (UTC), else the last change that people made."""
    for key in _MODIFIED:
        moment = notes.moment(case, key, zone=UTC)
        if moment is not None:
            return moment.at
    changed = notes.moment(data, "lastGenuineUpdateTime", (notes.data_key,))
    return changed and changed.at


def identify(case: Holder, data: Holder, law: str, lists: Lists, notes: CaseNotes) -> tuple[str, bool]:
    """Return the case's key, and whether it is the court's own number.

    Without a number the ids of its children stand in: they are true keys, and no two cases share them.
    """
    number = case_id_of(case) or case_id_of({"id": data.get("id")})
    if number is not None:
        if len(number) != 16:
            notes.say("case_id_unusual")
        return number, True
    notes.say("case_id_not_told")
    who = "children1" if law == "public" else "newChildDetails"
    ids = sorted(element.element_id or "" for element in lists[who])
    if not any(ids):
        ids = [_content(data)]
    return f"unnumbered/{digest(law, *ids, length=16)}", False


def check_case(
    case_id: str, law: str, case: Holder, data: Holder, lists: Lists, told_on: date | None, notes: CaseNotes
) -> CaseTaken:
    """Return what the case tells; whatever is wrong with it is noted under its place."""
    take = take_public if law == "public" else take_private
    state = notes.code(case, "state", codes=_CODES[f"{law}_states"], rule="state_not_known")
    taken = take(case_id, data, lists, told_on, notes)._replace(state=state)
    if taken.submitted and taken.issued and taken.issued.on < taken.submitted.on:
        notes.say("issued_before_submitted", notes.data_key)
    return taken


def _content(data: Mapping[str, Any]) -> str:
    return digest(repr(sorted(data.items(), key=lambda item: item[0])), length=16)
