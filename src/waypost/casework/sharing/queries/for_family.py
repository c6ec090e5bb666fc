"""What a reader's site is made of: this room's own rows, who works for the child, and the child's first name.

Nothing else of the record is read here, by construction (ADR 22): no contact, no member of the family but the reader,
no meeting, plan, assessment, report or line of the chronology. What a reader gets is theirs, or was released by a
human to all alike: so it is the same whatever is confidential of anybody else.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q, QuerySet

from waypost.casework.access.models import Assignment
from waypost.casework.access.visibility import holds_on
from waypost.casework.audit.models import AuditEvent
from waypost.casework.sharing.accounts import account_of, sites_of
from waypost.casework.sharing.gate import Reader, SiteShut, family_reads, open_site, stands
from waypost.casework.sharing.models import FromFamily, Release, Site, UsualTime
from waypost.casework.sharing.queries.shown import Me, Mine, MyPage, MyWords, News, StageShown, Today, Usual
from waypost.casework.sharing.rules import Audience, Kind, Released, Standing, looked
from waypost.casework.sharing.stages import StageState, paths
from waypost.foundation.clock import LONDON
from waypost.insight.simulation.how_long import FROM_WEEKS

_WORKERS = ("guardian", "adviser")
_AHEAD = (Released.HEARING, Released.VISIT)
_LATEST = (Released.DELAY, Released.DECISION)
"""Of which the newest alone stands on the first page."""


@family_reads("sharing.me")
def me(reader: Reader) -> Me:
    """Return whose site it is, for the frame of a page that shows nothing of the case."""
    return _me(open_site(reader))


@family_reads("sharing.sign_in_name")
def sign_in_name(reader: Reader) -> tuple[Me, str]:
    """Return whose site it is, and the name to sign in with: shown once the account is made."""
    site = open_site(reader)
    account = account_of(site.pk)
    return _me(site), account.name if account else ""


@family_reads("sharing.today")
def today(reader: Reader) -> Today:
    """Return where things are now, as a human released it."""
    return _today(open_site(reader), reader)


@family_reads("sharing.in_pictures")
def in_pictures(reader: Reader) -> tuple[Today, tuple[tuple[str, str], ...]]:
    """Return where things are now and who works for the child: what the Easy Read page shows."""
    site = open_site(reader)
    return _today(site, reader), _people(site, reader)


def _today(site: Site, reader: Reader) -> Today:
    rows = list(_released(site).select_related("released_by"))
    path, stages = _stages(rows)
    ahead = sorted(
        (row for row in rows if row.kind in _AHEAD and row.happens_on and row.happens_on >= reader.on),
        key=lambda row: (row.happens_on, row.pk),
    )
    to_do = sorted(
        (row for row in rows if row.kind == Released.TO_DO and (row.happens_on is None or row.happens_on >= reader.on)),
        key=lambda row: (row.happens_on is None, row.happens_on, row.pk),
    )
    delay, decided = (next((row for row in rows if row.kind == kind), None) for kind in _LATEST)
    has_ended = any(one.state == StageState.DONE and one.stage == paths()[path].stages[-1].stage for one in stages)
    return Today(
        _me(site),
        stages,
        tuple(_news(row) for row in ahead),
        tuple(_news(row) for row in to_do),
        _news(delay) if delay else None,
        None if has_ended else _usual(path, rows, reader),
        _news(decided) if decided else None,
        has_ended,
    )


@family_reads("sharing.news")
def news(reader: Reader) -> tuple[Me, tuple[News, ...]]:
    """Return everything released to this reader, newest first."""
    site = open_site(reader)
    rows = _released(site).exclude(kind=Released.MY_WORDS).select_related("released_by")
    return _me(site), tuple(_news(row) for row in rows)


@family_reads("sharing.one_release")
def one_release(reader: Reader, *, release_id: str) -> tuple[Me, News]:
    """Return one thing released to this reader. Raises SiteShut for another's, as for one that is not there."""
    site = open_site(reader)
    row = _released(site).filter(release_id=release_id).select_related("released_by").first()
    if row is None:
        raise SiteShut("there is nothing here for you now.", do="Ask your adviser.")
    return _me(site), _news(row)


@family_reads("sharing.dates")
def dates(reader: Reader) -> tuple[Me, tuple[News, ...], tuple[News, ...]]:
    """Return every day released to this reader: those to come, the nearest first, and those gone by, the latest first.

    Days of hearings and visits, and days by which something is to be done.
    """
    site = open_site(reader)
    rows = _released(site).filter(kind__in=(*_AHEAD, Released.TO_DO), happens_on__isnull=False)
    told = sorted(
        (_news(row) for row in rows.select_related("released_by")), key=lambda one: (one.happens_on, one.release_id)
    )
    split = sum(one.happens_on is not None and one.happens_on < reader.on for one in told)
    return _me(site), tuple(told[split:]), tuple(reversed(told[:split]))


@family_reads("sharing.people")
def people(reader: Reader) -> tuple[Me, tuple[tuple[str, str], ...]]:
    """Return (name, capacity) of who works for the child: advisers and guardians alone."""
    site = open_site(reader)
    return _me(site), _people(site, reader)


