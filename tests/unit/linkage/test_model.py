"""The shipped model."""

from __future__ import annotations

from waypost.linkage.comparisons import OWN, blocking_rules, comparisons
from waypost.linkage.model import numbered, trained_model


def test_the_shipped_model_is_of_the_comparisons_in_the_code():
    """Red when a comparison or a blocking rule was changed without `make train`."""
    shipped = trained_model().settings
    told = [
        (
            each["output_column_name"],
            [(level["sql_condition"], level["label_for_charts"]) for level in each["comparison_levels"]],
        )
        for each in shipped["comparisons"]
    ]
    written = [
        (
            each["output_column_name"],
            [(level["sql_condition"], level["label_for_charts"]) for level in each["comparison_levels"]],
        )
        for each in comparisons()
    ]
    assert told == written
    assert shipped["blocking_rules_to_generate_predictions"] == blocking_rules()


def test_it_says_what_it_was_trained_on():
    fingerprint = trained_model().fingerprint
    assert len(fingerprint["sha256"]) == 64
    assert fingerprint["records"] > fingerprint["children"] > 1000


def test_chances_are_chances():
    for comparison in trained_model().settings["comparisons"]:
        for level in comparison["comparison_levels"]:
            if not level.get("is_null_level"):
                assert 0 < level["m_probability"] < 1
                assert 0 < level["u_probability"] < 1


def test_the_prior_falls_as_records_grow_in_steps():
    model = trained_model()
    priors = [model.settings_for(n)["probability_two_random_records_match"] for n in (1000, 1024, 1025, 2048, 1)]
    assert priors[0] == priors[1] == 2 * priors[2] == 2 * priors[3]
    assert priors[4] == 0.5


def test_levels_have_splinks_own_numbers():
    levels = [{"is_null_level": True, "n": "unknown"}, {"n": "same"}, {"n": "near"}, {"n": "different"}]
    assert [(number, level["n"]) for number, level in numbered(levels)] == [
        (-1, "unknown"),
        (2, "same"),
        (1, "near"),
        (0, "different"),
    ]


def test_own_evidence_weighs_against_a_sibling():
    weights = trained_model().sibling_weights()
    assert set(weights) == set(OWN)
    bits = {label: bits for _, bits, label in weights["forename"]}
    assert bits["same forename"] > 0 > bits["different forename"]
    assert bits["no forename to compare"] == 0
