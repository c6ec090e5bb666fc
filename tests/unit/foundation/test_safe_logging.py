from __future__ import annotations

import io
import json
import logging
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.foundation.errors import OursToFix
from waypost.foundation.safe_logging import CHECKS, EVENTS, LOGGER, UnsafeLog, log_event, set_up_logging

NAME = "Ottilie Brackenbury"


@pytest.fixture
def lines():
    stream = io.StringIO()
    logger = set_up_logging(as_json=True, stream=stream)
    yield logger, lambda: [json.loads(line) for line in stream.getvalue().splitlines()], stream
    logger.handlers = []


def test_a_line_says_the_event_and_its_fields(lines):
    logger, read, _ = lines
    log_event(logger, "file read", source="ssd", file=Path("ssd/person.csv"), rows=12, seconds=0.5, is_invented=True)
    log_event(logger, "finding", level=logging.WARNING, rule="date_not_real", sender="E08000031", row=3)
    first, second = read()
    assert first.pop("at").endswith("+00:00")
    assert first == {
        "level": "info",
        "event": "file read",
        "source": "ssd",
        "file": "ssd/person.csv",
        "rows": 12,
        "seconds": 0.5,
        "is_invented": True,
    }
    assert (second["level"], second["rule"], second["sender"], second["row"]) == (
        "warning",
        "date_not_real",
        "E08000031",
        3,
    )


def test_text_for_people():
    stream = io.StringIO()
    log_event(set_up_logging(stream=stream), "stage ended", stage="link", rows_out=3)
    assert stream.getvalue().endswith(' info stage ended stage="link" rows_out=3\n')
    assert len(stream.getvalue().splitlines()) == 1


UNSAFE = [
    NAME,
    "brackenbury",
    "2015-03-04",
    date(2015, 3, 4),
    "AB1 2CD",
    "07700 900123",
    1111222233334444,
    None,
    ["ssd"],
    {"a": 1},
    b"x",
    float("nan"),
    float("inf"),
    Path("/etc/passwd"),
    Path("../up.csv"),
    PurePosixPath("a\nb.csv"),
    "two_words and a name",
    "Rule_One",
    "X08000031",
]


@pytest.mark.parametrize("value", UNSAFE, ids=repr)
@pytest.mark.parametrize("field", sorted(CHECKS))
def test_no_value_of_a_persons_gets_in_by_any_field(lines, field, value):
    logger, read, stream = lines
    with pytest.raises(UnsafeLog) as error:
        log_event(logger, "file read", **{field: value})
    assert isinstance(error.value, OursToFix)
    assert str(value) not in str(error.value) or value is None
    assert read() == []
    assert stream.getvalue() == ""


@given(st.text(min_size=1))
def test_no_text_gets_in_but_declared_words_and_rules(text):
    logger = logging.getLogger(LOGGER)
    for field, check in CHECKS.items():
        if field == "rule" or check(text):
            continue
        with pytest.raises(UnsafeLog):
            log_event(logger, "file read", **{field: text})


def test_a_field_or_an_event_that_is_not_declared_does_not_get_in_and_is_not_repeated(lines):
    logger, read, _ = lines
    for event, fields in (("file read", {"surname": NAME}), ("file read", {NAME: 1}), (f"read {NAME}", {}), (NAME, {})):
        with pytest.raises(UnsafeLog) as error:
            log_event(logger, event, **fields)
        assert "Brackenbury" not in str(error.value)
    assert read() == []


def test_the_check_is_made_even_when_the_line_would_not_be_written(lines):
    logger, read, _ = lines
    logger.setLevel(logging.ERROR)
    with pytest.raises(UnsafeLog):
        log_event(logger, "file read", rows=NAME)
    log_event(logger, "file read", rows=1)
    assert read() == []


def test_a_line_that_came_another_way_is_withheld(lines):
    logger, read, stream = lines
    logger.warning("cannot read %s", NAME)
    logging.getLogger(f"{LOGGER}.linkage").error(NAME)
    try:
        raise ValueError(NAME)
    except ValueError:
        logger.exception("read %s", NAME)
    assert "Brackenbury" not in stream.getvalue()
    assert [line["event"] for line in read()] == ["line withheld"] * 3
    assert [line["logger"] for line in read()] == [LOGGER, f"{LOGGER}.linkage", LOGGER]
    assert read()[2]["exception"] == "ValueError"


def test_of_an_exception_beside_an_event_only_the_class_is_said(lines):
    logger, read, stream = lines
    try:
        raise KeyError(NAME)
    except KeyError:
        logger.info("x", exc_info=True, extra={"waypost_event": "fault", "waypost_fields": {}})
    assert read()[0]["event"] == "fault"
    assert read()[0]["exception"] == "KeyError"
    assert "Brackenbury" not in stream.getvalue()


def test_setting_up_again_replaces_and_nothing_goes_to_the_root():
    first, second = io.StringIO(), io.StringIO()
    set_up_logging(stream=first)
    logger = set_up_logging(stream=second)
    log_event(logger, sorted(EVENTS)[0])
    assert first.getvalue() == ""
    assert second.getvalue()
    assert not logger.propagate
    assert set_up_logging().handlers[0].stream is not second  # type: ignore[attr-defined]
    logger.handlers = []
