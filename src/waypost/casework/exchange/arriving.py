"""The shape of what arrives, whoever reads it: plain rows, checked here, turned into models by `take_in` alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Row = Mapping[str, Any]
"""One row by column name. Days are dates, everything else text, null where the source is silent."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """One delivery. Every row that speaks of a child holds its `child_id`; of a case, its `case_id`.

    children: child_id, their_id, forenames, surname, born_on, expected_on, sex, ethnicity, first_language,
    service_area, local_authority, received_on, address_line_1, postcode, is_address_confidential (yes, no or null).
    cases: case_id, law, application, court_case_number, court, service_area, track, issued_on, received_on,
    is_domestic_abuse_alleged. cases_now: case_id, ended_on, next_hearing_on, next_hearing_kind. members: child_id,
    case_id. parties: case_id, party_id, role, relationship, forenames, surname, address_line_1, postcode, telephone,
    email, is_address_confidential, is_represented. orders: order_id, child_id, case_id, order_type, made_on,
    received_on, is_final. possible_links: child_id, source, records.
    """

    told_on: date
    is_invented: bool
    children: Sequence[Row] = ()
    cases: Sequence[Row] = ()
    cases_now: Sequence[Row] = ()
    members: Sequence[Row] = ()
    parties: Sequence[Row] = ()
    orders: Sequence[Row] = ()
    possible_links: Sequence[Row] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One child's chronology and account, as the record of journeys tells them."""

    child_id: str
    lines: Sequence[Row]
    weeks: Sequence[Row]
    next_steps: Sequence[Row]
    standing: str = ""
    notes: Sequence[str] = field(default_factory=tuple)
