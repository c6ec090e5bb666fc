"""From the XML of a child to rows of text."""

from __future__ import annotations

from lxml import etree

from support.census import child, cin_details, element, module, plan, section_47
from waypost.intake.cin.walking import Walk, child_block


def walked(*children: str) -> Walk:
    walk = Walk()
    for number, text in enumerate(children, 1):
        walk.take(child_block(), etree.fromstring(text), f"Child[{number}]")
    return walk


def notes(walk: Walk) -> list[tuple[str, int, str]]:
    return [(name, *note) for name, held in walk.blocks.items() for note in held.notes]


def test_a_child_as_the_schema_has_it_has_nothing_to_note():
    walk = walked(child(cin_details(section_47(), plan("2026-06-17", "2026-09-01", "2026-10-01"), module(), module())))
    assert notes(walk) == []
    counts = {name: len(held.rows) for name, held in walk.blocks.items() if held.rows}
    assert counts == {
        "child": 1,
        "cin_details": 1,
        "section_47": 1,
        "child_protection_plan": 1,
        "review": 2,
        "pre_proceedings": 2,
    }
    assert walk.blocks["child"].rows == [
        {"LAchildID": "1001", "PersonBirthDate": "2015-03-27", "Sex": "F", "Ethnicity": "WBRI", "Disability": "NONE"}
    ]
    assert walk.blocks["review"].rows == [{"CPPreviewDate": "2026-09-01"}, {"CPPreviewDate": "2026-10-01"}]


def test_each_row_has_its_place_and_knows_what_it_hangs_on():
    walk = walked(child(), child(cin_details(), cin_details(plan("2026-06-17", "2026-09-01"))))
    assert walk.blocks["cin_details"].places == [
        "Child[1]/CINdetails[1]", "Child[2]/CINdetails[1]", "Child[2]/CINdetails[2]"
    ]  # fmt: skip
    assert walk.blocks["cin_details"].above == [(0, None, None), (1, None, None), (1, None, None)]
    assert walk.blocks["review"].places == ["Child[2]/CINdetails[2]/ChildProtectionPlans[1]/Reviews/CPPreviewDate[1]"]
    assert walk.blocks["review"].above == [(1, 2, 0)]


def test_values_that_may_stand_often_are_kept_together():
    factors = element(
        "FactorsIdentifiedAtAssessment", *map("<AssessmentFactors>{}</AssessmentFactors>".format, ("1C", "6B"))
    )
    walk = walked(child(cin_details(element("Assessments", factors, AssessmentActualStartDate="2026-05-01"))))
    assert walk.blocks["assessment"].rows == [
        {"AssessmentActualStartDate": "2026-05-01", "AssessmentFactors": "1C\n6B"}
    ]


def test_what_is_not_known_is_kept_with_its_record_and_noted_once():
    strange = "<Strange>s<In>t</In>u</Strange><Stranger/><Strange>v</Strange>"
    walk = walked(child(cin_details(element("Section47", strange, S47ActualStartDate="2026-06-02"))))
    assert notes(walk) == [("section_47", 0, "element_not_known")]
    assert walk.blocks["section_47"].rows[0]["unknown"] == [
        {"Strange": "s"}, {"In": "t"}, {"": "u"}, {"Strange": "v"}
    ]  # fmt: skip


def test_attributes_are_kept_with_the_child_and_noted_once():
    plain = child(cin_details(section_47()))
    marked = plain.replace("<Sex>", '<Sex code="1">').replace("<CINdetails>", '<CINdetails xmlns:a="urn:a" a:id="7">')
    walk = walked(plain, marked)
    assert notes(walk) == [("child", 1, "attribute_not_read")]
    assert walk.blocks["child"].rows[1]["unknown"] == [{"@code": "1"}, {"@id": "7"}]
    assert walk.blocks["child"].rows[1]["Sex"] == "F"


def test_attributes_of_xml_schema_itself_say_nothing():
    nil = child().replace("<Sex>", '<Sex xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="false">')
    assert notes(walked(nil)) == []


