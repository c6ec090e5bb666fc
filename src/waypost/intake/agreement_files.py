"""Sharing agreements as files: YAML beside the files of a source, known by its key and checked by its content.

A file is an agreement when it has the key `waypost_sharing_agreement`, or is called sharing-agreement.yaml. It stands
over the files of its own folder and of the folders beneath. Nothing of it is ever guessed: a word that is not known, a
key that stands twice, a day that is none, makes the whole agreement one that cannot be used.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

import yaml

from waypost.vocabulary import sharing_terms
from waypost.vocabulary.sharing_agreement import ALL_SENDERS, Agreement, AgreementNotWhole
from waypost.vocabulary.sharing_form import FILE_NAME, FORM, KEY, KEYS, OPTIONAL, from_keys

FILE_NAMES = (FILE_NAME, "sharing-agreement.yml")
_TELLTALE = re.compile(rf"^{KEY}\s*:", re.MULTILINE)
_NEEDED = frozenset(KEYS) - OPTIONAL - {KEY}
_GSS_CODE = re.compile(r"[EW]\d{8}", re.ASCII)

Fault = tuple[int, str, str]
"""A line (0: the whole file), a key, and what is wrong there. Never what stood there."""


@dataclass(frozen=True, slots=True)
class AgreementFile:
    """A file that is, or should be, an agreement. Exactly one of `agreement` and `faults` is there.

    `name` is its path inside IN. `faults`: where, and what is wrong.
    """

    name: str
    agreement: Agreement | None
    faults: tuple[Fault, ...] = ()


class _NotPlain(yaml.YAMLError):
    """YAML that says a thing twice, or by pointing elsewhere."""

    def __init__(self, line: int, sentence: str) -> None:
        self.line, self.sentence = line, sentence
        super().__init__(sentence)


class _PlainLoader(yaml.SafeLoader):
    """YAML without anchors, and without a key that stands twice."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            line = self.peek_event().start_mark.line + 1  # type: ignore[no-untyped-call]
            raise _NotPlain(line, "write it out: an agreement points nowhere else")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys: set[str] = set()
        for key, _ in node.value:
            if key.value in keys:
                raise _NotPlain(key.start_mark.line + 1, "a key stands twice")
            keys.add(key.value)
        return super().construct_mapping(node, deep)


def is_agreement(file_name: str, head: str) -> bool:
    """Say whether a file is, or should be, an agreement: by its key, or by its name."""
    return file_name in FILE_NAMES or _TELLTALE.search(head) is not None


def parse_agreement(name: str, text: str) -> AgreementFile:
    """Read an agreement. What is wrong with it stands in `faults`; nothing is raised."""
    try:
        node = yaml.compose(text, _PlainLoader)
        given = yaml.load(text, _PlainLoader)  # noqa: S506  (a SafeLoader, made stricter)
    except _NotPlain as error:
        return AgreementFile(name, None, ((error.line, "", error.sentence),))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        return AgreementFile(name, None, ((mark.line + 1 if mark else 0, "", "this is not whole YAML"),))
    if not isinstance(given, dict) or not isinstance(node, yaml.MappingNode):
        return AgreementFile(name, None, ((0, "", f"it needs the keys of an agreement, {KEY}: {FORM} first"),))
    lines = {key.value: key.start_mark.line + 1 for key, _ in node.value}
    shape = list(_shape_faults(given))
    if not shape:
        try:
            return AgreementFile(name, from_keys(given))
        except AgreementNotWhole as error:
            shape = list(error.faults)
    return AgreementFile(name, None, tuple((lines.get(key, 0), key, sentence) for key, sentence in shape))


def _shape_faults(given: Mapping[Any, Any]) -> Sequence[tuple[str, str]]:
    """Return what keeps the keys from being read at all, by key."""
    faults = [("", f"a key here is none of an agreement's{_meant(key, KEYS)}") for key in _others(given)]
    if given.get(KEY) != FORM:
        faults.append((KEY, f"the form of the file is {FORM}: write {KEY}: {FORM}"))
    faults += [(key, f"{key} is missing") for key in sorted(_NEEDED) if given.get(key) is None]
    for key, (kind, sentence) in _KINDS.items():
        value = given.get(key)
        if value is not None and not (isinstance(value, kind) and _is_like(key, value)):
            faults.append((key, sentence))
    return faults or _words(given)


