"""What is done for the families' site: who has one, what is released and taken back, what was done with their words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from waypost.casework.access.acting import Acting, NoSuchChild
from waypost.casework.access.permissions import Permission
from waypost.casework.sharing.actions.answer import mark_read, tell_what_we_did
from waypost.casework.sharing.actions.decide_site import decide_site, end_site
from waypost.casework.sharing.actions.release import release, take_back
from waypost.casework.sharing.queries.for_staff import child_sharing
from waypost.casework.sharing.queries.shown import SharingPage
from waypost.casework.sharing.rules import limits
from waypost.doors.staff.forms import of_sharing
from waypost.doors.staff.forms.of_record import RecordForm
from waypost.doors.staff.views.doing import Asked, Doing, pages_of

SHARE = Permission.SHARE_WITH_FAMILY
_TAB = "child_sharing"
THE_CHILD = 0
"""In an address: the child's own site, beside those of members of the family."""


def _asked_for(acting: Acting, child_id: str, **asked: Any) -> SharingPage:
    """Return what is shared of the child. Raises NoSuchChild where the address names what is not among it."""
    told = child_sharing(acting, child_id)
    among: dict[str, set[Any]] = {
        "member_id": {one.member_id or THE_CHILD for one in told.readers},
        "site_id": {one.site_id for one in told.readers if one.site_id},
        "release_id": {one.release_id for one in told.releases},
        "from_id": {one.from_id for one in told.arrived},
    }
    if any(value not in among[name] for name, value in asked.items()):
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    return told


def _site_now(told: SharingPage, acting: Acting, asked: Asked) -> dict[str, Any]:
    one = next(one for one in told.readers if (one.member_id or THE_CHILD) == asked["member_id"])
    review_on = acting.on + timedelta(days=int(limits()["review_within_days"]) // 2)
    return {
        "version": one.version,
        "initial": {"band": one.band or one.usual_band, "language": one.language or "en", "review_on": review_on},
    }


def _release(who: Acting, child: str, form: RecordForm, asked: Asked) -> str:
    assert isinstance(form, of_sharing.ReleaseForm)
    path = child_sharing(who, child).path
    return release(who, child, once=form.token, told=form.told_on(path))


def _decide(who: Acting, child: str, form: RecordForm, asked: Asked) -> str:
    assert isinstance(form, of_sharing.SiteForm)
    member_id = asked["member_id"] or None
    return decide_site(who, child, once=form.token, member_id=member_id, answer=form.answer, version=form.seen)


DOINGS = (
    Doing("decide_site", "sharing/site/<int:member_id>/", "Who has a site", "Save the decision", "It is decided.",
          of_sharing.SiteForm, SHARE, _TAB, _asked_for, _decide, _site_now,
          about="You decide on what this person understands and wants, and on what is safe. It is looked at again."),
    Doing("end_site", "sharing/end/<str:site_id>/", "End this site", "End it now", "The site has ended.",
          of_sharing.EndSiteForm, SHARE, _TAB, _asked_for,
          lambda who, child, form, asked: end_site(who, child, once=form.token, **asked),
          about="Whoever is signed in sees nothing more from their next page on.", is_grave=True),
    Doing("release_to_family", "sharing/release/", "Release something", "Release it", "It is released.",
          of_sharing.ReleaseForm, SHARE, _TAB, _asked_for, _release,
          about="A child hears it from you first. What goes to parents and carers goes to each of them alike."),
    Doing("take_back_release", "sharing/take-back/<str:release_id>/", "Take this back", "Take it back",
          "It is taken back.", of_sharing.TakeBackForm, SHARE, _TAB, _asked_for,
          lambda who, child, form, asked: take_back(who, child, once=form.token, **asked),
          about="Nobody sees it from now on. Whoever read it has read it.", is_grave=True),
    Doing("read_from_family", "sharing/read/<str:from_id>/", "I have read this", "I have read it", "It is noted.",
          of_sharing.ReadForm, SHARE, _TAB, _asked_for,
          lambda who, child, form, asked: mark_read(who, child, once=form.token, **asked),
          about="Danger now? Call 999 first. If it tells of harm, assess it under Safety: reading it settles nothing.",
          template="sharing/reply.html"),
    Doing("answer_family", "sharing/answer/<str:from_id>/", "What we did", "Tell them", "They are told.",
          of_sharing.WhatWeDidForm, SHARE, _TAB, _asked_for,
          lambda who, child, form, asked: tell_what_we_did(who, child, once=form.token, **asked, **form.taken),
          about="Say what you did with it and why. If you did nothing, say why not.", template="sharing/reply.html"),
)  # fmt: skip
urls = pages_of(DOINGS)
