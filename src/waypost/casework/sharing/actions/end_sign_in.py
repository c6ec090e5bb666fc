"""Takes a site from the account that opens it: part of an action, which writes the event."""

from __future__ import annotations

from waypost.casework.sharing.models import AddedSite, FamilyAccount, Site


def end_sign_in(site: Site) -> None:
    """Take a site from its account. An account that opens others goes on with those; one that opens none is gone."""
    AddedSite.objects.filter(site=site).delete()
    account = FamilyAccount.objects.filter(site=site).first()
    other = account.added.order_by("pk").first() if account else None
    if account is not None and other is None:
        account.delete()
    elif account is not None and other is not None:
        other.delete()
        account.site_id = other.site_id
        account.save(update_fields=["site"])
