"""Words are shown that somebody agreed to, that two people checked, and for as long as the agreement holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from waypost.vocabulary.consented_words import (
    CONSENTED_WORDS,
    MOST_LETTERS,
    ConsentedWordsWrong,
    Saying,
    read_consented_words,
    sayings_on,
)

GOOD = {
    "law": "public",
    "stage": "guardian",
    "words": "She asked what I like.",
    "feeling": "calmer",
    "said_by": "child",
    "agreed_on": "2026-04-01",
    "agreed_until_on": "2026-12-31",
    "checked_on": "2026-04-02",
    "is_invented": "yes",
}


def put(folder: Path, **changed: str) -> Path:
    path = folder / "words.csv"
    row = ",".join((GOOD | changed).values())
    path.write_text(f"{','.join(CONSENTED_WORDS)}\n{row}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("day", "is_shown"),
    [
        (date(2026, 4, 1), False),
        (date(2026, 4, 2), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
    ids=str,
)
def test_what_is_said_is_shown_once_it_is_checked_and_until_the_agreement_ends(tmp_path, day, is_shown):
    told = sayings_on(read_consented_words(put(tmp_path)), day)
    saying = Saying("public", "guardian", "She asked what I like.", "calmer", "child", is_invented=True)
    assert told == ((saying,) if is_shown else ())


def test_an_agreement_without_an_end_holds(tmp_path):
    assert sayings_on(read_consented_words(put(tmp_path, agreed_until_on="")), date(2040, 1, 1))


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"law": "criminal"}, "neither public nor private"),
        ({"stage": "lunch"}, "stage is none of"),
        ({"said_by": "Ann"}, "said_by is none of"),
        ({"words": "", "feeling": ""}, "neither words nor a feeling"),
        ({"words": "a" * (MOST_LETTERS + 1)}, "longer than"),
        ({"agreed_on": ""}, "agreed_on is not a date"),
        ({"agreed_until_on": "soon"}, "agreed_until_on is not a date"),
        ({"agreed_until_on": "2026-03-01"}, "before agreed_on"),
        ({"checked_on": ""}, "checked_on is not a date"),
        ({"is_invented": "perhaps"}, "neither true nor false"),
    ],
    ids=str,
)
def test_a_row_that_breaks_a_rule_is_named_and_never_repeated(tmp_path, changed, what):
    with pytest.raises(ConsentedWordsWrong, match=what) as fault:
        read_consented_words(put(tmp_path, **changed))
    assert "In row 2" in str(fault.value)
    assert all(value not in str(fault.value) for value in changed.values() if value)


def test_a_file_that_is_none_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(ConsentedWordsWrong, match="cannot be opened"):
        read_consented_words(tmp_path / "nothing.csv")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ConsentedWordsWrong, match="The header must be"):
        read_consented_words(tmp_path / "other.csv")
    (tmp_path / "latin.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConsentedWordsWrong, match="UTF-8"):
        read_consented_words(tmp_path / "latin.csv")
