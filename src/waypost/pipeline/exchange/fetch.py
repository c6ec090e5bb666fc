"""Fetching: a feed asked window by window, every answer kept, from where the last run stopped to what has settled.

A window is asked for when both clocks say that it is settled: ours before the question, the service's own in its
answer. An answer given too early by the service's clock is not kept: what is stamped later could still fall into it.
A full answer is not kept either: its window is halved and asked again. One window at a time, with a pause between.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from waypost.foundation.errors import WaypostError
from waypost.foundation.safe_logging import LOGGER, log_event
from waypost.pipeline.exchange import clocks, cursor, poll_files, windows
from waypost.pipeline.exchange.answered_cases import Cases, is_full, poll_line, read_cases
from waypost.pipeline.exchange.court_service import Answer, CourtService
from waypost.pipeline.exchange.cursor import Cursor
from waypost.pipeline.exchange.fetched import Fetched, Wanted
from waypost.pipeline.exchange.retrying import Pace, ask_until_answered
from waypost.pipeline.exchange.stopping import ExchangeStopped
from waypost.pipeline.exchange.terms import Law, seconds
from waypost.pipeline.exchange.windows import LONGEST, Window
from waypost.pipeline.progress import Progress

_log = logging.getLogger(LOGGER)


class _Answered(NamedTuple):
    """An answer, when it came, and the end of the second in which the service says that it gave it."""

    told: Cases
    polled_at: datetime
    said_at: datetime | None
    is_too_long: bool


@dataclass(slots=True)
class _Run:
    law: Law
    service: CourtService
    folder: Path
    pace: Pace
    wanted: Wanted
    done: Fetched
    first: poll_files.Place | None = None
    goal: datetime | None = None
    length: timedelta = LONGEST

    def go(self, progress: Progress) -> None:
        """Fetch every settled window."""
        at, kept = cursor.take_up(self.folder, self._on_clock(self.wanted.since))
        self.first, self.done.done_until = kept.place if kept else None, at.done_until
        self.goal = self._until()  # fixed: a run that chased the clock would end in windows of a millisecond
        total, stage = sum(1 for _ in windows.windows_between(at.done_until, self.goal)), f"fetch {self.law.name}"
        while window := windows.next_window(at.done_until, self._until(), self.length):
            progress(stage, self.done.windows, max(total, self.done.windows + 1))
            answered = self._ask(window)
            line = poll_line(self.law, window, answered.polled_at, answered.told)
            if self._is_too_early(window, answered) or self._is_halved(window, answered, line):
                continue
            at = self._keep(at, window, answered.told, line)
            self.length = windows.longer(self.length)
            self.pace.rest(self.wanted.pause_seconds)
        progress(stage, max(total, self.done.windows), max(total, self.done.windows, 1))

    def count_seams(self) -> None:
        """Count, in the files, how the windows join, from the poll kept before this run on."""
        if self.first is not None:
            seams = poll_files.seams_from(self.folder, self.first)
            self.done.gaps, self.done.doubles = seams.gaps, seams.doubles

    def _on_clock(self, instant: datetime | None) -> datetime | None:
        return None if instant is None else windows.to_millisecond(clocks.wall_from(instant, self.law.clock))

    def _until(self) -> datetime:
        """Return up to where the feed's clock may be asked by now."""
        settled = self.pace.now() - timedelta(seconds=self.done.clock_behind_seconds) - seconds("settling_seconds")
        until = clocks.wall_from(settled, self.law.clock)
        if self.wanted.until is not None:
            until = min(until, clocks.wall_until(self.wanted.until, self.law.clock))
        return min(windows.to_millisecond(until), self.goal or until)

    def _ask(self, window: Window) -> _Answered:
        def ask() -> Answer:
            self.done.asked += 1
            return self.service.cases(windows.as_text(window.start), windows.as_text(window.end))

        def read(answer: Answer) -> _Answered:
            told = Cases(0, []) if answer.is_too_long else read_cases(answer.body)
            said_at = answer.said_at + timedelta(seconds=1) if answer.said_at else None
            return _Answered(told, self.pace.now(), said_at, answer.is_too_long)

        return ask_until_answered(
            ask, read, pace=self.pace, renew_token=self.service.renew_token, where=f"{self.law.name}"
        )

    def _is_too_early(self, window: Window, answered: _Answered) -> bool:
        """Say whether the service's own clock has not settled the window yet, and mind how far it is behind ours."""
        if answered.said_at is None:
            return False
        behind = (answered.polled_at - answered.said_at).total_seconds()
        settled = clocks.wall_from(answered.said_at - seconds("settling_seconds"), self.law.clock)
        self.done.clock_behind_seconds = max(self.done.clock_behind_seconds, behind)
        self.done.too_early += window.end > settled
        return window.end > settled

    def _is_halved(self, window: Window, answered: _Answered, line: bytes) -> bool:
        """Say whether there may have been more, and let the next window be half as long; the shortest one is kept."""
        if not (answered.is_too_long or is_full(answered.told, line)):
            return False
        half = windows.shorter(window)
        if half is not None:
            self.done.halved += 1
            self.length = half
            log_event(_log, "window halved", source=self.law.source_name, seconds=half.total_seconds())
            return True
        if answered.is_too_long:
            raise ExchangeStopped("answer_too_long", where=self.law.name)
        self.done.full_seconds += 1
        return False

    def _keep(self, at: Cursor, window: Window, told: Cases, line: bytes) -> Cursor:
        place = poll_files.keep(self.folder, window, line)
        at = Cursor(at.begun_at, window.end, has_lines=True)
        cursor.write_cursor(self.folder, at)
        self.first = self.first or place
        self.done.done_until = window.end
        self.done.windows += 1
        self.done.cases += len(told.cases)
        self.done.empty += not told.cases
        self.done.totals_differ += told.total != len(told.cases)
        log_event(_log, "poll kept", source=self.law.source_name, cases=len(told.cases), bytes=len(line))
        return at


def fetch_law(
    law: Law, service: CourtService, source: Path, *, pace: Pace, wanted: Wanted, progress: Progress
) -> Fetched:
    """Fetch one law's feed into IN/court/<law>, and say what was done; a stop on purpose is told in `stopped`."""
    folder = source / "court" / law.name
    run = _Run(law, service, folder, pace, wanted, Fetched(law.name))
    retries, waited = pace.retries, pace.waited_seconds
    with cursor.only_fetch(folder):
        try:
            run.go(progress)
        except WaypostError as stopped:
            run.done.stopped = stopped
        run.count_seams()
    run.done.retries, run.done.waited_seconds = pace.retries - retries, pace.waited_seconds - waited
    log_event(_log, "fetch ended", source=law.source_name, cases=run.done.cases, tries=run.done.asked)
    return run.done


def due_at(law: Law, done: Fetched) -> datetime | None:
    """Return the instant, in UTC and by our clock, at which the law's next whole window will have settled."""
    if done.done_until is None:
        return None
    settles = clocks.last_instant(done.done_until + LONGEST, law.clock) + seconds("settling_seconds")
    return settles + timedelta(seconds=done.clock_behind_seconds)
