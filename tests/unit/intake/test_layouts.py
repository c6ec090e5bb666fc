"""The tables that Waypost knows: their columns, what each holds and how it is marked."""

from __future__ import annotations

import pytest

from waypost.intake.layouts import Field, fold, layouts, layouts_of


def test_every_source_has_its_tables():
    assert list(layouts_of("ssda903")) == [
        *("header", "episodes", "care_reviews", "uasc", "oc2", "oc3", "ad1", "placed_for_adoption"),
        *("previous_permanence", "missing", "sw_episodes", "dolo"),
    ]
    assert list(layouts_of("ssd")) == [
        *("ssd_person", "ssd_address", "ssd_legal_status", "ssd_pre_proceedings", "ssd_cla_episodes"),
        *("ssd_cla_placement", "ssd_permanence", "ssd_linked_identifiers", "ssd_family", "ssd_s47_enquiry"),
        *("ssd_cp_plans", "ssd_disability"),
    ]
    assert list(layouts_of("annex_a")) == ["list_7", "list_8", "list_10"]
    assert len(layouts_of("cafcass")) == 22


def test_the_standard_safeguarding_dataset_is_known_whole():
    ssd = [layout for layout in layouts() if layout.source == "ssd"]
    assert len(ssd) == 48
    assert sum(len(layout.expected) for layout in ssd) == 359


def test_keys_are_columns_that_are_needed():
    for layout in layouts():
        needed = {field.name for field in layout.fields if field.is_needed} | {"collection_year"}
        is_snapshot = layout.source == "annex_a"  # what a snapshot does not tell is part of its key as not told
        assert set(layout.key[:1] if is_snapshot else layout.key) <= needed, layout.table


def test_tables_that_came_later_say_since_when():
    since = {name: layout.since for name, layout in layouts_of("ssda903").items() if layout.since}
    assert since == {"sw_episodes": "2023/24", "dolo": "2026/27"}


def test_where_a_person_lives_is_confidential_everywhere():
    words = ("post", "address_line", "address_json", "address_type", "telephone", "email")
    for layout in layouts():
        for field in layout.fields:
            if any(word in field.name.casefold() for word in words) or field.name == "URN":
                assert field.mark == "confidential", field.name


def test_a_field_checks_itself():
    with pytest.raises(ValueError, match="column x"):
        Field("x", "colour", "public", "none")
    with pytest.raises(ValueError, match="column x"):
        Field("x", "text", "secret", "none")
    with pytest.raises(ValueError, match="column x"):
        Field("x", "text", "public", "")


def test_names_of_columns_are_folded():
    assert fold(" Place-Provider ") == fold("PLACE PROVIDER") == "place_provider"
