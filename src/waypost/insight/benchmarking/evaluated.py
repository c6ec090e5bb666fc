"""What an evaluation of changed-over areas says, and on what it rests: its definition beside the other analyses."""

from __future__ import annotations

from datetime import date

from waypost.insight.benchmarking.changeovers import CHANGEOVER_ID, COMPARED_WITH
from waypost.insight.measures.analysis import Analysis, Told

TOO_FEW = {
    "few_months_before": "Nothing can be said: the record has too few months before",
    "few_months_after": "Nothing can be said: too few months after have been followed for long enough",
    "few_cases": "Nothing can be said: too few cases before, or after",
    "few_areas": "Nothing can be said: too few areas are left to set beside it",
}
"""Why nothing is said of an area; the figure is how many of its cases could be followed since it changed over."""

CHANGEOVER = Analysis(
    id=CHANGEOVER_ID,
    title="Child Focused Courts beside areas that are none yet: weeks in the first year",
    why_it_matters="Whether a new way of working spares children time can be known only beside where it is not.",
    objective="timeliness",
    direction="lower_is_better",
    period="months",
    told=(
        Told("effect", "How much more weeks changed than in areas like it", "weeks"),
        Told("trend_before", "How much more weeks rose a year before, than in areas like it", "weeks"),
        Told("own_before", "Mean weeks in the first year, before", "weeks"),
        Told("own_after", "Mean weeks in the first year, after", "weeks"),
        Told("others_before", "Mean weeks of the areas like it, before", "weeks"),
        Told("others_after", "Mean weeks of the areas like it, after", "weeks"),
        Told("share_of_comparison", "Share of the comparison that an area is", "percent", (COMPARED_WITH,)),
        *(Told(why, words, "cases") for why, words in TOO_FEW.items()),
    ),
    numerator="Weeks from issue to the first final order or closure, none above 52, added up.",
    denominator="England, by area. Section 8 cases issued before and after the changeover, each followed a year.",
    method_in_words=(
        "Difference in differences. An area counts as changed over from the first month in which at least half of its "
        "section 8 cases follow the new way of working. It is set beside the eight areas most like it in what families "
        "bring, how many cases there are, and how weeks went before; nothing of the time after chooses them. Weeks are "
        "taken over what the case's own families lead to expect, learnt before. The interval is of areas drawn by lot, "
        "with the matching done again for each (randomisation inference): one area is one draw, whatever its cases. "
        "The terms stand in evaluation.yaml, each with its reason."
    ),
    sources=(
        "MacKinnon and Webb, Randomization inference for difference-in-differences with few treated clusters, Journal "
        "of Econometrics 2020;218:435-450",
        "Conley and Taber, Inference with difference in differences with a small number of policy changes, Review of "
        "Economics and Statistics 2011;93:113-125",
        "Royston and Parmar, Restricted mean survival time, BMC Medical Research Methodology 2013;13:152",
    ),
    cautions=(
        "What else began in an area at the same time cannot be told apart from it.",
        "A case that is open after a year counts as 52 weeks: what is gained or lost later is not seen.",
        "Shorter is not better by itself: safety and whether children were heard stand beside it, and are not in it.",
        "Areas were matched by how they went before, so a difference in that is more serious than it looks.",
        "A case counts in the area in which it is now, also when it moved.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 23),
    grains=("dfj_area",),
)
