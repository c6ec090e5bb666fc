"""The case file: every step and duty, done or open, and nothing of anybody's name."""

from __future__ import annotations

import json

import pytest

from support.wrong_links import AT, CHILD, MAY_SETTLE, NAME_OF_OTHERS, OTHER_CHILD, build, opened, word, wrong_record
from waypost.pipeline.identity.case_file import NoSuchStep, case_file, in_words, say_done, write_case_file
from waypost.pipeline.identity.freeze import lift
from waypost.pipeline.identity.uses import CORRECTION, RETURN, note_use
from waypost.pipeline.identity.wrong_link import NoSuchCase, agree
from waypost.pipeline.operator_audit import note_reading

LETTERS = [{"letter": "L-1", "sent_on": "2027-03-30", "sent_to": "mother"}]


@pytest.fixture
def usable(tmp_path):
    """A record that was read, and stood in a return and a list."""
    usable = wrong_record(tmp_path / "out")
    note_reading(usable.out, at=AT, who="reader", command="journey", child_id=CHILD)
    note_use(usable.out, RETURN, "pre-proceedings", [CHILD], at=AT, who="me")
    note_use(usable.out, CORRECTION, "cafcass", [CHILD], at=AT, who="me")
    return usable


def states(told):
    return {step["step"]: step["state"] for step in told["steps"]}


def done(usable, case, step):
    return say_done(usable, case, step, by="Ben Brown", role=MAY_SETTLE, at=AT)


def test_it_tells_what_used_it_and_whom_to_tell(usable):
    told = case_file(usable, opened(usable, letters=LETTERS).case_id)
    assert (told["state"], told["is_frozen"], told["is_signed_off"]) == ("open", True, False)
    assert told["records"] == {"apart": [NAME_OF_OTHERS], "rest": ["cafcass//1", "ssd/E06000001/2"]}
    assert [row["who"] for row in told["seen_by"]] == ["reader"]
    assert [row["name"] for row in (*told["returns"], *told["corrections"])] == ["pre-proceedings", "cafcass"]
    targets = {step["target"] for step in told["steps"]}
    assert {"reader", "ssd of E06000001", "L-1 of 2027-03-30", "made on 2027-02-01, as of 2027-01-31"} <= targets
    assert {f"pre-proceedings at {AT.isoformat()}", f"cafcass at {AT.isoformat()}"} <= targets
    own = states(told)
    assert [own[step] for step in ("frozen", "second_word", "rebuilt", "lifted")] == ["done", "open", "open", "open"]


def test_steps_are_done_by_deeds_and_duties_by_somebodys_word(usable):
    case = opened(usable, letters=LETTERS).case_id
    agree(usable, case, word("Ben Brown"))
    build(usable.out, OTHER_CHILD)
    lift(usable, case, by="Ben Brown", role=MAY_SETTLE, at=AT)
    told = case_file(usable, case)
    duties = [step for step in told["steps"] if "/" in step["step"]]
    assert {step["state"] for step in told["steps"] if step not in duties} == {"done"}
    assert {step["who"] for step in told["steps"] if step["step"] == "second_word"} == {"Ben Brown"}
    assert len(duties) > 6
    assert all(step["state"] == "open" and step["who"] for step in duties)
    for step in duties:
        assert told["state"] == "open"
        told = done(usable, case, step["step"])
    assert (told["state"], set(states(told).values())) == ("done", {"done"})


def test_no_such_duty_and_no_such_case(usable):
    case = opened(usable).case_id
    for step in ("frozen", "tell_reader/9", "tell_letter/1"):
        with pytest.raises(NoSuchStep, match="no such duty"):
            done(usable, case, step)
    with pytest.raises(NoSuchCase):
        case_file(usable, "W-00000000")


def test_in_words_every_part_is_told_and_what_nobody_knows_of(usable):
    told = case_file(usable, opened(usable).case_id)
    words = in_words(told)
    assert words.startswith(f"# Wrong link {told['case']}: open, frozen")
    assert f"- another child's: {NAME_OF_OTHERS}" in words
    assert "## Letters\n- None known." in words
    assert "- [x] frozen: Freeze what showed it (Ann Able" in words
    assert "- [ ] lifted:" in words
    assert "no longer frozen" in in_words({**told, "is_frozen": False})


def test_it_is_written_into_a_private_folder_that_says_what_it_is(usable, tmp_path):
    told = case_file(usable, opened(usable).case_id)
    write_case_file(told, tmp_path / "case", is_invented=True)
    assert json.loads((tmp_path / "case" / "case.json").read_text()) == told
    notes = "".join(path.read_text() for path in (tmp_path / "case").iterdir() if path.name != "case.json")
    assert "Everybody in it is invented." in notes
    assert "Nobody has signed off" in notes
    assert (tmp_path / "case").stat().st_mode & 0o777 == 0o700
