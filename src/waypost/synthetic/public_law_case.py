"""One public-law case as the court service's Cafcass feed gives it on a day: the parts of its JSON, a column each.

Shape: the published contract. Absent means null. Children have no id; nothing says held; a cancelled hearing has a
status and perhaps a reason. What the invented world does not hold is drawn: each row brings its own `draw`, from 0 to
1, and the parts take their choices from its digits, so that a case says the same in every poll. Every function returns
an expression over a frame that has `shown_on` and `is_last` beside what it tells of.
"""

from __future__ import annotations

import polars as pl

from waypost.synthetic.json_text import (
    answer,
    chosen,
    chosen_part,
    day,
    digit,
    either,
    field,
    fixed,
    quoted,
    quoted_plainly,
    record,
    record_if_any,
)
from waypost.synthetic.rates import rates

_SEX = {"female": "FEMALE", "male": "MALE", "other": "OTHER"}
_RELISTED = ("", "_AND_RE_LISTED", "_TO_BE_RE_LISTED")
_HARMS = ("neglectOccurrences", "emotionalHarmOccurrences", "physicalHarmOccurrences", "sexualAbuseOccurrences")
_OCCURRENCES = (["Past harm"], ["Future risk of harm"], ["Past harm", "Future risk of harm"])
_ATTENDANCE = (["IN_PERSON"], ["IN_PERSON", "VIDEO"], ["VIDEO"], ["PHONE"])
_HUNDREDTHS = 100


def as_told(column: str) -> pl.Expr:
    """Return a name or birth date as told in this poll: the last has what was corrected."""
    return pl.when("is_last").then(column).otherwise(f"first_{column}")


def has_share(draw: pl.Expr, place: int, share: float) -> pl.Expr:
    """Say whether the digits of `draw` fall within a share."""
    return digit(draw, place, _HUNDREDTHS) < _HUNDREDTHS * share


def _sex() -> pl.Expr:
    return quoted_plainly(pl.col("sex").replace_strict(_SEX, default=None, return_dtype=pl.String))


def _is_hidden() -> pl.Expr:
    return pl.col("is_address_confidential").fill_null(value=False)


def address() -> pl.Expr:
    """Return an address as the feed writes it: the contract's postCode in some cases, the code's postcode in others."""
    is_contract_key = has_share(pl.col("case_draw"), 2, rates("feeds").number("contract_postcode_key"))
    return record(
        field("addressLine1", quoted(pl.col("address_line_1"))),
        field("postTown", quoted(pl.col("post_town"))),
        field("country", fixed("United Kingdom")),
        either(is_contract_key, "postCode", "postcode", quoted_plainly(pl.col("postcode"))),
    )


def worker(draw: pl.Expr, place: int) -> pl.Expr:
    """Return an invented worker's name, as text."""
    known = rates("feeds")
    forenames = chosen(draw, place, known.table("worker_forenames"))
    return pl.concat_str([forenames, pl.lit(" "), chosen(draw, place + 1, known.table("worker_surnames"))])


def telephone(draw: pl.Expr) -> pl.Expr:
    """Return a telephone number that is nobody's (Ofcom keeps 01632 960000 to 960999 free for drama), as text."""
    number = ((draw * 1e6).cast(pl.Int64) % 1000).cast(pl.String).str.zfill(3)
    return pl.concat_str([pl.lit("01632 960"), number])


def lawyer(draw: pl.Expr) -> dict[str, pl.Expr]:
    """Return an invented lawyer: email, forename, surname, firm and its number, as texts."""
    known = rates("feeds")
    forename = chosen(draw, 2, known.table("worker_forenames"))
    surname = chosen(draw, 3, known.table("worker_surnames"))
    number = (draw * 1e6).cast(pl.Int64).cast(pl.String).str.zfill(6)
    email = [forename.str.to_lowercase(), pl.lit("."), surname.str.to_lowercase(), pl.lit("@lawyers.example")]
    return {
        "email": pl.concat_str(email),
        "forename": forename,
        "surname": surname,
        "firm": pl.concat_str([surname, pl.lit(" Family Law")]),
        "number": pl.concat_str([pl.lit("L"), number]),
    }


def solicitor() -> pl.Expr:
    """Return an invented lawyer as the feed writes one."""
    told = {name: quoted_plainly(text) for name, text in lawyer(pl.col("draw")).items()}
    return record(
        email=told["email"],
        firstName=told["forename"],
        lastName=told["surname"],
        organisationName=told["firm"],
        organisationId=told["number"],
    )


