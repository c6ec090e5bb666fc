"""Says whether words for a reader repeat what somebody else of the family wrote on a site of their own."""

from __future__ import annotations

from waypost.casework.sharing.models import FromFamily, Site
from waypost.casework.sharing.rules import tells_what_another_wrote

WRITTEN_BY_ANOTHER = "what_somebody_else_wrote"


def told_of_others(child_id: str, text: str, reader: Site | None) -> tuple[str, ...]:
    """Return the kind of what a text tells of others' words. `reader`: whose own words may stand there; None: nobody's.

    What is for a child's own site may hold the child's words; what is for every adult alike holds nobody's.
    """
    rows = FromFamily.objects.filter(child_id=child_id).exclude(words="")
    if reader is not None:
        rows = rows.exclude(site=reader)
    others = rows.values_list("words", flat=True)
    return (WRITTEN_BY_ANOTHER,) if tells_what_another_wrote(text, others) else ()
