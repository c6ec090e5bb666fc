"""Answers read back in: taken whole, or refused with a reason, row by row."""

from __future__ import annotations

import csv
from datetime import UTC, datetime

import pytest

from support.agreements import usable
from support.corrections_record import one_child, told_by
from waypost.pipeline.corrections.answering import ListNotRead, read_answers
from waypost.pipeline.corrections.ledger import note_listed, read_ledger
from waypost.pipeline.corrections.write import COLUMNS, write_corrections
from waypost.vocabulary.sharing_terms import DATA_CORRECTION

AT = datetime(2027, 4, 30, 9, tzinfo=UTC)


@pytest.fixture
def listed(tmp_path):
    """A build with one contradiction, listed: OUT, and the list of SSD as a list of rows."""
    record = told_by(told_by(one_child(tmp_path / "out"), "cafcass"), "ssd", "2024-01-02")
    out = record.write()
    write_corrections(usable(out, DATA_CORRECTION), tmp_path / "lists", at=AT)
    with (tmp_path / "lists" / "ssd-E08000025.csv").open() as file:
        return out, list(csv.DictReader(file))


def answered(tmp_path, listed, encoding: str = "utf-8", **cells):
    """Answer the one row with `cells`, and read it."""
    out, (row,) = listed
    full = {"answer": "corrected", "answered_on": "2027-04-29", "answered_by_role": "data officer", **cells}
    path = tmp_path / "answered.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerow(row | full)
    return read_answers(usable(out, DATA_CORRECTION), [path], at=AT)


def test_an_answer_is_kept(tmp_path, listed):
    told = answered(tmp_path, listed, corrected_value="2024-02-01")
    assert (told.read, told.accepted, told.refused) == (1, 1, ())
    (answer,) = read_ledger(listed[0]).answers.values()
    assert (answer.answer, answer.corrected_value, answer.answered_on) == ("corrected", "2024-02-01", "2027-04-29")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_spreadsheets_ways_are_let_pass(tmp_path, listed, encoding):
    told = answered(
        tmp_path, listed, encoding, answer=" Corrected ", answered_on="29/04/2027", answered_by_role="Büro 2"
    )
    assert told.refused == ()
    assert next(iter(read_ledger(listed[0]).answers.values())).answered_on == "2027-04-29"


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        ({"correction_id": "0000000000000000"}, "id_not_known"),
        ({"answer": "maybe"}, "answer_not_known"),
        ({"answered_on": "yesterday"}, "day_not_read"),
        ({"answered_on": "31/02/2027"}, "day_not_read"),
        ({"answered_on": ""}, "day_not_read"),
        ({"answered_on": "2027-05-01"}, "day_to_come"),
        ({"answered_by_role": ""}, "role_missing"),
        ({"answered_by_role": "x" * 61}, "role_missing"),
        ({"answered_by_role": "<script>"}, "role_missing"),
        ({"corrected_value": "x" * 201}, "value_too_long"),
        ({"answer": "right_as_it_is", "corrected_value": "2024-02-01"}, "value_without_correction"),
    ],
)
def test_what_is_wrong_is_refused_with_a_reason(tmp_path, listed, cells, rule):
    told = answered(tmp_path, listed, **cells)
    (refusal,) = told.refused
    assert (told.accepted, refusal.rule, refusal.row, refusal.file) == (0, rule, 2, "answered.csv")
    assert refusal.message
    assert refusal.do
    assert not any(value and value in f"{refusal.message} {refusal.do}" for value in cells.values() if len(value) > 8)
    assert read_ledger(listed[0]).answers == {}


def test_facts_that_have_changed_since_make_it_stale(tmp_path, listed):
    told_by(told_by(one_child(listed[0]), "cafcass"), "ssd", "2024-01-03").write()
    assert answered(tmp_path, listed).refused[0].rule == "id_stale"


def test_no_answer_yet_is_no_refusal(tmp_path, listed):
    told = answered(tmp_path, listed, answer="")
    assert (told.not_answered, told.refused) == (1, ())


def test_the_same_again_changes_nothing_and_another_answer_is_the_newer(tmp_path, listed):
    assert answered(tmp_path, listed).accepted == 1
    assert answered(tmp_path, listed).unchanged == 1
    assert answered(tmp_path, listed, answer="do_not_know").accepted == 1
    assert next(iter(read_ledger(listed[0]).answers.values())).answer == "do_not_know"


def test_two_answers_to_one_question_in_one_file(tmp_path, listed):
    out, (row,) = listed
    lines = [row | {"answer": answer, "answered_on": "2027-04-29", "answered_by_role": "officer"} for answer in
             ("corrected", "corrected", "not_ours")]  # fmt: skip
    path = tmp_path / "twice.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(lines)
    told = read_answers(usable(out, DATA_CORRECTION), [path], at=AT)
    assert (told.accepted, told.unchanged, [one.rule for one in told.refused]) == (1, 1, ["id_twice"])


def test_a_row_that_is_not_whole(tmp_path, listed):
    path = tmp_path / "short.csv"
    path.write_text(",".join(COLUMNS) + "\nABC,1\n\n")
    told = read_answers(usable(listed[0], DATA_CORRECTION), [path], at=AT)
    assert (told.read, told.refused[0].rule) == (1, "row_not_whole")


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "correction_id,answer\nA,corrected\n", 'correction_id,"\x00'])
def test_a_file_that_is_no_list(tmp_path, listed, text):
    path = tmp_path / "other.csv"
    path.write_text(text)
    with pytest.raises(ListNotRead, match=r"other\.csv"):
        read_answers(usable(listed[0], DATA_CORRECTION), [path], at=AT)


def test_a_ledger_of_another_build_knows_nothing_of_it(tmp_path, listed):
    note_listed(listed[0], ["ZZZ"], at=AT)
    assert answered(tmp_path, listed, correction_id="ZZZ").refused[0].rule == "id_stale"
