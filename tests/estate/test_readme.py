"""What the README tells a newcomer to type works as it stands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import polars as pl

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    fences = re.findall(r"```sh\n(.*?)```", README, re.S)
    return [line.split("#")[0].strip() for fence in fences for line in fence.splitlines() if line.strip()]


def test_it_opens_with_the_two_commands():
    assert commands()[:2] == ["make run", "make test"]
    targets = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{command.split()[1]}:", targets, re.M) for command in commands()[:2])
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_other_command_runs(waypost, county, built, tmp_path):
    child = pl.read_parquet(built / "record" / "children.parquet")["child_id"].sort()[0]
    means = {"FILES": str(county / "cafcass"), "OUT": str(tmp_path / "out"), "page.html": str(tmp_path / "page.html")}
    means["FOLDER"] = str(tmp_path / "folder")
    every = [shlex.split(command) for command in commands()[2:]]
    assert ["waypost", "serve", "demo"] in every  # it serves until it is stopped: test_serving_a_demonstration runs it
    ran = [words for words in every if words[1] != "serve"]
    assert [words[1] for words in ran] == ["check", "build", "account", "measures", "quality", "review", "forget"]
    for words in ran:
        given = [means.get(word, word) for word in words[1:]]
        if "CHILD" in given:
            given[given.index("CHILD")] = child
            given[given.index(means["OUT"])] = str(built)
        given += ["--yes"] if given[0] == "forget" else []
        answer = waypost(*given)
        assert answer.code == 0, f"{' '.join(words)}: {answer.said}"


def test_every_link_in_the_documents_leads_somewhere():
    dead = []
    for page in [ROOT / "README.md", ROOT / "GLOSSARY.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for link in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
            if not link.startswith(("http:", "https:", "mailto:")) and not (page.parent / link).exists():
                dead.append(f"{page.relative_to(ROOT)}: {link}")
    assert not dead
