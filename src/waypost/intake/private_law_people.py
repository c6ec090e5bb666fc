"""The children and the adults of a private-law case, and who is whose mother or father.

The feed to Cafcass and the court's own case data say it in the same shape; only the list of other people has two names.
Relations reach us in two shapes: the published one (partyId, relationType) and the older one that samples hold
(applicantId, childAndApplicantRelation). A person's key is the id of their own element; the partyId inside may be null.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from waypost.foundation.identifiers import nameless_person_key
from waypost.intake.court_case import Person
from waypost.intake.court_feed import Lists
from waypost.intake.dates import is_birth_too_late
from waypost.intake.feed_notes import CaseNotes, Element
from waypost.intake.relationships import parental_role, settled_role

_OTHER_PEOPLE = ("childAndOtherPeopleRelations", "otherPeopleId", "childAndOtherPeopleRelation")
_RELATIONS = {
    "applicants": ("childAndApplicantRelations", "applicantId", "childAndApplicantRelation"),
    "respondents": ("childAndRespondentRelations", "respondentId", "childAndRespondentRelation"),
    "otherPeopleInTheCaseTable": _OTHER_PEOPLE,
    "otherPartyInTheCaseRevised": _OTHER_PEOPLE,
}
"""For each list of parties the list of its relations, and the older names of the party's id and of the relation."""
_RELATION_ON_CHILD = {"applicants": "applicantsRelationshipToChild", "respondents": "respondentsRelationshipToChild"}
_OWN_LISTS = (("otherPersonRelationshipToChildren", ""), ("relationshipToChild", "personRelationshipToChild"))


_Who = tuple[str, str | None, str | None, date | None, str | None]
"""Key, forenames, surname, day of birth and sex of a person."""


class Relation(NamedTuple):
    """What one row says of a child and a party."""

    child_id: str | None
    party_id: str | None
    role: str
    is_home: bool


