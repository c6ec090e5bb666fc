"""Makes a number and a code for somebody, to be given in person. The code is shown once and kept as a hash alone."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.sharing.actions.decide_site import site_of
from waypost.casework.sharing.actions.end_sign_in import end_sign_in
from waypost.casework.sharing.gate import stands
from waypost.casework.sharing.models import Invitation
from waypost.casework.sharing.rules import check_can_invite, limits


@dataclass(frozen=True, slots=True)
class Given:
    """What is printed and put into somebody's hand. Nothing of it says what it is for."""

    number: str
    code: str
    until_on: date


@acts("sharing.invite", Permission.SHARE_WITH_FAMILY)
def invite(acting: Acting, child_id: str | None, *, site_id: str, given_in_person: bool) -> Outcome[Given]:
    """Invite the person whose site it is. A new code ends the one before, and the sign-in to this site.

    It is never sent, by any way of contact: so that no rule of safe contact is broken by it. Whoever signs in for other
    sites too keeps those.
    """
    site = site_of(child_id, site_id)
    check_can_invite(stands(site, acting.on), given_in_person)
    Invitation.objects.filter(site=site, used_at=None).delete()
    end_sign_in(site)
    told = limits()
    until = acting.at + timedelta(days=int(told["invitation_days"]))
    code = "".join(secrets.choice(told["code_alphabet"]) for _ in range(int(told["code_letters"])))
    number = _new_number()
    Invitation.objects.create(
        number=number, site=site, code_hash=make_password(code), made_by_id=acting.user_id, made_at=acting.at,
        until_at=until,
    )  # fmt: skip
    return Outcome(Given(number, code, until.date()), {"site": site.pk, "until": until.isoformat()})


def _new_number() -> str:
    while True:
        number = f"{secrets.randbelow(10_000):04d}-{secrets.randbelow(10_000):04d}"
        if not Invitation.objects.filter(number=number).exists():
            return number
