"""Names of authorities: every authority that a census can come from has one."""

from __future__ import annotations

from importlib.resources import files

import yaml

from waypost.vocabulary.authorities import authority_name


def test_an_authority_is_called_by_its_name_and_an_unknown_code_stands_for_itself():
    assert authority_name("E08000025") == "Birmingham"
    assert authority_name("E99999999") == "E99999999"


def test_every_authority_of_the_departments_list_has_a_name():
    told = yaml.safe_load((files("waypost.intake.cin") / "authorities.yaml").read_text("utf-8"))["authorities"]
    assert [code for code in told.values() if authority_name(code) == code] == []
