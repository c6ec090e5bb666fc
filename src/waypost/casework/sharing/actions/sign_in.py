"""How somebody of a family comes in: by number and code the first time, by a name and a passphrase after that.

Whatever does not fit is answered alike, after the same work: whether there is such a number or name is not told.
`place` is where it comes from, for counting alone.
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from waypost.casework.sharing.accounts import account_of, sites_of
from waypost.casework.sharing.actions.tries import count_wrong, is_shut_out
from waypost.casework.sharing.gate import Reader, SiteShut, family_enters, open_site, tell_audit
from waypost.casework.sharing.models import AddedSite, FamilyAccount, Invitation, Site
from waypost.casework.sharing.rules import Kind, WrongCode, check_passphrase, limits


@family_enters("sharing.accept_invitation")
def accept_invitation(*, number: str, code: str, passphrase: str, at: datetime, place: str = "") -> Reader:
    """Make an account of an invitation, and return who reads from now on.

    Raises WrongCode, and NotPossibleNow for a passphrase that is weak. The sign-in name is drawn, not chosen: whoever
    chooses one learns which are taken, and so perhaps who else has a site.
    """
    _check_place(place, at)
    wrong = False
    with transaction.atomic():
        invitation = _invitation_that_fits(number, code, at)
        wrong = invitation is None
        if invitation is not None:
            reader = Reader(invitation.site_id, at)
            name = _new_name()
            check_passphrase(passphrase, name)
            site = open_site(reader)
            FamilyAccount.objects.create(
                site=site, name=name, passphrase_hash=make_password(passphrase.strip()), made_at=at
            )
            _use(invitation, site, at, "sharing.accept_invitation")
    if wrong:
        raise _does_not_fit(place, at)
    return reader


@family_enters("sharing.add_site")
def add_site(*, reader: Reader, number: str, code: str, place: str = "") -> Reader:
    """Add the site of another invitation to the account of an adult who is signed in: another child of theirs.

    Raises WrongCode, for a child's site too: a child's page is reached by the child's own sign-in alone.
    """
    _check_place(place, reader.at)
    wrong = False
    with transaction.atomic():
        invitation = _invitation_that_fits(number, code, reader.at)
        mine = open_site(reader)
        is_adults = invitation is not None and Kind.CHILD not in (invitation.site.kind, mine.kind)
        account = account_of(mine.pk)
        wrong = not is_adults or account is None
        if invitation is not None and account is not None and is_adults:
            reader = Reader(invitation.site_id, reader.at)
            site = open_site(reader)
            AddedSite.objects.create(account=account, site=site)
            _use(invitation, site, reader.at, "sharing.add_site")
    if wrong:
        raise _does_not_fit(place, reader.at)
    return reader


def _invitation_that_fits(number: str, code: str, at: datetime) -> Invitation | None:
    """Return the invitation; None for a number or a code that does not fit, and the wrong try is counted."""
    invitation = _invitation(number, at)
    if _fits(code.strip().lower().replace(" ", ""), invitation.code_hash if invitation else None):
        return invitation
    if invitation is not None:
        invitation.wrong_tries += 1
        invitation.save(update_fields=["wrong_tries"])
    return None


def _use(invitation: Invitation, site: Site, at: datetime, kind: str) -> None:
    invitation.used_at = at
    invitation.save(update_fields=["used_at"])
    tell_audit(site, at, kind, is_reading=False, facts={})


@family_enters("sharing.sign_in")
def sign_in(*, name: str, passphrase: str, at: datetime, place: str = "") -> Reader:
    """Return who reads. Raises WrongCode: a name, a passphrase, an account that is shut, a site that is not open."""
    _check_place(place, at)
    fits, found = False, None
    with transaction.atomic():
        account = FamilyAccount.objects.select_for_update().filter(name=name.strip().lower()).first()
        is_shut = account is not None and account.shut_until_at is not None and account.shut_until_at > at
        fits = _fits(passphrase.strip(), account.passphrase_hash if account else None) and not is_shut
        if account is not None and not fits and not is_shut:
            _count(account, at)
        if account is not None and fits:
            account.wrong_tries, account.shut_until_at = 0, None
            account.save(update_fields=["wrong_tries", "shut_until_at"])
            found = _first_open(account, at)
            if found is not None:
                tell_audit(found, at, "sharing.sign_in", is_reading=False, facts={})
    if not fits or found is None:
        raise _does_not_fit(place, at)
    return Reader(found.pk, at)


def _first_open(account: FamilyAccount, at: datetime) -> Site | None:
    for site_pk in sites_of(account.pk).values_list("pk", flat=True):
        try:
            return open_site(Reader(site_pk, at))
        except SiteShut:
            continue
    return None


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


def _check_place(place: str, at: datetime) -> None:
    """Raise WrongCode for a place that is shut out: what it gives is not looked at, and it learns nothing of that."""
    if place and is_shut_out(place, at):
        raise WrongCode("that does not fit.", do="Check it and try again.")


def _does_not_fit(place: str, at: datetime) -> WrongCode:
    if place:
        count_wrong(place, at)
    return WrongCode("that does not fit.", do="Check it and try again.")
