from __future__ import annotations

import re
from importlib.resources import files

import pytest
import yaml

from waypost.pipeline.exchange.terms import law_named, law_names, seconds, term


def given():
    return yaml.safe_load(files("waypost.pipeline.exchange").joinpath("terms.yaml").read_text())


def test_every_term_says_its_unit_what_it_means_and_where_it_is_from():
    for name, entry in given()["terms"].items():
        assert set(entry) == {"value", "unit", "meaning", "source"}, name
        assert term(name) == entry["value"]
        assert entry["source"].startswith("Assumption.") or "hmcts/" in entry["source"], name
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(given()["in_force_from"]))


def test_the_public_law_types_are_those_of_the_published_contract(shared):
    contract = yaml.safe_load((shared / "specs" / "hmcts-public-law-cafcass-api.openapi.json").read_text())
    upload = contract["paths"]["/cases/{caseId}/document"]["post"]["requestBody"]["content"]["multipart/form-data"]
    published = upload["schema"]["properties"]["typeOfDocument"]["enum"]
    assert set(law_named("public-law").report_types) == set(published)


def test_the_two_laws():
    assert law_names() == ("public-law", "private-law")
    public, private = map(law_named, law_names())
    assert (public.clock.key, private.clock.key) == ("Europe/London", "UTC")
    assert len(private.report_types) == 28
    assert all(entry.get(f"{key}_source") for entry in given()["laws"].values() for key in ("clock", "report_types"))
    with pytest.raises(KeyError):
        law_named("criminal-law")


def test_seconds():
    assert seconds("settling_seconds").total_seconds() == term("settling_seconds")
