"""What may be known to whom when it arrives. Pure."""

from __future__ import annotations


def is_confidential(flag: str | None) -> bool:
    """Answer whether where somebody lives is confidential: yes, unless its flag says plainly that it is not."""
    return flag != "no"


def as_answer(said: str | None) -> bool | None:
    """Return yes or no as a truth, silence as None."""
    return {"yes": True, "no": False}.get(said or "")
