"""How each of a family wants to be spoken and written to: what they asked for on their site, what staff wrote down."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import OuterRef, Q, Subquery

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.children.spoken_to import SpokenTo
from waypost.casework.sharing.models import FromFamily, Site
from waypost.casework.sharing.wording import ENGLISH, languages
from waypost.foundation.clock import LONDON


def spoken_to_of(acting: Acting, child_id: str) -> tuple[SpokenTo, ...]:
    """Return what is known of each, the child first; nothing to somebody who may not see what families shared.

    What somebody asked for stays true when their site is shut: it is about them, not about the site.
    """
    if not may(acting.role, Permission.SEE_SHARING):
        return ()
    asked = FromFamily.objects.filter(site=OuterRef("pk"), kind="needs").order_by("-arrived_at", "-pk")
    rows = (
        Site.objects.filter(child_id=child_id)
        .annotate(asked=Subquery(asked.values("words")[:1]), asked_at=Subquery(asked.values("arrived_at")[:1]))
        .filter(~Q(needs="") | ~Q(language=ENGLISH) | Q(asked__isnull=False))
        .select_related("child", "member", "decided_by")
        .order_by("pk")
    )
    return tuple(one for row in sorted(rows, key=lambda row: row.member_id or 0) for one in _of(row))


def _of(row: Site) -> Iterator[SpokenTo]:
    """Give what staff wrote down of one reader, then what that reader asked for: each with its day."""
    whom = row.member.name if row.member else row.child.name
    language = "" if row.language == ENGLISH else f"reads {_name_of(row.language)}"
    written = "; ".join(one for one in (language, row.needs) if one)
    if written:
        yield SpokenTo(whom, written, row.decided_by.name, row.decided_on)
    if row.asked:  # type: ignore[attr-defined]  # annotated
        yield SpokenTo(whom, row.asked, "", row.asked_at.astimezone(LONDON).date())  # type: ignore[attr-defined]


def _name_of(language: str) -> str:
    """Name a language as its speakers do; one that has left the catalogues since keeps its code."""
    known = languages().get(language)
    return known.name if known else language
