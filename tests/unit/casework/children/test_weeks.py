"""The weeks of an account as somebody may see them."""

from __future__ import annotations

from waypost.casework.children.queries.weeks import weeks_for, with_lines
from waypost.journeys.wording import source_title

COURT, CAFCASS, AUTHORITY = (source_title(name) for name in ("hmcts_public_law", "cafcass", "ssd"))
WEEK = {
    "number": 3,
    "lines": [
        {"title": "a", "sources": [COURT, AUTHORITY], "doubt": "they differ"},
        {"title": "b", "sources": [AUTHORITY], "doubt": None},
        {"title": "c", "sources": [CAFCASS], "doubt": "a doubt"},
    ],
    "waits": [{"what": "x", "owner": "local_authority"}, {"what": "y", "owner": "court"}],
    "whose_move": ["local_authority", "court"],
}


def test_lines_waits_and_moves_of_a_closed_agency_are_left_out():
    (week,) = weeks_for([WEEK], {"hmcts_public_law", "cafcass"})
    assert week["number"] == 3
    assert week["lines"] == [
        {"title": "a", "sources": [COURT], "doubt": None},
        {"title": "c", "sources": [CAFCASS], "doubt": "a doubt"},
    ]
    assert week["waits"] == [{"what": "y", "owner": "court"}]
    assert week["whose_move"] == ["court"]


def test_who_may_see_all_sees_all_and_who_may_see_nothing_sees_empty_weeks():
    assert weeks_for([WEEK], {"hmcts_public_law", "cafcass", "ssd"}) == (WEEK,)
    (week,) = weeks_for([WEEK], set())
    assert (week["lines"], week["waits"], week["whose_move"]) == ([], [], [])


def test_a_line_names_the_lines_of_the_chronology_that_tell_it():
    line = {"happened_on": "2027-01-02", "title": "Issued", "kind": "issued", "sources": [COURT]}
    known = ("2027-01-02", "Issued", "issued")
    told = [(known, "E-1", COURT), (known, "E-2", CAFCASS), (("2027-01-03", "Issued", "issued"), "E-3", COURT)]
    (week,) = with_lines([{"lines": [line, {**line, "title": "Heard"}]}], told, {"E-2"})
    assert [one["told_by"] for one in week["lines"]] == [[("E-1", COURT, False), ("E-2", CAFCASS, True)], []]
