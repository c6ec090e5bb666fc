"""Every rule by which something in a court feed is refused or found wanting: what is wrong, and what to do.

The sentences are fixed. They never hold what stood in the file: the place says where to look.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_ASK = "Ask the court service to send the window again."
_PUT_RIGHT = "Have the case put right in the court's system; the next poll brings it."
_NOTHING = "Nothing, unless the case is yours to put right."


@dataclass(frozen=True, slots=True)
class Rule:
    """What is wrong, said in one sentence, and what to do about it."""

    message: str
    do: str


RULES: Mapping[str, Rule] = {
    # whole files and lines
    "file_not_read": Rule("The file could not be opened or read.", "Check that it is there and that you may read it."),
    "file_empty": Rule("The file is empty.", _ASK),
    "text_too_long": Rule("The text is longer than the limit for one JSON text and was not read.", _ASK),
    "text_not_decoded": Rule("The text is not in the encoding that its first bytes announce.", _ASK),
    "json_broken": Rule("The text stops being JSON here: it is cut short or damaged.", _ASK),
    "not_a_response": Rule("This is no response of the feed: a list named cases is missing.", _ASK),
    "cases_not_list": Rule("What stands under cases is not a list.", _ASK),
    "total_differs": Rule("The response announces another number of cases than it holds.", _ASK),
    "window_full": Rule(
        "The response holds as many cases as the court service ever returns; there may have been more.",
        "Poll the window again in shorter windows.",
    ),
    "poll_not_object": Rule("What stands under poll is not an object; it was put aside.", "Poll the window again."),
    # whole cases and elements
    "case_not_object": Rule("The case is not a JSON object.", _ASK),
    "case_data_missing": Rule("The case has no data.", _ASK),
    "case_of_another_feed": Rule("The case is of another case type than this feed's.", "Send it with its own feed."),
    "case_id_missing": Rule("The case has no usable id.", _ASK),
    "case_type_missing": Rule("The case does not say its case type; it was taken as this feed's.", _NOTHING),
    "case_id_not_told": Rule(
        "The case does not say its id; its children's ids stand in for it. No other source's case is joined by number.",
        "Ask for the case with its id.",
    ),
    "case_of_unknown_kind": Rule(
        "Nothing says whether the case is public or private law, or it is of a kind that is not read.",
        "Ask for the case with its case type.",
    ),
    "case_undated_twice": Rule(
        "The case stands in several places with different content, and nothing says which came later; all were kept.",
        "Ask for the case with its date of last change.",
    ),
    "earlier_state_put_aside": Rule(
        "The case also stands here as it was before the last event; that was put aside.", "Nothing."
    ),
    "no_case_data": Rule("No case data and no history of a case stands here.", _ASK),
    "history_without_case": Rule(
        "The history does not say of which case it is.", "Ask for it with its links, or with the case around it."
    ),
    "history_event_incomplete": Rule("The event has no id or no time.", _ASK),
    "hearing_without_case": Rule(
        "Nothing says of which case the hearing is; no event is told of it.",
        "Send the list of the case's hearings with it.",
    ),
    "hearing_of_another_service": Rule(
        "The hearing is of another service than the family courts'.", "Send the family courts' hearings only."
    ),
    "hearing_without_id": Rule("The hearing has no id by which it can be told from others.", _ASK),
    "hearing_instant_missing": Rule("Nothing says when the status of the hearing changed.", _ASK),
    "no_hearings": Rule("No hearing stands here.", _ASK),
    "case_id_unusual": Rule("The case id has not the court service's 16 digits.", _PUT_RIGHT),
    "case_twice_in_one_poll": Rule(
        "The case stands twice in what was learnt at one instant, with different content; the later one was kept.", _ASK
    ),
    "parent_refused": Rule("The case in which this stands was refused.", "Put the case right."),
    "list_not_list": Rule("A list was expected here; what stands here was put aside.", _ASK),
    "part_not_object": Rule("An object was expected here; what stands here was put aside.", _ASK),
    "element_not_object": Rule("The element is not a JSON object.", _ASK),
    "element_without_value": Rule("The element has an id and no value.", _ASK),
    "element_twice": Rule("An element with this id stands earlier in the list.", _PUT_RIGHT),
    "children_missing": Rule("The case names no child; no child's journey can hold it.", _PUT_RIGHT),
    "person_without_name_or_birth": Rule("The person has neither an id, a name nor a date of birth.", _PUT_RIGHT),
    "child_like_another": Rule(
        "Another child of the case has the same names and date of birth; they were kept as two.",
        "Check whether they are twins or one child entered twice.",
    ),
    "person_id_missing": Rule("The person has no id; names and date of birth were used instead.", _ASK),
    "party_without_name": Rule("The person has no name and cannot be matched with anyone.", _NOTHING),
    "hearing_id_missing": Rule("The hearing has no id; its type and time were used instead.", _ASK),
    "hearing_day_missing": Rule("The hearing has no day on which it was listed.", _PUT_RIGHT),
    "order_id_missing": Rule("The order has no id; its type and day were used instead.", _ASK),
    "housekeeping_and_reason": Rule(
        "The hearing has a reason why it was cancelled and a housekeeping reason too; it is told with a doubt.",
        _PUT_RIGHT,
    ),
    "extension_day_missing": Rule(
        "An extension says until when, and nothing says since when; no event is told of it.",
        "Ask for the case's history, or for the case with its date of last change.",
    ),
    "closing_day_missing": Rule("The case was closed for a child, and nothing says when.", _PUT_RIGHT),
    "child_not_of_the_case": Rule(
        "This names a child by an id that no child of the case has; it is told of no child.", _PUT_RIGHT
    ),
    "children_of_order_missing": Rule(
        "The order is about some of the children and does not say which; it is told of all.", _PUT_RIGHT
    ),
    "application_day_missing": Rule("The application inside the case has no day.", _PUT_RIGHT),
    "report_day_missing": Rule("The report has no day on which it was filed.", _PUT_RIGHT),
    "order_day_missing": Rule("The order has no day on which it was made.", _PUT_RIGHT),
    # fields: the field is left empty, the record is accepted
    "text_not_text": Rule("Text was expected here; what stands here was put aside.", _ASK),
    "date_not_read": Rule("The date is in no form that is known; it was left empty.", _PUT_RIGHT),
    "date_not_real": Rule("The date is no day of the calendar; it was left empty.", _PUT_RIGHT),
    "date_out_of_range": Rule("The year of the date cannot be meant; the date was left empty.", _PUT_RIGHT),
    "birth_too_late": Rule(
        "The date of birth lies further after the day it was told than an unborn child explains; it was left empty.",
        _PUT_RIGHT,
    ),
    "issued_before_submitted": Rule("The application was issued before it was submitted.", _PUT_RIGHT),
    "last_modified_missing": Rule("Nothing says when this was learnt: no poll and no date of last change.", _ASK),
    "postcode_not_read": Rule("The postcode has not the shape of one; it was left empty.", _PUT_RIGHT),
    "orders_sought_missing": Rule(
        "The case does not say which order is sought; it counts as another application.", _PUT_RIGHT
    ),
    "code_not_known": Rule(
        "The code is not on the list; it counts as other.", "Add the code to the list if it is new."
    ),
    "answer_not_known": Rule("Yes or no was expected here; it was left empty.", _PUT_RIGHT),
    "state_not_known": Rule(
        "The state is not on the list; it counts as other.", "Add the state to the list if it is new."
    ),
    "reason_not_known": Rule(
        "The reason is not on the list; the hearing is told without a reason.",
        "Add the reason to the list if it is new.",
    ),
    "status_not_known": Rule(
        "The status of the hearing is missing or not on the list; no event is told of it.",
        "Add the status if it is new.",
    ),
}
