"""One private-law case as the court service's Cafcass feed gives it on a day: the parts of its JSON, a column each.

Shape: the published contract. Every list element is {id, value}; keys are in snake case outside, in camel case inside.
The service sends a confidential address with its flag, and repeats it elsewhere without: so do these files. Each row
brings its own `draw`, from 0 to 1, as in `public_law_case`. Every function returns an expression over a frame that has
`shown_on` and `is_last` beside what it tells of.
"""

from __future__ import annotations

import polars as pl

from waypost.synthetic.json_text import answer_in_words as yes_no
from waypost.synthetic.json_text import chosen_part, day, digit, field, fixed, quoted, quoted_plainly, record
from waypost.synthetic.public_law_case import as_told, has_share, lawyer, whole_name
from waypost.synthetic.rates import rates

PARTY_LISTS = {"applicant": "applicants", "respondent": "respondents", "other": "otherPeopleInTheCaseTable"}
RELATION_LISTS = {
    "applicant": "childAndApplicantRelations",
    "respondent": "childAndRespondentRelations",
    "other": "childAndOtherPeopleRelations",
}
_PARTY_TYPES = {"applicant": "APPLICANT", "respondent": "RESPONDENT", "other": "OTHERPEOPLE"}
_PARTY_TYPES_OF_THE_CODE = {"applicant": "applicant", "respondent": "RESPONDENT", "other": "OtherPeople"}
_CANCELLED = {"vacated": "CANCELLED", "adjourned": "ADJOURNED"}


def element(element_id: pl.Expr, value: pl.Expr) -> pl.Expr:
    """Return a list element as the feed wraps it."""
    return record(id=quoted_plainly(element_id), value=value)


def full_name() -> pl.Expr:
    """Return both names in one text, or null."""
    return pl.when(whole_name() != "").then(whole_name())


def address() -> pl.Expr:
    """Return an address with this feed's capitals."""
    return record(
        AddressLine1=quoted(pl.col("address_line_1")),
        PostTown=quoted(pl.col("post_town")),
        PostCode=quoted_plainly(pl.col("postcode")),
        Country=fixed("United Kingdom"),
    )


def relation(role: pl.Expr) -> pl.Expr:
    """Return what a person of this role is to the children."""
    return quoted_plainly(role.replace_strict({"mother": "mother", "father": "father"}, default="grandParent"))


def child(*, is_within_contract: bool) -> pl.Expr:
    """Return a child as a list element. The row also has the home's adult (home_) and the parties' roles."""
    home = record(
        partyId=quoted_plainly(pl.col("home_element_id")),
        partyFullName=quoted(pl.col("home_name")),
        partyType=party_type(pl.col("home_party"), is_within_contract=is_within_contract),
        childAddress=address(),
    )
    has_home = pl.col("home_element_id").is_not_null()
    value = record(
        firstName=quoted(as_told("forenames")),
        lastName=quoted(as_told("surname")),
        dateOfBirth=day(as_told("born_on")),
        isDateOfBirthUnknown=pl.when(as_told("born_on").is_null()).then(fixed("Yes")),
        gender=quoted_plainly(pl.col("sex")),
        orderAppliedFor=orders_applied_for(),
        applicantsRelationshipToChild=relation(pl.col("applicant_role")),
        respondentsRelationshipToChild=relation(pl.col("respondent_role")),
        childLiveWith=pl.when(has_home).then(pl.format('["{}"]', "home_party")),
        parentalResponsibilityDetails=fixed("Both parents"),
        whoDoesTheChildLiveWith=pl.when(has_home).then(home),
    )
    return element(pl.col("element_id"), value)


def orders_applied_for() -> pl.Expr:
    """Return the orders that the application asks for."""
    ways = rates("feeds").table("orders_applied_for")
    parts = [fixed(way) for way in ways]
    told = parts[0]
    for place, part in enumerate(parts[1:], 1):
        told = pl.when(pl.col("way") == place).then(part).otherwise(told)
    return told


def party_type(party: pl.Expr, *, is_within_contract: bool) -> pl.Expr:
    """Return the party's type as the contract spells it, or as the service's code does."""
    spelt = _PARTY_TYPES if is_within_contract else _PARTY_TYPES_OF_THE_CODE
    return quoted_plainly(party.replace_strict(spelt, default=None, return_dtype=pl.String))


