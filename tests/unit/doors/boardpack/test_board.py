"""The board page says what was released, in words first, and nothing that was withheld."""

from __future__ import annotations

import re
from functools import cache

from support.invented_figures import average_figure, count_figure, share_figure
from support.invented_release import RUN, invented_release, invented_release_figures, measures_meta
from waypost.disclosure.release import Release, release
from waypost.doors.boardpack.board import render_board
from waypost.doors.boardpack.indicators import OVER_52, SHARE_OVER_52, WITHIN_26
from waypost.doors.boardpack.reading import NO_FIGURE, Figures, area_name, group_name, markers_used, shown
from waypost.doors.boardpack.story import questions, sentences, source_name, stands_out
from waypost.insight.measures.figure import Figure

DIRECTIONS = {measure["id"]: measure["direction"] for measure in measures_meta()}


@cache
def big() -> Release:
    return invented_release(40_000)


@cache
def page() -> str:
    return render_board(big(), measures_meta(), RUN)


def of(*figures: Figure) -> Figures:
    return Figures(release(figures, None, is_invented=True))


def over(area: str, part: int, whole: int, lower: float, upper: float) -> Figure:
    told = {"method": "share_of_open_children", "lower": lower, "upper": upper}
    return share_figure(area, "all", part, whole, **told)


def test_the_page_opens_with_plain_sentences() -> None:
    first, second, third, fourth = sentences(Figures(big()), DIRECTIONS)
    assert re.fullmatch(
        r"On 31 March 2027, [\d,]+ children were in open family proceedings in England, in .* year before\.", first
    )
    assert second.endswith("than a year before. That is better.")
    assert "of the 26 weeks" in third or "within the 26 weeks that the law sets" in third
    assert fourth.startswith("Those care cases took")
    for sentence in (first, second, third, fourth):
        assert sentence in page().replace("&#39;", "'")


def test_weeks_of_care_cases_stand_alone_where_nothing_is_said_of_those_in_time() -> None:
    others = [one for one in invented_release_figures(40_000, 7) if one.measure_id != WITHIN_26.measure_id]
    told = sentences(of(*others), DIRECTIONS)
    assert not any(sentence.startswith("Those") for sentence in told)
    assert any(re.match(r"Care cases that ended in January to March 2027 took [\d.]+ weeks", one) for one in told)


def test_what_is_withheld_is_said_to_be_withheld() -> None:
    figures = of(
        count_figure("england", "all", 4, measure_id="open_over_52_weeks", method="children"),
        count_figure("england", "all", 90, measure_id="open_children_and_cases", method="children"),
    )
    told = sentences(figures, DIRECTIONS)
    assert told[0] == "On 31 March 2027, 90 children were in open family proceedings in England."
    assert told[1] == "Withheld, because too few children stand behind it: children waiting more than 52 weeks."


def test_a_release_of_nothing_has_a_page() -> None:
    text = render_board(release([], None, is_invented=False), [], {"as_of": "2027-03-31", "invented": False})
    assert "No figure could be published" in text
    assert "Invented families" not in text


def test_every_headline_has_its_change_its_direction_and_its_definition() -> None:
    cards = re.findall(r'<li class="card">(.*?)</li>', page(), re.DOTALL)
    assert len(cards) == 6
    for card in cards:
        assert "a year before" in card
        target = re.search(r'href="#(definition-\w+)"', card)
        assert target
        assert f'id="{target[1]}"' in page()


def test_places_stand_in_the_order_of_the_alphabet_after_england() -> None:
    rows = re.findall(r'<tr(?: class="whole")?><th scope="row">([^<]+)</th>', page()[page().index("Every area") :])
    names = rows[: rows.index("Worcester") + 1]
    assert names[0] == "England"
    assert names[1:] == sorted(names[1:])


def test_no_hidden_count_is_on_the_page() -> None:
    secret = of(
        count_figure("devon", "all", 3, measure_id="open_children_and_cases", method="children"),
        count_figure("derby", "all", 777, measure_id="open_children_and_cases", method="children"),
        count_figure("england", "all", 780, measure_id="open_children_and_cases", method="children"),
    )
    text = render_board(secret.release, measures_meta(), RUN)
    assert "777" not in text
    assert shown(secret.get("open_children_and_cases", "children", area="devon")) == "c"


def test_a_place_stands_out_only_when_its_whole_interval_does() -> None:
    figures = of(
        over("england", 200, 1000, 18, 22),
        over("derby", 60, 200, 25, 36),
        over("devon", 45, 200, 17, 29),
        over("truro", 10, 200, 3, 9),
        over("not_known", 60, 200, 25, 36),
    )
    assert stands_out(figures, SHARE_OVER_52, above=True) == ["Derby"]
    assert stands_out(figures, SHARE_OVER_52, above=False) == ["Truro"]
    assert "In Derby, the share" in questions(figures, {})[0]
    assert stands_out(of(), SHARE_OVER_52, above=True) == []


def test_questions_name_refusals_and_unplaced_children() -> None:
    unplaced = count_figure("not_known", "all", 12, measure_id="open_children_and_cases", method="children")
    asked = questions(of(unplaced), RUN)
    assert any("23 records were refused" in question and "Cafcass extract" in question for question in asked)
    assert any("12 open children could not be placed" in question for question in asked)


def test_now_and_before_are_found_by_period() -> None:
    figures = Figures(big())
    assert figures.period("open_over_52_weeks") != figures.period("open_over_52_weeks", 1)
    assert figures.period("open_over_52_weeks", 2) is None
    assert figures.get("open_over_52_weeks", "children", back=2) is None
    assert figures.change(OVER_52, "lower_is_better")
    assert of().change(OVER_52, "lower_is_better") is None


def test_names_are_said_in_words() -> None:
    assert [area_name(area) for area in ("england", "not_known", "west_yorkshire", "area_51")] == [
        "England",
        "Area not known",
        "West Yorkshire",
        "Area 51",
    ]
    assert [group_name(*group) for group in (("all", "all"), ("law", "public"), ("application", "section_31"))] == [
        "All",
        "Public law",
        "Care or supervision order (section 31)",
    ]
    assert group_name("application", "not_known") == "Application not known"
    assert source_name("a_new_one") == "a new one"


def test_only_the_markers_in_use_are_explained() -> None:
    figures = release([count_figure("devon", "all", 3)], None, is_invented=True).figures
    assert [marker for marker, _ in markers_used([*figures, None])] == ["c", NO_FIGURE]
    assert markers_used([]) == []


def test_methods_are_shown_side_by_side_and_told_apart() -> None:
    text = page()[page().index('id="methods"') :]
    assert "By application. " in text
    assert "By child. " in text


def test_a_chart_of_what_is_withheld_is_left_out() -> None:
    figures = of(average_figure("england", "section_31", 3, 30.0, method="cafcass"))
    text = render_board(figures.release, measures_meta(), RUN)
    assert "chart-methods" not in text
    hidden = of(over("england", 200, 1000, 18, 22), over("devon", 3, 100, 1, 9), over("derby", 4, 100, 1, 9))
    assert "chart-share-over-52" not in render_board(hidden.release, measures_meta(), RUN)
    assert "Withheld" in text


def test_each_chart_has_its_words_and_its_numbers() -> None:
    for chart in ("chart-over-52", "chart-within-26", "chart-year"):
        chart_id = {"chart-over-52": "chart-share-over-52"}.get(chart, chart)
        assert f'<h3 id="{chart_id}">' in page()
        assert f'aria-labelledby="{chart_id}"' in page()
    assert page().count("<summary>The numbers in this chart") == 3
