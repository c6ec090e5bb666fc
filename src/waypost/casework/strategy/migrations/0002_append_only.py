"""Makes the guards: from here on every table of this room only grows."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations

from waypost.casework.audit.growing import migrations_of

GUARDED = (
    ("strategy_programme", ("id",)),
    ("strategy_programmeowner", ("id",)),
    ("strategy_serves", ("id", "programme_id+code")),
    ("strategy_milestone", ("id",)),
    ("strategy_milestoneday", ("id",)),
    ("strategy_milestonestep", ("id",)),
    ("strategy_change", ("id",)),
    ("strategy_childrensanswer", ("id",)),
    ("strategy_youngpeoplesview", ("id",)),
    ("strategy_changedecision", ("id", "change_id")),
    ("strategy_areaplan", ("id", "area+begins_on")),
    ("strategy_areaaim", ("id",)),
    ("strategy_aimjudged", ("id",)),
    ("strategy_areareview", ("id", "area_plan_id+review")),
    ("strategy_plannedmeeting", ("id",)),
    ("strategy_meetingday", ("id",)),
    ("strategy_agendaitem", ("id",)),
    ("strategy_packprepared", ("id",)),
    ("strategy_meetingheld", ("id", "planned_meeting_id")),
    ("strategy_strategicrisk", ("id",)),
    ("strategy_riskowner", ("id",)),
    ("strategy_riskscore", ("id",)),
    ("strategy_riskaction", ("id",)),
    ("strategy_riskactiondone", ("id", "risk_action_id")),
    ("strategy_escalation", ("id",)),
    ("strategy_escalationanswer", ("id", "escalation_id")),
    ("strategy_riskclosed", ("id",)),
    ("strategy_automateduse", ("use_code",)),
    ("strategy_assessmentmade", ("id",)),
    ("strategy_usereviewed", ("id",)),
    ("strategy_definitiontext", ("id", "measure_id+fingerprint")),
    ("strategy_definitionsigned", ("id",)),
    ("strategy_signaturetakenback", ("id", "definition_signed_id")),
    ("strategy_initiative", ("initiative_id",)),
    ("strategy_described", ("id",)),
    ("strategy_place", ("id",)),
    ("strategy_aim", ("id",)),
    ("strategy_cost", ("id",)),
    ("strategy_initiativestep", ("id",)),
    ("strategy_result", ("id",)),
    ("strategy_resulttakenback", ("id", "result_id")),
    ("strategy_pool", ("pool_id",)),
    ("strategy_poolentry", ("id", "puts_right_id")),
    ("strategy_surveytaken", ("id", "told_by_id+round")),
    ("strategy_surveyanswer", ("answer_id",)),
)


class Migration(migrations.Migration):
    """After the tables are there."""

    dependencies: ClassVar = [("strategy", "0001_initial")]
    operations: ClassVar = migrations_of(*GUARDED)