def test_a_leaf_with_something_in_it_keeps_both():
    walk = walked(
        child(cin_details(element("Section47", "<S47ActualStartDate>2026-06-02<b>c</b></S47ActualStartDate>")))
    )
    row = walk.blocks["section_47"].rows[0]
    assert (row["S47ActualStartDate"], row["unknown"]) == (
        "2026-06-02",
        [{"S47ActualStartDate": "2026-06-02"}, {"b": "c"}],
    )
    review = element("ChildProtectionPlans", "<Reviews><CPPreviewDate><b>c</b></CPPreviewDate></Reviews>")
    assert walked(child(cin_details(review))).blocks["review"].rows == [{"CPPreviewDate": "", "unknown": [{"b": "c"}]}]


def test_what_stands_again_where_one_may_is_kept_beside_the_first():
    walk = walked(child(cin_details(element("Section47", "<S47ActualStartDate>a</S47ActualStartDate>" * 2))))
    assert walk.blocks["section_47"].rows == [{"S47ActualStartDate": "a", "unknown": [{"S47ActualStartDate": "a"}]}]
    assert notes(walk) == [("section_47", 0, "element_repeated")]


def test_another_order_is_noted():
    section = element("Section47", "<ICPCnotRequired>0</ICPCnotRequired><S47ActualStartDate>a</S47ActualStartDate>")
    walk = walked(child(cin_details(section)))
    assert walk.blocks["section_47"].rows == [{"ICPCnotRequired": "0", "S47ActualStartDate": "a"}]
    assert notes(walk) == [("section_47", 0, "element_out_of_order")]


def test_a_leaf_outside_its_wrapper_and_a_block_outside_its_parent_are_read():
    walk = walked(element("Child", section_47(), "<Sex>F</Sex>", LAchildID="1001"))
    assert walk.blocks["child"].rows == [{"LAchildID": "1001", "Sex": "F"}]
    assert walk.blocks["section_47"].above == [(0, None, None)]
    assert {note[2] for note in notes(walk)} == {"element_out_of_place"}
    walk = walked(child(element("ChildIdentifiers", section_47())))
    assert walk.blocks["section_47"].places == ["Child[1]/ChildIdentifiers/Section47[1]"]


def test_a_child_or_header_inside_a_child_is_no_child_of_its_own():
    walk = walked(child(element("Child", LAchildID="7")))
    assert len(walk.blocks["child"].rows) == 1
    assert ("child", 0, "element_not_known") in notes(walk)


def test_text_between_elements_is_kept_and_noted():
    walk = walked(child(cin_details()).replace("</LAchildID>", "</LAchildID>PersonBirthDate"))
    assert walk.blocks["child"].rows[0]["unknown"] == [{"": "PersonBirthDate"}]
    assert notes(walk) == [("child", 0, "text_between_elements")]
    assert notes(walked("<Child> \n <ChildIdentifiers>\n<LAchildID>1</LAchildID> </ChildIdentifiers></Child>")) == []
    assert notes(walked("<Child>x<ChildIdentifiers/></Child>")) == [("child", 0, "text_between_elements")]


def test_case_and_namespace_of_a_name_do_not_matter():
    walk = walked(
        '<c:Child xmlns:c="urn:c"><c:CHILDIDENTIFIERS><c:lachildid>1</c:lachildid></c:CHILDIDENTIFIERS></c:Child>'
    )
    assert (walk.blocks["child"].rows, notes(walk)) == ([{"LAchildID": "1"}], [])


def test_names_that_differ_between_years_are_remembered():
    before, after = child(Sex=None, GenderCurrent="2"), child()
    assert (walked(before).names, walked(after).names, walked(before, after).names) == (
        {"GenderCurrent"}, {"Sex"}, {"GenderCurrent", "Sex"}
    )  # fmt: skip
    assert walked(before).blocks["child"].rows[0]["Sex"] == "2"
