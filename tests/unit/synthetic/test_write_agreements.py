"""Invented agreements beside invented files: whole, invented, and of those who are there."""

from __future__ import annotations

from waypost.intake.files import discover
from waypost.synthetic.write_agreements import write_agreements


def test_an_agreement_beside_each_agency_that_is_there(tmp_path):
    for name in ("court", "local-authority/E08000025/ssd", "local-authority/E08000026"):
        (tmp_path / name).mkdir(parents=True)
    assert write_agreements(tmp_path) == 2
    court, authorities = discover(tmp_path).agreements
    assert (court.name, authorities.name) == ("court/sharing-agreement.yaml", "local-authority/sharing-agreement.yaml")
    for found in (court, authorities):
        assert found.faults == ()
        assert found.agreement.is_invented
        assert "nvented" in found.agreement.title
        assert all("nvented" in party for party in found.agreement.parties)
    assert set(authorities.agreement.covers) == {"ssd", "ssda903", "cin", "annex_a"}
    assert authorities.agreement.covers["cin"] == {"E08000025", "E08000026"}


def test_an_adviser_in_private_law_sees_no_authoritys_facts(tmp_path):
    (tmp_path / "local-authority/E08000025").mkdir(parents=True)
    write_agreements(tmp_path)
    (found,) = discover(tmp_path).agreements
    assert "childrens_guardian" in found.agreement.uses["direct_work"]
    assert "family_court_adviser" not in {role for roles in found.agreement.uses.values() for role in roles}


def test_the_same_folders_the_same_bytes(tmp_path):
    for place in ("one", "two"):
        (tmp_path / place / "cafcass").mkdir(parents=True)
        write_agreements(tmp_path / place)
    texts = {(tmp_path / place / "cafcass" / "sharing-agreement.yaml").read_bytes() for place in ("one", "two")}
    assert len(texts) == 1
