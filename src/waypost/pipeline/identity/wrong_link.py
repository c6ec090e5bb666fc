"""A wrong link found: one action freezes what showed it and gathers everything that used it, before anything changes.

A case is opened by one person and never by two at once: what showed two children as one stops being shown at once. The
link itself is undone by two people's word and a rebuild; the freeze ends after both, by somebody else than who opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.foundation.identifiers import digest
from waypost.linkage.review.decisions import Record, Word, pair_identifier, pair_of, why_not
from waypost.linkage.sources import PERSON
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.identity.ledger import DONE, FROZEN, LIFTED, Entry, add, read_ledger
from waypost.pipeline.identity.pairs import Pair, listed, pairs_of, said
from waypost.pipeline.identity.traces import Traces, UsedSince, nowhere_else, traces_of
from waypost.pipeline.out_folder import held
from waypost.vocabulary.identity_review import DIFFERENT

__all__ = ["Case", "Word", "agree", "case_named", "cases_of", "open_case", "opened_on", "word_apart"]


class NotItsRecords(YoursToFix):
    """The records named as wrong are none of the child's, or all of them."""


class NoSuchCase(YoursToFix):
    """No wrong link of that name was ever opened here."""


class MayNotSay(YoursToFix):
    """Somebody may not give a word on a case now."""


@dataclass(frozen=True, slots=True)
class Case:
    """A wrong link: the child who was shown, the records that are another's (`apart`), all others, and what used it.

    `done`: entries of duties done. `lifted`: the entry by which the freeze ended, or None.
    """

    case_id: str
    child_id: str
    apart: tuple[Record, ...]
    rest: tuple[Record, ...]
    opened_by: str
    opened_at: str
    traces: Traces
    done: tuple[Entry, ...] = ()
    lifted: Entry | None = None
    pairs: tuple[Pair, ...] = field(default=())

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record of the child as it was shown."""
        return (*self.apart, *self.rest)

    @property
    def pair_ids(self) -> tuple[str, ...]:
        """The pairs that must be decided to be two children."""
        return tuple(sorted(pair_identifier(one, other) for one in self.apart for other in self.rest))


def open_case(
    usable: UsableRecord,
    child_id: str,
    apart: Sequence[str],
    word: Word,
    *,
    letters: Iterable[Mapping[str, str]] = (),
    elsewhere: UsedSince = nowhere_else,
    at: datetime,
) -> Case:
    """Freeze a child in whom `apart` (records as source/sender/key) are another's, and say so in the ledger.

    `word` is the first person's: who, in which role, on what ground. It counts as a decision where they may give one;
    the freeze stands whatever their role. `elsewhere` tells what used the record in casework. Raises NotItsRecords.
    """
    own = pl.read_parquet(usable.record / "identities.parquet").filter(pl.col("child_id") == child_id)
    records: dict[str, Record] = {
        "/".join((row[0], row[1] or "", row[2])): (row[0], row[1], row[2]) for row in own.select(PERSON).iter_rows()
    }
    if not set(apart) <= set(records) or not 0 < len(set(apart)) < len(records):
        raise NotItsRecords(
            "the records named are not some, and not all, of this child's.",
            where="the records named as another child's",
            do="`waypost links OUT CHILD` lists the child's records; name those that are another's.",
        )
    wrong = tuple(sorted((records[name] for name in set(apart)), key=_in_order))
    rest = tuple(sorted((record for record in records.values() if record not in wrong), key=_in_order))
    case_id = f"W-{digest('wrong link', child_id, *(part for one in wrong for part in one), at.isoformat(), length=8)}"
    entry = {
        "what": FROZEN,
        "case": case_id,
        "child": child_id,
        "apart": wrong,
        "rest": rest,
        "by": word.by,
        "role": word.role,
        "reason": word.reason,
        "at": at.isoformat(),
        "traces": traces_of(usable, child_id, wrong, rest, letters=letters, elsewhere=elsewhere, until=at).as_entry(),
    }
    with held(usable.out):
        known = pairs_of(read_ledger(usable.out))
        pairs = [pair_of(one, other) for one in wrong for other in rest]
        new = [listed(*pair, at=at.isoformat()) for pair in pairs if pair_identifier(*pair) not in known]
        add(usable.out, [entry, *new, *_words(known, pairs, word)])
    return case_named(usable, case_id)


def agree(out: UsableRecord, case_id: str, word: Word) -> Case:
    """Take another person's word that the records of a case are two children. Raises NoSuchCase, MayNotSay."""
    case = case_named(out, case_id)
    with held(out.out):
        known = pairs_of(read_ledger(out.out))
        pairs = [pair_of(one, other) for one in case.apart for other in case.rest]
        words = _words(known, pairs, word)
        if not words:
            raise MayNotSay(
                "this person or role may not give a word on this case now.",
                where=case_id,
                do="Ask somebody else whose role may: `waypost review reasons`.",
            )
        add(out.out, words)
    return case_named(out, case_id)


def word_apart(by: str, role: str, reason: str, *, entered_by: str, at: datetime) -> Word:
    """Return one person's word that records are two children, before it is said which."""
    return Word("", DIFFERENT, by, role, reason, entered_by=entered_by, at=at.isoformat())


def cases_of(out: UsableRecord) -> Mapping[str, Case]:
    """Return every wrong link that was ever opened, in order."""
    entries = read_ledger(out.out)
    found: dict[str, dict[str, Any]] = {}
    for entry in entries:
        if entry["what"] == FROZEN:
            found[entry["case"]] = {"entry": entry, "done": [], "lifted": None}
        elif entry["what"] == DONE:
            found[entry["case"]]["done"].append(entry)
        elif entry["what"] == LIFTED:
            found[entry["case"]]["lifted"] = entry
    pairs = pairs_of(entries)
    return {name: _case(told, pairs) for name, told in found.items()}


def case_named(out: UsableRecord, case_id: str) -> Case:
    """Return one case. Raises NoSuchCase."""
    found = cases_of(out).get(case_id)
    if found is None:
        raise NoSuchCase(
            "no wrong link of that name was opened here.", where="the case", do="`waypost review cases OUT` lists them."
        )
    return found


def opened_on(case: Case) -> date:
    """Return the day on which a case was opened."""
    return datetime.fromisoformat(case.opened_at).date()


def _words(known: Mapping[str, Pair], pairs: Iterable[tuple[Record, Record]], word: Word) -> list[Entry]:
    """The word on every pair on which this person may give it."""
    found = []
    for pair in pairs:
        name = pair_identifier(*pair)
        own = Word(name, DIFFERENT, word.by, word.role, word.reason, word.entered_by, word.at)
        before = known[name].words if name in known else ()
        if why_not(before, own) is None and not any(w.person == own.person and w.says == own.says for w in before):
            found.append(said(own))
    return found


def _case(told: Mapping[str, Any], pairs: Mapping[str, Pair]) -> Case:
    entry = told["entry"]
    apart, rest = (tuple((one[0], one[1], one[2]) for one in entry[side]) for side in ("apart", "rest"))
    case = Case(
        case_id=entry["case"],
        child_id=entry["child"],
        apart=apart,
        rest=rest,
        opened_by=entry["by"],
        opened_at=entry["at"],
        traces=Traces.from_entry(entry["traces"]),
        done=tuple(told["done"]),
        lifted=told["lifted"],
    )
    own = tuple(pairs[name] for name in case.pair_ids)
    return Case(**{name: getattr(case, name) for name in Case.__slots__ if name != "pairs"}, pairs=own)


def _in_order(record: Record) -> tuple[str, str, str]:
    return record[0], record[1] or "", record[2]
