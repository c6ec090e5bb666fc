"""Seals are the same however a thing is written, and every change of a chain shows at its place."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.audit.rules import (
    FIRST,
    LONGEST_WORD,
    Anchored,
    Break,
    Damage,
    Event,
    NotForTheAudit,
    breaks_of_anchors,
    breaks_of_chain,
    canonical,
    plain,
    seal_of,
    seal_of_anchor,
)
from waypost.foundation.clock import LONDON

AT = datetime(2027, 3, 28, 12, 0, tzinfo=UTC)


class Colour(StrEnum):
    RED = "red"


def chain(n: int, shard: int = 0) -> list[Event]:
    events, before = [], FIRST
    for position in range(1, n + 1):
        event = Event(shard, position, AT, position, "assistant", "staff", "k", f"C{position}", False, {}, before)
        events.append(event._replace(seal=seal_of(event)))
        before = events[-1].seal
    return events


def head(events: list[Event]) -> tuple[int, str]:
    return (events[-1].position, events[-1].seal) if events else (0, FIRST)


def broken(events: list[Event], whole: list[Event]) -> list[tuple[int, Damage]]:
    return [(one.place, one.damage) for one in breaks_of_chain(0, events, head(whole))]


def test_an_instant_is_the_same_wherever_it_is_told():
    here, there = AT.astimezone(LONDON), AT.astimezone(timezone(timedelta(hours=-9)))
    assert canonical(here) == canonical(there) == '"2027-03-28T12:00:00.000000+00:00"'


def test_a_word_is_the_same_however_its_accents_are_written():
    assert canonical(unicodedata.normalize("NFD", "Siân")) == canonical("Siân")


def test_everything_that_a_fact_may_be():
    facts = {"b": [1, None, True], "a": date(2027, 1, 2), "c": {"y", "x"}, "d": Colour.RED, Colour.RED: ()}
    assert canonical(facts) == '{"a":"2027-01-02","b":[1,null,true],"c":["x","y"],"d":"red","red":[]}'


@pytest.mark.parametrize(
    "value",
    [1.5, b"x", object(), datetime(2027, 1, 1), "\x00", "\ud800", "line\nline", "x" * (LONGEST_WORD + 1)],
    ids=lambda value: type(value).__name__,
)
def test_what_the_audit_does_not_take(value):
    with pytest.raises(NotForTheAudit):
        canonical({"fact": [value]})


def test_two_facts_that_become_one_are_not_taken():
    with pytest.raises(NotForTheAudit):
        plain({"â": 1, unicodedata.normalize("NFD", "â"): 2})


_words = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)
_leaves = st.none() | st.booleans() | st.integers() | _words | st.datetimes(timezones=st.just(UTC)) | st.dates()
_facts = st.dictionaries(
    _words.map(lambda word: unicodedata.normalize("NFC", word)),
    st.recursive(_leaves, lambda inner: st.lists(inner, max_size=3), max_leaves=6),
    max_size=4,
)


@given(_facts)
def test_what_is_kept_and_read_back_has_the_same_seal(facts):
    kept = json.loads(json.dumps(plain(facts)))
    assert canonical(kept) == canonical(facts)
    assert plain(kept) == kept


@given(_facts, _facts)
def test_different_facts_have_different_seals(one, other):
    event = Event(0, 1, AT, 1, "assistant", "staff", "k", "C1", False, one, FIRST)
    assert (seal_of(event) == seal_of(event._replace(facts=other))) == (canonical(one) == canonical(other))


@pytest.mark.parametrize("name", [name for name in Event._fields if name != "seal"])
def test_every_field_is_sealed(name):
    event = chain(1)[0]
    other = {"at": AT + timedelta(microseconds=1), "facts": {"a": 1}, "is_reading": True}
    changed = event._replace(**{name: other.get(name, "2" if isinstance(getattr(event, name), str) else 99)})
    assert seal_of(changed) != event.seal


def test_a_whole_chain_has_no_break():
    assert not broken(chain(5), chain(5))
    assert not list(breaks_of_chain(0, [], (0, FIRST)))
    assert not list(breaks_of_chain(0, chain(7), head(chain(5)))), "somebody is at work just now"


@given(st.integers(2, 12), st.data())
def test_every_change_shows_at_its_place(n, data):
    events = chain(n)
    at = data.draw(st.integers(0, n - 1))
    changed = [*events[:at], events[at]._replace(child_id="other"), *events[at + 1 :]]
    assert broken(changed, events) == [(at + 1, Damage.CHANGED)]


@given(st.integers(2, 12), st.data())
def test_every_deletion_shows_at_its_place(n, data):
    events = chain(n)
    first = data.draw(st.integers(0, n - 1))
    last = data.draw(st.integers(first, n - 1))
    found = list(breaks_of_chain(0, events[:first] + events[last + 1 :], head(events)))
    damage = Damage.CUT if last == n - 1 else Damage.MISSING
    assert found == [Break(0, first + 1, damage, n if damage is Damage.CUT else last + 1)]


@given(st.permutations(range(6)))
def test_every_other_order_shows(order):
    events = chain(6)
    moved = [events[old]._replace(position=new + 1) for new, old in enumerate(order)]
    assert bool(broken(moved, events)) == (list(order) != list(range(6)))


def test_a_chain_that_was_written_anew_shows_at_its_head():
    events, anew = chain(3), chain(3)
    before = FIRST
    for number, event in enumerate(anew):
        event = event._replace(user_id=1000, seal_before=before)
        anew[number] = event._replace(seal=seal_of(event))
        before = anew[number].seal
    assert broken(anew, events) == [(3, Damage.REWRITTEN)]


def test_events_without_a_head_show():
    assert [one.damage for one in breaks_of_chain(0, chain(2), None)] == [Damage.NO_HEAD]


def test_a_change_into_what_the_audit_never_takes_is_a_change():
    events = chain(1)
    assert broken([events[0]._replace(facts={"a": 1.5})], events) == [(1, Damage.CHANGED)]


def anchors(n: int) -> list[Anchored]:
    told, before = [], FIRST
    for number in range(1, n + 1):
        one = Anchored(number, AT, {"0": (number, "s")}, before)
        told.append(one._replace(seal=seal_of_anchor(one)))
        before = told[-1].seal
    return told


def test_anchors_are_a_chain_of_their_own():
    whole = anchors(4)
    assert not list(breaks_of_anchors(whole))
    assert [one.damage for one in breaks_of_anchors([whole[0], *whole[2:]])] == [Damage.MISSING]
    changed = whole[1]._replace(at=AT + timedelta(minutes=1))
    assert [(one.place, one.damage) for one in breaks_of_anchors([whole[0], changed, *whole[2:]])] == [
        (2, Damage.CHANGED)
    ]
    other = whole[2]._replace(seal_before=FIRST)
    other = other._replace(seal=seal_of_anchor(other))
    assert {one.damage for one in breaks_of_anchors([*whole[:2], other])} == {Damage.OUT_OF_ORDER}


def test_a_break_says_where_it_is():
    assert str(Break(3, 1200, Damage.MISSING, 1201)) == "Chain 3, event 1,200 to 1,201 is missing."
    assert str(Break(None, 2, Damage.CHANGED)) == "Anchor 2 says something else than was sealed."