def _people(site: Site, reader: Reader) -> tuple[tuple[str, str], ...]:
    rows = Assignment.objects.filter(
        holds_on(reader.on), child_id=site.child_id, capacity__in=_WORKERS, user__isnull=False
    )
    return tuple(rows.order_by("from_on", "pk").values_list("user__name", "capacity"))


@family_reads("sharing.my_words")
def my_words(reader: Reader) -> MyWords:
    """Return what the reader wrote and what was done with it, and what we understood that waits for their answer."""
    site = open_site(reader)
    rows = (
        FromFamily.objects.filter(site=site)
        .select_related("did_by", "read_by", "release")
        .order_by("-arrived_at", "-pk")
    )
    mine = tuple(
        Mine(
            row.kind, row.words, _day_of(row.arrived_at), row.due_on, _day_of(row.read_at) if row.read_at else None,
            row.did, row.did_by.name if row.did_by else "", row.did_on,
            row.release.words if row.release and row.release.taken_back_on is None else "",
            row.read_by.name if row.read_by else "", tuple(row.known_to),
        )
        for row in rows
    )  # fmt: skip
    answered = {row.release_id for row in rows if row.release_id}
    told = _released(site).filter(kind=Released.MY_WORDS, site=site).select_related("released_by")
    return MyWords(_me(site), tuple(_news(row) for row in told if row.pk not in answered), mine)


@family_reads("sharing.my_pages")
def my_pages(reader: Reader) -> tuple[Me, tuple[MyPage, ...]]:
    """Return every open site of the reader's own account: their children, each by first name."""
    site = open_site(reader)
    account = account_of(site.pk)
    rows = sites_of(account.pk).select_related("child") if account else Site.objects.none()
    still = [row for row in rows if stands(row, reader.on) in (Standing.OPEN, Standing.REVIEW_DUE)]
    return _me(site), tuple(
        MyPage(row.site_id, row.pk, row.child.known_as or row.child.given_names, row.pk == site.pk) for row in still
    )


@family_reads("sharing.who_looked")
def who_looked(reader: Reader) -> tuple[Me, tuple[str, ...]]:
    """Return the coarse kinds of people who opened the record: never a name, a day, or a kind that tells of safety."""
    site = open_site(reader)
    roles = set(AuditEvent.objects.filter(child_id=site.child_id).order_by().values_list("role", flat=True).distinct())
    path = _released(site).filter(kind=Released.STAGE).values_list("path", flat=True).first()
    law = paths()[path].law if path else "private"
    return _me(site), looked(law, roles)


def _released(site: Site) -> QuerySet[Release]:
    """Return what was released to this site: to it alone, or to all of its kind alike. Newest first."""
    common = Audience.CHILD if site.kind == Kind.CHILD else Audience.ADULTS
    mine = Q(audience=Audience.ONE, site=site) | Q(audience=common)
    return Release.objects.filter(mine, child_id=site.child_id, taken_back_on=None).order_by("-released_at", "-pk")


def _stages(rows: list[Release]) -> tuple[str, tuple[StageShown, ...]]:
    """Return the path of the newest stage released, and each stage as it was last released."""
    released = [row for row in rows if row.kind == Released.STAGE]
    if not released:
        return "", ()
    path = released[0].path
    newest: dict[str, Release] = {}
    for row in released:
        if row.path == path:
            newest.setdefault(row.stage, row)
    shown = []
    for stage in paths()[path].stages:
        told = newest.get(stage.stage)
        if told is not None:
            shown.append(StageShown(stage.stage, told.state, told.words, told.released_on, told.released_by.name))
        elif not stage.is_optional:
            shown.append(StageShown(stage.stage, StageState.NOT_STARTED, "", None, ""))
    return path, tuple(shown)


def _usual(path: str, rows: list[Release], reader: Reader) -> Usual | None:
    """Return how long cases of the path usually take, for one that began when its first stage was dated.

    None where too few were watched that lasted as long: the range of shorter ones would end before today.
    """
    begun = [row.happens_on for row in rows if row.kind == Released.STAGE and row.path == path and row.happens_on]
    if not begun:
        return None
    so_far = max(0, (reader.on - min(begun)).days // 7)
    row = UsualTime.objects.filter(path=path, from_week__lte=so_far).order_by("-from_week").first()
    told_at = max(week for week in FROM_WEEKS if week <= so_far)
    if row is None or (row.from_week < told_at and row.low_weeks < so_far):
        return None
    return Usual(row.low_weeks, row.high_weeks, so_far, row.cases)


def _day_of(at: datetime) -> date:
    return at.astimezone(LONDON).date()


def _me(site: Site) -> Me:
    child = site.child
    first = child.known_as or child.given_names
    name = first if site.member is None else site.member.name
    return Me(site.kind, site.band, site.language, name, first, site.together_with, child.is_invented)


def _news(row: Release) -> News:
    return News(
        row.release_id, row.kind, row.title, row.words, tuple(row.paragraphs), row.stage, row.happens_on,
        row.released_on, row.released_by.name, row.audience == Audience.ONE, row.told_first_on,
    )  # fmt: skip
