"""How somebody of a family comes in: by number and code the first time, by a name and a passphrase after that.

Whatever does not fit is answered alike, after the same work: whether there is such a number or name is not told.
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from waypost.casework.sharing.gate import Reader, SiteShut, family_enters, open_site, tell_audit
from waypost.casework.sharing.models import FamilyAccount, Invitation
from waypost.casework.sharing.rules import WrongCode, check_passphrase, limits


@family_enters("sharing.accept_invitation")
def accept_invitation(*, number: str, code: str, passphrase: str, at: datetime) -> Reader:
    """Make an account of an invitation, and return who reads from now on.

    Raises WrongCode, and NotPossibleNow for a passphrase that is weak. The sign-in name is drawn, not chosen: whoever
    chooses one learns which are taken, and so perhaps who else has a site.
    """
    wrong = False
    with transaction.atomic():
        invitation = _invitation(number, at)
        if not _fits(code.strip().lower().replace(" ", ""), invitation.code_hash if invitation else None):
            wrong = True
            if invitation is not None:
                invitation.wrong_tries += 1
                invitation.save(update_fields=["wrong_tries"])
        elif invitation is not None:
            reader = Reader(invitation.site_id, at)
            name = _new_name()
            check_passphrase(passphrase, name)
            site = open_site(reader)
            FamilyAccount.objects.create(
                site=site, name=name, passphrase_hash=make_password(passphrase.strip()), made_at=at
            )
            invitation.used_at = at
            invitation.save(update_fields=["used_at"])
            tell_audit(site, at, "sharing.accept_invitation", is_reading=False, facts={})
    if wrong:
        raise _does_not_fit()
    return reader


@family_enters("sharing.sign_in")
def sign_in(*, name: str, passphrase: str, at: datetime) -> Reader:
    """Return who reads. Raises WrongCode: a name, a passphrase, an account that is shut, a site that is not open."""
    fits = False
    with transaction.atomic():
        account = FamilyAccount.objects.select_for_update().filter(name=name.strip().lower()).first()
        is_shut = account is not None and account.shut_until_at is not None and account.shut_until_at > at
        fits = _fits(passphrase.strip(), account.passphrase_hash if account else None) and not is_shut
        if account is not None and not fits and not is_shut:
            _count(account, at)
        if account is not None and fits:
            account.wrong_tries, account.shut_until_at = 0, None
            account.save(update_fields=["wrong_tries", "shut_until_at"])
            reader = Reader(account.site_id, at)
            try:
                tell_audit(open_site(reader), at, "sharing.sign_in", is_reading=False, facts={})
            except SiteShut:
                fits = False
    if not fits:
        raise _does_not_fit()
    return reader


def _invitation(number: str, at: datetime) -> Invitation | None:
    figures = re.sub(r"\D", "", number)
    found = Invitation.objects.select_for_update().filter(number=f"{figures[:4]}-{figures[4:8]}", used_at=None).first()
    is_dead = found is None or found.until_at <= at or found.wrong_tries >= limits()["wrong_tries"]
    return None if is_dead else found


def _fits(given: str, kept: str | None) -> bool:
    """Compare; of nobody's, do the same work and say no."""
    if kept is None:
        make_password(given)
        return False
    return check_password(given, kept)


def _count(account: FamilyAccount, at: datetime) -> None:
    account.wrong_tries += 1
    if account.wrong_tries >= limits()["wrong_tries"]:
        account.wrong_tries = 0
        account.shut_until_at = at + timedelta(minutes=int(limits()["shut_minutes"]))
    account.save(update_fields=["wrong_tries", "shut_until_at"])


def _new_name() -> str:
    while True:
        name = f"{secrets.choice(limits()['name_words'])}-{secrets.randbelow(10_000):04d}"
        if not FamilyAccount.objects.filter(name=name).exists():
            return name


def _does_not_fit() -> WrongCode:
    return WrongCode("that does not fit.", do="Check it and try again.")
