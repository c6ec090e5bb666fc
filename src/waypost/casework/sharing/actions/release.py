"""Releases something to a child or a family after a human read it, and takes it back."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import Child
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.withholding import kept_apart, told_in
from waypost.casework.sharing.actions.decide_site import site_of
from waypost.casework.sharing.actions.written_by_others import told_of_others
from waypost.casework.sharing.models import Release, Site
from waypost.casework.sharing.rules import (
    Audience,
    Kind,
    Released,
    check_release,
    check_tells_nothing_apart,
    telling_words_in,
)
from waypost.casework.sharing.stages import StageState, paths


@dataclass(frozen=True, slots=True)
class Told:
    """What is released: its kind, for whom, the explanation as it was read, and what belongs to the kind.

    `paragraphs` are those of a document, as its own room keeps them; `happens_on` the day of a hearing, a visit or by
    when something is to be done; `template` says which suggestion the explanation began from.
    """

    kind: Released
    audience: Audience
    words: str
    has_read: bool
    site_id: str = ""
    path: str = ""
    stage: str = ""
    state: str = ""
    title: str = ""
    paragraphs: Sequence[str] = ()
    happens_on: date | None = None
    told_first_on: date | None = None
    template: str = ""


@acts("sharing.release", Permission.SHARE_WITH_FAMILY)
def release(acting: Acting, child_id: str | None, *, told: Told) -> Outcome[str]:
    """Release something. Returns its identifier. Raises NotPossibleNow, WouldTell, NoSuchChild.

    What is kept apart (confidential contacts, safety plans, the child's own words) is looked for in all of it, whoever
    it is for: a page can be seen over a shoulder. What another of the family wrote on their site is looked for in the
    explanation: a document was checked, or filed, as its own room does.
    """
    child = open_child(child_id)
    site = site_of(child_id, told.site_id) if told.audience is Audience.ONE else None
    whole = "\n".join([told.title, told.words, *told.paragraphs])
    is_childs = told.audience is Audience.CHILD or (site is not None and site.kind == Kind.CHILD)
    check_release(
        Audience.CHILD if is_childs else told.audience, told.kind, told.words,
        has_read=told.has_read, told_first_on=told.told_first_on, on=acting.on,
    )  # fmt: skip
    check_tells_nothing_apart(
        (
            *told_in(whole, kept_apart(child.pk)),
            *told_of_others(child.pk, f"{told.title}\n{told.words}", site or _childs_site(child, told.audience)),
            *(["how_somebody_is_safe"] if telling_words_in(whole) else []),
        ),
        is_childs_own=is_childs,
    )
    _check_belongs(told)
    row = Release.objects.create(
        child=child, release_id=secrets.token_hex(12), kind=told.kind, audience=told.audience, site=site,
        path=told.path, stage=told.stage, state=told.state, title=told.title.strip(), words=told.words.strip(),
        paragraphs=list(told.paragraphs), happens_on=told.happens_on, template=told.template,
        told_first_on=told.told_first_on, released_by_id=acting.user_id, released_at=acting.at, released_on=acting.on,
    )  # fmt: skip
    facts = {"release": row.pk, "kind": told.kind, "audience": told.audience, "stage": told.stage, "state": told.state}
    return Outcome(row.release_id, facts)


@acts("sharing.take_back", Permission.SHARE_WITH_FAMILY)
def take_back(acting: Acting, child_id: str | None, *, release_id: str) -> Outcome[None]:
    """Take a release back: nobody sees it from now on. It stays in the record, with who took it back in the audit."""
    row = Release.objects.select_for_update().filter(child_id=child_id, release_id=release_id).first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    if row.taken_back_on is not None:
        raise NotPossibleNow("this was taken back already.", do="Nothing more is needed.")
    row.taken_back_on = acting.on
    row.save(update_fields=["taken_back_on"])
    return Outcome(None, {"release": row.pk})


def _childs_site(child: Child, audience: Audience) -> Site | None:
    """Return the child's own site where something is for the child."""
    return Site.objects.filter(child=child, member=None).first() if audience is Audience.CHILD else None


def _check_belongs(told: Told) -> None:
    if told.kind is Released.STAGE:
        known = paths().get(told.path)
        stages = {one.stage for one in known.stages} if known else set()
        if told.stage not in stages or told.state not in set(StageState):
            raise NotPossibleNow("this is no stage of this path.", where="stage", do="Choose one of the list.")
    elif told.kind in (Released.HEARING, Released.VISIT) and told.happens_on is None:
        raise NotPossibleNow("there is no day.", where="happens_on", do="Give the day.")
    elif told.kind is Released.DECISION and not told.title.strip():
        raise NotPossibleNow("it is not said what was decided.", where="title", do="Write it in one line.")
    elif told.stage and told.stage not in {one.stage for path in paths().values() for one in path.stages}:
        raise NotPossibleNow("this is no stage of any path.", where="stage", do="Choose one of the list.")
    elif told.kind is Released.DOCUMENT and not told.paragraphs:
        raise NotPossibleNow("there is nothing in this document.", do="Choose a letter or a report that is finished.")
