"""Which files are audited, when, and what the audit finds of letters: a sample of all, its shares drawn evenly."""

from __future__ import annotations

import numpy as np

from waypost.synthetic.chance import Days, Streams, Truth, Whole, evenly, happens
from waypost.synthetic.days import working_day
from waypost.synthetic.population import Population
from waypost.synthetic.rates import rates

_KNOWN = rates("practice")


def audited_files(streams: Streams, given: Population) -> tuple[Whole, Days]:
    """Return the positions of the memberships whose file is audited, and the day of each audit: some weeks on."""
    chance, members = streams("audits"), given.memberships
    row = np.flatnonzero(happens(chance, _KNOWN.number("audited"), len(members)))
    received = given.cases.received[members.case[row]]
    lasts = np.maximum(members.closed[row] - received, 0)
    begun = np.maximum(received, members.joined[row]) + int(_KNOWN.number("days_to_first_audit"))
    return row, working_day(begun + (chance.random(len(row)) * lasts).astype(np.int64))


def has_all_letters(streams: Streams, given: Population) -> Truth:
    """Say of each membership whether its file holds all letters and explanatory notes, present and appropriate.

    Few files are audited, so the audited ones of one law and time are drawn evenly.
    """
    shares = _KNOWN.table("all_letters_present")
    is_public = given.cases.is_public[given.memberships.case]
    drawn = streams("all_letters").random(len(is_public))
    row, day = audited_files(streams, given)
    drawn[row] = evenly(streams("audited_letters"), np.lexsort((day, is_public[row])))
    answer: Truth = drawn < np.where(is_public, shares["public"], shares["private"])
    return answer
