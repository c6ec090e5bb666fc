"""The people of a public-law case: children by the true key that the feed to Cafcass drops, respondents, and others.

Whoever lives in a refuge has no postcode: strangers share it, and matching never needs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from waypost.foundation.identifiers import nameless_person_key
from waypost.intake.court_case import Person
from waypost.intake.court_feed import Lists
from waypost.intake.dates import is_birth_too_late
from waypost.intake.feed_codes import read_feed_codes
from waypost.intake.feed_notes import CaseNotes, Element, Holder, Step
from waypost.intake.relationships import parental_role

_SEXES = read_feed_codes("hmcts_case_data")["sexes"]
_REFUGE = frozenset({"living in a refuge", "live_in_refuge", "they are living in a refuge"})
_WHERE_LIVING = ("livingSituation", "addressKnow", "addressKnowV2")


class PublicPeople:
    """Reads the people of one public-law case; what is wrong with them is noted."""

    def __init__(self, case_id: str, lists: Lists, told_on: date | None, notes: CaseNotes) -> None:
        self._case_id = case_id
        self._lists = lists
        self._told_on = told_on
        self._notes = notes
        self._seen: set[str] = set()

    def read(self, first_other: Holder | None, others_at: tuple[Step, ...]) -> list[Person]:
        """Return the children, then the adults who have a name. `first_other` stands apart from the list of others."""
        children = [child for element in self._lists["children1"] if (child := self._child(element))]
        if not children:
            self._notes.say("children_missing", self._notes.data_key, "children1")
        adults = [self._respondent(element) for element in self._lists["respondents1"]]
        if first_other:
            adults.append(self._other(Element(None, dict(first_other), (*others_at, "firstOther"))))
        adults += [self._other(element) for element in self._lists["additionalOthers"]]
        return children + [adult for adult in adults if adult is not None]

    def _child(self, element: Element) -> Person | None:
        party, at = self._party(element)
        child = self._person(element, party, at, "child", _names(self._notes, party, at))
        if child is None:
            self._notes.refuse_element("person_without_name_or_birth", element)
        elif child.person_key in self._seen:
            self._notes.refuse_element("element_twice", element)
            return None
        else:
            self._seen.add(child.person_key)
        return child

    def _respondent(self, element: Element) -> Person | None:
        party, at = self._party(element)
        role = parental_role(self._notes.text(party, "relationshipToChild", at))
        return self._adult(self._person(element, party, at, role, _names(self._notes, party, at)), element)

    def _other(self, element: Element) -> Person | None:
        """Read a person whose whole name stands in one text: the last word is taken as the surname."""
        words = (self._notes.text(element.value, "name", element.at) or "").split()
        names = (" ".join(words[:-1]) or None, words[-1] if words else None)
        return self._adult(self._person(element, element.value, element.at, "other", names), element)

    def _adult(self, adult: Person | None, element: Element) -> Person | None:
        if adult is None or not (adult.forenames or adult.surname):
            self._notes.say("party_without_name", *element.at)
            return None
        if adult.person_key in self._seen:
            return None  # the same person under two headings of one case
        self._seen.add(adult.person_key)
        return adult

    def _party(self, element: Element) -> tuple[Holder, tuple[Step, ...]]:
        party = self._notes.part(element.value, "party", element.at)
        return (party, (*element.at, "party")) if party else (element.value, element.at)

    def _person(
        self, element: Element, party: Holder, at: tuple[Step, ...], role: str, names: tuple[str | None, str | None]
    ) -> Person | None:
        """Return the person; None when nothing tells who it is. The key is the element's id, never the partyId."""
        notes = self._notes
        key = "dateOfBirth" if party.get("dateOfBirth") is not None else "DOB"
        born = notes.moment(party, key, at)
        born_on = born and born.day
        person_key = element.element_id
        if person_key is None:
            if born_on is None and not any(names):
                return None
            if role == "child":
                notes.say("person_id_missing", *at)
            person_key = nameless_person_key(self._case_id, *names, born_on)
        if is_birth_too_late(born_on, self._told_on):
            notes.say("birth_too_late", *at, key)
            born_on = None
        sex = notes.code(party, "gender", at, codes=_SEXES)
        return Person(person_key, role, *names, born_on, sex, self._postcode(party, at))

    def _postcode(self, party: Holder, at: tuple[Step, ...]) -> str | None:
        living = {(self._notes.text(party, key, at) or "").lower() for key in _WHERE_LIVING}
        if living & _REFUGE:
            return None
        address = self._notes.part(party, "address", at)
        return self._notes.postcode(address, (*at, "address")) if address else None


def _names(notes: CaseNotes, party: Holder, at: tuple[Step, ...]) -> tuple[str | None, str | None]:
    return notes.text(party, "firstName", at), notes.text(party, "lastName", at)


def children_named(ids: Iterator[str | None], known: frozenset[str]) -> tuple[tuple[str, ...], bool]:
    """Return the ids that children of the case have, and whether every id was one of theirs."""
    given = list(dict.fromkeys(ids))
    found = tuple(each for each in given if each in known)
    return found, len(found) == len(given)
