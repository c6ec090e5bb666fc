"""Read the children looked after return: header and episodes, as many years and authorities as there are."""

from __future__ import annotations

from collections.abc import Sequence

from waypost.intake.checking import check
from waypost.intake.contract import Reading
from waypost.intake.files import SourceFile
from waypost.intake.gathering import gather_each
from waypost.intake.manifests_told import check_manifests
from waypost.intake.shaping import assemble
from waypost.intake.ssda903.check import (
    EPISODE_RULES,
    HEADER_RULES,
    HEADER_TIDYINGS,
    SOURCE,
    check_children,
)
from waypost.intake.ssda903.translate import tell_children, tell_episodes, tell_untold_children


def read(files: Sequence[SourceFile]) -> Reading:
    """Return what the return's files tell. `learnt_at` is the manifest's received_at."""
    tables = dict(gather_each(SOURCE, files))
    header = check(tables["header"], tidyings=HEADER_TIDYINGS, rules=HEADER_RULES)
    episodes = check(tables["episodes"], rules=EPISODE_RULES)
    untold, findings = check_children(header, episodes)
    return assemble(
        SOURCE,
        (header, episodes),
        people=(tell_children(header.frame), tell_untold_children(untold)),
        events=(tell_episodes(episodes.frame),),
        findings=(check_manifests(SOURCE, files), findings),
    )
