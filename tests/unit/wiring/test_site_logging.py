"""A line of the log holds names of a closed list; a fault is its class and a place; a library says nothing."""

from __future__ import annotations

import json
import logging

import structlog

from waypost.wiring.site_logging import LibraryLines, only_what_is_kept, set_up_structlog

CANARY = "Zebedee Canarychild"


def fault() -> ValueError:
    try:
        raise ValueError(CANARY)
    except ValueError as error:
        return error


def test_names_that_are_not_kept_are_dropped():
    line = only_what_is_kept(None, "", {"event": "request_finished", "code": 200, "path": CANARY, "ip": "10.0.0.1"})
    assert line == {"event": "request_finished", "code": 200}


def test_an_event_that_nobody_declared_is_not_repeated():
    assert only_what_is_kept(None, "", {"event": f"signed in: {CANARY}"})["event"] == "library line"


def test_a_fault_is_its_class_and_a_place():
    line = only_what_is_kept(None, "", {"event": "request_failed", "exc_info": fault()})
    assert line == {"event": "request_failed", "fault": "ValueError", "place": "elsewhere"}


def test_a_library_says_whose_line_it_is_and_no_more():
    record = logging.LogRecord("django.request", logging.ERROR, "x.py", 1, "failed: %s", (CANARY,), None)
    assert json.loads(LibraryLines().format(record)) == {
        "event": "library line", "logger": "django.request", "level": "error",
    }  # fmt: skip
    error = fault()
    record.exc_info = (type(error), error, error.__traceback__)
    assert CANARY not in LibraryLines().format(record)


def test_a_line_is_json_on_standard_output(capsys):
    set_up_structlog()
    structlog.get_logger("x").info("request_finished", code=200, words=CANARY)
    said = json.loads(capsys.readouterr().out)
    assert (said["code"], said["event"]) == (200, "request_finished")
    assert CANARY not in str(said)
    set_up_structlog(logging.WARNING)
