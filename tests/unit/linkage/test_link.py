"""Who is who, from end to end, with the model that Waypost ships."""

from __future__ import annotations

from support.linkage_people import ANNA, BORIS, CLARA, at, born, child, people, proceedings
from waypost.linkage.link import link

LEEDS, YORK = "E08000035", "E06000014"


def groups(*statements, **given):
    """Return the sets of keys that are one child."""
    found = link(people(*statements), **given).identities
    together = found.group_by("child_id").agg("person_key")["person_key"].to_list()
    return sorted(sorted(keys) for keys in together)


def test_one_child_in_three_agencies_is_one():
    assert groups(
        child("hmcts_public_law", "5/a", proceedings_key="5", **ANNA),
        child("cafcass", "9", **ANNA),
        child("ssd", "1", sender=LEEDS, **ANNA),
        child("ssd", "2", sender=LEEDS, **CLARA),
    ) == [["1", "5/a", "9"], ["2"]]


def test_a_slip_a_short_name_and_a_move_do_not_hide_a_child():
    assert groups(
        child("cafcass", "9", **ANNA),
        child(
            "ssd", "1", sender=LEEDS, **ANNA | {"forenames": "Anabel", "postcode": None, "born_on": born("2016-09-05")}
        ),
    ) == [["1", "9"]]


def test_twins_stay_two_children_in_every_agency():
    assert groups(
        child("hmcts_public_law", "5/a", proceedings_key="5", **ANNA),
        child("hmcts_public_law", "5/b", proceedings_key="5", **BORIS),
        child("cafcass", "9a", **ANNA),
        child("cafcass", "9b", **BORIS),
        child("ssd", "1a", sender=LEEDS, **ANNA),
        child("ssd", "1b", sender=LEEDS, **BORIS),
    ) == [["1a", "5/a", "9a"], ["1b", "5/b", "9b"]]


def test_a_lone_twin_does_not_take_the_others_record():
    assert groups(child("cafcass", "9a", **ANNA), child("ssd", "1b", sender=LEEDS, **BORIS)) == [["1b"], ["9a"]]


def test_unnamed_twins_whom_nothing_tells_apart_are_left_apart():
    baby = ANNA | {"forenames": "Baby", "sex": None}
    assert groups(
        child("cafcass", "9a", **baby),
        child("ssd", "1a", sender=LEEDS, **baby),
        child("ssd", "1b", sender=LEEDS, **baby),
    ) == [["1a"], ["1b"], ["9a"]]


def test_a_baby_named_later_in_the_same_case_is_one_child():
    assert groups(
        child(
            "hmcts_public_law", "5/a", proceedings_key="5", learnt_at=at("2025-03-01"), **ANNA | {"forenames": "Baby"}
        ),
        child("hmcts_public_law", "5/b", proceedings_key="5", learnt_at=at("2025-05-01"), **ANNA),
        child("cafcass", "9", **ANNA),
    ) == [["5/a", "5/b", "9"]]


def test_a_nameless_return_joins_its_own_authority_and_nobody_else():
    birthday = {"born_on": ANNA["born_on"], "sex": "female"}
    assert groups(
        child("ssd", "1", sender=LEEDS, authority_child_id="1", **ANNA),
        child("ssda903", "c1", sender=LEEDS, authority_child_id="1", **birthday),
        child("ssda903", "c2", sender=YORK, authority_child_id="1", **birthday),
    ) == [["1", "c1"], ["c2"]]


def test_a_pupil_number_carries_a_child_who_moved_to_another_authority():
    moved = ANNA | {"forenames": "Zenobia", "surname": "Other", "postcode": None, "upn": "A123456789012"}
    found = link(
        people(
            child("ssd", "1", sender=LEEDS, **ANNA | {"upn": "A123456789012"}), child("ssd", "7", sender=YORK, **moved)
        )
    )
    assert found.children.height == 1
    assert found.children["identity"].to_list() == ["confirmed"]
    assert found.links.select("kind", "accepted").row(0) == ("explicit_key", True)


def test_likeness_alone_never_confirms():
    found = link(
        people(child("cafcass", "9", **ANNA), child("ssd", "1", sender=LEEDS, **ANNA), child("cafcass", "8", **CLARA))
    )
    assert set(found.children["identity"]) == {"statistical"}


def test_the_courts_case_number_brings_together_what_names_hardly_do():
    poor = {"forenames": "Baby", "surname": "Quillfeather", "born_on": None, "sex": "female"}
    statements = (
        child("hmcts_public_law", "5/a", proceedings_key="5", **ANNA),
        child("cafcass", "9", proceedings_key="c", **poor),
    )
    cases = proceedings(
        {"source": "hmcts_public_law", "proceedings_key": "5", "court_case_number": "5"},
        {"source": "cafcass", "proceedings_key": "c", "court_case_number": "5"},
    )
    with_number, without = (link(people(*statements), proceedings=given).links for given in (cases, None))
    assert "named in the same court case" in with_number["reason"].item()
    assert without.height == 0 or without["match_weight"].item() < with_number["match_weight"].item()


def test_links_say_why():
    found = link(
        people(
            child("cafcass", "9", **ANNA),
            child("ssd", "1", sender=LEEDS, **ANNA),
            child("ssd", "2", sender=LEEDS, **ANNA | {"forenames": "Anna"}),
        )
    )
    best = found.links.filter("accepted").row(0, named=True)
    assert (best["left_person_key"], best["right_person_key"]) == ("9", "1")
    assert best["reason"].startswith("same forename; same surname; same date of birth")
    refused = found.links.filter(~found.links["accepted"]).row(0, named=True)
    assert refused["verdict"] == "one sender has two keys for them"
    assert found.counts["children"] == 2
    assert found.counts["records"] == 3


def test_adults_are_nobodys_child_and_nobody_at_all_is_no_error():
    assert groups(child("cafcass", "party/1", role="mother", **ANNA)) == []
    assert link(people()).counts["children"] == 0
    assert groups(child("cafcass", "9", **ANNA)) == [["9"]]


def test_a_crowd_of_one_name_and_birth_date_stays_apart_in_bounded_time_and_is_counted():
    """Nothing tells any two of them from any other two; one real child among them is still found."""
    crowd = [child("ssd", f"{number}", sender=f"E{number % 150}", **ANNA) for number in range(600)]
    known = [child(source, "clara", sender=sender, **CLARA) for source, sender in (("cafcass", None), ("ssd", "E1"))]
    found = link(people(*crowd, *known))
    assert found.counts["not paired in one way, for too many are alike"] > 600
    assert found.counts["links"] == 1
    assert found.counts["children"] == 601
