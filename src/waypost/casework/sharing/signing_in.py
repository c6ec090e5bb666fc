"""Who is signed in on a family's site, by what the session keeps; and whom the demonstration offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from waypost.casework.sharing.gate import Reader, SiteShut, open_site
from waypost.casework.sharing.models import FamilyAccount


@dataclass(frozen=True, slots=True)
class InventedReader:
    """Somebody invented with a site, for the demonstration: the name of the account and whose site it is."""

    site_pk: int
    name: str
    kind: str
    band: str


def reader_of(site_pk: int, at: datetime) -> Reader | None:
    """Return who reads; None where the account or the site is gone, or shut."""
    reader = Reader(site_pk, at)
    if not FamilyAccount.objects.filter(site_id=site_pk).exists():
        return None
    try:
        open_site(reader)
    except SiteShut:
        return None
    return reader


def invented_readers() -> tuple[InventedReader, ...]:
    """Return the invented people who have an account."""
    rows = FamilyAccount.objects.filter(site__child__is_invented=True).select_related("site").order_by("pk")
    return tuple(InventedReader(row.site_id, row.name, row.site.kind, row.site.band) for row in rows)
