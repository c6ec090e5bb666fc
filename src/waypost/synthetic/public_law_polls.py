"""Each public-law case as each poll saw it, and under which key each person was told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import orjson
import polars as pl

from waypost.foundation.identifiers import nameless_person_key
from waypost.synthetic import public_law_case as parts
from waypost.synthetic.keys import element_id
from waypost.synthetic.plan import Plan
from waypost.synthetic.poll_lines import SeenCase
from waypost.synthetic.public_law_case import Json, Row
from waypost.synthetic.public_law_frames import PublicLawFrames
from waypost.synthetic.rates import rates


class CaseTeller:
    """Tells cases as they stood.

    `keys` gathers person_key, person_id, case_id, and whether it is a child in the case's last statement.
    """

    def __init__(self, frames: PublicLawFrames, plan: Plan) -> None:
        self.plan, self.polls = plan, frames.polls
        self.cases = {row["case_id"]: row for row in frames.cases.iter_rows(named=True)}
        self.people = frames.people.rows_by_key("case_id", named=True)
        self.hearings = frames.hearings.rows_by_key("case_id", named=True)
        self.documents = frames.documents.rows_by_key("case_id", named=True)
        self.keys: dict[tuple[str, int, int, bool], None] = {}
        self.orders_sought = rates("feeds").table("orders_sought")
        self.full_application = frozenset(rates("feeds").table("full_application"))
        self.contract_key_per_cent = 100 * rates("feeds").number("contract_postcode_key")

    def seen(self) -> Iterator[SeenCase]:
        """Yield every case in every poll, in the order of the polls."""
        times = self.polls.select(
            "case_id",
            "shown_on",
            "is_last",
            pl.col("polled_at").dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
            pl.col("window_start").dt.strftime("%Y-%m-%dT%H:%M:%S"),
            pl.col("window_end").dt.strftime("%Y-%m-%dT%H:%M:%S"),
            pl.col("changed_at").dt.strftime("%Y-%m-%dT%H:%M:%S.%3f"),
        )
        for case_id, shown_on, is_last, polled_at, window_start, window_end, changed_at in times.iter_rows():
            content = self._case(self.cases[case_id], shown_on, changed_at, is_last=is_last)
            yield SeenCase(polled_at, window_start, window_end, orjson.dumps(content))

    def _case(self, case: Row, shown_on: date, changed_at: str, *, is_last: bool) -> Json:
        is_issued = case["issued_on"] is not None and case["issued_on"] <= shown_on
        is_within = self.plan.is_within_contract
        rows = self.hearings.get(case["case_id"], ())
        told = (parts.hearing(row, shown_on, is_within_contract=is_within) for row in rows)
        hearings = [hearing for hearing in told if hearing]
        data = parts.present(
            familyManCaseNumber=case["familyman_number"],
            dateSubmitted=case["submitted_on"].isoformat(),
            applicationType="C110A" if case["application"] in self.full_application else "C1",
            ordersSought=parts.choice(case["draw"], 1, self.orders_sought[case["application"]]),
            dateOfCourtIssue=case["issued_on"].isoformat() if is_issued else None,
            citizenIsApplicant=False,
            applicantLA=case["short_code"],
            applicants=[parts.applicant(case)],
            **self._people(case, shown_on, is_last=is_last),
            **parts.background(case),
            hearingDetails=hearings,
            caseDocuments=[
                self._document(case["case_id"], row)
                for row in self.documents.get(case["case_id"], ())
                if row["uploaded_on"] <= shown_on
            ],
            caseManagementLocation=parts.present(region=case["region"], baseLocation=case["court"]),
        )
        return {
            "id": case["court_case_number"],
            "jurisdiction": "PUBLICLAW",
            "state": self._state(case, shown_on, hearings, is_issued=is_issued),
            "caseTypeId": "CARE_SUPERVISION_EPO",
            "createdDate": f"{case['submitted_on'].isoformat()}T08:31:07.576",
            "lastModified": changed_at,
            "caseData": data,
        }

    def _people(self, case: Row, shown_on: date, *, is_last: bool) -> Json:
        """Return children, respondents and others as known on a day, and note under which key each is told."""
        is_contract_key = parts.choice(case["draw"], 2, range(100)) < self.contract_key_per_cent
        postcode_key, at = "postCode" if is_contract_key else "postcode", "" if is_last else "first_"
        lists: dict[str, list[Json]] = {"children": [], "respondents": [], "others": []}
        for person in self.people.get(case["case_id"], ()):
            if parts.has_not_joined(person, case, shown_on):
                continue
            heading, told = self._person(person, shown_on, at, postcode_key)
            lists[heading].append(told)
            key = _key(case["court_case_number"], person, at, shown_on)
            self.keys[(key, person["person_id"], case["case_id"], is_last and heading == "children")] = None
        return lists

    def _person(self, person: Row, shown_on: date, at: str, postcode_key: str) -> tuple[str, Json]:
        if person["party"] == "child":
            is_within = self.plan.is_within_contract
            told = parts.child(person, shown_on, at=at, postcode_key=postcode_key, is_within_contract=is_within)
            return "children", told
        if person["party"] == "other":
            return "others", parts.other(person, at=at, postcode_key=postcode_key)
        return "respondents", parts.respondent(person, at=at, postcode_key=postcode_key)

    def _state(self, case: Row, shown_on: date, hearings: list[Json], *, is_issued: bool) -> str:
        if case["closed_on"] is not None and case["closed_on"] <= shown_on:
            return "Closed" if self.plan.is_within_contract else "CLOSED"
        if not is_issued:
            return "Submitted"
        if not hearings:
            return str(parts.choice(case["draw"], 3, ("Gatekeeping", "GATEKEEPING_LISTING")))
        return "FINAL_HEARING" if any(told["type"] == "FINAL" for told in hearings) else "PREPARE_FOR_HEARING"

    def _document(self, case_id: int, row: dict[str, Any]) -> Json:
        day = row["uploaded_on"].isoformat()
        document_id = element_id(self.plan.seed, "document", case_id, day, row["category"], row["name"])
        second, millisecond = int(document_id[0], 16), int(document_id[:2], 16)
        return {
            "documentFileName": f"{row['name']}.pdf",
            "removed": False,
            "documentCategory": row["category"],
            "documentId": document_id,
            "uploadTimestamp": f"{day}T10:14:{second:02d}.{millisecond:03d}",
        }


def _key(case_number: str, person: Row, at: str, shown_on: date) -> str:
    """Return the key that a reader derives from what is told. The last word of a whole name is the surname."""
    names: tuple[str | None, str | None] = (person[f"{at}forenames"], person[f"{at}surname"])
    born_on = person[f"{at}born_on"]
    if person["party"] == "other":
        words = parts.other_name(person, at).split()
        names = (" ".join(words[:-1]) or None, words[-1])
    if person["party"] == "child" and born_on is not None and born_on > shown_on:
        born_on = None
    return nameless_person_key(case_number, *names, born_on)
