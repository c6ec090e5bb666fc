"""Who is signed in on a family's site, by what the session keeps; and whom the demonstration offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from waypost.casework.access.models import Assignment
from waypost.casework.access.visibility import holds_on
from waypost.casework.sharing.accounts import account_of
from waypost.casework.sharing.gate import Reader, SiteShut, open_site
from waypost.casework.sharing.models import Site


@dataclass(frozen=True, slots=True)
class InventedReader:
    """Somebody invented with a site, for the demonstration: the account's name, who it is and whose site it is."""

    site_pk: int
    name: str
    kind: str
    band: str
    called: str
    relationship: str
    child_id: str


def account_pk_of(reader: Reader) -> int | None:
    """Return the number of the account by which a site is read: a session is of both."""
    account = account_of(reader.site_pk)
    return account.pk if account else None


def reader_of(site_pk: int, account_pk: int | None, at: datetime) -> Reader | None:
    """Return who reads; None where the site is shut, or is no longer of the account that signed in."""
    reader = Reader(site_pk, at)
    if account_pk is None or account_pk_of(reader) != account_pk:
        return None
    try:
        open_site(reader)
    except SiteShut:
        return None
    return reader


def who_works_for(child_id: str, on: date) -> frozenset[int]:
    """Return the numbers of the people who work for a child on a day: for the tour of the demonstration."""
    rows = Assignment.objects.filter(holds_on(on), child_id=child_id, user__is_invented=True)
    return frozenset(rows.values_list("user_id", flat=True))


def invented_readers() -> tuple[InventedReader, ...]:
    """Return the invented people who have an account."""
    sites = Site.objects.filter(child__is_invented=True).select_related("child", "member").order_by("pk")
    held = [(row, account_of(row.pk)) for row in sites]
    return tuple(
        InventedReader(
            row.pk, account.name, row.kind, row.band,
            row.member.name if row.member else row.child.known_as or row.child.given_names,
            row.member.relationship if row.member else "", row.child_id,
        )
        for row, account in held
        if account is not None
    )  # fmt: skip
