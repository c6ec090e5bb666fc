"""The Children in Need census: elements in the schema's order, codes, and the department's rules of module 5."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from lxml import etree

from verification.checked import Checked
from verification.values import SEX_LETTERED_FROM, rule

CONTRACT = Path(__file__).parent / "contracts" / "cin_census.yaml"
MODULE = "PreProceedingsandFGDM"
MODULE_FROM = 2026


@cache
def contract() -> Mapping[str, Any]:
    """Return contracts/cin_census.yaml."""
    given: Mapping[str, Any] = yaml.safe_load(CONTRACT.read_text(encoding="utf-8"))
    return given


def against_schema(county: Path) -> Checked:
    """Check every census."""
    found, children = Counter[str](), 0
    paths = sorted(county.glob("local-authority/*/cin/*.xml"))
    for path in paths:
        root, year = etree.parse(path).getroot(), int(path.stem[:4])
        children += len(root.findall(".//Child"))
        found.update(wrong_in(root, contract()["Message"], year))
        found.update(wrong_children(root, year))
    return Checked("cin", "census schema and specification, contracts/cin_census.yaml", paths, children, found)


def wrong_in(element: Any, given: Mapping[str, Any], year: int) -> Iterator[str]:
    """Yield a violation for each element that is unknown, out of order, too often there, missing, or ill filled."""
    order = [name.rstrip("?*") for name in given]
    parts = [part for part in element if isinstance(part.tag, str)]
    tags = [part.tag for part in parts]
    yield from (f"{element.tag}.{tag}: unknown" for tag in tags if tag not in order)
    known = [order.index(tag) for tag in tags if tag in order]
    if known != sorted(known):
        yield f"{element.tag}: order"
    for name, inside in given.items():
        tag, times = name.rstrip("?*"), tags.count(name.rstrip("?*"))
        if times == 0 and name[-1] not in "?*":
            yield f"{element.tag}.{tag}: missing"
        if times > 1 and not name.endswith("*"):
            yield f"{element.tag}.{tag}: twice"
        for part in (part for part in parts if part.tag == tag):
            if isinstance(inside, Mapping):
                yield from wrong_in(part, inside, year)
            elif len(part) or not rule(inside, year)(part.text or ""):
                yield f"{element.tag}.{tag}: {inside.split()[0]}"


def wrong_children(root: Any, year: int) -> Iterator[str]:
    """Yield a violation of the rules between elements (8525 and 8530 on births; 9005 to 9013 on module 5)."""
    numbers = Counter(root.xpath("//LAchildID/text()"))
    yield from ("LAchildID: twice" for times in numbers.values() if times > 1)
    for one in root.iter("ChildIdentifiers"):
        for pair in (("UPN", "UPNunknown"), ("PersonBirthDate", "ExpectedPersonBirthDate")):
            if sum(one.find(tag) is not None for tag in pair) != 1:
                yield f"{pair[0]}: not one of two"
        now, formerly = ("Sex", "GenderCurrent") if year >= SEX_LETTERED_FROM else ("GenderCurrent", "Sex")
        if one.find(now) is None:
            yield f"ChildIdentifiers.{now}: missing"
        if one.find(formerly) is not None:
            yield f"ChildIdentifiers.{formerly}: of another year"
    for module in root.iter(MODULE):
        told = {part.tag: part.text for part in module}
        if year < MODULE_FROM:
            yield f"{MODULE}: before its first year"
        yield from wrong_module(told, f"{year}-04-01", f"{year + 1}-03-31")


def wrong_module(told: Mapping[str, str], begins: str, ends: str) -> Iterator[str]:
    """Yield a violation of the department's rules of module 5."""
    start = told.get("PPStartDate", "")
    in_year = ("PPStartDate", "LBPSentDate", "InitialPPMeetingDate", "StepDecisionDate", "CourtAppDate")
    yield from (f"{name}: not in the year" for name in in_year if name in told and not begins <= told[name] <= ends)
    after = {"LBPSentDate": "PPStartDate", "StepDecisionDate": "PPStartDate", "CourtAppDate": "StepDecisionDate"}
    after["LetterInitCPDate"] = "CourtAppDate"
    yield from (
        f"{later}: before {earlier}"
        for later, earlier in after.items()
        if later in told and told[later] < told.get(earlier, start)
    )
    for needed, given in (
        ("FGDMMeetingOffer", "LBPSentDate"),
        ("ReviewMeetingsCount", "InitialPPMeetingDate"),
        ("PPOutcome", "StepDecisionDate"),
    ):
        if (needed in told) != (given in told):
            yield f"{needed}: not with {given}"
    if told.get("FGDMMeetingOffer") == "1" and "FGDMMeetingFac" not in told:
        yield "FGDMMeetingFac: missing though offered"
