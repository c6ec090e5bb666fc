"""How a day is said on a family's page: in the reader's language, with the day of the week."""

from __future__ import annotations

from datetime import date

from waypost.casework.sharing.wording import say


def day(on: date, language: str) -> str:
    """Say a day: Thursday 1 April 2027."""
    return say(
        "pages.days.said", language, "adult",
        weekday=say(f"pages.days.weekday_{on.isoweekday()}", language, "adult"),
        day=str(on.day),
        month=say(f"pages.days.month_{on.month}", language, "adult"),
        year=str(on.year),
    )  # fmt: skip
