"""One child in the Children in Need census: the parts of its XML, a column each.

Elements stand in the order of the department's schema, dates in ISO 8601. A part is an expression of text; what is not
known is left out.
"""

from __future__ import annotations

import polars as pl

from waypost.synthetic.keys import has_upn
from waypost.synthetic.left_out import NO_DISABILITY

_OUTCOMES = {"issue": "A", "step_down": "B"}
_SEX, _GENDER = {"female": "F", "male": "M"}, {"female": "2", "male": "1"}
_TERM = "-40w"
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def element(name: str, value: pl.Expr) -> pl.Expr:
    """Return one element of text, or nothing where the value is null."""
    text = value.cast(pl.String)
    for character, written in _ESCAPED.items():
        text = text.str.replace_all(character, written, literal=True)
    whole = pl.concat_str([pl.lit(f"<{name}>"), text, pl.lit(f"</{name}>")])
    return whole.fill_null("")


def enclosed(name: str, *parts: pl.Expr) -> pl.Expr:
    """Return an element of elements."""
    return pl.concat_str([pl.lit(f"<{name}>"), *parts, pl.lit(f"</{name}>")])


def child(ends: pl.Expr, *, is_sex_lettered: bool) -> pl.Expr:
    """Return a child of the census of a year. The row has `upn` and `modules`, texts; `ends` is the year's last day.

    A census without a birth date is refused, so where none was written somebody asked. Sex is a letter, or in earlier
    years GenderCurrent, a number. Nobody is referred before the beginning of the pregnancy.
    """
    born_on = pl.coalesce("born_on", "true_born_on")
    is_born, is_at_school = born_on <= ends, has_upn(born_on, ends)
    sex = ("Sex", _SEX, "U") if is_sex_lettered else ("GenderCurrent", _GENDER, "0")
    referred_on = pl.max_horizontal("known_from", pl.min_horizontal(born_on.dt.offset_by(_TERM), ends))
    return enclosed(
        "Child",
        enclosed(
            "ChildIdentifiers",
            element("LAchildID", pl.col("number")),
            element("UPN", pl.when(is_at_school).then(pl.col("upn"))),
            element("UPNunknown", pl.when(~is_at_school).then(pl.lit("UN1"))),
            element("PersonBirthDate", pl.when(is_born).then(born_on)),
            element("ExpectedPersonBirthDate", pl.when(~is_born).then(born_on)),
            element(sex[0], pl.col("sex").replace_strict(sex[1], default=sex[2], return_dtype=pl.String)),
        ),
        enclosed(
            "ChildCharacteristics",
            element("Ethnicity", pl.col("ethnic")),
            enclosed("Disabilities", _disabilities()),
        ),
        enclosed(
            "CINdetails",
            element("CINreferralDate", referred_on),
            pl.lit("<ReferralSource>1A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>"),
            pl.lit("<ReferralNFA>0</ReferralNFA>"),
            pl.col("modules").fill_null(""),
        ),
    )


def _disabilities() -> pl.Expr:
    """Return an element a code. The census must have one, so that an authority that has none written says NONE."""
    codes = pl.col("disabilities")
    told = pl.when(codes.list.len() > 0).then(codes).otherwise(pl.lit([NO_DISABILITY]))
    return pl.lit("<Disability>") + told.list.join("</Disability><Disability>") + pl.lit("</Disability>")


def module(ends: pl.Expr) -> pl.Expr:
    """Return the pre-proceedings module; what lies after the year's last day is left out."""

    def known(name: str) -> pl.Expr:
        return pl.when(pl.col(name) <= ends).then(pl.col(name))

    letter_on, meeting_on, outcome_on = known("letter_on"), known("meeting_on"), known("outcome_on")
    is_offered = pl.col("is_family_group_offered").fill_null(value=False)
    outcome = pl.col("outcome").replace_strict(_OUTCOMES, default=None, return_dtype=pl.String)
    return enclosed(
        "PreProceedingsandFGDM",
        element("PPStartDate", pl.col("decided_on")),
        element("LBPSentDate", letter_on),
        element("FGDMMeetingOffer", pl.when(letter_on.is_not_null()).then(is_offered.cast(pl.Int8))),
        element(
            "FGDMMeetingFac",
            pl.when(is_offered).then(pl.col("is_family_group_held").fill_null(value=False).cast(pl.Int8)),
        ),
        element("InitialPPMeetingDate", meeting_on),
        element("ReviewMeetingsCount", pl.when(meeting_on.is_not_null()).then("review_meetings")),
        element("StepDecisionDate", outcome_on),
        element("PPOutcome", pl.when(outcome_on.is_not_null()).then(outcome)),
        element("CourtAppDate", known("court_application_on")),
        element("LetterInitCPDate", known("court_application_on")),
    )
