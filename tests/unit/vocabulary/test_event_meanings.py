from __future__ import annotations

import pytest

from waypost.vocabulary.event_meanings import MEANINGS
from waypost.vocabulary.events import EventKind

COURT = {"hmcts_public_law", "hmcts_private_law", "hmcts_case_data", "hmcts_hearings"}
SOURCES = {*COURT, "cafcass", "ssd", "ssda903", "cin", "annex_a"}


@pytest.mark.parametrize("kind", list(EventKind))
def test_every_kind_says_what_it_means_and_who_can_tell_it(kind):
    meaning = MEANINGS[kind]
    assert meaning.title
    assert meaning.meaning.endswith(".")
    assert meaning.sources
    assert set(meaning.sources) <= SOURCES


def test_each_kind_is_there_once_in_the_declared_order():
    assert list(MEANINGS) == list(EventKind)
