"""Training the linkage model: invent families, read them back as any files are read, learn, and keep what was learnt.

    make train        (python -m waypost.pipeline.train_linkage)

Run when a comparison, a blocking rule, the names list or the noise of invented families changes. Never part of a build.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

import waypost.linkage
from waypost.intake.files import discover
from waypost.intake.registry import read_all
from waypost.linkage.model import Model
from waypost.linkage.train import PAIRS_OF_STRANGERS, save, train
from waypost.pipeline.join import gather
from waypost.synthetic.synthesise import synthesise

CHILDREN = 20_000
SEED = 20_261  # none of the seeds on which quality is measured
SHIPPED = Path(waypost.linkage.__file__).parent / "model.json"


def train_on(files: Path, *, pairs_of_strangers: int = PAIRS_OF_STRANGERS) -> Model:
    """Return the model learnt from a folder that `synthesise --truth` wrote."""
    said = gather(read_all(discover(files).files), None)
    truth = pl.read_parquet(files / "truth" / "people.parquet").filter(pl.col("role") == "child")
    who = truth.select("source", "sender", "person_key", "true_child")
    return train(said.people, who, said.proceedings, pairs_of_strangers=pairs_of_strangers)


def train_and_ship(
    model: Path = SHIPPED,
    *,
    children: int = CHILDREN,
    seed: int = SEED,
    pairs_of_strangers: int = PAIRS_OF_STRANGERS,
) -> None:
    """Invent `children`, train on them and write the model. The same arguments write the same file."""
    with TemporaryDirectory() as folder:
        files = Path(folder) / "files"
        synthesise(files, children=children, seed=seed, truth=True)
        save(train_on(files, pairs_of_strangers=pairs_of_strangers), model)


if __name__ == "__main__":
    train_and_ship()
