"""Accounts of families and the sites that each opens: the site it was made for, and those of other children added."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from waypost.casework.sharing.models import AddedSite, FamilyAccount, Site


def account_of(site_pk: int) -> FamilyAccount | None:
    """Return the account that opens a site."""
    return FamilyAccount.objects.filter(Q(site=site_pk) | Q(added__site=site_pk)).first()


def sites_of(account_pk: int) -> QuerySet[Site]:
    """Return the sites that an account opens, the oldest first."""
    return Site.objects.filter(Q(account=account_pk) | Q(added_to__account=account_pk)).order_by("pk")


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
