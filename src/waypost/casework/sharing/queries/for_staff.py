"""What staff's pages ask: who of a family may have a site, what was released, what arrived and waits to be read."""

from __future__ import annotations

from django.db.models import QuerySet

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import FamilyMember, Proceedings, Step
from waypost.casework.children.queries.head import head_of
from waypost.casework.children.queries.shown import Head
from waypost.casework.children.queries.visible import visible_children
from waypost.casework.sharing.gate import stands
from waypost.casework.sharing.models import FamilyAccount, FromFamily, Invitation, Release, Site
from waypost.casework.sharing.queries.shown import ArrivedRow, ReaderRow, ReleasedRow, SharingPage, Suggested
from waypost.casework.sharing.rules import Audience, Kind, Released, age_on, band_for, entitled
from waypost.casework.sharing.stages import code_of_step, path_for, states
from waypost.vocabulary.timetable_told import DONE, DUE

_SHOWN = 200


@reads("sharing.see", Permission.SEE_SHARING)
def child_sharing(acting: Acting, child_id: str | None) -> SharingPage:
    """Return who has a site, the path and its stages beside what was released, releases, and what arrived."""
    head = head_of(acting, child_id)
    path, suggested = _suggested(child_id)
    releases = Release.objects.filter(child_id=child_id).select_related("released_by", "site__member")
    arrived = FromFamily.objects.filter(child_id=child_id)
    return SharingPage(
        head,
        _readers(head, acting),
        path,
        suggested,
        tuple(_released(row) for row in releases.order_by("-released_at", "-pk")),
        tuple(_arrived(row, acting) for row in _with_who(arrived).order_by("-arrived_at", "-pk")),
    )


@reads("sharing.waiting", Permission.SEE_SHARING)
def waiting_to_be_read(acting: Acting, child_id: str | None) -> tuple[ArrivedRow, ...]:
    """Return what came from families and nobody has read, of children that this person may open; the oldest first."""
    rows = FromFamily.objects.filter(read_at=None, child__in=visible_children(acting).values("pk"))
    return tuple(_arrived(row, acting) for row in _with_who(rows).order_by("due_on", "pk")[:_SHOWN])


def _readers(head: Head, acting: Acting) -> tuple[ReaderRow, ...]:
    sites = {row.member_id: row for row in Site.objects.filter(child_id=head.child_id).select_related("child")}
    accounts = set(FamilyAccount.objects.filter(site__child_id=head.child_id).values_list("site_id", flat=True))
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
                bool(site and site.pk in accounts), bool(site and site.pk in invited), site.version if site else 0,
                band,
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
        row.released_by.name, row.taken_back_on,
    )  # fmt: skip


def _arrived(row: FromFamily, acting: Acting) -> ArrivedRow:
    whom = row.site.member.name if row.site.member else row.child.name
    return ArrivedRow(
        row.from_id, row.child_id, row.child.name, whom, row.kind, row.words, row.release.words if row.release else "",
        row.arrived_at, row.due_on, row.read_at is None and row.due_on < acting.on,
        row.read_by.name if row.read_by else "", row.did, row.did_on,
    )  # fmt: skip
