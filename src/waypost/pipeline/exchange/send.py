"""Sending: a report uploaded once, a list of guardians replaced; what was sent is in the ledger before and after."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import NamedTuple

from waypost.foundation.errors import YoursToFix
from waypost.foundation.safe_logging import LOGGER, log_event
from waypost.pipeline.exchange.court_service import Answer, CourtService
from waypost.pipeline.exchange.ledger import Fate, Ledger, Parcel, digest_of
from waypost.pipeline.exchange.reports import Report
from waypost.pipeline.exchange.retrying import Pace, ask_until_answered
from waypost.pipeline.exchange.stopping import ExchangeStopped
from waypost.pipeline.exchange.terms import Law

GUARDIANS = "guardians"
_log = logging.getLogger(LOGGER)


class FateUnknown(YoursToFix):
    """The answer to an earlier upload of the same report was lost."""


class Sent(NamedTuple):
    """What was done: `is_new` is false when the court confirmed the same before and nothing was sent."""

    is_new: bool
    was_unknown: bool
    digest: str


def send_report(
    law: Law, service: CourtService, case: str, report: Report, *, ledger: Ledger, pace: Pace, again: bool = False
) -> Sent:
    """Upload a report unless the court confirmed the same before; `again` sends it all the same.

    Raises `FateUnknown` when an earlier answer was lost and `again` is not said; `ExchangeStopped` when the service
    refuses, or the answer is lost now. A report is never sent twice by itself.
    """
    parcel = Parcel(law.name, case, report.report_type, digest_of(report.content))
    fate = ledger.fate_of(parcel)
    if fate is Fate.SENT and not again:
        return Sent(is_new=False, was_unknown=False, digest=parcel.digest)
    if fate is Fate.UNKNOWN and not again:
        raise FateUnknown(
            "this report was sent before and the answer was lost: the court may hold it already.",
            where=law.name,
            do="Look in the case. If it is not there, send it again with --again.",
        )

    def ask() -> Answer:
        return service.send_report(case, report.report_type, report.name, report.content, report.media_type)

    _send(parcel, ask, service, ledger, pace, may_repeat=False)
    return Sent(is_new=True, was_unknown=fate is Fate.UNKNOWN, digest=parcel.digest)


def send_guardians(
    law: Law, service: CourtService, case: str, guardians: bytes, *, ledger: Ledger, pace: Pace, again: bool = False
) -> Sent:
    """Replace the guardians of a case unless the list that the court confirmed last is this one.

    Replacing twice is the same as once, so that a lost answer is asked for again.
    """
    parcel = Parcel(law.name, case, GUARDIANS, digest_of(guardians))
    if ledger.is_last(parcel) and not again:
        return Sent(is_new=False, was_unknown=False, digest=parcel.digest)
    was_unknown = ledger.fate_of(parcel) is Fate.UNKNOWN

    def ask() -> Answer:
        return service.send_guardians(case, guardians)

    _send(parcel, ask, service, ledger, pace, may_repeat=True)
    return Sent(is_new=True, was_unknown=was_unknown, digest=parcel.digest)


def _send(
    parcel: Parcel, ask: Callable[[], Answer], service: CourtService, ledger: Ledger, pace: Pace, *, may_repeat: bool
) -> None:
    ledger.write(parcel, Fate.SENDING, pace.now())
    try:
        status = ask_until_answered(
            ask,
            lambda answer: answer.status,
            pace=pace,
            renew_token=service.renew_token,
            where=parcel.law,
            may_repeat=may_repeat,
        )
    except ExchangeStopped as stopped:
        is_open = stopped.rule == "fate_unknown" or (may_repeat and stopped.rule == "no_answer")
        fate = Fate.UNKNOWN if is_open else Fate.REFUSED
        ledger.write(parcel, fate, pace.now())
        log_event(_log, "upload ended", level=logging.WARNING, rule=stopped.rule)
        raise
    ledger.write(parcel, Fate.SENT, pace.now(), status=status)
    log_event(_log, "upload ended", rule="upload_confirmed")
