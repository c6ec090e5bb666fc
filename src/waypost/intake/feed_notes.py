"""Reading one case tolerantly: each value taken with what is wrong about it noted under its own place.

Places are built from our own names and from positions in lists, never from what stands in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from waypost.foundation.clock import LONDON
from waypost.intake.dates import DateNotRead, Moment, read_moment
from waypost.intake.postcodes import tidy_postcode
from waypost.intake.words import NOT_KNOWN, words_for

MASKED = "this information is to be kept confidential"
"""What the court's system shows where it withholds: read as nothing, never as an address or a name."""

_MASKED_LENGTH = len(MASKED)

Step = str | int
Place = tuple[Step, ...]
Holder = Mapping[str, Any]


class Element(NamedTuple):
    """One element of a list of the case: its own id if it has one, its content, and where it stands."""

    element_id: str | None
    value: dict[str, Any]
    at: Place


class Note(NamedTuple):
    """A rule that was broken, and where. `is_refusal`: the thing at that place was refused."""

    place: str
    rule: str
    is_refusal: bool


class CaseRefused(Exception):
    """The case cannot be taken. `rule` says why."""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        super().__init__(rule)


class CaseNotes:
    """What was read of one case: how many elements, which were refused, what was found.

    `base` is the case's place; `data_key` the name under which its data, and so its lists, stand.
    """

    __slots__ = ("_elements", "_refused", "base", "data_key", "notes")

    def __init__(self, base: str, data_key: str = "") -> None:
        self.base = base
        self.data_key = data_key
        self.notes: list[Note] = []
        self._elements: list[tuple[Place, int]] = []
        self._refused: set[Place] = set()

    @property
    def read(self) -> int:
        """How many things with a place of their own were read: the case and its elements."""
        return 1 + sum([count for _, count in self._elements]) if self._elements else 1

    @property
    def refused(self) -> int:
        """How many of them were refused."""
        return len(self._refused)

    def say(self, rule: str, *at: Step) -> None:
        """Note a finding on an accepted thing."""
        self.notes.append(Note(self._place(at), rule, False))

    def refuse(self, rule: str, *at: Step) -> None:
        """Refuse the element at that place (the case itself when no place is given), once."""
        if at not in self._refused:
            self._refused.add(at)
            self.notes.append(Note(self._place(at), rule, True))

    def refuse_case(self, rule: str) -> None:
        """Refuse the case, and with it every element that was not refused already."""
        self.refuse(rule)
        for path, count in self._elements:
            for position in range(count):
                self.refuse("parent_refused", *path, position)

    def elements(self, data: Holder, path: tuple[str, ...]) -> list[Element]:
        """Return the elements of the list at `path` in the case's data that are objects, wrapped or flat.

        All are counted; those that are no objects are refused.
        """
        found = self._found(data, path)
        return self.entries(found, (self.data_key, *path)) if found else []

    def count_elements(self, data: Holder, path: tuple[str, ...]) -> None:
        """Count the elements of a list of which nothing is read; those that are no objects are refused."""
        found = self._found(data, path)
        if found and all(type(each) is dict and type(each.get("value", each)) is dict for each in found):
            self._elements.append(((self.data_key, *path), len(found)))
        elif found:
            self.entries(found, (self.data_key, *path))

    def entries(self, found: list[Any], at: Place) -> list[Element]:
        """Return the elements of a list that stands at `at`, as `elements` does."""
        if not found:
            return []
        self._elements.append((at, len(found)))
        taken = []
        for position, element in enumerate(found):
            if type(element) is not dict:
                self.refuse("element_not_object", *at, position)
                continue
            value = element.get("value", element)
            if type(value) is not dict:
                self.refuse("element_without_value", *at, position)
                continue
            place = (*at, position) if value is element else (*at, position, "value")
            taken.append(Element(_key(element.get("id")), value, place))
        return taken

    def _found(self, data: Holder, path: tuple[str, ...]) -> list[Any]:
        for depth in range(1, len(path)):
            data = self.part(data, path[depth - 1], (self.data_key, *path[: depth - 1]))
        found = data.get(path[-1])
        if found is None or type(found) is list:
            return found or []
        self.say("list_not_list", self.data_key, *path)
        return []

    def refuse_element(self, rule: str, element: Element) -> None:
        """Refuse one element of a list."""
        at = element.at[:-1] if element.at[-1] == "value" else element.at
        self.refuse(rule, *at)

    def list(self, holder: Holder, key: str, at: Place = ()) -> list[Any]:
        """Return the list under `key`; an empty one when there is none or, with a finding, when it is not a list."""
        value = holder.get(key)
        if type(value) is list:
            return value
        if value is not None:
            self.say("list_not_list", *at, key)
        return []

    def part(self, holder: Holder, key: str, at: Place = ()) -> dict[str, Any]:
        """Return the object under `key`; an empty one when there is none or, with a finding, when it is no object."""
        value = holder.get(key)
        if type(value) is dict:
            return value
        if value is not None:
            self.say("part_not_object", *at, key)
        return {}

    def text(self, holder: Holder, key: str, at: Place = ()) -> str | None:
        """Return the text under `key`, its spaces in order; None when empty, masked or, with a finding, not text."""
        value = holder.get(key)
        if value is None:
            return None
        if type(value) is str:
            if value.isidentifier():  # one word, as most codes and names are: no spaces to put in order
                return value
            text = " ".join(value.split())
            return None if len(text) == _MASKED_LENGTH and text.lower() == MASKED else text or None
        self.say("text_not_text", *at, key)
        return None

    def code(
        self, holder: Holder, key: str, at: Place = (), *, codes: Mapping[str, str], rule: str = "code_not_known"
    ) -> str | None:
        """Return our code for the text under `key`; None for none, `other` with a finding when it is on no list."""
        text = self.text(holder, key, at)
        if text is None:
            return None
        code = codes.get(text.lower())
        if code is None:
            self.say(rule, *at, key)
        return code or "other"

    def answer(self, holder: Holder, key: str, at: Place = ()) -> bool | None:
        """Return yes or no, in any of the systems' spellings; None for none and for `do not know`."""
        value = holder.get(key)
        if value is None or type(value) is bool:
            return value
        text = self.text(holder, key, at)
        if text is None:
            return None
        answer = words_for("yes_no").get(text.lower())
        if answer is None:
            self.say("answer_not_known", *at, key)
        return None if answer in (None, NOT_KNOWN) else answer == "yes"

    def key(self, holder: Holder, key: str, at: Place = ()) -> str | None:
        """Return the code or number under `key` as text; the systems write numbers either way."""
        value = holder.get(key)
        if value is None:
            return None
        if type(value) is str:
            return value.strip() or None
        if type(value) is int:
            return str(value)
        self.say("text_not_text", *at, key)
        return None

    def moment(self, holder: Holder, key: str, at: Place = (), *, zone: ZoneInfo = LONDON) -> Moment | None:
        """Return the day and instant under `key`; None when there is none or, with a finding, when it is no date."""
        value = holder.get(key)
        if value is None or value == "":
            return None
        try:
            return read_moment(value, zone)
        except DateNotRead as problem:
            self.say(problem.rule, *at, key)
            return None

    def postcode(self, address: Holder, at: Place = ()) -> str | None:
        """Return the postcode of an address, in whichever of the three spellings its key stands."""
        for key in ("PostCode", "postcode", "postCode"):
            text = self.text(address, key, at)
            if text is not None:
                tidy = tidy_postcode(text)
                if tidy is None:
                    self.say("postcode_not_read", *at, key)
                return tidy
        return None

    def _place(self, at: Place) -> str:
        return self.base + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at)


def _key(value: object) -> str | None:
    if type(value) is str:
        return value.strip() or None
    return str(value) if type(value) is int else None
