"""How hard a text is to read: the Flesch-Kincaid grade level. Pure.

Source: J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom, "Derivation of new readability formulas for Navy
enlisted personnel", 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59. Syllables are counted by the groups of
vowels, less a silent e: right for nine English words in ten, which is enough for a limit, not for a ranking.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS_A_SENTENCE, _SYLLABLES_A_WORD, _LESS = 0.39, 11.8, 15.59
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_END = re.compile(r"[.!?:]+(?=\s|$)|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_APART = re.compile(r"ia(?![nl]\b)|io(?!u|n)|eo(?!u|p)|crea(?=t)|idea|ua(?!r)|ying|ei(?=ng)|ie(?=nc|nt|t)")
_SILENT = re.compile(r"(?:[^laeiouy]|[aeiouy]l)e$|(?:[^laeiouyscgxzh]|[aeiouy]l)es$|(?<=[^td])ed$")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it reads. `grade` is a United States school grade, rounded to one place."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade level; nought for no words at all."""
        if not self.words:
            return 0.0
        sentence, word = self.words / self.sentences, self.syllables / self.words
        return round(_WORDS_A_SENTENCE * sentence + _SYLLABLES_A_WORD * word - _LESS, 1)


def reading_of(text: str) -> Reading:
    """Count the sentences, words and syllables of a text. A line of its own is a sentence."""
    sentences = [part for part in _END.split(text) if _WORD.search(part)]
    words = _WORD.findall(text)
    return Reading(len(sentences), len(words), sum(syllables(word) for word in words))


def syllables(word: str) -> int:
    """Return how many syllables an English word has, as near as spelling tells. At least one."""
    told = word.lower().replace("’", "'")
    parts = [part for part in re.split(r"['-]", told) if part]
    return max(1, sum(_of_part(part) for part in parts if not part.isdigit() and len(part) > 1))


def _of_part(part: str) -> int:
    count = len(_VOWELS.findall(part)) + len(_APART.findall(part))
    if count > 1 and _SILENT.search(part):
        count -= 1
    return count
