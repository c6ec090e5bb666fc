"""The families' site, for staff: who has one, what is released and taken back, what came and what was done with it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from waypost.casework.access.acting import check_may
from waypost.casework.access.permissions import Permission
from waypost.casework.sharing.actions import answer, decide_site, invite, release
from waypost.casework.sharing.queries import for_staff
from waypost.casework.sharing.queries.shown import ArrivedRow, SharingPage, ToLookAt
from waypost.casework.sharing.rules import Audience, Band, Deciding, Released
from waypost.doors.api.acting import Code, Made, Number, Once, Text
from waypost.doors.api.problems import OF_AN_ACT
from waypost.doors.api.reading import Reference
from waypost.doors.api.routes import gives, gives_list, takes

router = Router(tags=["sharing"])
_Line = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
_Word = Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9_]*$")]


class SiteDecided(Once):
    """Whether the child (`member_id` null) or somebody of the family has a site, and what was weighed.

    `version`: of the decision that was read, nought for none.
    """

    member_id: Number | None = None
    version: Number = 0
    is_yes: bool
    understanding: Text
    wishes: Text
    safety: Text
    band: Band
    review_on: date
    because: Text = ""
    language: Annotated[str, Field(min_length=2, max_length=12, pattern=r"^[A-Za-z-]+$")] = "en"
    needs: Text = ""
    together_with: Number | None = None

    def told(self) -> dict[str, Any]:
        """Return what the action takes."""
        given = self.dict()
        held = {name: given.pop(name) for name in ("member_id", "version", "once")}
        weighed = Deciding(*(given.pop(name) for name in ("understanding", "wishes", "safety")))
        return {**held, "answer": decide_site.Answer(deciding=weighed, **given)}


class WhichSite(Once):
    """A site by its identifier."""

    site_id: Reference


class InvitedInPerson(WhichSite):
    """That the person is there: a code is put into their hand, and never sent."""

    given_in_person: bool


class PaperGiven(Made):
    """The number and the code of an invitation, told this once. `reference` is the number."""

    code: str
    until_on: date


class ReleaseTold(Once):
    """What is released, for whom, in words that somebody has read as this reader will.

    A stage is of the path that the record has. What stands in a letter or a report is released on its page, which
    fetches it from the record.
    """

    kind: Released
    audience: Audience
    words: Text
    has_read: bool
    site_id: Annotated[str, Field(max_length=40, pattern=r"^[0-9A-Za-z-]*$")] = ""
    stage: _Word = ""
    state: _Word = ""
    title: _Line = ""
    happens_on: date | None = None
    told_first_on: date | None = None


class ReleaseTakenBack(Once):
    """Which release is taken back."""

    release_id: Reference


class FamilysWordsRead(Once):
    """Which words of a family were read."""

    from_id: Reference


class FamilyTold(FamilysWordsRead):
    """What was done with a family's words, who knows of them now, and that somebody has read both."""

    did: Text
    has_read: bool
    known_to: Annotated[list[Code], Field(max_length=40)] = Field(default_factory=list)


gives_list(router, "sharing/waiting", "waiting_to_be_read", for_staff.waiting_to_be_read, tuple[ArrivedRow, ...])
gives_list(router, "sharing/look-again", "sites_to_look_at", for_staff.to_look_at_again, tuple[ToLookAt, ...])
gives(router, "sharing", "child_sharing", for_staff.child_sharing, SharingPage)
takes(router, "sharing/sites", "decide_site", decide_site.decide_site, SiteDecided)
takes(router, "sharing/sites/end", "end_site", decide_site.end_site, WhichSite)
takes(router, "sharing/releases/take-back", "take_back_release", release.take_back, ReleaseTakenBack)
takes(router, "sharing/arrived/read", "read_from_family", answer.mark_read, FamilysWordsRead)
takes(router, "sharing/arrived/answer", "answer_family", answer.tell_what_we_did, FamilyTold)


@router.post(
    "children/{child_id}/sharing/invitations", response={200: PaperGiven, **OF_AN_ACT}, operation_id="invite_to_site"
)
def invite_to_site(request: HttpRequest, child_id: Reference, sent: InvitedInPerson) -> PaperGiven:
    """Make a number and a code for somebody who is there. A new code ends the one before."""
    given = invite.invite(request.auth, child_id, **sent.told())  # type: ignore[attr-defined]
    return PaperGiven(reference=given.number, code=given.code, until_on=given.until_on)


@router.post(
    "children/{child_id}/sharing/releases", response={200: Made, **OF_AN_ACT}, operation_id="release_to_family"
)
def release_to_family(request: HttpRequest, child_id: Reference, sent: ReleaseTold) -> Made:
    """Release something to a child or a family."""
    check_may(request.auth, Permission.SHARE_WITH_FAMILY, None, asked="sharing.release")  # type: ignore[attr-defined]
    given = sent.told()
    once, stage, state = (given.pop(name) for name in ("once", "stage", "state"))
    path = for_staff.child_sharing(request.auth, child_id).path  # type: ignore[attr-defined]
    is_stage = sent.kind is Released.STAGE
    told = release.Told(**given, path=path if is_stage else "", stage=stage, state=state if is_stage else "")
    return Made(reference=release.release(request.auth, child_id, told=told, once=once))  # type: ignore[attr-defined]
