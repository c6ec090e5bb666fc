"""Static files named by what is in them, compressed, and so kept by browsers for good; for `waypost serve`."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class NamedByContent(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """WhiteNoise's storage, which also renames what one of our script modules imports from another."""

    support_js_module_import_aggregation = True
