"""What sources say is confidential, of whom: read from what was kept of every statement, wherever in it a flag stands.

Nearly no statement holds a set flag. The texts are searched for flags first, as columns; only those that hold one are
opened, and in them every flag of `vocabulary.confidentiality` is looked for at every depth. Whose it is, the part of
the file says in which it stands: by the id of the element, by a party's or child's id, or by name. A flag that fits
nobody whom the source hands over is told of somebody in the case: nothing that is told is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import orjson
import polars as pl

from waypost.intake.contract import CONFIDENCES, Reading
from waypost.vocabulary.confidentiality.flags import CASE, FLAGS, LISTS, MASKED, PERSON, Flag
from waypost.vocabulary.confidentiality.marks import CONTACT, HOME, IDENTITY

SOMEBODY = "somebody"
_STATEMENT = ("source", "sender", "record_key", "learnt_at")
_IDS = ("partyId", "childId", "otherPeopleId", "applicantId", "respondentId", "partyID")
_NAMES = (("firstName", "lastName"), ("firstNames", "lastName"), ("name",), ("fullName",), ("partyFullName",))
_MASKS = (
    (("address", "postcode", "town", "county", "country", "line"), HOME, "confidential_address"),
    (("phone", "mail"), CONTACT, "confidential_contact"),
    (("name",), IDENTITY, "protected_carer"),
)


class Whom(NamedTuple):
    """Of whom a part of the file speaks: the ids and the names that stand in it."""

    ids: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


class Told(NamedTuple):
    """One flag that is set: of whom, whether of the whole case, which group of values, which mark."""

    whom: Whom
    reach: str
    covers: str
    mark: str
    told_by: str


def read_confidences(reading: Reading) -> pl.DataFrame:
    """Return what a source says is confidential, with the columns of contract.CONFIDENCES."""
    held = reading.records.filter(_may_hold_a_flag()).select(*_STATEMENT, "read").unique(maintain_order=True)
    if held.is_empty():
        return pl.DataFrame(schema=dict(CONFIDENCES))
    known = _people_of(reading.people, held)
    rows: set[tuple[Any, ...]] = set()
    for *statement, read in held.iter_rows():
        people = known.get(tuple(statement), _People())
        for told in set(flags_in(orjson.loads(read))):
            rows.update((*statement, *row) for row in _of_whom(told, people))
    names = (*_STATEMENT, "person_key", "reach", "covers", "mark", "told_by")
    frame = pl.DataFrame(list(rows), schema={name: CONFIDENCES[name] for name in names}, orient="row")
    cases = reading.proceedings.select(*_STATEMENT, "proceedings_key").unique()
    with_cases = frame.join(cases, on=_STATEMENT, how="left", nulls_equal=True)
    in_people = reading.people.select(*_STATEMENT, "person_key", of_person="proceedings_key").unique()
    placed = with_cases.join(in_people, on=[*_STATEMENT, "person_key"], how="left", nulls_equal=True)
    return (
        placed.with_columns(proceedings_key=pl.coalesce("proceedings_key", "of_person"))
        .select(list(CONFIDENCES))
        .unique()
        .sort(*CONFIDENCES, nulls_last=False)
    )


def flags_in(content: Any) -> Iterator[Told]:
    """Yield every flag that is set in a JSON value, at any depth."""
    yield from _walk(content, Whom(), None)


def _may_hold_a_flag() -> pl.Expr:
    """Find texts in which a flag may be set. Sources keep what they read as JSON without spaces between the parts."""
    quotes = ('"', '" ', "")
    said = [f'"{name}":{quote}{word}' for name, flag in FLAGS.items() for word in flag.says for quote in quotes]
    words = [*said, *(f'"{name}":true' for name in FLAGS), *(f'"{name}":[{{' for name in LISTS), MASKED]
    return pl.col("read").str.contains_any(words, ascii_case_insensitive=True)


def _walk(node: Any, whom: Whom, within: Flag | None) -> Iterator[Told]:
    if isinstance(node, list):
        for entry in node:
            yield from _walk(entry, Whom() if isinstance(entry, dict) else whom, within)
    elif isinstance(node, dict):
        whom = _also(whom, node)
        if within is not None and "value" not in node and (whom.ids or whom.names):
            yield from _raised(within, whom)
        for key, value in node.items():
            yield from _flag(key, value, whom)
            if isinstance(value, dict | list):
                yield from _walk(value, whom, LISTS.get(key) or within)


def _flag(key: str, value: Any, whom: Whom) -> Iterator[Told]:
    flag = FLAGS.get(key)
    if flag is not None and flag.is_set(value):
        yield from _raised(flag, whom)
    elif isinstance(value, str) and len(value) >= len(MASKED) and value.strip().lower() == MASKED:
        for words, covers, mark in _MASKS:
            if any(word in key.lower() for word in words):
                yield Told(whom, PERSON, covers, mark, "masked")


def _raised(flag: Flag, whom: Whom) -> Iterator[Told]:
    for covers, mark in flag.raises.items():
        yield Told(whom, flag.whom, covers, mark, flag.name)


def _also(whom: Whom, node: Mapping[str, Any]) -> Whom:
    """Return of whom a part speaks: whom the part around it speaks of, unless it names somebody itself."""
    ids = {node[key] for key in _IDS if isinstance(node.get(key), str)}
    if isinstance(node.get("id"), str):
        ids.add(node["id"])
    names = {_folded(*(node.get(key) for key in keys)) for keys in _NAMES} - {""}
    if names and whom.names and not names & whom.names:
        whom = Whom()  # a person within a person, such as the carer whom a child lives with
    return Whom(whom.ids | ids, whom.names | names)


def _folded(*parts: Any) -> str:
    return " ".join(" ".join(part for part in parts if isinstance(part, str)).split()).casefold()


class _People(NamedTuple):
    """The people of one statement: every key, and keys by folded name."""

    keys: frozenset[str] = frozenset()
    by_name: Mapping[str, frozenset[str]] = {}
    only: str | None = None


def _of_whom(told: Told, people: _People) -> Iterator[tuple[str | None, str, str, str, str]]:
    said = (told.covers, told.mark, told.told_by)
    if told.reach == CASE:
        yield (None, CASE, *said)
        return
    found = {key for key in people.keys if key in told.whom.ids}
    for name in () if found else told.whom.names:
        found |= people.by_name.get(name, frozenset())
    if not found and people.only is not None:
        found = {people.only}
    for key in found:
        yield (key, PERSON, *said)
    if not found:
        yield (None, SOMEBODY, *said)


def _people_of(people: pl.DataFrame, held: pl.DataFrame) -> dict[tuple[Any, ...], _People]:
    """Return the people of each statement that may hold a flag."""
    own = people.join(held.select(_STATEMENT), on=_STATEMENT, how="semi", nulls_equal=True)
    told: dict[tuple[Any, ...], dict[str, set[str]]] = {}
    for *statement, key, forenames, surname in own.select(
        *_STATEMENT, "person_key", "forenames", "surname"
    ).iter_rows():
        told.setdefault(tuple(statement), {}).setdefault(key, set()).add(_folded(forenames, surname))
    return {statement: _as_people(names) for statement, names in told.items()}


def _as_people(names: Mapping[str, set[str]]) -> _People:
    by_name: dict[str, frozenset[str]] = {}
    for key, own in names.items():
        for name in own - {""}:
            by_name[name] = by_name.get(name, frozenset()) | {key}
    return _People(frozenset(names), by_name, next(iter(names)) if len(names) == 1 else None)
