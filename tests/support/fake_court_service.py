"""A court service inside the process, for rules that need a clock in the hand: asked, it plays a script."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

import orjson

from support.invented_feed import FeedCase
from waypost.pipeline.exchange.court_service import Answer
from waypost.pipeline.exchange.retrying import Pace

Reply = Answer | BaseException


class Hands:
    """A clock that goes on only when somebody waits, and what was waited."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.waits: list[float] = []

    def now(self) -> datetime:
        self.at += timedelta(microseconds=7)
        return self.at

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.at += timedelta(seconds=seconds)

    def pace(self, *, is_patient: bool = False, chance: float = 0.5) -> Pace:
        return Pace(now=self.now, wait=self.wait, chance=lambda: chance, is_patient=is_patient)


class FakeCourtService:
    """Answers with the script's replies in turn, and after it with the cases that are stamped in the window by now."""

    is_stand_in = True

    def __init__(
        self,
        cases: Iterable[FeedCase] = (),
        script: Iterable[Reply] = (),
        *,
        hands: Hands | None = None,
        behind: timedelta = timedelta(),
        cap: int = 10_000,
        on_ask: Callable[[int], None] = lambda number: None,
        can_renew: bool = False,
    ) -> None:
        self.cases_held, self.script, self.hands = list(cases), list(script), hands
        self.behind, self.cap, self.on_ask, self.can_renew = behind, cap, on_ask, can_renew
        self.asked: list[tuple[datetime, datetime]] = []
        self.sent: list[tuple[object, ...]] = []
        self.renewed = 0

    def cases(self, start: str, end: str) -> Answer:
        window = (datetime.fromisoformat(start), datetime.fromisoformat(end))
        self.asked.append(window)
        self.on_ask(len(self.asked))
        return self._scripted() or self._found(*window)

    def document(self, document: str) -> Answer:
        self.sent.append((document,))
        return self._scripted() or Answer(200, b"%PDF-1.7 invented")

    def send_report(self, *sent: object) -> Answer:
        self.sent.append(sent)
        return self._scripted() or Answer(201)

    def send_guardians(self, *sent: object) -> Answer:
        self.sent.append(sent)
        return self._scripted() or Answer(200)

    def renew_token(self) -> bool:
        self.renewed += self.can_renew
        return self.can_renew

    def _scripted(self) -> Answer | None:
        reply = self.script.pop(0) if self.script else None
        if isinstance(reply, BaseException):
            raise reply
        return reply

    def _found(self, start: datetime, end: datetime) -> Answer:
        own = self.hands.at - self.behind if self.hands else None
        found = [one for one in self.cases_held if start <= one.stamp <= end and (own is None or one.changed_at <= own)]
        told = [orjson.Fragment(one.told) for one in found[: self.cap]]
        said_at = own.astimezone(UTC).replace(microsecond=0) if own else None
        return Answer(200, orjson.dumps({"total": len(told), "cases": told}), said_at=said_at)
