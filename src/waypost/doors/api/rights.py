"""Rights: holds, copies of data, erasures. A copy itself is given as the staff site gives it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from ninja import Router
from pydantic import Field

from waypost.casework.rights.actions import answer, erase, hold, open_closed
from waypost.casework.rights.queries import copies, keeping
from waypost.doors.api.acting import Code, Number, Once
from waypost.doors.api.reading import Reference
from waypost.doors.api.routes import gives, gives_list, takes, takes_nobody

router = Router(tags=["rights"])
_Part = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00]*$")]


class HoldReason(Once):
    """Why a record is held or erased: a coded word."""

    reason: Code


class WhichHold(Once):
    """A hold by its number."""

    hold_id: Number


class CopyAsked(Once):
    """Who asks for a copy, and since when."""

    asker: Code
    asked_on: date


class WhichCopy(Once):
    """A request, and the version that was read."""

    answer_id: Reference
    version: Number


class CopyPrepared(WhichCopy):
    """Texts that tell of nobody else and values that would do serious harm, each by model, row and field."""

    given: list[tuple[_Part, _Part, _Part]] = Field(default_factory=list)
    harmful: list[tuple[_Part, _Part, _Part]] = Field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """Return what the action takes."""
        return {**super().told(), "given": self.given, "harmful": self.harmful}


class CopyChecked(WhichCopy):
    """Whether a copy may be given."""

    is_right: bool


class CopyReleased(WhichCopy):
    """How a copy was given."""

    how: Code
    is_identity_shown: bool


class ClosedOpened(Once):
    """Which closed record is opened, and why: a coded word."""

    reference: Reference
    because: Code


gives(router, "rights", "child_rights", keeping.child_rights, keeping.RightsPage)
gives(router, "rights/would-erase", "would_erase", keeping.would_erase, keeping.WouldGo)
gives_list(router, "rights/requests", "open_requests", copies.open_requests, tuple[copies.RequestShown, ...])
gives_list(router, "rights/holds", "standing_holds", keeping.standing_holds, tuple[keeping.HoldShown, ...])
gives_list(router, "rights/erasures", "erasures_asked", keeping.erasures_asked, tuple[keeping.AskedShown, ...])
gives_list(router, "rights/due", "due_for_erasure", keeping.due_for_erasure, tuple[keeping.Due, ...])
takes(router, "rights/holds", "hold_record", hold.hold, HoldReason)
takes(router, "rights/holds/end", "end_hold", hold.end_hold, WhichHold)
takes(router, "rights/copies", "ask_copy", answer.ask_copy, CopyAsked)
takes(router, "rights/copies/prepare", "prepare_copy", answer.prepare_copy, CopyPrepared)
takes(router, "rights/copies/check", "check_copy", answer.check_copy, CopyChecked)
takes(router, "rights/copies/release", "release_copy", answer.release_copy, CopyReleased)
takes(router, "rights/copies/withdraw", "withdraw_copy", answer.withdraw_copy, WhichCopy)
takes(router, "rights/erasures", "ask_erasure", erase.ask_erasure, HoldReason)
takes(router, "rights/erasures/withdraw", "withdraw_erasure", erase.withdraw_erasure, Once)
takes(router, "rights/erasures/erase", "erase_record", erase.erase, HoldReason)
takes_nobody(router, "rights/closed", "open_closed", open_closed.open_closed, ClosedOpened)
