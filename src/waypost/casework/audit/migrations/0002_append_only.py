"""Makes the guards: from here on the audit only grows."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations

from waypost.casework.audit import guards
from waypost.casework.audit.guarded import Guards


class Migration(migrations.Migration):
    """After the tables are there."""

    dependencies: ClassVar = [("audit", "0001_initial")]
    operations: ClassVar = [Guards(guards.statements, guards.undoing)]
