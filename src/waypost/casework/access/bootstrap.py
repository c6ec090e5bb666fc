"""The first of all appointments: the service itself, so that everything after it is done by somebody."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from waypost.casework.access.acting import Act, Acting, acted
from waypost.casework.access.models import Appointment, User
from waypost.casework.access.roles import Role


def the_service(username: str, at: datetime) -> Acting:
    """Return the service as who acts; make it once, which is audited like every appointment. It cannot sign in."""
    with transaction.atomic():
        user, is_new = User.objects.get_or_create(
            username=username, defaults={"name": "Waypost (the service)", "is_active": False}
        )
        acting = Acting(user.pk, Role.ADMINISTRATOR, None, "", at, "system")
        if is_new:
            user.set_unusable_password()
            user.save()
            Appointment.objects.create(user=user, role=Role.ADMINISTRATOR, from_on=acting.on)
            acted.send(sender=Act, act=Act(acting, "access.begin", None, False))
    return acting
