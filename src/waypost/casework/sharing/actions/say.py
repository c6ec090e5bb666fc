"""What somebody of a family does on their own site: they write, and they say whether we understood them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import timedelta

from waypost.casework.access.acting import Outcome
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.sharing.clocks import reading_due_on
from waypost.casework.sharing.gate import Reader, SiteShut, family_acts, open_site
from waypost.casework.sharing.models import FromFamily, Release, Site
from waypost.casework.sharing.rules import Released, limits


@family_acts("sharing.say")
def say(reader: Reader, *, words: str) -> Outcome[str]:
    """Take what somebody wrote: a person reads it the same working day. Raises NotPossibleNow."""
    row = _arrives(open_site(reader), reader, "said", _checked(words), None)
    return Outcome(row.from_id, {"from_family": row.pk, "due_on": row.due_on})


@family_acts("sharing.ask_needs")
def ask_needs(reader: Reader, *, needs: Sequence[str], words: str = "") -> Outcome[str]:
    """Take how somebody wants to be spoken and written to: coded needs, and a few words. Raises NotPossibleNow.

    Whoever ticks a need and that they need nothing more needs it.
    """
    if not needs or set(needs) - set(limits()["needs"]):
        raise NotPossibleNow("nothing was chosen.", where="needs", do="Choose what helps, or that you need nothing.")
    more = f": {_checked(words)}" if words.strip() else ""
    chosen = [one for one in limits()["needs"] if one in needs and one != "nothing"] or ["nothing more"]
    row = _arrives(open_site(reader), reader, "needs", ", ".join(one.replace("_", " ") for one in chosen) + more, None)
    return Outcome(row.from_id, {"from_family": row.pk})


@family_acts("sharing.answer_understood")
def answer_understood(reader: Reader, *, release_id: str, is_right: bool, put_right: str = "") -> Outcome[None]:
    """Say whether we understood: yes, or what is right. Raises SiteShut for what is not this reader's own."""
    site = open_site(reader)
    told = Release.objects.filter(site=site, release_id=release_id, kind=Released.MY_WORDS, taken_back_on=None).first()
    if told is None:
        raise SiteShut("there is nothing here for you now.", do="Ask your adviser.")
    kind, words = ("understood", "") if is_right else ("put_right", _checked(put_right))
    row = _arrives(site, reader, kind, words, told)
    return Outcome(None, {"from_family": row.pk, "is_right": is_right})


def _checked(words: str) -> str:
    if not words.strip():
        raise NotPossibleNow("there are no words.", where="words", do="Write something first.")
    if len(words) > limits()["longest_words"]:
        raise NotPossibleNow("this is too long.", where="words", do="Use fewer words.")
    return words.strip()


def _arrives(site: Site, reader: Reader, kind: str, words: str, told: Release | None) -> FromFamily:
    since = FromFamily.objects.filter(site=site, arrived_at__gt=reader.at - timedelta(days=1))
    if since.count() >= limits()["most_a_day"]:
        raise NotPossibleNow("too much came today.", where="much", do="Try again tomorrow.")
    return FromFamily.objects.create(
        child_id=site.child_id, from_id=secrets.token_hex(12), site=site, release=told, kind=kind, words=words,
        arrived_at=reader.at, due_on=reading_due_on(reader.at),
    )  # fmt: skip