class CasePeople:
    """Reads the people of one case; what is wrong with them is noted.

    `lists` holds `children`, and the lists of parties that `_RELATIONS` names, as far as the source has them; `sexes`
    our word by the source's. Whoever lives in a refuge has no postcode: strangers share it, and it is never needed.
    """

    def __init__(
        self, case_id: str, lists: Lists, sexes: Mapping[str, str], told_on: date | None, notes: CaseNotes
    ) -> None:
        self._case_id = case_id
        self._lists = lists
        self._sexes = sexes
        self._told_on = told_on
        self._notes = notes
        self._seen: dict[str, str] = {}
        self._in_refuge: set[str] = set()
        self._parts = tuple(name for name in _RELATIONS if name in lists)
        self._relations = {name: list(self._read_relations(name)) for name in self._parts}

    def read(self) -> list[Person]:
        """Return the children, then the parties who have a name."""
        parties = [party for name in self._parts for party in self._parties(name)]
        homes = {party.person_key: party.postcode for party in parties}
        children = list(self._children(homes))
        if not children:
            self._notes.say("children_missing", self._notes.data_key, "children")
        return children + [party for party in parties if party.forenames or party.surname]

    def _children(self, homes: dict[str, str | None]) -> Iterator[Person]:
        carers = {
            relation.child_id: relation.party_id
            for name in reversed(self._parts)
            for relation in reversed(self._relations[name])
            if relation.is_home
        }
        for element in self._lists["children"]:
            child = self._person(element, "children")
            if child is not None:
                key, forenames, surname, born_on, sex = child
                home = self._home(element, carers.get(key), homes)
                yield Person(key, "child", forenames, surname, born_on, sex, home)

    def _parties(self, name: str) -> Iterator[Person]:
        notes = self._notes
        said: dict[str | None, set[str]] = {}
        for relation in self._relations[name]:
            said.setdefault(relation.party_id, set()).add(relation.role)
        for element in self._lists[name]:
            party = self._person(element, name)
            if party is None:
                continue
            key, forenames, surname, born_on, sex = party
            if not (forenames or surname):
                notes.say("party_without_name", *element.at)
            roles = said.get(key) or self._roles_in_words(element, name)
            address = notes.part(element.value, "address", element.at)
            postcode = notes.postcode(address, (*element.at, "address")) if address else None
            if notes.answer(element.value, "liveInRefuge", element.at):
                self._in_refuge.add(key)
                postcode = None
            yield Person(key, settled_role(roles), forenames, surname, born_on, sex, postcode)

    def _person(self, element: Element, name: str) -> _Who | None:
        """Return who the person is; None when nothing tells it or the same id came before."""
        notes, value, at = self._notes, element.value, element.at
        forenames = notes.text(value, "firstName", at)
        surname = notes.text(value, "lastName", at)
        born = notes.moment(value, "dateOfBirth", at)
        born_on = born and born.day
        key = element.element_id
        if key is None:
            if not (forenames or surname or born_on):
                notes.refuse_element("person_without_name_or_birth", element)
                return None
            notes.say("person_id_missing", *at)
            key = nameless_person_key(self._case_id, forenames, surname, born_on)
        if key in self._seen:
            if self._seen[key] == name:
                notes.refuse_element("element_twice", element)
            return None  # under another heading of the case it is the same person
        self._seen[key] = name
        if is_birth_too_late(born_on, self._told_on):
            notes.say("birth_too_late", *at, "dateOfBirth")
            born_on = None
        sex = notes.code(value, "gender", at, codes=self._sexes)
        return key, forenames, surname, born_on, sex

    def _home(self, element: Element, carer_id: str | None, homes: dict[str, str | None]) -> str | None:
        """Return the postcode of the child: the child's own, else that of the party whom the child lives with.

        The child's own address is a copy of that party's, without the flag of refuge: the party's flag holds for it.
        """
        notes, at = self._notes, (*element.at, "whoDoesTheChildLiveWith")
        carer = notes.part(element.value, "whoDoesTheChildLiveWith", element.at)
        if isinstance(carer.get("value"), dict):
            carer, at = carer["value"], (*at, "value")
        address = notes.part(carer, "childAddress", at)
        own = notes.postcode(address, (*at, "childAddress")) if address else None
        if {notes.key(carer, "partyId", at), carer_id} & self._in_refuge:
            return None
        return own or homes.get(notes.key(carer, "partyId", at) or "") or homes.get(carer_id or "")

    def _read_relations(self, name: str) -> Iterator[Relation]:
        notes = self._notes
        relations, id_key, word_key = _RELATIONS[name]
        for element in self._lists[relations]:
            value, at = element.value, element.at
            words = notes.text(value, "relationType", at) or notes.text(value, word_key, at)
            child_id = notes.key(value, "childId", at)
            party_id = notes.key(value, "partyId", at) or notes.key(value, id_key, at)
            home = notes.text(value, "childLivesWith", at)
            yield Relation(child_id, party_id, parental_role(words), home is not None and home.lower() == "yes")

    def _roles_in_words(self, element: Element, name: str) -> set[str]:
        """Return the roles named on the party itself or, where it is the only one of its list, on the children."""
        notes, at = self._notes, element.at
        said = [notes.text(element.value, "relationshipToChildren", at)]
        for key, word in _OWN_LISTS:
            said += _words(notes.list(element.value, key, at), word)
        if len(self._lists[name]) == 1 and name in _RELATION_ON_CHILD:
            key = _RELATION_ON_CHILD[name]
            said += [notes.text(child.value, key, child.at) for child in self._lists["children"]]
        return {parental_role(words) for words in said if words}


def _words(entries: Iterable[object], word: str) -> Iterator[str]:
    """Yield the text of entries that are text, wrapped text, or objects that hold it under `word`."""
    for entry in entries:
        inner = entry.get("value", entry) if isinstance(entry, dict) else entry
        text = inner.get(word) if isinstance(inner, dict) else inner
        if isinstance(text, str):
            yield text
