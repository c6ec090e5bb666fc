"""The sample folder: as a fresh run writes it, small, nobody's, and every finger of its walk on the right line."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "docs"))

import generate_samples  # noqa: E402

SAMPLE = ROOT / generate_samples.FOLDER
MOST_BYTES = 400_000
AREAS_OF_ROYAL_MAIL = frozenset(
    re.findall(
        r"[A-Z]+",
        """
        AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E
        EC EH EN EX FK FY G GIR GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN
        LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP
        SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV XX YO ZE
        """,
    )
)
RESERVED_HOSTS = re.compile(r"(?:example\.(?:org|com|net)|[a-z.]+\.example)")


def files() -> list[Path]:
    return sorted(path for path in SAMPLE.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def text() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in files())


def test_it_is_what_a_fresh_run_writes():
    fresh = generate_samples.pages()
    assert {str(path.relative_to(ROOT)) for path in files()} == set(fresh), "run `make docs`"
    stale = [path for path, written in fresh.items() if (ROOT / path).read_text(encoding="utf-8") != written]
    assert not stale, "run `make docs`"


def test_it_is_small():
    assert sum(path.stat().st_size for path in files()) < MOST_BYTES
    assert len(files()) < 200


def test_every_postcode_is_of_an_area_that_there_is_not(text):
    found = re.findall(r"\b([A-Z]{1,2})\d[A-Z\d]? \d[A-Z]{2}\b", text)
    assert len(found) > 50
    assert not set(found) & AREAS_OF_ROYAL_MAIL


def test_every_telephone_number_is_of_the_ranges_for_drama(text):
    found = re.findall(r"(?<![\d/-])0\d{4} ?\d{6}(?!\d)", text)
    assert len(found) > 10
    assert all(re.fullmatch(r"(07700 900|01632 960)\d{3}", number) for number in found)


def test_every_email_address_is_at_a_reserved_domain(text):
    found = re.findall(r"[\w.+-]+@([\w.-]+\w)", text)
    assert len(found) > 10
    assert all(RESERVED_HOSTS.fullmatch(host) for host in found)


def test_every_line_of_the_walk_is_about_the_child():
    page = (SAMPLE / "README.md").read_text(encoding="utf-8")
    keys = [cell for cell in re.findall(r"^\| [^|]+ \| `([^`]+)` \|", page, re.M) if "/local" not in cell]
    keys = [key.split("/")[0] for key in keys if not key.startswith("files")]
    case = re.findall(r"\bCF\d+\b", (SAMPLE / "files" / "cafcass" / "children.csv").read_text())
    fingers = re.findall(r"`((?:court|cafcass|local-authority)/[^`]+)` line (\d+)", page)
    assert len(fingers) > 20
    own_cases = {line.split(",")[0] for line in lines("cafcass/children.csv") if any(key in line for key in keys)}
    assert own_cases <= set(case)
    for path, number in fingers:
        line = lines(path)[int(number) - 1]
        assert any(key in line for key in {*keys, *own_cases}), f"{path} line {number}"


def lines(path: str) -> list[str]:
    return (SAMPLE / "files" / path).read_text(encoding="utf-8").splitlines()


def test_a_build_of_the_sample_refuses_nothing(waypost, tmp_path):
    answer = waypost("build", SAMPLE / "files", tmp_path / "out", "--json")
    assert answer.code in (0, 1), answer.said
    assert '"refused": 0' in answer.out
    assert not re.search(r'"refused": [1-9]', answer.out)
