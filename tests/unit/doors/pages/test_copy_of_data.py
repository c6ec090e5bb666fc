"""What is withheld stands on no page and in no JSON; what is given stands in both, and cannot break out of the page."""

from __future__ import annotations

import json
from datetime import date

from waypost.casework.rights.copying import Copy, Part, Value
from waypost.casework.rights.rules import Told
from waypost.doors.pages.copy_of_data import json_of, render_copy

COPY = Copy(
    child_id="C1",
    made_on=date(2027, 3, 1),
    is_invented=True,
    parts=(
        Part(
            "Child",
            (
                (
                    Value(("children.Child", "C1", "given_names"), "given names", "<b>Siân</b>", Told.GIVEN),
                    Value(("children.Child", "C1", "is_open"), "is open", True, Told.GIVEN),
                    Value(("children.Child", "C1", "likes"), "likes", ["rain"], Told.GIVEN),
                    Value(("children.Contact", "1", "value"), "value", None, Told.CONFIDENTIAL),
                ),
            ),
        ),
    ),
    left_out={Told.CONFIDENTIAL: 1, Told.HARM: 0},
)


def test_the_page_says_what_is_given_and_why_the_rest_is_not():
    page = render_copy(COPY)
    assert "&lt;b&gt;Siân&lt;/b&gt;" in page
    assert '<dd dir="auto">yes</dd>' in page
    assert "Invented families" in page
    assert page.count(Told.CONFIDENTIAL.value) == 2
    assert Told.HARM.value not in page


def test_json_has_the_same():
    told = json.loads(json_of(COPY))
    (row,) = told["parts"][0]["rows"]
    assert row[0] == {"field": "given names", "value": "<b>Siân</b>"}
    assert row[3] == {"field": "value", "value": None, "why": Told.CONFIDENTIAL.value}
    assert told["left_out"] == [{"why": Told.CONFIDENTIAL.value, "values": 1}]
    assert (told["made_on"], told["is_invented"]) == ("2027-03-01", True)


def test_the_same_copy_gives_the_same_bytes():
    assert render_copy(COPY) == render_copy(COPY)
    assert json_of(COPY) == json_of(COPY)
