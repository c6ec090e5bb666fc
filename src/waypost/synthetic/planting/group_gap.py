"""Group gap: one group of children differs from all others by a stated amount in one measure, or by nothing."""

from __future__ import annotations

from waypost.synthetic.planting.effects import take_effect
from waypost.synthetic.planting.ground import Ground, Grown
from waypost.synthetic.scenario_parts import GroupGap


def plant_group_gap(ground: Ground, grown: Grown, entry: int, gap: GroupGap) -> Grown:
    """Plant one gap. A gap in duration moves the end of each child of the group: of siblings, of those in it."""
    is_in = ground.is_in_group(grown.population, gap.group_kind, gap.group, gap.law)
    labels = {"group_kind": gap.group_kind, "group": " ".join(gap.group)}
    return take_effect(ground, grown, is_in, gap.effect, "group_gap", entry, labels)
