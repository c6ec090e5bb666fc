"""Invented children in need censuses, small and whole, and reading them. Nobody in them exists."""

from __future__ import annotations

import json
from pathlib import Path

from waypost.intake.cin.read import read
from waypost.intake.contract import Reading
from waypost.intake.files import discover

MANIFEST = {"waypost_manifest": 1, "sender": "E08000025", "received_at": "2027-06-01T09:00:00Z"}


def element(name: str, *inside: str, **leaves: str | None) -> str:
    """Return an element: its leaves first, then what else stands inside it. A leaf that is null is left out."""
    told = "".join(f"<{leaf}>{text}</{leaf}>" for leaf, text in leaves.items() if text is not None)
    return f"<{name}>{told}{''.join(inside)}</{name}>"


def header(**changed: str | None) -> str:
    leaves: dict[str, str | None] = {
        "Collection": "CIN",
        "Year": "2027",
        "ReferenceDate": "2027-03-31",
        "SourceLevel": "L",
        "LEA": "330",
        "SoftwareCode": "Invented",
        "Release": "1",
        "SerialNo": "001",
        "DateTime": "2027-05-23T11:14:05",
        **changed,
    }
    parts = {name: leaves.pop(name) for name in ("Collection", "Year", "ReferenceDate")}
    return element("Header", element("CollectionDetails", **parts), element("Source", **leaves))


def child(*details: str, number: str | None = "1001", **changed: str | None) -> str:
    """Return a child; `changed` are its identifiers, `Ethnicity` among them. Without `details` it has one episode."""
    ethnicity = changed.pop("Ethnicity", "WBRI")
    named = ("LAchildID", "UPN", "FormerUPN", "UPNunknown", "PersonBirthDate", "ExpectedPersonBirthDate")
    told = {"LAchildID": number, "PersonBirthDate": "2015-03-27", "Sex": "F", **changed}
    identifiers = {name: told.pop(name, None) for name in (*named, "GenderCurrent", "Sex")} | told
    disabilities = element("Disabilities", Disability="NONE")
    characteristics = element("ChildCharacteristics", disabilities, Ethnicity=ethnicity)
    return element("Child", element("ChildIdentifiers", **identifiers), characteristics, *(details or (cin_details(),)))


def cin_details(*inside: str, nfa: str = "0", **changed: str | None) -> str:
    """Return an episode of need. Blocks before and after ReferralNFA are told apart by their names."""
    leaves: dict[str, str | None] = {"CINreferralDate": "2026-04-06", "ReferralSource": "1A", "PrimaryNeedCode": "N1"}
    late = [block for block in inside if block.startswith(("<ChildProtectionPlans", "<PreProceedings"))]
    early = [block for block in inside if block not in late]
    return element("CINdetails", *early, f"<ReferralNFA>{nfa}</ReferralNFA>", *late, **{**leaves, **changed})


def section_47(start: str | None = "2026-06-02", **changed: str | None) -> str:
    days = {"S47ActualStartDate": start, "InitialCPCtarget": None, "DateOfInitialCPC": None}
    return element("Section47", **{**days, "ICPCnotRequired": "false", **changed})


def plan(start: str | None = "2026-06-17", *reviews: str, **changed: str | None) -> str:
    told = element("Reviews", *(f"<CPPreviewDate>{day}</CPPreviewDate>" for day in reviews)) if reviews else ""
    leaves = {"CPPstartDate": start, "CPPendDate": None, "InitialCategoryOfAbuse": "PHY"} | changed
    return element("ChildProtectionPlans", told, **leaves, LatestCategoryOfAbuse="PHY", NumberOfPreviousCPP="0")


def module(**changed: str | None) -> str:
    """Return module 5, whole and without fault."""
    leaves: dict[str, str | None] = {
        "PPStartDate": "2026-09-09",
        "LBPSentDate": "2026-09-20",
        "FGDMMeetingOffer": "1",
        "FGDMMeetingFac": "1",
        "InitialPPMeetingDate": "2026-09-28",
        "ReviewMeetingsCount": "3",
        "StepDecisionDate": "2026-12-01",
        "PPOutcome": "A",
        "CourtAppDate": "2026-12-18",
        "LetterInitCPDate": "2027-02-05",
    }
    return element("PreProceedingsandFGDM", **{**leaves, **changed})


def census(*children: str, head: str | None = None) -> str:
    return f"<Message>{header() if head is None else head}<Children>{''.join(children)}</Children></Message>"


def put(
    folder: Path, text: str | bytes, name: str = "census.xml", *, told: bool = True, **manifest: str | None
) -> Path:
    """Put a census into a folder, with a manifest beside it unless nothing is `told`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    if told:
        (folder / "manifest.json").write_text(json.dumps({**MANIFEST, **manifest}))
    return folder


def read_folder(folder: Path) -> Reading:
    return read(discover(folder).files)


def read_text(folder: Path, *children: str, head: str | None = None) -> Reading:
    """Read one census of these children. A module stands in one of them, so that nobody asks why none does."""
    return read_folder(put(folder, census(*children, head=head)))


def rules(reading: Reading) -> list[tuple[str, str]]:
    """Return place and rule of every finding, in order, but for the two questions of a census without module 5."""
    asked = ("cin_8995Q", "cin_9000Q")
    rows = reading.findings.filter(~reading.findings["rule"].is_in(asked)).select("position", "rule").rows()
    return sorted(rows)


def broken(folder: Path, number: str, *children: str, head: str | None = None) -> list[str]:
    """Return the places at which an official rule is broken in a census of these children."""
    reading = read_text(folder, *children, head=head)
    return reading.findings.filter(rule=f"cin_{number}")["position"].to_list()