def party() -> pl.Expr:
    """Return an applicant, a respondent or another person as a list element, each with the fields of its list."""
    is_applicant, is_other = pl.col("party") == "applicant", pl.col("party") == "other"
    relationship = pl.when(~is_other).then(relation(pl.col("role")))
    told = {
        **_contact(),
        "firstName": quoted(as_told("forenames")),
        "lastName": quoted(as_told("surname")),
        "dateOfBirth": day(as_told("born_on")),
        "isDateOfBirthKnown": pl.when(~is_applicant).then(yes_no(as_told("born_on").is_not_null())),
        "gender": quoted_plainly(pl.col("sex")),
        "isPlaceOfBirthKnown": fixed("No"),
        "relationshipToChildren": relationship,
    }
    represented = {name: pl.when(~is_other).then(part) for name, part in _representation().items()}
    return element(pl.col("element_id"), record(**told, **represented))


def _contact() -> dict[str, pl.Expr]:
    is_confidential = yes_no(pl.col("is_address_confidential").fill_null(value=False))
    return {
        "address": address(),
        "isCurrentAddressKnown": yes_no(pl.col("postcode").is_not_null()),
        "isAddressConfidential": is_confidential,
        "canYouProvideEmailAddress": yes_no(pl.col("email").is_not_null()),
        "email": quoted(pl.col("email")),
        "isEmailAddressConfidential": is_confidential,
        "canYouProvidePhoneNumber": yes_no(pl.col("telephone").is_not_null()),
        "phoneNumber": quoted(pl.col("telephone")),
        "isPhoneNumberConfidential": is_confidential,
    }


def _representation() -> dict[str, pl.Expr]:
    has_lawyer = pl.col("is_represented").fill_null(value=False)
    told = {name: pl.when(has_lawyer).then(quoted_plainly(text)) for name, text in lawyer(pl.col("draw")).items()}
    firm = record(OrganisationID=told["number"], OrganisationName=told["firm"])
    return {
        "doTheyHaveLegalRepresentation": pl.when(has_lawyer).then(fixed("yes")).otherwise(fixed("no")),
        "representativeFirstName": told["forename"],
        "representativeLastName": told["surname"],
        "solicitorEmail": told["email"],
        "solicitorOrg": pl.when(has_lawyer).then(firm),
    }


def relation_of(*, is_within_contract: bool) -> pl.Expr:
    """Return what an adult (adult_) is to a child (young_), as a list element."""
    value = record(
        partyId=quoted_plainly(pl.col("adult_element_id")),
        partyFullName=quoted(pl.col("adult_name")),
        partyType=party_type(pl.col("adult_party"), is_within_contract=is_within_contract),
        childId=quoted_plainly(pl.col("young_element_id")),
        childFullName=quoted(pl.col("young_name")),
        relationType=relation(pl.col("adult_role")),
        childLivesWith=yes_no(digit(pl.col("young_draw"), 2, 2) == 0),
    )
    return element(pl.col("relation_id"), value)


def confidential_details() -> pl.Expr:
    """Return the withheld contact details that the feed repeats in a list of their own."""
    value = record(
        firstName=quoted(as_told("forenames")),
        lastName=quoted(as_told("surname")),
        address=address(),
        phoneNumber=quoted(pl.col("telephone")),
        email=quoted(pl.col("email")),
    )
    return element(pl.col("details_id"), value)


def interpreter_need() -> pl.Expr:
    """Return who needs an interpreter, and in which language, as a list element."""
    value = record(
        name=quoted(full_name()),
        language=quoted(pl.col("interpreter_language")),
        party=pl.format('["{}"]', "party"),
    )
    return element(pl.col("need_id"), value)


def miam() -> dict[str, pl.Expr]:
    """Return what the application says of mediation."""
    draw = pl.col("draw")
    is_exempt = digit(draw, 3, 3) == 0
    number = pl.format("URN{}", (draw * 1e5).cast(pl.Int64).cast(pl.String).str.zfill(5))
    return {
        "applicantAttendedMiam": yes_no(~is_exempt),
        "claimingExemptionMiam": yes_no(is_exempt),
        "otherProceedingsMiam": fixed("No"),
        "mediatorRegistrationNumber": pl.when(~is_exempt).then(quoted_plainly(number)),
        "familyMediatorServiceName": pl.when(~is_exempt).then(fixed("Mediation service")),
        "miamOtherExemptionReasons": pl.when(is_exempt).then(fixed("A child is one of the prospective parties")),
    }


