"""The model card of linkage, in words: written from the model, the rules in the code and figures that were measured.

    make card        (python -m waypost.pipeline.linkage_card)

measures on invented families that the model has not seen, keeps the figures, and writes the card again. `make docs`
writes the card from the figures kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import waypost.linkage
from waypost.linkage.blocking import Way
from waypost.linkage.cluster import MARGIN
from waypost.linkage.comparisons import OWN, WAYS_TO_MEET
from waypost.linkage.constraints import MOST_RECORDS, WHY_NOT
from waypost.linkage.model import Model, trained_model
from waypost.pipeline.bench.county import bench_county
from waypost.synthetic.synthesise import synthesise

FOLDER = Path(waypost.linkage.__file__).parent
CARD, FIGURES = FOLDER / "model_card.md", FOLDER / "quality.json"
CHILDREN, SEED = 20_000, 1
_SHARES = ("cluster_precision", "cluster_recall", "pairwise_precision", "pairwise_recall")


def text(model: Model, figures: Mapping[str, Any], words: str) -> str:
    """Return the card. `words`: what no program knows, from model_card_words.md, with a line for each part made."""
    made = {
        "compares": _compares(model),
        "meets": _meets(),
        "decides": _decides(model),
        "trained": _trained(model),
        "quality": _quality(figures),
        "gaps": _gaps(figures),
    }
    for name, part in made.items():
        words = words.replace(f"<!-- {name} -->", part)
    return words


def card() -> str:
    """Return the card of the shipped model from the figures kept."""
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    return text(trained_model(), figures, (FOLDER / "model_card_words.md").read_text(encoding="utf-8"))


def measure(figures: Path = FIGURES, *, children: int = CHILDREN, seed: int = SEED) -> None:
    """Link families that the model has not seen, beside Splink as it comes, and keep the figures."""
    with TemporaryDirectory() as folder:
        files, work = Path(folder) / "files", Path(folder) / "work"
        work.mkdir()
        synthesise(files, children=children, seed=seed, truth=True)
        found = bench_county(files, work)
    told = {"children": children, "seed": seed, **found}
    figures.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _compares(model: Model) -> str:
    rows = []
    for name, labels in model.labels().items():
        told = "; ".join(label for number, label in sorted(labels.items(), reverse=True) if number >= 0)
        rows.append(f"| {name.replace('_', ' ')} | {told} | {'yes' if name in OWN else ''} |")
    return "\n".join(["| evidence | levels, best first | also against a brother or sister |", "|---|---|---|", *rows])


def _meets() -> str:
    return "\n".join(f"- {_way(way)}" for way in WAYS_TO_MEET)


def _way(way: Way) -> str:
    left, right = (", ".join(column.replace("_", " ") for column in side) for side in (way.left, way.right))
    told = left if way.is_even else f"{left} of the one, {right} of the other"
    return f"{told} (of at most {way.most_in_block} records)"


def _decides(model: Model) -> str:
    never = "\n".join(f"- {why}" for why in reversed(WHY_NOT) if why)
    return (
        f"A pair is taken from {model.accept_weight:g} bits ({2**model.accept_weight:.0f} to one), the surest first. "
        f"Never where there is:\n\n{never}\n\nA child has at most {MOST_RECORDS} records. A shared official "
        f"key outweighs two dates of birth. A record that fits two children told apart "
        f"within {MARGIN:g} bits is left apart and counted."
    )


def _trained(model: Model) -> str:
    print_of = model.fingerprint
    return (
        f"{print_of['children']:,} invented children: {print_of['records']:,} named records, "
        f"{print_of['pairs_of_one_child']:,} pairs of one child, {print_of['pairs_of_siblings']:,} pairs of siblings, "
        f"{print_of['pairs_of_strangers']:,} random pairs. SHA-256 of what was trained on: `{print_of['sha256']}`."
    )


def _quality(figures: Mapping[str, Any]) -> str:
    ours, splink = figures["ours"], figures["splink"]
    head = ["| | Waypost | Splink as it comes |", "|---|---|---|"]
    whole = [f"| {share.replace('_', ' ')} | {_told(ours[share])} | {_told(splink[share])} |" for share in _SHARES]
    groups = ["", "| by | group | precision | recall | true pairs | Splink's recall |", "|---|---|---|---|---|---|"]
    for by, told in ours["by_group"].items():
        for group, found in told.items():
            theirs = splink["by_group"][by].get(group, {}).get("recall")
            shares = f"{_told(found['precision'])} | {_told(found['recall'])} | {found['pairs_true']:,}"
            groups.append(f"| {by.replace('_', ' ')} | {group.replace('_', ' ')} | {shares} | {_told(theirs)} |")
    measured = f"{figures['children']:,} other invented children (seed {figures['seed']}): keys of named sources.\n"
    return "\n".join([measured, *head, *whole, *groups])


def _gaps(figures: Mapping[str, Any]) -> str:
    rows = ["| gap in recall by | highest | lowest | gap | 95 % interval |", "|---|---|---|---|---|"]
    for by, gap in figures["ours"]["gaps"].items():
        interval = f"{_told(gap['lower'])} to {_told(gap['upper'])}"
        rows.append(
            f"| {by.replace('_', ' ')} | {gap['highest']} | {gap['lowest']} | {_told(gap['gap'])} | {interval} |"
        )
    return "\n".join(rows)


def _told(share: float | None) -> str:
    return "" if share is None else f"{share:.4f}"


if __name__ == "__main__":
    measure()
    CARD.write_text(card(), encoding="utf-8")
