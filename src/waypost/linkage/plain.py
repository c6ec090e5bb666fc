"""Linkage of records that say nothing but who somebody is: names, birth date, sex, postcode. The same engine."""

from __future__ import annotations

import numpy as np
import polars as pl

from waypost.linkage.blocking import meet
from waypost.linkage.cluster import MARGIN, Clusters, cluster
from waypost.linkage.coded import Coded, coded_plain
from waypost.linkage.comparisons import WAYS_TO_MEET
from waypost.linkage.constraints import Facts, Spans
from waypost.linkage.model import Model, trained_model
from waypost.linkage.scoring import Resources, score


def link_plain(records: pl.DataFrame, resources: Resources, *, model: Model | None = None) -> Clusters:
    """Return the clusters of `records`: record, numbered_by, forenames, surname, born_on, sex (or null), postcode.

    Two records with the same `numbered_by` are two people. `model` defaults to the one shipped.
    """
    model = model or trained_model()
    evidence = coded_plain(records)
    met = meet(evidence, WAYS_TO_MEET, threads=resources.threads)
    links = score(evidence, met, model, resources, worst=model.accept_weight - MARGIN)
    return cluster(links, plain_facts(evidence), accept_weight=model.accept_weight)


def plain_facts(evidence: Coded) -> Facts:
    """Return what the constraints read of such records: who numbers them, and when they were born."""
    return Facts(
        numbered_by=evidence.senders().astype(np.int64),
        born=evidence.day_numbers("born_on"),
        cases=Spans.none(),
        care=Spans.none(),
    )