_A_DAY = "write it as a day: 2027-03-31"
_KINDS: Mapping[str, tuple[type | tuple[type, ...], str]] = {
    "agreement": (str, "write a short id in letters, digits and hyphens"),
    "version": (int, "write a whole number"),
    "title": (str, "write a line of text"),
    "parties": (list, "list the parties' names"),
    "covers": (list, "list what it covers: each with source, and senders where authorities send it"),
    "legal_basis": (list, "list the legal bases, each one of docs/reference/sharing.md"),
    "purposes": (dict, "give for each purpose the list of roles"),
    "excludes": (dict, "write fields: and list them"),
    "in_force_from": (date, _A_DAY),
    "in_force_until": (date, _A_DAY),
    "review_on": (date, _A_DAY),
    "signed": (list, "list who has signed: each with party, by_role and signed_on (a day)"),
    "invented": (bool, "write true or false"),
}


def _is_like(key: str, value: Any) -> bool:
    """Say whether a value of the right kind has the right kinds within."""
    match key:
        case "agreement":
            return re.fullmatch(r"[a-z0-9][a-z0-9-]{1,79}", value) is not None
        case "version":
            return not isinstance(value, bool)
        case "parties" | "legal_basis":
            return all(isinstance(one, str) for one in value)
        case "covers":
            return all(isinstance(one, dict) and _is_covering(one) for one in value) and _each_once(value)
        case "purposes":
            return all(isinstance(one, list) and all(isinstance(role, str) for role in one) for one in value.values())
        case "excludes":
            named = value.get("fields", [])
            return set(value) <= {"fields"} and isinstance(named, list) and all(isinstance(n, str) for n in named)
        case "in_force_from" | "in_force_until" | "review_on":
            return type(value) is date
        case "signed":
            return all(isinstance(one, dict) and _is_signature(one) for one in value)
        case _:
            return True


def _is_covering(one: Mapping[Any, Any]) -> bool:
    senders = one.get("senders")
    is_list = isinstance(senders, list) and all(isinstance(code, str) and _GSS_CODE.fullmatch(code) for code in senders)
    return (
        set(one) <= {"source", "senders"}
        and isinstance(one.get("source"), str)
        and (senders is None or senders == ALL_SENDERS or is_list)
    )


def _each_once(covers: Sequence[Mapping[str, Any]]) -> bool:
    named = [one["source"] for one in covers]
    return len(named) == len(set(named))


def _is_signature(one: Mapping[Any, Any]) -> bool:
    return (
        set(one) == {"party", "by_role", "signed_on"}
        and type(one["signed_on"]) is date
        and all(isinstance(one[key], str) and one[key].strip() for key in ("party", "by_role"))
    )


def _words(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the words that are in no list, each with the one that was perhaps meant; never the word itself."""
    told = (
        ("covers", [one["source"] for one in given["covers"]], sharing_terms.sources(), "source"),
        ("legal_basis", given["legal_basis"], sharing_terms.legal_bases(), "legal basis"),
        ("purposes", list(given["purposes"]), sharing_terms.purposes(), "purpose"),
        ("purposes", [r for named in given["purposes"].values() for r in named], sharing_terms.roles(), "role"),
        ("excludes", (given.get("excludes") or {}).get("fields", []), sharing_terms.excludable_fields(), "field"),
    )
    return [
        (key, f"a word here is no {what} of Waypost's{_meant(word, known)}")
        for key, words, known, what in told
        for word in words
        if word not in known
    ]


def _others(given: Mapping[Any, Any]) -> list[str]:
    return [str(key) for key in given if key not in KEYS]


def _meant(word: object, known: Any) -> str:
    near = get_close_matches(str(word), list(known), 1, 0.6)
    return f"; perhaps {near[0]} is meant" if near else ""
