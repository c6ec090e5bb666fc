"""Words on pairs: each taken whole, or refused with its place and rule, and never with what stood there."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from waypost.linkage.review.decisions import NEEDS_SECOND, pair_identifier
from waypost.pipeline.identity.deciding import RULES, FileNotRead, Refusal, decisions_in, take
from waypost.pipeline.identity.ledger import add, read_ledger
from waypost.pipeline.identity.pairs import listed
from waypost.vocabulary.identity_review import SAME

AT = datetime(2027, 4, 1, 9, tzinfo=UTC)
PAIR = (("cafcass", None, "1"), ("ssd", "E06000001", "2"))
NAME = pair_identifier(*PAIR)
ROW = {"pair_id": NAME, "says": "same", "reason": "owner_confirmed", "decided_by": "Ann Able"} | {
    "decided_role": "practice_supervisor"
}
HEAD = ",".join(ROW)


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    add(tmp_path / "out", [listed(*PAIR, at=AT.isoformat())])
    return tmp_path / "out"


def taken(out, *rows):
    return take(out, [("file.csv", number, row) for number, row in enumerate(rows, start=2)], at=AT, entered_by="me")


def test_words_are_taken_in_order_and_counted(out):
    told = taken(out, ROW, {**ROW, "says": ""}, ROW, {**ROW, "decided_by": "Ben Brown"})
    assert (told.read, told.accepted, told.unchanged, told.not_answered, told.refused) == (4, 2, 1, 1, ())
    assert told.pairs[-1].state == SAME
    assert [entry["by"] for entry in read_ledger(out) if entry["what"] == "said"] == ["Ann Able", "Ben Brown"]
    again = taken(out, ROW)
    assert (again.accepted, again.unchanged, again.pairs) == (0, 1, ())


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (None, "row_not_whole"),
        ({name: value for name, value in ROW.items() if name != "reason"}, "row_not_whole"),
        ({**ROW, "pair_id": "R-00000-00000"}, "pair_not_known"),
        ({**ROW, "decided_by": "  "}, "nobody_named"),
        ({**ROW, "decided_by": "A" * 61}, "nobody_named"),
        ({**ROW, "says": "perhaps"}, "outcome_not_known"),
        ({**ROW, "reason": "hunch"}, "reason_not_known"),
        ({**ROW, "decided_role": "analyst"}, "role_may_not"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_a_rule_and_the_rest_is_taken(out, row, rule):
    told = taken(out, row, ROW)
    assert told.refused == (Refusal("file.csv", 2, rule),)
    assert told.accepted == 1
    assert told.pairs[0].state == NEEDS_SECOND
    (refusal,) = told.refused
    assert (refusal.message, refusal.do) == RULES[rule]


def test_a_third_settles_what_two_differ_about_and_those_two_may_not(out):
    two = [ROW, {**ROW, "says": "different", "decided_by": "Ben Brown"}]
    told = taken(
        out, *two, {**ROW, "says": "different"}, {**ROW, "decided_by": "Cy", "decided_role": "service_manager"}
    )
    assert [refusal.rule for refusal in told.refused] == ["has_spoken"]
    assert told.pairs[-1].state == SAME


def in_files(tmp_path, name, text):
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8-sig"))
    return list(decisions_in([path]))


def test_files_as_people_save_them_are_read(tmp_path):
    cells = ",".join(ROW.values())
    rows = in_files(tmp_path, "a.csv", f"{HEAD.upper()}\n{cells}\n,,,,\n{cells},more\n")
    assert rows == [("a.csv", 2, ROW), ("a.csv", 4, None)]
    assert list(decisions_in([written(tmp_path / "a.json", [ROW, 5])])) == [("a.json", 1, ROW), ("a.json", 2, None)]


def written(path, told):
    path.write_text(json.dumps(told))
    return path


def test_a_mark_against_spreadsheets_is_no_part_of_a_word(out):
    assert taken(out, {**ROW, "decided_by": "'Ann Able"}, ROW).unchanged == 1


NO_FILES = [
    ("a.csv", "pair_id,says\n"),
    ("a.csv", ""),
    ("a.csv", "x" * 140_000),  # longer than a cell may be
    ("a.json", "{"),
    ("a.json", "{}"),
]


@pytest.mark.parametrize(("name", "text"), NO_FILES, ids=range(len(NO_FILES)))
def test_what_is_no_file_of_decisions_is_said_plainly(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    with pytest.raises(FileNotRead, match="no file of decisions"):
        list(decisions_in([tmp_path / name]))
