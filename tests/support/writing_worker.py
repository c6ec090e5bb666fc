"""A worker that writes into casework until it is killed, and notes each write only once it was acknowledged.

`python -m support.writing_worker FILE SEED`, from `tests/`, with WAYPOST_DATABASE or WAYPOST_DATA. A write that was not
acknowledged, because the database went away in the middle, is asked for again with the same token.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

CHILD = "C1"
_GONE_FOR_A_MOMENT = 0.05


def write(file: Path, seed: int) -> None:
    """Write until killed."""
    from django.db import Error, connection  # noqa: PLC0415  (Django is set up first)

    from waypost.casework.access.acting import Acting, AlreadyDone  # noqa: PLC0415
    from waypost.casework.access.roles import Role  # noqa: PLC0415
    from waypost.casework.children.actions.record_need import record_need  # noqa: PLC0415

    acting = Acting(int(os.environ["WAYPOST_WRITER"]), Role.CHILDRENS_GUARDIAN, None, "", datetime.now(UTC))
    with file.open("a", encoding="utf-8") as noted:
        for number in count():
            token = f"{seed}-{os.getpid()}-{number}"
            while True:
                try:
                    record_need(acting, CHILD, need="none", note=token, once=token)
                except AlreadyDone:
                    break
                except Error:
                    connection.close()
                    time.sleep(_GONE_FOR_A_MOMENT)
                else:
                    break
            noted.write(token + "\n")
            noted.flush()


if __name__ == "__main__":
    import django

    django.setup()
    write(Path(sys.argv[1]), int(sys.argv[2]))
