"""Each private-law case as each poll saw it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import orjson

from waypost.synthetic import private_law_case as parts
from waypost.synthetic.keys import element_id
from waypost.synthetic.plan import Plan
from waypost.synthetic.poll_lines import SeenCase
from waypost.synthetic.private_law_case import Json, Row
from waypost.synthetic.private_law_frames import PrivateLawFrames
from waypost.synthetic.public_law_case import choice, has_not_joined, present
from waypost.synthetic.rates import rates

_CANCELLED = {"vacated": "CANCELLED", "adjourned": "ADJOURNED"}


class CaseTeller:
    """Tells cases as they stood."""

    def __init__(self, frames: PrivateLawFrames, plan: Plan) -> None:
        self.plan, self.polls = plan, frames.polls
        self.cases = {row["case_id"]: row for row in frames.cases.iter_rows(named=True)}
        self.people = frames.people.rows_by_key("case_id", named=True)
        self.hearings = frames.hearings.rows_by_key("case_id", named=True)
        self.orders = frames.orders.rows_by_key("case_id", named=True)
        known = rates("feeds")
        self.order_types, self.court_reports = known.table("order_types"), known.table("court_reports")
        self.per_cent = {
            name: 100 * known.number(name)
            for name in ("orders_with_type_and_id_swapped", "dates_with_nine_digit_fractions", "order_dates_in_words")
        }

    def seen(self) -> Iterator[SeenCase]:
        """Yield every case in every poll, in the order of the polls."""
        for row in self.polls.iter_rows(named=True):
            content = self._case(self.cases[row["case_id"]], row["shown_on"], row["changed_at"], is_last=row["is_last"])
            yield SeenCase(
                f"{row['polled_at']:%Y-%m-%dT%H:%M:%SZ}",
                f"{row['window_start']:%Y-%m-%dT%H:%M:%S}",
                f"{row['window_end']:%Y-%m-%dT%H:%M:%S}",
                orjson.dumps(content),
            )

    def _is(self, name: str, draw: float, place: int) -> bool:
        return bool(choice(draw, place, range(100)) < self.per_cent[name])

    def _case(self, case: Row, shown_on: date, changed_at: datetime, *, is_last: bool) -> Json:
        submitted_at = datetime.combine(case["submitted_on"], changed_at.timetz())
        data = present(
            familymanCaseNumber=case["familyman_number"],
            dateSubmitted=case["submitted_on"].isoformat(),
            issueDate=case["issued_on"].isoformat() if case["issued_on"] and case["issued_on"] <= shown_on else None,
            caseTypeOfApplication="C100",
            **self._people(case, shown_on, "" if is_last else "first_"),
            **self._application(case),
            **parts.miam(case["draw"]),
            courtEpimsId=case["court"],
            courtTypeId="18",
            courtName=case["court_name"],
            caseManagementLocation=self._location(case),
            hearingData=self._hearing_data(case, shown_on),
            orderCollection=[
                self._order(row) for row in self.orders.get(case["case_id"], ()) if row["made_on"] <= shown_on
            ],
        )
        return {
            "id": int(case["court_case_number"]),
            "jurisdiction": "PRIVATELAW",
            "state": self._state(case, shown_on),
            "caseTypeOfApplication": "C100",
            "case_type_id": "PRLAPPS",
            "created_date": self._instant(submitted_at, case["draw"]),
            "last_modified": self._instant(changed_at, case["draw"]),
            "case_data": data,
        }

    def _instant(self, at: datetime, draw: float) -> object:
        """Return an instant in one of the ways that the service writes them."""
        if not self.plan.is_within_contract and choice(draw, 4, range(3)) == 0:
            return [at.year, at.month, at.day, at.hour, at.minute, at.second, at.microsecond * 1000]
        if self._is("dates_with_nine_digit_fractions", draw, 5):
            return f"{at:%Y-%m-%dT%H:%M:%S.%f}000"
        return f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}"

    def _people(self, case: Row, shown_on: date, at: str) -> Json:
        people = self.people.get(case["case_id"], ())
        adults: list[Row] = [person for person in people if person["party"] != "child"]
        is_within = self.plan.is_within_contract
        lists: dict[str, list[Json]] = {"children": []}
        for person in people:
            if person["party"] != "child":
                lists.setdefault(parts.PARTY_LISTS[person["party"]], []).append(parts.party(person, at))
            elif not has_not_joined(person, case, shown_on):
                lists["children"].append(parts.child(person, adults, case, at, is_within_contract=is_within))
                for adult in adults:
                    made = self._id("relation", person["element_id"], adult["element_id"])
                    told = parts.relation_of(adult, person, at, made, is_within_contract=is_within)
                    lists.setdefault(parts.RELATION_LISTS[adult["party"]], []).append(told)
        withheld = [one for one in adults if one["party"] == "applicant" and one["is_address_confidential"]]
        details = [parts.confidential_details(one, at, self._id("details", one["element_id"])) for one in withheld]
        return lists | {
            "applicantsConfidentialDetails": details,
            "confidentialDetails": {"isConfidentialDetailsAvailable": parts.yes_no(withheld)},
        }

    def _id(self, kind: str, *of: object) -> str:
        return element_id(self.plan.seed, f"private-law {kind}", *of)

    def _application(self, case: Row) -> Json:
        draw, is_abuse_alleged = case["draw"], bool(case["is_domestic_abuse_alleged"])
        return present(
            submitAndPayDownloadApplicationLink=self._document(case, "Application.pdf"),
            c1ADocument=self._document(case, "C1A.pdf") if is_abuse_alleged else None,
            isInterpreterNeeded=parts.yes_no(choice(draw, 1, range(12)) == 0),
            childrenKnownToLocalAuthority=choice(draw, 2, ("yes", "no", "no", "dontKnow")),
            ordersApplyingFor=case["orders_applied_for"],
            summaryTabForOrderAppliedFor={"ordersApplyingFor": ", ".join(case["orders_applied_for"])},
        )

    def _document(self, case: Row, name: str) -> Json:
        return {"document_id": self._id("document", case["case_id"], name), "document_filename": name}

    def _location(self, case: Row) -> Json:
        """Return the court's place under either pair of names: both are real."""
        pair = choice(case["draw"], 6, (("regionId", "baseLocationId"), ("region", "baseLocation")))
        names = present(regionName=case["region_name"], baseLocationName=case["court_name"])
        return present(**{pair[0]: case["region"], pair[1]: case["court"]}) | names

    def _hearing_data(self, case: Row, shown_on: date) -> Json:
        rows = [row for row in self.hearings.get(case["case_id"], ()) if row["listed_decision_on"] <= shown_on]
        return {
            "hmctsServiceCode": "ABA5",
            "caseRef": case["court_case_number"],
            "caseHearings": [self._hearing(row, case, shown_on) for row in rows],
        }

    def _hearing(self, row: Row, case: Row, shown_on: date) -> Json:
        is_cancelled = row["cancelled_on"] is not None and row["cancelled_on"] <= shown_on
        if row["is_as_contract"]:
            told: Json = {"hearingId": str(row["number"]), "hearingStatus": "CANCELED" if is_cancelled else "LISTED"}
        else:
            is_held = row["held_on"] is not None and row["held_on"] <= shown_on
            told = {
                "hearingID": row["number"],
                "hmcStatus": _CANCELLED[row["status"]] if is_cancelled else "COMPLETED" if is_held else "LISTED",
            }
        day = present(
            hearingVenueName=case["court_name"],
            hearingStartDateTime=row["starts_at"],
            hearingEndDateTime=row["ends_at"],
            courtTypeId="18",
            courtName=case["court_name"],
            epimsId=case["court"],
        )
        return told | {"hearingType": row["type"], "hearingTypeValue": row["title"], "hearingDaySchedule": [day]}

    def _order(self, row: Row) -> Json:
        code, label = self.order_types.get(row["order_type"], self.order_types["other"])
        if self._is("orders_with_type_and_id_swapped", row["draw"], 1):
            code, label = label, code
        in_words = self._is("order_dates_in_words", row["draw"], 2)
        made_on = f"{row['made_on'].day} {row['made_on']:%b %Y}" if in_words else f"{row['made_on']}T00:00:00.000Z"
        value: dict[str, Any] = present(
            orderType=label,
            orderTypeId=code,
            otherDetails={"createdBy": "Court", "orderCreatedDate": made_on, "orderMadeDate": made_on},
            courtReportType=[
                {
                    "id": self._id("report", row["element_id"], kind),
                    "value": self.court_reports.get(kind, "Other reports"),
                }
                for kind in row["reports"] or ()
            ],
            originalFilingDate=row["due_on"].isoformat() if row["due_on"] else None,
            orderDocument={
                "document_id": self._id("order document", row["element_id"]),
                "document_filename": "Order.pdf",
            },
        )
        return parts.element(row["element_id"], value)

    def _state(self, case: Row, shown_on: date) -> str:
        if case["closed_on"] is not None and case["closed_on"] <= shown_on:
            return "ALL_FINAL_ORDERS_ISSUED"
        rows = self.hearings.get(case["case_id"], ())
        is_heard = any(row["status"] == "held" and row["listed_on"] <= shown_on for row in rows)
        return "DECISION_OUTCOME" if is_heard else "PREPARE_FOR_HEARING_CONDUCT_HEARING"
