"""The marks of fields, read from the tables of a `fields.md`."""

from __future__ import annotations

import pytest

from waypost.intake.fields import FieldNote, FieldsWrong, listed_as, mark_of, parse_fields, read_fields, read_marks

HEAD = "| field | mark | use |\n|---|---|---|\n"


def test_every_table_is_read_and_other_tables_are_not() -> None:
    text = (
        "# Fields\n\n| word | meaning | more |\n|---|---|---|\n| a | b | c |\n\n"
        + HEAD
        + "| `a.b[]` | personal | `forenames` |\n\ntext | with a bar\n\n"
        + "| Field | Mark | Use | flag |\n|:--|---|---|---|\n| `c` | confidential | kept \\| kept | x |\n"
    )
    assert parse_fields(text, "x") == {
        "a.b[]": FieldNote("personal", "`forenames`"),
        "c": FieldNote("confidential", "kept \\| kept"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        HEAD,
        HEAD + "| `a` | secret | kept |\n",
        HEAD + "| `a` | public |  |\n",
        HEAD + "| `` | public | kept |\n",
        HEAD + "| `a` | public | kept |\n| `a` | personal | kept |\n",
    ],
)
def test_a_table_that_is_not_well_formed_is_a_fault_of_ours(text: str) -> None:
    with pytest.raises(FieldsWrong, match=r"intake/x/fields\.md"):
        parse_fields(text, "x")


def test_a_field_that_is_not_listed_is_confidential() -> None:
    assert mark_of("hmcts_public_law", "cases[].state") == "public"
    assert mark_of("hmcts_public_law", "cases[].something.new") == "confidential"


@pytest.mark.parametrize("source", ["hmcts_public_law", "hmcts_private_law"])
def test_addresses_telephones_and_mail_are_confidential_whatever_a_flag_says(source: str) -> None:
    marks = read_marks(source)
    words = (
        "address.",
        "Address.",
        "phone",
        "Phone",
        "telephone",
        "email",
        "Email",
        "livingSituation",
        "partyFullName",
    )
    asked = [
        field
        for field in marks
        if any(word in field for word in words) and not field.rsplit(".", 1)[-1].startswith(("is", "canYou", "mpuIs"))
    ]
    assert len(asked) > 40
    assert {marks[field] for field in asked} == {"confidential"}


@pytest.mark.parametrize("source", ["hmcts_public_law", "hmcts_private_law"])
def test_every_field_says_what_is_done_with_it(source: str) -> None:
    assert all(note.use for note in read_fields(source).values())
    assert set(read_marks(source)) == set(read_fields(source))


@pytest.mark.parametrize(
    ("field", "listed"),
    [
        ("case_data.children1[].id", "case_data.children1[].id"),
        ("case_data.children1[].value.solicitor.email", "case_data.children1[].value.solicitor.*"),
        ("case_data.children1[].value.solicitor", "case_data.children1[].value.solicitor.*"),
        ("case_data.confidentialChildren[].value.party.address.PostCode", "case_data.confidentialChildren.*"),
        ("case_data.confidentialChildren[]", "case_data.confidentialChildren.*"),
        ("case_data.ordersApplyingFor", "case_data.ordersApplyingFor[]"),
        ("case_data.tomorrow", None),
        ("tomorrow", None),
    ],
)
def test_a_star_speaks_for_everything_beneath_it(field: str, listed: str | None) -> None:
    assert listed_as("hmcts_case_data", field) == listed
    assert listed or mark_of("hmcts_case_data", field) == "confidential"
