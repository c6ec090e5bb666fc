"""One private-law case as the court service's Cafcass feed gives it on a day: the parts of its JSON.

Shape: the published contract. Every list element is {id, value}; keys are in snake case outside, in camel case inside.
The service sends a confidential address with its flag, and repeats it elsewhere without: so do these files. Each row
brings its own `draw`, from 0 to 1, as in `public_law_case`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from waypost.synthetic.public_law_case import choice, present, solicitor

Row = Mapping[str, Any]
Json = dict[str, Any]

PARTY_LISTS = {"applicant": "applicants", "respondent": "respondents", "other": "otherPeopleInTheCaseTable"}
RELATION_LISTS = {
    "applicant": "childAndApplicantRelations",
    "respondent": "childAndRespondentRelations",
    "other": "childAndOtherPeopleRelations",
}
_PARTY_TYPES = {"applicant": "APPLICANT", "respondent": "RESPONDENT", "other": "OTHERPEOPLE"}
_PARTY_TYPES_OF_THE_CODE = {"applicant": "applicant", "respondent": "RESPONDENT", "other": "OtherPeople"}


def yes_no(answer: object) -> str:
    """Return Yes or No."""
    return "Yes" if answer else "No"


def element(element_id: str, value: Json) -> Json:
    """Return a list element as the feed wraps it."""
    return {"id": element_id, "value": value}


def full_name(person: Row, at: str) -> str | None:
    """Return both names in one text, or None."""
    return " ".join(filter(None, (person[f"{at}forenames"], person[f"{at}surname"]))) or None


def address(person: Row) -> Json:
    """Return an address with this feed's capitals."""
    return present(
        AddressLine1=person["address_line_1"],
        PostTown=person["post_town"],
        PostCode=person["postcode"],
        Country="United Kingdom",
    )


def relation(person: Row) -> str:
    """Return what the person is to the children."""
    return str(person["role"]) if person["role"] in ("mother", "father") else "grandParent"


def child(person: Row, parties: list[Row], case: Row, at: str, *, is_within_contract: bool) -> Json:
    """Return a child as a list element; `parties` are the adults of the case."""
    born_on = person[f"{at}born_on"]
    applicant = next((party for party in parties if party["party"] == "applicant"), None)
    respondent = next((party for party in parties if party["party"] == "respondent"), None)
    home = _lives_with(person, parties)
    value = present(
        firstName=person[f"{at}forenames"],
        lastName=person[f"{at}surname"],
        dateOfBirth=born_on.isoformat() if born_on else None,
        isDateOfBirthUnknown=None if born_on else "Yes",
        gender=person["sex"],
        orderAppliedFor=case["orders_applied_for"],
        applicantsRelationshipToChild=applicant and relation(applicant),
        respondentsRelationshipToChild=respondent and relation(respondent),
        childLiveWith=home and [home["party"]],
        parentalResponsibilityDetails="Both parents",
        whoDoesTheChildLiveWith=home
        and present(
            partyId=home["element_id"],
            partyFullName=full_name(home, at),
            partyType=party_type(home, is_within_contract=is_within_contract),
            childAddress=address(person),
        ),
    )
    return element(person["element_id"], value)


def _lives_with(person: Row, parties: list[Row]) -> Row | None:
    """Return the adult who lives where the child does, else the mother, else the first."""
    near = [party for party in parties if party["postcode"] is not None and party["postcode"] == person["postcode"]]
    mothers = [party for party in parties if party["role"] == "mother"]
    return next(iter(near + mothers + parties), None)


def party_type(person: Row, *, is_within_contract: bool) -> str:
    """Return the party's type as the contract spells it, or as the service's code does."""
    return (_PARTY_TYPES if is_within_contract else _PARTY_TYPES_OF_THE_CODE)[person["party"]]


def party(person: Row, at: str) -> Json:
    """Return an applicant, a respondent or another person as a list element, each with the fields of its list."""
    is_other = person["party"] == "other"
    value = _contact(person) | present(
        firstName=person[f"{at}forenames"],
        lastName=person[f"{at}surname"],
        dateOfBirth=person[f"{at}born_on"].isoformat() if person[f"{at}born_on"] else None,
        isDateOfBirthKnown=None if person["party"] == "applicant" else yes_no(person[f"{at}born_on"]),
        gender=person["sex"],
        isPlaceOfBirthKnown="No",
        relationshipToChildren=None if is_other else relation(person),
    )
    return element(person["element_id"], value if is_other else value | _representation(person))


def _contact(person: Row) -> Json:
    is_confidential = yes_no(person["is_address_confidential"])
    return present(
        address=address(person),
        isCurrentAddressKnown=yes_no(person["postcode"]),
        isAddressConfidential=is_confidential,
        canYouProvideEmailAddress=yes_no(person["email"]),
        email=person["email"],
        isEmailAddressConfidential=is_confidential,
        canYouProvidePhoneNumber=yes_no(person["telephone"]),
        phoneNumber=person["telephone"],
        isPhoneNumberConfidential=is_confidential,
    )


def _representation(person: Row) -> Json:
    if not person["is_represented"]:
        return {"doTheyHaveLegalRepresentation": "no"}
    lawyer = solicitor(person["draw"])
    return {
        "doTheyHaveLegalRepresentation": "yes",
        "representativeFirstName": lawyer["firstName"],
        "representativeLastName": lawyer["lastName"],
        "solicitorEmail": lawyer["email"],
        "solicitorOrg": {
            "OrganisationID": lawyer["organisationId"],
            "OrganisationName": lawyer["organisationName"],
        },
    }


def relation_of(adult: Row, young: Row, at: str, relation_id: str, *, is_within_contract: bool) -> Json:
    """Return what an adult is to a child, as a list element."""
    value = present(
        partyId=adult["element_id"],
        partyFullName=full_name(adult, at),
        partyType=party_type(adult, is_within_contract=is_within_contract),
        childId=young["element_id"],
        childFullName=full_name(young, at),
        relationType=relation(adult),
        childLivesWith=yes_no(choice(young["draw"], 2, (True, False))),
    )
    return element(relation_id, value)


def confidential_details(person: Row, at: str, details_id: str) -> Json:
    """Return the withheld contact details that the feed repeats in a list of their own."""
    value = present(
        firstName=person[f"{at}forenames"],
        lastName=person[f"{at}surname"],
        address=address(person),
        phoneNumber=person["telephone"],
        email=person["email"],
    )
    return element(details_id, value)


def miam(draw: float) -> Json:
    """Return what the application says of mediation."""
    is_exempt = choice(draw, 3, (True, False, False))
    return present(
        applicantAttendedMiam=yes_no(not is_exempt),
        claimingExemptionMiam=yes_no(is_exempt),
        otherProceedingsMiam="No",
        mediatorRegistrationNumber=None if is_exempt else f"URN{int(draw * 1e5):05d}",
        familyMediatorServiceName=None if is_exempt else "Mediation service",
        miamOtherExemptionReasons="A child is one of the prospective parties" if is_exempt else None,
    )
