"""Terms: frozen to the last list, and each file says where it was read, since when, and words for every choice."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from waypost.casework.strategy.terms import Terms, terms

ON = date(2026, 11, 23)
SAID = {"source": "Somebody", "in_force_from": ON}
ALL = [
    (part.name, file.name.removesuffix(".yaml"))
    for part in files("waypost.casework.strategy").iterdir() if part.is_dir()
    for file in part.iterdir() if file.name.endswith(".yaml")
]  # fmt: skip


@pytest.mark.parametrize(("part", "name"), ALL)
def test_every_file_of_the_room_says_what_it_must(part, name):
    told = terms(part, name)
    assert told.source
    assert told.first_on.year > 2000
    assert terms(part, name) is told


def test_there_are_files():
    assert len(ALL) > 9


def test_nothing_of_a_file_can_be_changed():
    told = terms("risks", "risks")
    for spoil in (
        lambda: told["kinds"]["delay"].update(appetite=25),
        lambda: told["kinds"].pop("delay"),
        lambda: setattr(told, "told", {}),
        lambda: terms("what_works", "problems")["too_common"].append("guardian"),
        lambda: terms("assessment", "signs")["signs"][0].update(wanted="less"),
    ):
        with pytest.raises((AttributeError, TypeError)):
            spoil()
    with pytest.raises(TypeError):
        told["kinds"]["delay"]["appetite"] = 25


def test_what_a_file_was_made_of_can_change_and_it_does_not():
    made_of = SAID | {"bodies": {"one": {"name": "One"}}, "rows": [1]}
    told = Terms(made_of)
    made_of["bodies"]["one"]["name"] = "Two"
    made_of["rows"].append(2)
    assert (told["bodies"]["one"]["name"], told["rows"]) == ("One", (1,))


@pytest.mark.parametrize(
    ("spoilt", "what"),
    [
        ({"source": " "}, "source"), ({"source": None}, "source"), ({"in_force_from": "today"}, "in_force_from"),
        ({"in_force_from": None}, "in_force_from"), ({"kinds": {}}, "choose"), ({"kinds": ["a"]}, "choose"),
        ({"kinds": {"a": {"words": " "}}}, "has words"), ({"views": {"a": "words"}}, "has words"),
        ({"kinds": {"a": {"words": "A", "status": "guessed"}}}, "status"),
        ({"rows": [{"status": "guessed"}]}, "status"), ({"clocks": {"a": {"days": 0, "source": "s"}}}, "days"),
        ({"clocks": {"a": {"days": "9", "source": "s"}}}, "days"),
        ({"clocks": {"a": {"days": True, "source": "s"}}}, "days"), ({"clocks": {"a": {"days": 9}}}, "source"),
    ],
)  # fmt: skip
def test_a_file_that_lacks_something_is_no_terms(spoilt, what):
    with pytest.raises(ValueError, match=what):
        Terms(SAID | spoilt)


def test_a_clock_is_told_in_days():
    assert Terms(SAID | {"clocks": {"a": {"days": 9, "source": "s"}}}).days_of("a") == 9
