"""Which reader knows a document, by its form."""

from __future__ import annotations

from waypost.casework.recommendations.reading.document import DocumentRead, NotADocument
from waypost.casework.recommendations.reading.review import is_review, read_review
from waypost.casework.recommendations.reading.tracker import is_tracker, read_tracker


def read_document(text: str, *, name: str) -> DocumentRead:
    """Return the facts of a document's text. `name`: what to call it in an error. Raises NotADocument."""
    for knows, read in ((is_tracker, read_tracker), (is_review, read_review)):
        if knows(text):
            return read(text)
    raise NotADocument(
        "no reader knows this document.",
        where=name,
        do="Give a tracker of recommendations or a review with numbered recommendations; others are written by hand.",
    )
