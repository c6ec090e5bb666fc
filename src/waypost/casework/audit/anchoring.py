"""An anchor over the heads of all chains: made each minute by whoever serves, kept elsewhere by whoever is careful."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from waypost.casework.audit.models import Anchor, ChainHead
from waypost.casework.audit.rules import FIRST, Anchored, plain, seal_of_anchor

EACH = timedelta(minutes=1)


def anchor_if_due(at: datetime) -> Anchored | None:
    """Anchor, unless the last anchor is younger than a minute: however many workers ask, one anchors."""
    last = Anchor.objects.order_by("-number").values_list("at", flat=True).first()
    return None if last is not None and at - last < EACH else anchor(at)


def anchor(at: datetime) -> Anchored | None:
    """Anchor every chain as it stands. None: somebody else made this anchor in the same moment."""
    last = Anchor.objects.order_by("-number").first()
    heads = ChainHead.objects.filter(position__gt=0).values_list("shard", "position", "seal")
    told = Anchored(
        last.number + 1 if last else 1,
        at,
        plain({str(shard): [position, seal] for shard, position, seal in heads}),
        last.seal if last else FIRST,
    )
    told = told._replace(seal=seal_of_anchor(told))
    try:
        with transaction.atomic():
            Anchor.objects.create(**told._asdict())
    except IntegrityError:
        return None
    return told
