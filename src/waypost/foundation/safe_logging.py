"""Safe logging: a log line carries a place and a rule, never a value.

A line is a declared event and declared fields. A field holds a number, a boolean, a word of a list that stands here,
the name of a rule, or a path inside IN or OUT given as a `Path`. Nothing else gets in, whatever was passed and whoever
passed it: a name, a date of birth or a raw cell is none of these. A line that some library writes through our logger
comes out as its logger's name and nothing more, and of an exception only its class is said.
"""

from __future__ import annotations

import json
import logging
import math
import re
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import PurePath
from types import MappingProxyType
from typing import TextIO

from waypost.foundation.errors import OursToFix

LOGGER = "waypost"
_EVENT, _FIELDS = "waypost_event", "waypost_fields"

EVENTS = frozenset(
    {
        "build started",
        "build ended",
        "build interrupted",
        "exchange retried",
        "fault",
        "fetch ended",
        "file read",
        "file not read",
        "file written",
        "finding",
        "poll kept",
        "record refused",
        "record removed",
        "stage started",
        "stage ended",
        "synthesis started",
        "synthesis ended",
        "token renewed",
        "upload ended",
        "window halved",
    }
)
"""What a log line may be about. A new kind of line is a new entry here."""

WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "source": frozenset(
            {"hmcts_public_law", "hmcts_private_law", "hmcts_case_data", "hmcts_hearings"}
            | {"cafcass", "ssd", "ssda903", "cin", "annex_a", "area_map"}
        ),
        "engine": frozenset({"memory", "duckdb", "spark"}),
        "command": frozenset(
            {"demo", "synthesise", "fetch", "send", "build", "check", "journey", "account", "measures", "evaluate"}
            | {"forget", "serve"}
        ),
        "stage": frozenset(
            {
                "synthesise",
                "discover",
                "read",
                "refuse",
                "link",
                "link_proceedings",
                "join",
                "place",
                "load",
                "quality",
                "assemble",
                "measure",
                "release",
                "save",
                "publish",
                "board_pack",
                "pages",
                "evaluate",
            }
        ),
    }
)
"""Fields that hold one of a list of words."""

NUMBERS = frozenset(
    {"rows", "rows_in", "rows_out", "files", "read", "accepted", "refused", "findings", "children", "events", "row"}
    | {"line", "bytes", "cases", "seconds", "tries", "exit_code", "peak_rss_mib", "seed", "measures", "pages"}
)
"""Fields that hold a finite number."""

TRUTHS = frozenset({"is_invented", "is_refusal", "is_whole"})
"""Fields that hold a boolean."""

_RULE = re.compile(r"[a-z]+(_[a-z]+)+")
_SENDER = re.compile(r"[EW][0-9]{8}")
_TOO_LONG = 10**12  # a court's case number has 16 digits, and is a person's
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class UnsafeLog(OursToFix):
    """A log line was about to carry something that is not declared safe. The message does not repeat it."""


def _is_number(value: object) -> bool:
    """Say whether the value is a finite number shorter than a case number."""
    is_plain = isinstance(value, (int, float)) and not isinstance(value, bool)
    return is_plain and math.isfinite(value) and abs(value) < _TOO_LONG  # type: ignore[arg-type]


def _is_place(value: object) -> bool:
    """Say whether the value is a path inside IN or OUT: a `Path`, relative, going no higher, on one line."""
    return (
        isinstance(value, PurePath)
        and not value.is_absolute()
        and ".." not in value.parts
        and not _CONTROL.search(str(value))
    )


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


def _is_like(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_word(words: frozenset[str], value: object) -> bool:
    return isinstance(value, str) and value in words


def _checks() -> Mapping[str, Callable[[object], bool]]:
    checks: dict[str, Callable[[object], bool]] = {field: partial(_is_word, words) for field, words in WORDS.items()}
    checks.update(dict.fromkeys(NUMBERS, _is_number))
    checks.update(dict.fromkeys(TRUTHS, _is_truth))
    checks["file"] = _is_place
    checks["rule"] = partial(_is_like, _RULE)
    checks["sender"] = partial(_is_like, _SENDER)
    return MappingProxyType(checks)


CHECKS = _checks()
"""Every declared field, and what says whether a value may stand in it."""


def log_event(logger: logging.Logger, event: str, *, level: int = logging.INFO, **fields: object) -> None:
    """Write one line: what happened, and declared fields.

    Raises `UnsafeLog` when the event or a field is not declared, or a value is not of the field's kind; the error
    names a declared field at most, and never the value. The check is made whether or not the line would be written.
    """
    if event not in EVENTS:
        raise UnsafeLog("A log line is about something that is not declared.", where="foundation/safe_logging")
    if not fields.keys() <= CHECKS.keys():
        raise UnsafeLog("A log line has a field that is not declared.", where="foundation/safe_logging")
    for field, value in fields.items():
        if not CHECKS[field](value):
            raise UnsafeLog(f"A log line's {field} is not of its kind.", where="foundation/safe_logging")
    plain = {field: value.as_posix() if isinstance(value, PurePath) else value for field, value in fields.items()}
    logger.log(level, event, extra={_EVENT: event, _FIELDS: plain})


class SafeFormatter(logging.Formatter):
    """Writes lines that came through `log_event`, as text or as JSON; of any other, only which logger it came from."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line, without its message, its arguments or its traceback."""
        event = record.__dict__.get(_EVENT)
        fields = dict(record.__dict__.get(_FIELDS, {})) if event else {"logger": record.name}
        if record.exc_info and record.exc_info[0]:
            fields["exception"] = record.exc_info[0].__name__
        said = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": event or "line withheld",
            **fields,
        }
        if self._as_json:
            return json.dumps(said, ensure_ascii=True)
        first = f"{said.pop('at')} {said.pop('level')} {said.pop('event')}"
        return " ".join([first, *(f"{field}={json.dumps(value)}" for field, value in said.items())])


def set_up_logging(*, as_json: bool = False, level: int = logging.INFO, stream: TextIO | None = None) -> logging.Logger:
    """Return Waypost's logger, writing safe lines to `stream` (standard error when null) and to nothing else.

    JSON Lines when `as_json`. Calling again replaces what was set up before.
    """
    logger = logging.getLogger(LOGGER)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(SafeFormatter(as_json=as_json))
    logger.handlers = [handler]
    logger.setLevel(level)
    logger.propagate = False
    return logger