def child(*, is_within_contract: bool) -> pl.Expr:
    """Return a child. A birth to come has no date; a confidential child arrives with a flag, or with no address."""
    draw, born_on = pl.col("draw"), as_told("born_on")
    has_flag = _is_hidden() & has_share(draw, 1, rates("feeds").number("details_hidden_flag"))
    is_shown = ~_is_hidden() | has_flag
    situation = _living_situation(is_within_contract=is_within_contract)
    is_disabled = pl.col("has_disability").fill_null(value=False)
    plans = ("Contact supervised, three times a week", "Child to stay with carers", None)
    return record(
        firstName=quoted(as_told("forenames")),
        lastName=quoted(as_told("surname")),
        dateOfBirth=day(pl.when(born_on <= pl.col("shown_on")).then(born_on)),
        gender=_sex(),
        livingSituation=pl.when(is_shown).then(quoted(situation)),
        livingSituationDetails=pl.when((situation == "Other") & ~_is_hidden()).then(fixed("With an approved carer")),
        address=pl.when(is_shown).then(address()),
        careAndContactPlan=chosen_part(draw, 2, plans),
        detailsHidden=pl.when(has_flag).then(pl.lit("true")).when(~_is_hidden()).then(pl.lit("false")),
        socialWorkerName=quoted_plainly(worker(draw, 3)),
        socialWorkerTelephoneNumber=quoted_plainly(telephone(draw)),
        additionalNeeds=answer(is_disabled),
        additionalNeedsDetails=pl.when(is_disabled).then(fixed("Needs set out in the statement")),
        litigationIssues=fixed("NO"),
        solicitor=solicitor(),
        fathersResponsibility=chosen_part(draw, 4, ("Yes", "Yes", "No", "Don't know")),
    )


def _living_situation(*, is_within_contract: bool) -> pl.Expr:
    """Return the feed's words. Two that the service has and its contract has not become Other within the contract."""
    known = rates("feeds")
    beyond = known.table("living_situations_beyond_contract") if is_within_contract else ()
    told = {code: "Other" if text in beyond else text for code, text in known.table("living_situations").items()}
    return pl.col("living_situation").replace_strict(told, default=None, return_dtype=pl.String)


def respondent() -> pl.Expr:
    """Return a respondent; people without an id, as all in this feed."""
    has_address = pl.col("postcode").is_not_null()
    relation = pl.col("role").replace_strict({"mother": "Mother", "father": "Father"}, default="Relative")
    return record(
        firstName=quoted(as_told("forenames")),
        lastName=quoted(as_told("surname")),
        gender=_sex(),
        addressKnown=answer(has_address),
        addressUnknownReason=pl.when(~has_address).then(fixed("No fixed abode")),
        address=pl.when(has_address).then(address()),
        dateOfBirth=day(as_told("born_on")),
        telephoneNumber=quoted(pl.col("telephone")),
        litigationIssues=chosen_part(pl.col("draw"), 1, ("NO", "NO", "NO", "DONT_KNOW", "YES")),
        contactDetailsHidden=answer(_is_hidden()),
        contactDetailsHiddenReason=pl.when(_is_hidden()).then(fixed("Safety")),
        relationshipToChild=quoted_plainly(relation),
        solicitor=pl.when("is_represented").then(solicitor()),
    )


def whole_name() -> pl.Expr:
    """Return the whole name of a person for whom the feed has one text."""
    return pl.concat_str([as_told("forenames"), as_told("surname")], separator=" ", ignore_nulls=True)


def other() -> pl.Expr:
    """Return another person in the case."""
    has_address = pl.col("postcode").is_not_null()
    return record(
        name=quoted(whole_name()),
        dateOfBirth=day(as_told("born_on")),
        gender=_sex(),
        addressKnown=answer(has_address),
        address=pl.when(has_address).then(address()),
        telephone=quoted(pl.col("telephone")),
        litigationIssues=fixed("DONT_KNOW"),
        detailsHidden=answer(_is_hidden()),
    )


