from __future__ import annotations

import json

import orjson
import pytest

from waypost.pipeline.exchange.guardians import Guardian, NotGuardians, as_sent, read_guardians, warnings_about

ONE = {
    "guardianName": "Gwen Oakapple",
    "telephoneNumber": "01632 960001",
    "email": "gwen@cafcass.example",
    "children": ["Zelda Quorle", "Ivo Quorle"],
}
CSV = (
    "guardianName,telephoneNumber,email,children\n"
    "Gwen Oakapple,01632 960001,gwen@cafcass.example,Zelda Quorle; Ivo Quorle\n"
)
CHILDREN = [{"firstName": "Zelda", "lastName": "Quorle"}, {"firstName": "Ivo", "lastName": "Quorle"}]
GUARDIAN = Guardian("Gwen Oakapple", "01632 960001", "gwen@cafcass.example", ("Zelda Quorle", "Ivo Quorle"))


def written(tmp_path, content, name="guardians.json"):
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_json_and_csv_say_the_same(tmp_path):
    assert read_guardians(written(tmp_path, [ONE])) == (GUARDIAN,)
    assert read_guardians(written(tmp_path, CSV, "guardians.csv")) == (GUARDIAN,)
    assert read_guardians(written(tmp_path, "\ufeff" + CSV, "guardians.CSV")) == (GUARDIAN,)


def test_what_is_sent_is_the_contracts_and_does_not_depend_on_the_order_of_the_file(tmp_path):
    other = {"guardianName": "Ann Elder", "children": ["Ivo Quorle"]}
    turned = [other, {**ONE, "children": ONE["children"][::-1]}]
    sent = as_sent(read_guardians(written(tmp_path, [ONE, other])))
    assert sent == as_sent(read_guardians(written(tmp_path, turned)))
    assert orjson.loads(sent) == [other, {**ONE, "children": ["Ivo Quorle", "Zelda Quorle"]}]


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ([], "FILE"),
        ({"guardians": [ONE]}, "FILE"),
        ("not json Oakapple", "FILE"),
        ([ONE, "Gwen Oakapple"], "FILE guardian 2"),
        ([{**ONE, "caseId": "Oakapple"}], "FILE guardian 1"),
        ([{**ONE, "guardianName": " "}], "FILE guardian 1"),
        ([{**ONE, "guardianName": None}], "FILE guardian 1"),
        ([{**ONE, "telephoneNumber": 1632960001}], "FILE guardian 1"),
        ([{**ONE, "children": "Zelda Quorle"}], "FILE guardian 1"),
        ([{**ONE, "children": []}], "FILE guardian 1"),
        ([{**ONE, "children": ["Zelda Quorle", " "]}], "FILE guardian 1"),
        ([{**ONE, "children": [{"name": "Zelda"}]}], "FILE guardian 1"),
    ],
)
def test_what_is_no_list_of_guardians(tmp_path, content, where):
    with pytest.raises(NotGuardians) as wrong:
        read_guardians(written(tmp_path, content))
    assert wrong.value.where == where
    assert not any(name in str(wrong.value) for name in ("Oakapple", "Zelda", "960001"))


@pytest.mark.parametrize(
    "content",
    ["", "guardianName,children\n", CSV + "Ann Elder\n", CSV + "a,b,c,d,e\n", CSV.replace("email", "mail"), CSV + '"a'],
)
def test_what_is_no_table_of_guardians(tmp_path, content):
    with pytest.raises(NotGuardians):
        read_guardians(written(tmp_path, content, "guardians.csv"))


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "guardians.csv"
    path.write_bytes(CSV.replace("Gwen", "Zoë").encode("cp1252"))
    with pytest.raises(NotGuardians):
        read_guardians(path)


def test_nothing_to_warn_of():
    assert warnings_about([GUARDIAN], CHILDREN) == []
    turned = Guardian("x", None, None, ("ZELDA  QUORLE", "ivo quorle"))
    assert warnings_about([turned], CHILDREN) == [], "as a person would compare them"


def test_two_children_of_one_name_cannot_be_told_apart():
    warnings = warnings_about([GUARDIAN], [*CHILDREN, {"firstName": "zelda", "lastName": "Quorle "}])
    assert len(warnings) == 1
    assert warnings[0].startswith("Children 1 and 3 of the case have the same name")


def test_a_name_that_ties_to_nobody_and_a_child_without_a_guardian():
    wrong = GUARDIAN._replace(children=("Zelda Quorle", "Ivor Quorle"))
    warnings = warnings_about([wrong], CHILDREN)
    assert [warning.split(":")[0] for warning in warnings[:1]] == ["Guardian 1, child 2"]
    assert "child 2 of the last poll" in warnings[1]
    assert not any("Ivo" in warning or "Quorle" in warning for warning in warnings)


def test_children_without_a_name_are_not_taken_for_one():
    assert "same name" not in " ".join(warnings_about([GUARDIAN], [*CHILDREN, {}, {"firstName": None}]))
