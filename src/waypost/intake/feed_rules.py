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
