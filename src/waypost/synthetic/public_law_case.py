"""One public-law case as the court service's Cafcass feed gives it on a day: the parts of its JSON.

Shape: the published contract. Absent means null. Children have no id; nothing says held; a cancelled hearing has a
status and perhaps a reason. What the invented world does not hold is drawn: each row brings its own `draw`, from 0 to
1, and the parts take their choices from its digits, so that a case says the same in every poll.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from waypost.synthetic.rates import rates

Row = Mapping[str, Any]
Json = dict[str, Any]

_SEX = {"female": "FEMALE", "male": "MALE", "other": "OTHER"}
_RELISTED = ("", "_AND_RE_LISTED", "_TO_BE_RE_LISTED")
_HARMS = ("neglectOccurrences", "emotionalHarmOccurrences", "physicalHarmOccurrences", "sexualAbuseOccurrences")
_OCCURRENCES = (["Past harm"], ["Future risk of harm"], ["Past harm", "Future risk of harm"])
_ATTENDANCE = (["IN_PERSON"], ["IN_PERSON", "VIDEO"], ["VIDEO"], ["PHONE"])


def choice(draw: float, place: int, among: Sequence[Any]) -> Any:
    """Return one of `among` by the decimal places of `draw` that begin at `place`."""
    return among[int(draw * 10.0**place * 97) % len(among)]


def present(**fields: Any) -> Json:
    """Return the fields that have a value: the feeds leave out what is null or empty."""
    return {name: value for name, value in fields.items() if value is not None and value != [] and value != {}}


def has_not_joined(person: Row, case: Row, shown_on: date) -> bool:
    """Say whether a child came into the case after it had begun (issued, received by Cafcass) and after `shown_on`."""
    began_on = [day for day in (case["issued_on"], case["received_on"], shown_on) if day is not None]
    return person["joined_on"] is not None and bool(person["joined_on"] > max(began_on))


def address(person: Row, *, postcode_key: str) -> Json:
    """Return an address as the feed writes it."""
    fields = present(addressLine1=person["address_line_1"], postTown=person["post_town"], country="United Kingdom")
    return fields | ({postcode_key: person["postcode"]} if person["postcode"] else {})


def worker(draw: float, place: int) -> str:
    """Return an invented worker's name."""
    known = rates("feeds")
    forenames, surnames = known.table("worker_forenames"), known.table("worker_surnames")
    return f"{choice(draw, place, forenames)} {choice(draw, place + 1, surnames)}"


def telephone(draw: float) -> str:
    """Return a telephone number that is nobody's (Ofcom keeps 01632 960000 to 960999 free for drama)."""
    return f"01632 960{int(draw * 1e6) % 1000:03d}"


def solicitor(draw: float) -> Json:
    """Return an invented lawyer."""
    forename, _, surname = worker(draw, 2).partition(" ")
    firm = f"{choice(draw, 3, rates('feeds').table('worker_surnames'))} Family Law"
    return {
        "email": f"{forename}.{surname}@lawyers.example".lower(),
        "firstName": forename,
        "lastName": surname,
        "organisationName": firm,
        "organisationId": f"L{int(draw * 1e6):06d}",
    }


def child(person: Row, shown_on: date, *, at: str, postcode_key: str, is_within_contract: bool) -> Json:
    """Return a child. `at` is "first_" for what was written at first, else "": names and birth date only."""
    draw, born_on = person["draw"], person[f"{at}born_on"]
    is_hidden = bool(person["is_address_confidential"])
    has_flag = is_hidden and choice(draw, 1, range(100)) < 100 * rates("feeds").number("details_hidden_flag")
    situation = _living_situation(person, is_within_contract=is_within_contract)
    return present(
        firstName=person[f"{at}forenames"],
        lastName=person[f"{at}surname"],
        dateOfBirth=born_on.isoformat() if born_on and born_on <= shown_on else None,
        gender=_SEX.get(person["sex"]),
        livingSituation=None if is_hidden and not has_flag else situation,
        livingSituationDetails="With an approved carer" if situation == "Other" and not is_hidden else None,
        address=None if is_hidden and not has_flag else address(person, postcode_key=postcode_key),
        careAndContactPlan=choice(
            draw, 2, ("Contact supervised, three times a week", "Child to stay with carers", None)
        ),
        detailsHidden=True if has_flag else (None if is_hidden else False),
        socialWorkerName=worker(draw, 3),
        socialWorkerTelephoneNumber=telephone(draw),
        additionalNeeds=bool(person["has_disability"]),
        additionalNeedsDetails="Needs set out in the statement" if person["has_disability"] else None,
        litigationIssues="NO",
        solicitor=solicitor(draw),
        fathersResponsibility=choice(draw, 4, ("Yes", "Yes", "No", "Don't know")),
    )


def _living_situation(person: Row, *, is_within_contract: bool) -> str | None:
    """Return the feed's words. Two that the service has and its contract has not become Other within the contract."""
    told = rates("feeds").table("living_situations").get(person["living_situation"])
    beyond = rates("feeds").table("living_situations_beyond_contract")
    return "Other" if is_within_contract and told in beyond else told


