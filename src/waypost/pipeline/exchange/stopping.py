"""Why an exchange stopped: a sentence for each reason, with the next step. Never what the service said, or a secret."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from waypost.foundation.errors import YoursToFix

PAGE = "docs/how-to/fetch-from-the-court-service.md"
_SAFE = "Nothing is lost: run the same command again and it goes on where it stopped."


class Reason(NamedTuple):
    """What is wrong, and what to do next."""

    what: str
    do: str


REASONS: Mapping[str, Reason] = {
    "request_refused": Reason(
        "the court service took the request for a bad one (400).",
        "Its limits may have changed. Tell us, with the time; asking again would not help.",
    ),
    "token_refused": Reason(
        "the court service does not accept the token (401), and no other could be had.",
        "Put a valid token, or client and secret, into the environment.",
    ),
    "not_allowed": Reason(
        "the court service knows who asks and does not allow it (403).",
        "Ask for the Cafcass role of this law, and check the subscription key.",
    ),
    "not_there": Reason(
        "the court service has nothing there (404).",
        "Check the number of the case or of the document and, for every command, the address in the environment.",
    ),
    "sent_elsewhere": Reason(
        "the court service answered with another address, which is never followed.",
        "Check the address in the environment: a log-in page may stand in between.",
    ),
    "not_taken": Reason(
        "the court service did not take what was sent.", "Check its size, its form and the address in the environment."
    ),
    "wait_too_long": Reason(
        "the court service is busy and asks to be left alone for longer than this command waits (Retry-After).",
        f"Run it again later. {_SAFE}",
    ),
    "no_answer": Reason(
        "the court service did not answer, however often it was asked. That is a failure, not an absence of cases.",
        f"Try later, and ask the service's support when it lasts. {_SAFE}",
    ),
    "answer_too_long": Reason(
        "the answer for the shortest window there is is longer than Waypost reads.",
        "Ask the service's support what happened in that second.",
    ),
    "document_too_long": Reason(
        "the document is longer than Waypost takes.", "Fetch it from the court service's own pages."
    ),
    "fate_unknown": Reason(
        "the upload was sent and its answer was lost: the court may hold it, or not.",
        "Look in the case. If it is not there, send it again with --again.",
    ),
}


class ExchangeStopped(YoursToFix):
    """The exchange stopped; `rule` says why."""

    def __init__(self, rule: str, *, where: str = "") -> None:
        self.rule = rule
        reason = REASONS[rule]
        super().__init__(reason.what, where=where, do=f"{reason.do} See {PAGE}.")