def hearing(*, is_within_contract: bool) -> pl.Expr:
    """Return a hearing as it stood: a status and a reason once a cancelling is entered. Outside the contract the reason
    is a label or a code."""
    draw = pl.col("draw")
    is_cancelled = (pl.col("cancelled_on") <= pl.col("shown_on")).fill_null(value=False)
    status = pl.concat_str([pl.col("status").str.to_uppercase(), chosen(draw, 2, _RELISTED)])
    as_code = pl.when(digit(draw, 1, 2) == 0).then("reason").otherwise("reason_code")
    reason = pl.col("reason") if is_within_contract else as_code
    return record(
        id=quoted_plainly(pl.col("element_id")),
        type=quoted_plainly(pl.col("type")),
        typeDetails=pl.when(pl.col("type") == "OTHER").then(quoted(pl.col("title"))),
        venue=quoted_plainly((100 + (draw * 800).cast(pl.Int64)).cast(pl.String)),
        status=pl.when(is_cancelled).then(quoted_plainly(status)),
        startDate=quoted_plainly(pl.col("starts_at")),
        endDate=quoted_plainly(pl.col("ends_at")),
        attendance=chosen_part(draw, 3, _ATTENDANCE),
        cancellationReason=pl.when(is_cancelled).then(quoted(reason)),
        preAttendanceDetails=fixed("30 minutes before the hearing"),
    )


def document() -> pl.Expr:
    """Return a document of the case."""
    second, millisecond = pl.col("place") % 60, pl.col("case_id") % 1000
    at = pl.format(
        "{}T10:14:{}.{}",
        pl.col("uploaded_on").cast(pl.String),
        second.cast(pl.String).str.zfill(2),
        millisecond.cast(pl.String).str.zfill(3),
    )
    return record(
        documentFileName=quoted_plainly(pl.format("{}.pdf", "name")),
        removed=fixed(False),
        documentCategory=quoted_plainly(pl.col("category")),
        documentId=quoted_plainly(pl.col("element_id")),
        uploadTimestamp=quoted_plainly(at),
    )


def applicant() -> pl.Expr:
    """Return the applying authority with its lawyer and social worker, as a list of one."""
    draw, name = pl.col("draw"), pl.coalesce("told_authority_name", pl.lit("Local authority"))
    place = record(addressLine1=fixed("Civic Centre"), postTown=quoted(name), country=fixed("United Kingdom"))
    colleagues = [_colleague("SOLICITOR", worker(draw, 2), is_main=True)]
    colleagues.append(_colleague("SOCIAL_WORKER", worker(draw, 4), is_main=False))
    authority = record(
        id=quoted_plainly(pl.format("ORG{}", pl.col("told_authority").fill_null("").str.slice(1))),
        name=quoted(pl.format("{} Council", name)),
        email=fixed("children@authority.example"),
        phone=quoted_plainly(telephone(draw)),
        address=place,
        colleagues=pl.format("[{},{}]", *colleagues),
        designated=fixed(True),
    )
    return pl.format("[{}]", authority)


def _colleague(role: str, name: pl.Expr, *, is_main: bool) -> pl.Expr:
    mailbox = name.str.replace_all(" ", ".", literal=True).str.to_lowercase()
    return record(
        role=fixed(role),
        email=quoted_plainly(pl.format("{}@authority.example", mailbox)),
        phone=quoted_plainly(telephone(pl.col("draw") * 7 % 1)),
        fullName=quoted_plainly(name),
        mainContact=fixed(is_main),
        notificationRecipient=fixed(True),
    )


def related_case() -> pl.Expr:
    """Return earlier or joined proceedings; their days are free text."""
    began = pl.col("began_on").dt.strftime("%B %Y")
    return record(
        proceedingStatus=quoted_plainly(pl.col("status")),
        caseNumber=quoted_plainly(pl.col("number")),
        started=quoted_plainly(began),
        ordersMade=fixed("See the court's file"),
        sameGuardianNeeded=fixed(False),
    )


def background() -> dict[str, pl.Expr]:
    """Return what the application says of risks, parenting and other countries."""
    draw, is_violent = pl.col("draw"), pl.col("is_domestic_abuse_alleged").fill_null(value=False)
    harms = {
        name: pl.when(digit(draw, place, 3) > 0).then(chosen_part(draw, place, _OCCURRENCES))
        for place, name in enumerate(_HARMS, 1)
    }
    abroad = fixed({"possibleCarer": True, "possibleCarerReason": "A relative abroad"})
    return {
        "internationalElement": pl.when(pl.col("has_relatives_abroad").fill_null(value=False)).then(abroad),
        "risks": record_if_any(**harms),
        "factorsParenting": record(
            alcoholDrugAbuse=answer(digit(draw, 6, 2) == 0),
            domesticViolence=answer(is_violent),
            domesticViolenceReason=pl.when(is_violent).then(fixed("See the statement")),
            anythingElse=fixed(False),
        ),
    }