def respondent(person: Row, *, at: str, postcode_key: str) -> Json:
    """Return a respondent; people without an id, as all in this feed."""
    draw, born_on, is_hidden = person["draw"], person[f"{at}born_on"], bool(person["is_address_confidential"])
    role = person["role"] if person["role"] in ("mother", "father") else "other"
    return present(
        firstName=person[f"{at}forenames"],
        lastName=person[f"{at}surname"],
        gender=_SEX.get(person["sex"]),
        addressKnown=person["postcode"] is not None,
        addressUnknownReason=None if person["postcode"] else "No fixed abode",
        address=address(person, postcode_key=postcode_key) if person["postcode"] else None,
        dateOfBirth=born_on.isoformat() if born_on else None,
        telephoneNumber=person["telephone"],
        litigationIssues=choice(draw, 1, ("NO", "NO", "NO", "DONT_KNOW", "YES")),
        contactDetailsHidden=is_hidden,
        contactDetailsHiddenReason="Safety" if is_hidden else None,
        relationshipToChild={"mother": "Mother", "father": "Father"}.get(role, "Relative"),
        solicitor=solicitor(draw) if person["is_represented"] else None,
    )


def other(person: Row, *, at: str, postcode_key: str) -> Json:
    """Return another person in the case: one text holds the whole name."""
    born_on = person[f"{at}born_on"]
    return present(
        name=other_name(person, at),
        dateOfBirth=born_on.isoformat() if born_on else None,
        gender=_SEX.get(person["sex"]),
        addressKnown=person["postcode"] is not None,
        address=address(person, postcode_key=postcode_key) if person["postcode"] else None,
        telephone=person["telephone"],
        litigationIssues="DONT_KNOW",
        detailsHidden=bool(person["is_address_confidential"]),
    )


def other_name(person: Row, at: str) -> str:
    """Return the whole name of a person for whom the feed has one text."""
    return " ".join(filter(None, (person[f"{at}forenames"], person[f"{at}surname"])))


def hearing(row: Row, shown_on: date, *, is_within_contract: bool) -> Json | None:
    """Return a hearing as it stood on a day; None when it was not yet listed."""
    if row["listed_decision_on"] > shown_on:
        return None
    is_cancelled = row["cancelled_on"] is not None and row["cancelled_on"] <= shown_on
    draw = row["draw"]
    reason = row["reason"] if is_within_contract or choice(draw, 1, (True, False)) else row["reason_code"]
    return present(
        id=row["element_id"],
        type=row["type"],
        typeDetails=row["title"] if row["type"] == "OTHER" else None,
        venue=str(100 + int(draw * 800)),
        status=row["status"].upper() + choice(draw, 2, _RELISTED) if is_cancelled else None,
        startDate=row["starts_at"],
        endDate=row["ends_at"],
        attendance=choice(draw, 3, _ATTENDANCE),
        cancellationReason=reason if is_cancelled else None,
        preAttendanceDetails="30 minutes before the hearing",
    )


def applicant(case: Row) -> Json:
    """Return the applying authority with its lawyer and social worker."""
    draw, name = case["draw"], case["authority_name"] or "Local authority"
    people = [("SOLICITOR", worker(draw, 2), True), ("SOCIAL_WORKER", worker(draw, 4), False)]
    return {
        "id": case["organisation_id"],
        "name": f"{name} Council",
        "email": "children@authority.example",
        "phone": telephone(draw),
        "address": {"addressLine1": "Civic Centre", "postTown": name, "country": "United Kingdom"},
        "colleagues": [
            {
                "role": role,
                "email": f"{full_name.replace(' ', '.')}@authority.example".lower(),
                "phone": telephone(draw * 7 % 1),
                "fullName": full_name,
                "mainContact": is_main,
                "notificationRecipient": True,
            }
            for role, full_name, is_main in people
        ],
        "designated": True,
    }


def background(case: Row) -> Json:
    """Return what the application says of risks, parenting, other countries and earlier proceedings."""
    draw = case["draw"]
    told = {name: place for place, name in enumerate(_HARMS, 1) if choice(draw, place, range(3))}
    earlier = case["earlier_number"] and {
        "proceedingStatus": "Previous",
        "caseNumber": case["earlier_number"],
        "started": f"{case['earlier_on']:%B %Y}",
        "ordersMade": "See the court's file",
        "sameGuardianNeeded": False,
    }
    is_violent = bool(case["is_domestic_abuse_alleged"])
    is_abroad = choice(draw, 5, range(20)) == 0
    return present(
        internationalElement={"possibleCarer": True, "possibleCarerReason": "A relative abroad"} if is_abroad else None,
        previousProceedings=[earlier] if earlier else None,
        risks={name: choice(draw, place, _OCCURRENCES) for name, place in told.items()},
        factorsParenting=present(
            alcoholDrugAbuse=choice(draw, 6, (True, False)),
            domesticViolence=is_violent,
            domesticViolenceReason="See the statement" if is_violent else None,
            anythingElse=False,
        ),
    )
