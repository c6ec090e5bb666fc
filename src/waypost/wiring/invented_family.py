"""The demonstration's family: a child of about ten, a brother or sister of about fifteen, and the adults around them.

They are children of the invented county, so that the families' site goes on from what staff see of the same child. A
grandparent joins the case, the mother's address becomes that of a refuge, and all five have a site. Everything is done
by the same actions as on the pages, by the child's own adviser.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

import polars as pl

from waypost.casework.access.acting import Acting
from waypost.casework.access.queries import acting_as
from waypost.casework.access.roles import Role
from waypost.casework.access.signing_in import invented_people
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.safety.actions.keep_child_safe import assess_harm, set_safe_contact, write_safety_plan
from waypost.casework.sharing.actions.decide_site import Answer, decide_site
from waypost.casework.sharing.actions.invite import invite
from waypost.casework.sharing.actions.release import Told, release
from waypost.casework.sharing.actions.say import say
from waypost.casework.sharing.actions.sign_in import accept_invitation
from waypost.casework.sharing.gate import Reader
from waypost.casework.sharing.queries.for_staff import child_sharing
from waypost.casework.sharing.rules import Audience, Band, Deciding, Released
from waypost.casework.sharing.signing_in import who_works_for
from waypost.casework.sharing.suggesting import From, suggest
from waypost.foundation.clock import LONDON
from waypost.pipeline.casework.arrivals import Arrivals

_TEN, _FIFTEEN = (9, 12), (13, 17)
_AGES = {"child_id": (10, _TEN), "sibling_id": (15, _FIFTEEN)}
"""The years that each child is told to have, where the invented birthday lies outside the ages of their words."""
_HEARING = {
    Audience.CHILD: "The judge will hear everybody. I will tell you what was said.",
    Audience.ADULTS: "The judge hears each of you. Tell us before the day if you need an interpreter.",
}
_DELAY = "It takes longer than we said, and I am sorry. The court was full."
_DECIDED = {
    Audience.CHILD: ("You go on seeing both of them", "The judge heard what you said. This is how it is for now."),
    Audience.ADULTS: ("The child goes on seeing both parents", "The court made this order until the next hearing."),
}
_TO_DO = "Send us your statement about what you want for the child."
_VISIT = "I will come to see you at school. Tell me if another place is better."
_HEARD = ("first_private_hearing", "decision_hearing", "first_court_meeting", "last_court_meeting")
_AHEAD, _SOON, _REVIEW = timedelta(days=12), timedelta(days=5), timedelta(days=60)
GRAND = "grandmother"


@dataclass(frozen=True, slots=True)
class InventedFamily:
    """Whose family it is: the Cafcass case, the child of about ten, one of about fifteen if the child has a sibling."""

    case_id: str
    child_id: str
    sibling_id: str | None
    began_on: date | None


def choose_family(arrived: Arrivals, on: date) -> InventedFamily | None:
    """Return the family of a private law case that shows most: two children of the ages, a mother and a father.

    Where no case has children of both ages, two who come nearest; where no case has two children, one alone. None
    where no adviser holds a private law case with both parents: a very small county. Children without a name stay out.
    """
    parents = arrived.parties.group_by("case_id").agg(pl.col("relationship").unique().alias("around"))
    both = parents.filter(pl.col("around").list.contains("mother") & pl.col("around").list.contains("father"))
    held = arrived.allocations.filter(pl.col("ended_on").is_null(), pl.col("role") == "family_court_adviser")
    cases = arrived.cases.filter(pl.col("law") == "private").join(both, on="case_id", how="semi")
    cases = cases.join(held, on="case_id", how="semi")
    named = arrived.children.filter(pl.col("forenames").fill_null("") != "", pl.col("born_on").is_not_null())
    ages = arrived.members.join(cases.select("case_id", "issued_on", "received_on"), on="case_id").join(
        named.select("child_id", age=_age(on)), on="child_id"
    )
    older = ages.select("case_id", sibling_id="child_id", sibling_age="age")
    found = ages.join(older, on="case_id").filter(pl.col("child_id") != pl.col("sibling_id"))
    found = pl.concat([found, ages], how="diagonal").with_columns(
        unlike=_unlike("age", "child_id") + _unlike("sibling_age", "sibling_id").fill_null(len(_AGES))
    )
    far = (pl.col("age") - _AGES["child_id"][0]) ** 2 + (pl.col("sibling_age") - _AGES["sibling_id"][0]) ** 2
    nearest = pl.when(pl.col("unlike") > 0).then(far)  # among those of the ages, the first by identifier
    best = found.sort(pl.col("sibling_id").is_null(), "unlike", nearest, "child_id", "sibling_id").head(1)
    for row in best.to_dicts():
        return InventedFamily(
            row["case_id"], row["child_id"], row["sibling_id"], row["issued_on"] or row["received_on"]
        )
    return None


def _age(on: date) -> pl.Expr:
    return (pl.lit(on) - pl.col("born_on")).dt.total_days() // 365


def _unlike(age: str, whose: str) -> pl.Expr:
    return (~pl.col(age).is_between(*_AGES[whose][1])).cast(pl.Int8)


def with_its_people(arrived: Arrivals, family: InventedFamily, on: date) -> Arrivals:
    """Return what arrives, with a grandmother joined to the case and the mother's address that of a refuge.

    A child of the family who is not of the tour's age is told to be born some years earlier or later.
    """
    here = pl.col("case_id") == family.case_id
    is_mother = here & (pl.col("relationship") == "mother")
    moved = arrived.parties.with_columns(
        pl.when(is_mother).then(pl.lit("Invented Refuge")).otherwise("address_line_1").alias("address_line_1"),
        pl.when(is_mother).then(pl.lit("yes")).otherwise("is_address_confidential").alias("is_address_confidential"),
    )
    grand = moved.filter(here).head(1).with_columns(
        party_id=pl.lit(f"{family.case_id}-grand"), role=pl.lit("respondent"), relationship=pl.lit(GRAND),
        forenames=pl.lit("Grace"), address_line_1=pl.lit(None, pl.String), postcode=pl.lit(None, pl.String),
        telephone=pl.lit(None, pl.String), email=pl.lit(None, pl.String),
    )  # fmt: skip
    return replace(
        arrived,
        children=_of_the_ages(arrived.children, family, on),
        parties=pl.concat([moved, grand.select(moved.columns)]),
    )


def _of_the_ages(children: pl.DataFrame, family: InventedFamily, on: date) -> pl.DataFrame:
    for whose, (years, ages) in _AGES.items():
        is_theirs = pl.col("child_id").is_in([getattr(family, whose) or ""])
        is_wrong = is_theirs & ~_age(on).is_between(*ages)
        by = pl.format("{}y", _age(on) - years)
        children = children.with_columns(
            born_on=pl.when(is_wrong).then(pl.col("born_on").dt.offset_by(by)).otherwise("born_on")
        )
    return children


def open_their_sites(family: InventedFamily, acting: Acting) -> int:
    """Keep the mother safe, decide on the sites, invite everybody, release what the record says. Returns how many."""
    page = child_sharing(acting, family.child_id)
    members = {one.relationship: one.member_id for one in page.readers if one.member_id}
    _keep_safe(acting, family.child_id, members.get("mother"))
    child = _site(acting, family.child_id, None, page.readers[0].usual_band)
    readers = 1
    for relationship in ("mother", "father", GRAND):
        if relationship in members:
            _site(acting, family.child_id, members[relationship], "adult")
            readers += 1
    _release_what_is(acting, family.child_id, family.began_on)
    words = "You told me that you miss your dog, and that you want to stay at your school."
    _release(acting, family.child_id, Released.MY_WORDS, words, site_id=child[0])
    say(child[1], words="I want to see my dog on Sundays.")
    if family.sibling_id:
        band = child_sharing(acting, family.sibling_id).readers[0].usual_band
        _site(acting, family.sibling_id, None, band)
        _release_what_is(acting, family.sibling_id, family.began_on)
        readers += 1
    return readers


def at_work_on(on: date) -> datetime:
    """Return the hour of the day on which the family's adviser does all this."""
    return datetime.combine(on, time(9, 30), LONDON)


