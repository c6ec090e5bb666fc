"""The tables of the pages: what a cell says, in words beside the colour."""

from __future__ import annotations

import pytest

from waypost.doors.quality import tables
from waypost.doors.quality.words import FAULTS, month_name, place_name, place_order, share_cell, state_cell
from waypost.linkage.source_faults import RULES

TITLES = {"m": "A measure"}


def gap(place, month, state, percent=None, because=""):
    return {"measure": "m", "place": place, "month": month, "state": state, "percent": percent, "because": because}


ROWS = [
    gap("devon", "all", "not", 12.0, "f;g"),
    gap("devon", "2027-02", "not", 12.0, "f"),
    gap("devon", "2027-03", "partly", 60.0, "f"),
    gap("england", "all", "answerable", 97.0),
    gap("england", "2027-03", "too_few"),
    gap("bristol", "all", "partly", 60.0, "f"),
]


def texts(grid):
    return [[cell.text for cell in row] for row in grid.rows]


def test_the_map_says_in_words_what_its_colours_say():
    grid = tables.gap_grid(ROWS, TITLES)
    assert grid.headings[:3] == ("Measure", "England", "Areas: yes")
    assert texts(grid) == [["A measure", "Yes 97%", "–", "1", "1", "–"]]
    assert grid.rows[0][1].state == "answerable"


def test_what_is_wrong_with_a_whole_sender_is_told_in_words_with_what_to_do():
    told = {"rule": "names_swapped", "denominator": 120, "percent": 98.0, "marker": "", "do": "Ask."}
    rows = [{"source": "ssd", "sender": "E06000001", **told}, {"source": "cafcass", "sender": "all", **told}]
    own, whole = texts(tables.source_faults_grid(rows, {"ssd": "Authority"}))
    assert own == ["Authority, Hartlepool", "Forename and surname are the other way round", "120", "98%", "Ask."]
    assert whole[0] == "cafcass"


def test_every_rule_about_a_sender_has_words():
    assert set(FAULTS) == set(RULES)


def test_months_are_englands_and_are_counted():
    assert texts(tables.months_grid(ROWS, TITLES)) == [["A measure", "–", "–", "–", "1"]]


def test_areas_with_the_same_gap_stand_in_one_row():
    rows = [gap(place, "all", "not", 12.0, "f") for place in ("devon", "bristol", "truro", "reading", "england")]
    (row,) = texts(tables.gaps_grid(rows, TITLES, {"f": "Cafcass: a field"}))
    assert row[1] == "England, Bristol, Devon and 2 more"


def test_what_a_measure_waits_for_is_told_in_its_own_words():
    rows = [gap("england", "all", "not", None, "a register that nobody keeps")]
    assert texts(tables.gaps_grid(rows, TITLES, {}))[0][3] == "a register that nobody keeps"


def test_gaps_name_the_fields_and_the_months_the_worst_first():
    assert texts(tables.gaps_grid(ROWS, TITLES, {"f": "Cafcass: a field", "g": "Another"})) == [
        ["A measure", "Devon", "No 12%", "Cafcass: a field; Another", "2: Feb 2027 to Mar 2027"],
        ["A measure", "Bristol", "Partly 60%", "Cafcass: a field", "No single month has enough to say"],
    ]


def test_a_gap_of_one_month_is_told_as_one():
    rows = [gap("devon", "all", "not_documented"), gap("devon", "2027-02", "not")]
    assert texts(tables.gaps_grid(rows, TITLES, {}))[0][3:] == ["Not written down", "1: Feb 2027"]


def test_senders_and_sources_are_told_apart():
    rows = [
        {"title": "S", "place": "all", "told_until": "2027-03-02", "received_on": "2027-03-03"},
        {"title": "S", "place": "E06000001", "told_until": "2027-03", "received_on": None},
    ]
    assert texts(tables.freshness_grid(rows)) == [["S", "2 March 2027", "3 March 2027"]]
    assert texts(tables.freshness_grid(rows, of_senders=True)) == [["Hartlepool", "March 2027", "not told"]]


def share(**told):
    base = {"place": "england", "month": "all", "numerator": 50, "denominator": 1060, "percent": 97.0, "marker": ""}
    return {**base, **told}


def test_completeness_by_month_and_by_place():
    rows = [
        share(field="f"),
        share(field="f", month="2027-03", percent=None, marker="u"),
        share(field="f", place="devon"),
    ]
    by_month = tables.completeness_grid(rows, {"f": "A field", "never": "Never"}, "month")
    assert by_month.headings == ("Field", "Whole window", "Mar 2027")
    assert texts(by_month) == [["A field", "97%", "u"]]
    assert tables.completeness_grid(rows, {"f": "A field"}, "place").headings == ("Field", "England", "Devon")


def test_days_facts_children_and_findings():
    timely = share(source="cafcass", kind="order_made", median_days=3.0, ninth_decile_days=None, late_after_days=31)
    assert texts(tables.timeliness_grid([timely]))[0] == ["Order made", "3", "–", "31", "97%"]
    assert texts(tables.timeliness_grid([timely], {"cafcass": "Cafcass"}))[0][0] == "Cafcass: Order made"
    assert texts(tables.consistency_grid([share(pair="p")], {"p": "A pair"})) == [["A pair", "1,060", "97%"]]
    linked = [share(source="ssd", linked_to=to, denominator=None) for to in ("any_other", "confirmed", "cin")]
    assert [row[1] for row in texts(tables.linkage_grid(linked, {"cin": "Census"}))] == [
        "Any other source",
        "Identity confirmed, not statistical",
        "Census",
    ]
    assert len(tables.linkage_in_short(linked)) == 2
    found = {"source": "cin", "rule": "r", "kind": "refused", "per_thousand": 13.04, "marker": ""}
    assert texts(tables.findings_grid([found], {})) == [["cin", "r", "Refused", "13.0"]]


@pytest.mark.parametrize(
    ("row", "said"),
    [(None, "–"), (share(), "97%"), (share(percent=None, marker="c"), "c"), (share(percent=0.0), "0%")],
)
def test_a_share_its_marker_or_a_dash(row, said):
    assert share_cell(row) == said


def test_names():
    assert state_cell(None) == "–"
    assert month_name("2027-03") == "Mar 2027"
    assert place_name("E06000001") == "Hartlepool"
    assert sorted(["not_known", "devon", "bristol", "england"], key=place_order) == [
        *("england", "bristol", "devon", "not_known")
    ]
