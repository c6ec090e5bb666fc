"""Unit costs: ours are cited or marked, and a user's file is read or refused with a place and a next step."""

from __future__ import annotations

from pathlib import Path

import pytest

from waypost.insight.cost.unit_costs import PAYERS, UnitCostsWrong, read_costs, usual_costs


def written(folder: Path, text: str, name: str = "costs.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_unit_cost_is_cited_or_marked_as_an_assumption() -> None:
    for cost in usual_costs():
        assert cost.source
        assert cost.prices_of
        if "No published figure" in cost.source:
            assert set(cost.assumed) == {"low", "central", "high"}, cost.name
    assert {cost.pays for cost in usual_costs()} == set(PAYERS)


def test_ones_own_replace_ours_by_name_and_stand_beside_them(tmp_path: Path) -> None:
    text = """costs:
      - {name: hearing, per: hearing, central: 900, pays: court, source: ours}
      - {name: interpreter, per: hearing, low: 90, central: 100, high: 120, pays: court, source: ours}
    """
    costs = {cost.name: cost for cost in read_costs(written(tmp_path, text))}
    assert len(costs) == len(usual_costs()) + 1
    assert (costs["hearing"].low, costs["hearing"].central, costs["hearing"].high) == (900, 900, 900)
    assert costs["hearing"].assumed == ()


def test_ones_own_may_stand_alone(tmp_path: Path) -> None:
    text = "only_these: true\ncosts:\n  - {name: hearing, per: hearing, central: 900, source: ours}\n"
    assert [cost.name for cost in read_costs(written(tmp_path, text))] == ["hearing"]


def test_a_table_as_synthesise_writes_it_is_read(tmp_path: Path) -> None:
    text = "name,per,only,law,pounds,source\nfoster,placement_week,U1 U6,,900.0,assumption\n"
    (cost,) = read_costs(written(tmp_path, text, "unit_costs.csv"))
    assert (cost.only, cost.law, cost.central, cost.pays) == (("U1", "U6"), None, 900, "local_authority")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("costs: 3", "no list named costs"),
        ("costs: [{per: hearing}]", "costs[1]: a cost has no name"),
        ("costs: [{name: a, per: hearing, central: x}]", "costs[1].low: this is no number"),
        ("costs: [{name: a, per: day, central: 1}]", "per is none of"),
        ("costs: [{name: a, per: hearing, low: 3, central: 2, high: 4}]", "not in that order"),
        ("costs: [{name: a, per: hearing, central: 1, pays: us}]", "pays is none of"),
        ("costs: [{name: a, per: hearing, central: 1, pence: 3}]", "a key that means nothing here: pence"),
        (
            "costs: [{name: a, per: hearing, central: 1}, {name: a, per: hearing, central: 1}]",
            "two costs have one name",
        ),
        ("costs: [", "cannot be read as YAML"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UnitCostsWrong) as raised:
        read_costs(written(tmp_path, text))
    assert said in str(raised.value)
    assert "costs.yaml" in str(raised.value)


def test_a_table_without_its_columns_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnitCostsWrong, match="no column name, per or pounds"):
        read_costs(written(tmp_path, "what,price\na,3\n", "mine.csv"))
