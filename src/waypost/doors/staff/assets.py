"""Puts what the pages need of GOV.UK's and the Ministry of Justice's npm packages where static files are found.

    python -m waypost.doors.staff.assets FOLDER/node_modules

`make setup` fetches the packages and calls this; nothing of them is kept in the repository. GDS Transport may be used
on gov.uk domains alone, and neither it nor the royal arms is ours: faces and crest are left out, Arial stands.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from waypost.foundation.errors import YoursToFix

VENDORED = Path(__file__).resolve().parent / "static" / "vendored"
STYLES = {
    "govuk-frontend.min.css": "govuk-frontend/dist/govuk",
    "moj-frontend.min.css": "@ministryofjustice/frontend/moj",
}
SCRIPT = Path("govuk-frontend/dist/govuk/govuk-frontend.min.js")
NOT_OURS = frozenset({"govuk-crest.svg"})

_FACE = re.compile(r"@font-face\{[^}]*\}")
_IMAGE = re.compile(r"url\(/assets/images/([\w.-]+)\)")
_MAP = re.compile(r"(/\*# sourceMappingURL=\S+ \*/|//# sourceMappingURL=\S+)\s*$")


class AssetsMissing(YoursToFix):
    """Styles and scripts were not fetched."""


def place(packages: Path, to: Path = VENDORED) -> None:
    """Write the styles, the images that they name and the script. Raises AssetsMissing."""
    if not (packages / SCRIPT).is_file():
        raise AssetsMissing("the npm packages are not here.", where=packages.name, do="Run make setup.")
    shutil.rmtree(to, ignore_errors=True)
    (to / "images").mkdir(parents=True)
    for name, folder in STYLES.items():
        styles = (packages / folder / name).read_text(encoding="utf-8")
        for image in set(_IMAGE.findall(styles)) - NOT_OURS:
            shutil.copyfile(packages / folder / "assets" / "images" / image, to / "images" / image)
        (to / name).write_text(own_styles(styles), encoding="utf-8")
    script = (packages / SCRIPT).read_text(encoding="utf-8")
    (to / SCRIPT.name).write_text(_MAP.sub("", script), encoding="utf-8")


def own_styles(styles: str) -> str:
    """Return style sheets without GDS Transport and the crest, their images named from beside them."""
    bare = _MAP.sub("", _FACE.sub("", styles)).replace("GDS Transport,arial", "arial")
    return _IMAGE.sub(lambda found: "none" if found[1] in NOT_OURS else f"url(images/{found[1]})", bare)


def check_are_there(folder: Path = VENDORED) -> None:
    """Raise AssetsMissing unless the styles and the script stand where static files are found."""
    if not all((folder / name).is_file() for name in (*STYLES, SCRIPT.name)):
        raise AssetsMissing("styles and scripts of the pages are missing.", where=folder.name, do="Run make setup.")


if __name__ == "__main__":
    place(Path(sys.argv[1]))
