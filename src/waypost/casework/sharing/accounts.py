"""Accounts of families and the sites that each opens: the site it was made for, and those of other children added."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from waypost.casework.sharing.models import FamilyAccount, Site


def account_of(site_pk: int) -> FamilyAccount | None:
    """Return the account that opens a site."""
    return FamilyAccount.objects.filter(Q(site=site_pk) | Q(added__site=site_pk)).first()


def sites_of(account_pk: int) -> QuerySet[Site]:
    """Return the sites that an account opens, the oldest first."""
    return Site.objects.filter(Q(account=account_pk) | Q(added_to__account=account_pk)).order_by("pk")