def _keep_safe(acting: Acting, child_id: str, mother: int | None) -> None:
    if mother is None:
        return
    assess_harm(acting, child_id, harm="domestic_abuse", level="high", words="She and the children left in the night.")
    write_safety_plan(acting, child_id, words="They stay where nobody knows. School is told whom to call.", after=0)
    set_safe_contact(acting, child_id, member=mother, allowed=["in_person"], never=["letter", "telephone", "text"])


def _site(acting: Acting, child_id: str, member_id: int | None, band: str) -> tuple[str, Reader]:
    deciding = Deciding("Reads well, and asks what comes next.", "Wants to see where things are.", "Has a safe phone.")
    answer = Answer(
        True, deciding, Band(band), acting.on + _REVIEW, "The court made this person a party, and it is safe."
    )
    site_id = decide_site(acting, child_id, member_id=member_id, answer=answer)
    given = invite(acting, child_id, site_id=site_id, given_in_person=True)
    passphrase = secrets.token_urlsafe(24)
    return site_id, accept_invitation(number=given.number, code=given.code, passphrase=passphrase, at=acting.at)


def _release_what_is(acting: Acting, child_id: str, began_on: date | None) -> None:
    """Release each stage that has moved, the next hearing and a reason for delay, to the child and to adults."""
    page = child_sharing(acting, child_id)
    moved = [one for one in page.stages if one.state in ("done", "current", "passed")]
    ahead = next((one.stage for one in page.stages if one not in moved and one.stage in _HEARD), "")
    for audience in (Audience.CHILD, Audience.ADULTS):
        for place, one in enumerate(moved):
            told = suggest(page, From.STAGE, one.stage, audience)
            more: dict[str, Any] = {"happens_on": began_on} if place == 0 else {}
            _release(acting, child_id, Released.STAGE, told.words, audience, path=page.path, stage=one.stage,
                     state=one.state, template=told.template, **more)  # fmt: skip
        if moved:
            when = acting.on + _AHEAD
            _release(acting, child_id, Released.HEARING, _HEARING[audience], audience, stage=ahead, happens_on=when)
        _release(acting, child_id, Released.DELAY, _DELAY, audience)
        title, why = _DECIDED[audience]
        _release(acting, child_id, Released.DECISION, why, audience, title=title)
    _release(acting, child_id, Released.VISIT, _VISIT, Audience.CHILD, happens_on=acting.on + _SOON)
    _release(acting, child_id, Released.TO_DO, _TO_DO, Audience.ADULTS, happens_on=acting.on + _SOON)


def _release(
    acting: Acting,
    child_id: str,
    kind: Released,
    words: str,
    audience: Audience = Audience.ONE,
    *,
    site_id: str = "",
    **more: Any,
) -> None:
    first = acting.on if audience is not Audience.ADULTS else None
    release(acting, child_id, told=Told(kind, audience, words, True, site_id, told_first_on=first, **more))


def _adviser_of(child_id: str, at: datetime) -> Acting | None:
    """Return the child's invented adviser, acting now; None where there is none."""
    role, theirs = Role.FAMILY_COURT_ADVISER, who_works_for(child_id, at.date())
    found = next((one for one in invented_people(at) if one.role is role and one.user_id in theirs), None)
    return acting_as(found.user_id, at, role=role.value) if found else None


def open_family_sites(family: InventedFamily | None, on: date) -> int:
    """Open the sites of the family as its adviser would. Returns how many people have one; none where nobody can."""
    acting = _adviser_of(family.child_id, at_work_on(on)) if family else None
    if family is None or acting is None:
        return 0
    try:
        return open_their_sites(family, acting)
    except NotPossibleNow:  # an invented county that tells too little of this child: the tour goes without
        return 0
