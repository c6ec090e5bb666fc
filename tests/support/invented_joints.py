"""Rules that lives keep in the joints, where cases are joined, moved or crossed. A rule returns what breaks it."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from support.invented_lives import Rule, members
from waypost.synthetic.world import World

_DAY = pl.col("listed_at").dt.convert_time_zone("Europe/London").dt.date()


def _joined(world: World) -> pl.DataFrame:
    """Return consolidated cases with their children, and beside them the lead case (columns `*_lead`)."""
    lead = world.cases.drop("consolidated_into").rename({"case_id": "consolidated_into"})
    return members(world).join(lead, on="consolidated_into", how="inner", suffix="_lead")


def _not_in_lead(world: World) -> pl.DataFrame:
    """Return the children of consolidated cases who are not in a lead case of the same law from that day."""
    there = world.children_in_cases.select("person_id", consolidated_into="case_id", there_on="joined_on")
    found = _joined(world).filter(pl.col("law") == pl.col("law_lead"))
    return found.join(there, on=["person_id", "consolidated_into"], how="left").filter(
        pl.col("there_on").is_null() | (pl.col("there_on") > pl.col("closed_on"))
    )


def _joined_elsewhen(world: World) -> pl.DataFrame:
    """Return the children who joined by consolidation on another day than that on which their own case was closed."""
    own = _joined(world).filter(pl.col("law") == "public").select("person_id", "closed_on", case_id="consolidated_into")
    led = world.children_in_cases.filter(pl.col("joined_by") == "consolidated")
    return led.join(own, on=["person_id", "case_id"], suffix="_own").filter(
        pl.col("joined_on") != pl.col("closed_on_own")
    )


def _ordered_twice(world: World) -> pl.DataFrame:
    """Return the children with an interim care order both in their own case and in that it was consolidated into."""
    made = world.orders.filter(pl.col("order_type") == "interim_care_order").select("case_id", "person_id")
    own = made.join(world.cases, on="case_id").select("person_id", case_id="consolidated_into")
    return own.join(made, on=["case_id", "person_id"])


def _crossed(world: World) -> pl.DataFrame:
    private = world.cases.drop("came_from_case").rename({"case_id": "came_from_case"})
    return world.cases.join(private, on="came_from_case", suffix="_private")


def _no_report(world: World) -> pl.DataFrame:
    """Return the crossings in which no section 37 report was there by the day of the application."""
    reports = world.reports.filter(pl.col("report") == "section_37").select("filed_on", came_from_case="case_id")
    found = _crossed(world).join(reports, on="came_from_case", how="left")
    return found.filter(pl.col("filed_on").is_null() | (pl.col("filed_on") > pl.col("submitted_on")))


def _ended_before(world: World) -> pl.DataFrame:
    """Return the private cases that ended before the public case to which they led was issued."""
    ends = world.children_in_cases.group_by("case_id").agg(pl.col("closed_on").max())
    found = _crossed(world).join(ends.rename({"case_id": "came_from_case"}), on="came_from_case")
    return found.filter(pl.col("closed_on") < pl.col("issued_on"))


def _sits_elsewhere(world: World) -> pl.DataFrame:
    is_before = (pl.col("transferred_on") > _DAY).fill_null(value=False)
    found = world.hearings.join(world.cases, on="case_id", suffix="_case")
    where = pl.when(is_before).then("transferred_from_court").otherwise("court_case")
    return found.filter(pl.col("court") != where)


def _not_taken_over(world: World) -> pl.DataFrame:
    """Return the ends of care by another authority's taking over after which no other authority's care begins."""
    begun = world.episodes.select("person_id", "authority", "reason_new", ended_on="started_on")
    ended = world.episodes.filter(pl.col("reason_ceased") == "E3")
    found = ended.join(begun, on=["person_id", "ended_on"], how="left", suffix="_next")
    return found.filter(
        pl.col("authority_next").is_null()
        | (pl.col("authority_next") == pl.col("authority"))
        | (pl.col("reason_new_next") != "S")
    )


def _without_interpreter(world: World) -> pl.DataFrame:
    served = world.people.filter(pl.col("interpreter_language").is_not_null()).select("family_id")
    return world.cases.filter("needs_interpreter").join(served, on="family_id", how="anti")


def _unalleged(world: World) -> pl.DataFrame:
    in_refuge = world.people.filter("is_in_refuge").select("family_id").unique()
    return world.cases.join(in_refuge, on="family_id").filter(~pl.col("is_domestic_abuse_alleged"))


JOINTS: Mapping[str, Rule] = {
    "a case is closed as consolidated when it is and never else": lambda w: members(w).filter(
        (pl.col("closure_reason") == "consolidated").fill_null(value=False) != pl.col("consolidated_into").is_not_null()
    ),
    "the lead case is another of the family, open on the day": lambda w: _joined(w).filter(
        (pl.col("family_id") != pl.col("family_id_lead"))
        | (pl.col("case_id") == pl.col("consolidated_into"))
        | (pl.col("issued_on_lead") > pl.col("closed_on"))
    ),
    "a consolidated case has no final order": lambda w: _joined(w).filter(pl.col("final_order_on").is_not_null()),
    "no order in a consolidated case is final": lambda w: w.orders.filter("is_final").join(
        _joined(w), on="case_id", how="semi"
    ),
    "a consolidated case is closed on one day": lambda w: (
        _joined(w).group_by("case_id").agg(pl.col("closed_on").n_unique()).filter(pl.col("closed_on") > 1)
    ),
    "children of a consolidated case are in the lead case": _not_in_lead,
    "a child joins the lead case on the day of consolidation": _joined_elsewhen,
    "one interim care order a child in cases that are joined": _ordered_twice,
    "a child who was there from issue joined on that day": lambda w: members(w).filter(
        (pl.col("joined_by") == "from_issue") != (pl.col("joined_on") == pl.col("issued_on"))
    ),
    "a child born into a case is born in its course": lambda w: members(w).filter(
        (pl.col("joined_by") == "born_into") & (pl.col("born_on") <= pl.col("issued_on"))
    ),
    "a private case leads to a public one of the same family": lambda w: _crossed(w).filter(
        (pl.col("law") != "public")
        | (pl.col("law_private") != "private")
        | (pl.col("family_id") != pl.col("family_id_private"))
    ),
    "an application after section 37 follows the report": _no_report,
    "an application after section 37 comes while the private case is open": _ended_before,
    "a case is transferred to another court, after issue": lambda w: w.cases.filter(
        (pl.col("transferred_on").is_not_null() != pl.col("transferred_from_court").is_not_null())
        | (pl.col("transferred_from_court") == pl.col("court"))
        | (pl.col("transferred_on") <= pl.col("issued_on"))
    ),
    "an authority takes over after issue, at the latest with the transfer": lambda w: w.cases.filter(
        (pl.col("authority_changed_on").is_not_null() != pl.col("former_authority").is_not_null())
        | (pl.col("former_authority") == pl.col("authority"))
        | (pl.col("authority_changed_on") <= pl.col("issued_on"))
        | ~(pl.col("authority_changed_on") <= pl.col("transferred_on")).fill_null(value=False)
        & pl.col("authority_changed_on").is_not_null()
    ),
    "a case is transferred before it ends": lambda w: (
        members(w)
        .group_by("case_id")
        .agg(pl.col("transferred_on").first(), last=pl.coalesce("final_order_on", "closed_on").max())
        .filter(pl.col("transferred_on") >= pl.col("last"))
    ),
    "hearings sit in the court that has the case": _sits_elsewhere,
    "care that another authority takes over goes on there": _not_taken_over,
    "a court lies in the area of the case": lambda w: w.cases.join(
        w.area_map.filter(pl.col("kind") == "court").select("area", court="code"), on=["court", "area"], how="anti"
    ),
    "a guardian under rule 16.4 has a day": lambda w: w.cases.filter(
        (pl.col("is_rule_16_4") != pl.col("rule_16_4_on").is_not_null())
        | (pl.col("rule_16_4_on") < pl.col("issued_on"))
        | pl.col("is_rule_16_4") & (pl.col("law") != "private")
    ),
    "an interpreter is for a first language that is not English": lambda w: w.people.filter(
        (pl.col("interpreter_language") == "English") | (pl.col("interpreter_language") != pl.col("first_language"))
    ),
    "a family that needs an interpreter has somebody who does": _without_interpreter,
    "in a refuge domestic abuse is alleged": _unalleged,
    "only children are known by a second name, in one part": lambda w: w.people.filter(
        pl.col("known_as_forenames").is_not_null() & pl.col("known_as_surname").is_not_null()
        | pl.any_horizontal(pl.col("known_as_forenames", "known_as_surname").is_not_null())
        & (pl.col("role") != "child")
    ),
}
