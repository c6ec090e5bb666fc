"""The page that the demonstration opens with: where to look first, and what each page is."""

from __future__ import annotations

from waypost.doors.pages.shell import render_page


def render_start(
    *,
    as_of: str,
    child_id: str,
    board_pack: str = "out/release/board-pack/index.html",
    account: str = "account.html",
    waiting_child_id: str | None = None,
    waiting_account: str = "account-waiting.html",
) -> str:
    """Return the first page of an invented county. `as_of` is an ISO date; the addresses are relative to the page.

    `child_id` is a child whose proceedings ended; `waiting_child_id` one who still waits, or None.
    """
    return render_page(
        "start.html",
        title="Start here",
        invented=True,
        as_of=as_of,
        child_id=child_id,
        board_pack=board_pack,
        account=account,
        waiting_child_id=waiting_child_id,
        waiting_account=waiting_account,
    )
