"""What staff's pages ask: who of a family may have a site, what was released, what arrived and waits to be read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.db.models import Q, QuerySet

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import DelayReason, FamilyMember, Proceedings, Step
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.shown import Head
from waypost.casework.children.queries.visible import of_visible
from waypost.casework.sharing.clocks import is_waiting_too_long
from waypost.casework.sharing.gate import stands
from waypost.casework.sharing.models import AddedSite, FamilyAccount, FromFamily, Invitation, Release, Site
from waypost.casework.sharing.queries.shown import (
    ArrivedRow,
    DelayToTell,
    ReaderRow,
    ReleasedRow,
    SharingPage,
    Suggested,
    ToLookAt,
)
from waypost.casework.sharing.rules import (
    Audience,
    Kind,
    Released,
    age_on,
    band_for,
    entitled,
    is_to_be_looked_at,
    limits,
    of_age_on,
)
from waypost.casework.sharing.stages import code_of_step, path_for, states
from waypost.vocabulary.timetable_told import DONE, DUE

_SHOWN, _FEW = 200, 5


@reads("sharing.see", Permission.SEE_SHARING)
def child_sharing(acting: Acting, child_id: str | None) -> SharingPage:
    """Return who has a site, the path and its stages beside what was released, releases, and what arrived."""
    head = head_of(acting, child_id)
    path, suggested = _suggested(child_id)
    releases = Release.objects.filter(child_id=child_id).select_related("released_by", "site__member")
    came = FromFamily.objects.filter(child_id=child_id)
    arrived = tuple(_arrived(row, acting) for row in _with_who(came).order_by("-arrived_at", "-pk"))
    delays = DelayReason.objects.filter(child_id=child_id).order_by("-recorded_on", "-pk")
    return SharingPage(
        head,
        _readers(head, acting, {one.site_id: one.words for one in reversed(arrived) if one.kind == "needs"}),
        path,
        suggested,
        tuple(_released(row) for row in releases.order_by("-released_at", "-pk")),
        arrived,
        tuple(DelayToTell(*row) for row in delays.values_list("pk", "reason", "missed_on")[:_FEW]),
    )


@reads("sharing.waiting", Permission.SEE_SHARING)
def waiting_to_be_read(acting: Acting, child_id: str | None) -> tuple[ArrivedRow, ...]:
    """Return what came from families and nobody has read, of children that this person may open; the oldest first."""
    rows = FromFamily.objects.filter(of_visible(acting), read_at=None)
    return tuple(_arrived(row, acting) for row in _with_who(rows).order_by("due_on", "pk")[:_SHOWN])


def how_many_waited_too_long(acting: Acting) -> int:
    """Return how many words of families wait too long to be read, of children that this person may open.

    A number tells of nobody.
    """
    rows = FromFamily.objects.filter(of_visible(acting), read_at=None, due_on__lte=acting.on)
    return sum(is_waiting_too_long(due_on, acting.at) for due_on in rows.values_list("due_on", flat=True)[:_SHOWN])


@reads("sharing.look_again", Permission.SEE_SHARING)
def to_look_at_again(acting: Acting, child_id: str | None) -> tuple[ToLookAt, ...]:
    """Return the sites that somebody looks at again now, the earliest first: reviews near or late, children of age."""
    ahead = timedelta(days=int(limits()["look_again_ahead_days"]))
    of_age = (acting.on + ahead).replace(year=(acting.on + ahead).year - int(limits()["adult_at_years"]), day=1)
    due = Q(review_on__lte=acting.on + ahead) | Q(member=None, child__born_on__lte=of_age + timedelta(days=31))
    rows = Site.objects.filter(of_visible(acting), due, is_yes=True, ended_on=None)
    told = []
    for row in rows.select_related("child", "member").order_by("review_on", "pk")[:_SHOWN]:
        born_on = row.child.born_on if row.member is None else None
        stands_now = stands(row, acting.on)
        if is_to_be_looked_at(stands_now, row.review_on, age_on(born_on, acting.on + ahead), acting.on):
            is_of_age = (age_on(born_on, acting.on + ahead) or 0) >= limits()["adult_at_years"]
            told.append(
                ToLookAt(
                    row.child_id, row.child.name, row.member.name if row.member else "", row.review_on,
                    row.review_on < acting.on, of_age_on(born_on) if born_on and is_of_age else None,
                )
            )  # fmt: skip
    return tuple(told)


def _readers(head: Head, acting: Acting, asked: Mapping[str, str]) -> tuple[ReaderRow, ...]:
    sites = {row.member_id: row for row in Site.objects.filter(child_id=head.child_id).select_related("child")}
    opened = set(FamilyAccount.objects.filter(site__child_id=head.child_id).values_list("site_id", flat=True))
    opened |= set(AddedSite.objects.filter(site__child_id=head.child_id).values_list("site_id", flat=True))
    invited = set(
        Invitation.objects.filter(site__child_id=head.child_id, used_at=None, until_at__gt=acting.at).values_list(
            "site_id", flat=True
        )
    )
    members = FamilyMember.objects.filter(child_id=head.child_id).order_by("pk")
    usual = band_for(Kind.CHILD, age_on(head.born_on, acting.on))
    rows: list[tuple[int | None, str, str, str, str]] = [(None, head.name, "child", "yes", usual.value)]
    rows += [
        (
            one.pk, one.name, one.relationship,
            entitled(one.relationship, one.party, one.has_parental_responsibility).value, "adult",
        )
        for one in members
    ]  # fmt: skip
    told = []
    for member_id, name, relationship, how, band in rows:
        site = sites.get(member_id)
        told.append(
            ReaderRow(
                member_id, name, relationship, how, site.site_id if site else "",
                stands(site, acting.on).value if site else "", site.band if site else "",
                site.language if site else "", site.review_on if site else None,
                bool(site and site.pk in opened), bool(site and site.pk in invited), site.version if site else 0,
                band, site.needs if site else "", asked.get(site.site_id, "") if site else "",
            )
        )  # fmt: skip
    return tuple(told)


def _suggested(child_id: str | None) -> tuple[str, tuple[Suggested, ...]]:
    case = Proceedings.objects.filter(children=child_id).order_by("-issued_on", "pk").first()
    path = path_for(case.law, case.programme) if case else path_for("none", "")
    if not path:
        return "", ()
    codes = code_of_step()
    steps = {}
    for row in Step.objects.filter(child_id=child_id):
        code = codes.get(f"{row.timetable}.{row.step}")
        if code:
            steps[code] = DONE if row.is_done else DUE
    released = Release.objects.filter(child_id=child_id, kind=Released.STAGE, path=path, taken_back_on=None)
    told: dict[tuple[str, str], str] = {}
    for stage, audience, state in released.order_by("released_at", "pk").values_list("stage", "audience", "state"):
        told[stage, audience] = state
    now = states(path, steps, has_ended=bool(case and case.ended_on))
    return path, tuple(
        Suggested(
            stage,
            state,
            told.get((stage, Audience.CHILD), ""),
            told.get((stage, Audience.ADULTS), ""),
        )
        for stage, state in now.items()
    )


def _with_who(rows: QuerySet[FromFamily]) -> QuerySet[FromFamily]:
    return rows.select_related("child", "site__member", "release", "read_by")


def _released(row: Release) -> ReleasedRow:
    whom = ""
    if row.site is not None:
        whom = row.site.member.name if row.site.member else "the child"
    return ReleasedRow(
        row.release_id, row.kind, row.audience, whom, row.stage, row.state, row.title, row.words, row.released_on,
        row.released_by.name, row.taken_back_on, row.site.site_id if row.site else "",
    )  # fmt: skip


def _arrived(row: FromFamily, acting: Acting) -> ArrivedRow:
    whom = row.site.member.name if row.site.member else row.child.name
    return ArrivedRow(
        row.from_id, row.child_id, row.child.name, whom, row.kind, row.words, row.release.words if row.release else "",
        row.arrived_at, row.due_on, row.read_at is None and is_waiting_too_long(row.due_on, acting.at),
        row.read_by.name if row.read_by else "", row.did, row.did_on, row.site.site_id, tuple(row.known_to),
    )  # fmt: skip
