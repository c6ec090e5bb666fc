"""The census as data."""

from __future__ import annotations

from lxml import etree

from waypost.intake.cin.layout import Block, Leaf, Wrapper, Years, blocks, census, definition

BLOCKS = (
    *("header", "child", "cin_details", "assessment", "cin_plan", "section_47"),
    *("child_protection_plan", "review", "pre_proceedings"),
)


def test_every_block_comes_after_the_one_it_stands_in():
    assert tuple(blocks()) == BLOCKS


def test_a_leaf_is_its_blocks_wherever_in_it_the_leaf_stands():
    names = [leaf.field.name for leaf in blocks()["child"].leaves]
    assert names[:2] == ["LAchildID", "UPN"]
    assert names[-2:] == ["Ethnicity", "Disability"]
    assert [leaf.field.name for leaf in blocks()["review"].leaves] == ["CPPreviewDate"]
    assert all(
        block.key and set(block.key) <= {leaf.field.name for leaf in block.leaves}
        for block in list(blocks().values())[1:]
    )


def test_names_codes_and_blocks_have_their_years():
    sex = next(leaf for leaf in blocks()["child"].leaves if leaf.field.name == "Sex")
    assert sex.names == {"Sex": Years(since=2024), "GenderCurrent": Years(until=2023)}
    factors = next(leaf for leaf in blocks()["assessment"].leaves if leaf.is_many)
    assert (factors.code_years["18a"], factors.code_years["24a"]) == (Years(until=2020), Years(since=2021))
    assert (blocks()["cin_plan"].years, blocks()["pre_proceedings"].years) == (Years(since=2021), Years(since=2026))


def test_years_hold_from_the_first_to_the_last():
    assert [Years(2020, 2021).hold(year) for year in (2019, 2020, 2021, 2022)] == [False, True, True, False]
    assert Years().hold(1999)


def test_module_5_is_whole_and_in_order():
    module = blocks()["pre_proceedings"]
    assert tuple(module.holds) == (
        *("PPStartDate", "LBPSentDate", "FGDMMeetingOffer", "FGDMMeetingFac", "InitialPPMeetingDate"),
        *("ReviewMeetingsCount", "StepDecisionDate", "PPOutcome", "CourtAppDate", "LetterInitCPDate"),
    )
    assert definition()["outcomes"] == {"assumption": True, "meaning": {"A": "issue", "B": "step_down"}}


def test_every_element_of_the_samples_is_known(shared):
    known = {"Message", "Children"}
    for node in census().values():
        known |= names_in(node)
    for path in sorted((shared / "samples" / "local-authority" / "cin").glob("*.xml")):
        assert {element.tag for element in etree.parse(path).getroot().iter()} <= known | {"Header", "Child"}


def names_in(node: Block | Wrapper | Leaf) -> set[str]:
    if isinstance(node, Leaf):
        return set(node.names)
    return set(node.holds).union({getattr(node, "element", "")}, *map(names_in, node.holds.values()))