def hearing() -> pl.Expr:
    """Return a hearing as it stood, in either of the shapes that are both real."""
    shown_on, number = pl.col("shown_on"), pl.col("number").cast(pl.String)
    is_cancelled = (pl.col("cancelled_on") <= shown_on).fill_null(value=False)
    is_held = (pl.col("held_on") <= shown_on).fill_null(value=False)
    plain = pl.when(is_cancelled).then(fixed("CANCELED")).otherwise(fixed("LISTED"))
    why = quoted_plainly(pl.col("status").replace_strict(_CANCELLED, default=None, return_dtype=pl.String))
    full = pl.when(is_cancelled).then(why).when(is_held).then(fixed("COMPLETED")).otherwise(fixed("LISTED"))
    is_plain = pl.col("is_as_contract")
    return record(
        hearingId=pl.when(is_plain).then(quoted_plainly(number)),
        hearingStatus=pl.when(is_plain).then(plain),
        hearingID=pl.when(~is_plain).then(number),
        hmcStatus=pl.when(~is_plain).then(full),
        hearingType=quoted_plainly(pl.col("type")),
        hearingTypeValue=quoted(pl.col("title")),
        hearingDaySchedule=pl.format("[{}]", _sitting()),
    )


def _sitting() -> pl.Expr:
    name = quoted(pl.coalesce("hearing_court_name", "told_court_name"))
    return record(
        hearingVenueName=name,
        hearingStartDateTime=quoted_plainly(pl.col("starts_at")),
        hearingEndDateTime=quoted_plainly(pl.col("ends_at")),
        courtTypeId=fixed("18"),
        courtName=name,
        epimsId=quoted_plainly(pl.coalesce("hearing_court", "told_court")),
    )


def order() -> pl.Expr:
    """Return an order as told in this poll. Label and code stand in each other's place in some records."""
    known, draw = rates("feeds"), pl.col("draw")
    types = known.table("order_types")
    told_type = pl.when("is_last").then("order_type").otherwise("type_at_first")
    code, label = (
        quoted(
            told_type.replace_strict({kind: pair[place] for kind, pair in types.items()}, default=types["other"][place])
        )
        for place in (0, 1)
    )
    is_swapped = has_share(draw, 1, known.number("orders_with_type_and_id_swapped"))
    return element(
        pl.col("element_id"),
        record(
            orderType=pl.when(is_swapped).then(code).otherwise(label),
            orderTypeId=pl.when(is_swapped).then(label).otherwise(code),
            otherDetails=_made(),
            courtReportType=pl.col("court_reports"),
            originalFilingDate=day(pl.col("due_on")),
            orderDocument=record(
                field("document_id", quoted_plainly(pl.col("document_id"))), document_filename=fixed("Order.pdf")
            ),
        ),
    )


def _made() -> pl.Expr:
    made_on = pl.when("is_last").then("made_on").otherwise("made_at_first")
    is_in_words = has_share(pl.col("draw"), 2, rates("feeds").number("order_dates_in_words"))
    words = made_on.dt.strftime("%-d %b %Y")
    text = pl.when(is_in_words).then(words).otherwise(pl.format("{}T00:00:00.000Z", made_on.cast(pl.String)))
    said = quoted_plainly(text)
    return record(createdBy=fixed("Court"), orderCreatedDate=said, orderMadeDate=said)


def application() -> dict[str, pl.Expr]:
    """Return what the application says, its documents and its interpreters among it."""
    is_abuse_alleged = pl.col("is_domestic_abuse_alleged").fill_null(value=False)
    ways = rates("feeds").table("orders_applied_for")
    summary = [{"ordersApplyingFor": ", ".join(way)} for way in ways]
    told = fixed(summary[0])
    for place, part in enumerate(summary[1:], 1):
        told = pl.when(pl.col("way") == place).then(fixed(part)).otherwise(told)
    return {
        "submitAndPayDownloadApplicationLink": _document("application_document_id", "Application.pdf"),
        "c1ADocument": pl.when(is_abuse_alleged).then(_document("c1a_document_id", "C1A.pdf")),
        "isInterpreterNeeded": yes_no(pl.col("needs_interpreter").fill_null(value=False)),
        "interpreterNeeds": pl.col("interpreter_needs"),
        "childrenKnownToLocalAuthority": chosen_part(pl.col("draw"), 2, ("yes", "no", "no", "dontKnow")),
        "ordersApplyingFor": orders_applied_for(),
        "summaryTabForOrderAppliedFor": told,
    }


def _document(column: str, name: str) -> pl.Expr:
    return record(document_id=quoted_plainly(pl.col(column)), document_filename=fixed(name))
