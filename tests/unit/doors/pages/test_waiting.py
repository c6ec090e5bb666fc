"""The page of who has waited longest: whose move it is, and every open wait."""

from __future__ import annotations

from waypost.doors.pages.waiting import render_waiting

ROWS = [
    {
        "child_id": "C-aaaaa-bbbbb",
        "proceedings_id": "P-1",
        "law": "public",
        "application": "Care or supervision",
        "weeks_open": 52,
        "waited_weeks": 13,
        "whose_move": ["court", "cafcass"],
        "waits": [{"what": "A hearing called off", "owner": "court", "since_on": "2026-12-30", "weeks": 13}],
    },
    {"child_id": "C-ccccc-ddddd", "proceedings_id": "P-2", "law": "private", "application": "Section 8",
     "weeks_open": 4, "waited_weeks": 0, "whose_move": [], "waits": []},
]  # fmt: skip


def page() -> str:
    return render_waiting(ROWS, place="Devon", as_of="2027-03-31", invented=True)


def test_every_child_stands_on_it_with_whose_move_it_is() -> None:
    assert "C-aaaaa-bbbbb" in page()
    assert "The court and Cafcass" in page()
    assert "A hearing called off: since 30 December 2026 (the court)" in page()


def test_within_a_sentence_an_owner_has_no_capital_of_its_own() -> None:
    rows = [{**ROWS[0], "whose_move": ["cafcass", "local_authority"]}]
    told = render_waiting(rows, place="Devon", as_of="2027-03-31", invented=True)
    assert "Cafcass and the local authority" in told
    assert "A child who waits for two of them counts with each." in told
    assert "counts with each" not in render_waiting(ROWS[1:], place="Devon", as_of="2027-03-31", invented=True)


def test_waits_that_say_the_same_are_one_line_that_says_how_many() -> None:
    (wait,) = ROWS[0]["waits"]
    other = {**wait, "since_on": "2027-01-04"}
    told = render_waiting([{**ROWS[0], "waits": [wait, wait, other]}], place="D", as_of="2027-03-31", invented=True)
    assert told.count("since 30 December 2026 (the court, 2 of them)") == 1
    assert "since 4 January 2027 (the court)" in told


def test_it_counts_whose_move_it_is_and_says_where_nothing_is_told() -> None:
    assert "The court: 1 of 2" in page()
    assert "Nothing is told of what is waited for" in page()


def test_it_says_that_it_is_invented() -> None:
    assert '<body class="invented">' in page()
