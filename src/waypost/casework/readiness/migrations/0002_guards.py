"""Makes the guards: from here on no declaration and no plan stands beside a shut gate, and the history only grows."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations

from waypost.casework.audit.growing import migrations_of
from waypost.casework.audit.guarded import Guards
from waypost.casework.readiness import guards


class Migration(migrations.Migration):
    """The triggers."""

    dependencies: ClassVar = [("readiness", "0001_initial")]
    operations: ClassVar = [
        Guards(guards.statements, guards.undoing),
        *migrations_of(("readiness_historyline", ("id", "area_id+number"))),
    ]
