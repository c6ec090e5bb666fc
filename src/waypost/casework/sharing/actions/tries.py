"""Counts what did not fit by the place that it came from: one place that tries many names is shut out for the hour.

An account shuts by itself after a few wrong tries; this is against one passphrase tried on every account.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F

from waypost.casework.sharing.models import WrongTries
from waypost.casework.sharing.rules import limits

_HOUR = "%Y-%m-%dT%H"


def is_shut_out(place: str, at: datetime) -> bool:
    """Say whether too much of a place did not fit in this hour."""
    row = WrongTries.objects.filter(mark=_mark(place), hour=at.strftime(_HOUR)).first()
    return row is not None and row.times >= limits()["wrong_tries_of_a_place"]


def count_wrong(place: str, at: datetime) -> None:
    """Count one more; of yesterday nothing is kept."""
    row, is_new = WrongTries.objects.get_or_create(mark=_mark(place), hour=at.strftime(_HOUR))
    if is_new:
        WrongTries.objects.filter(hour__lt=(at - timedelta(days=1)).strftime(_HOUR)).delete()
    WrongTries.objects.filter(pk=row.pk).update(times=F("times") + 1)


def _mark(place: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"sign-in {place}".encode(), hashlib.sha256).hexdigest()
