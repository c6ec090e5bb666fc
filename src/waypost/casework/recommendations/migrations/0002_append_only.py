"""Makes the guards: from here on every table of this room only grows."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations

from waypost.casework.audit.growing import migrations_of

GUARDED = (
    ("recommendations_report", ("report_id",)),
    ("recommendations_recommendation", ("recommendation_id", "report_id+number")),
    ("recommendations_textread", ("id",)),
    ("recommendations_wording", ("id",)),
    ("recommendations_addressee", ("id",)),
    ("recommendations_sourcesays", ("id",)),
    ("recommendations_answer", ("id",)),
    ("recommendations_action", ("id",)),
    ("recommendations_owner", ("id",)),
    ("recommendations_step", ("id",)),
    ("recommendations_target", ("id",)),
    ("recommendations_evidence", ("id",)),
    ("recommendations_evidencetakenback", ("id", "evidence_id")),
    ("recommendations_link", ("id",)),
)


class Migration(migrations.Migration):
    """After the tables are there."""

    dependencies: ClassVar = [("recommendations", "0001_initial")]
    operations: ClassVar = migrations_of(*GUARDED)
