"""The Flesch-Kincaid grade: known values, and what must hold for every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.foundation.readability import reading_of, syllables

WORDS = {
    1: "cat the walked loves judge school you friend what I knives times",
    2: "reading little table wanted houses people science being under always create needed",
    3: "family idea decision different beautiful together remember however",
    4: "independent information recommended",
}


@pytest.mark.parametrize(("count", "word"), [(n, word) for n, words in WORDS.items() for word in words.split()])
def test_syllables_of_words_that_letters_use(count, word):
    assert syllables(word) == count


def test_the_formula_on_texts_whose_counts_are_known():
    plain = reading_of("The cat sat on the mat.")
    assert (plain.sentences, plain.words, plain.syllables, plain.grade) == (1, 6, 6, -1.4)
    hard = reading_of("The independent information recommended remember. Always needed.")
    assert (hard.sentences, hard.words, hard.syllables) == (2, 7, 20)
    assert hard.grade == round(0.39 * 7 / 2 + 11.8 * 20 / 7 - 15.59, 1)
    assert reading_of("").grade == 0.0
    assert reading_of("Hello,\nyou").sentences == 2
    assert reading_of("It's Mum-like").words == 2


@given(st.text(max_size=300))
def test_any_text_has_a_grade_and_every_word_a_syllable(text):
    reading = reading_of(text)
    assert reading.syllables >= reading.words >= reading.sentences
    assert isinstance(reading.grade, float)


@given(st.lists(st.sampled_from(["cat", "dog", "family", "together", "decision"]), min_size=2, max_size=30))
def test_the_same_words_in_one_sentence_are_never_easier_than_in_two(words):
    half = len(words) // 2
    whole = reading_of(" ".join(words) + ".").grade
    assert whole >= reading_of(" ".join(words[:half]) + ". " + " ".join(words[half:]) + ".").grade
