"""The square on a letter that leads to feedback: drawn as a picture of lines, by the qrcode library (BSD)."""

from __future__ import annotations

import qrcode
from qrcode.image.svg import SvgPathImage

QUIET_MODULES = 4
"""The white edge that ISO/IEC 18004 asks for."""


def square_of(address: str) -> str:
    """Return an address as the SVG of a QR code, with a quarter of it spare (level M is 15 %, Q 25 %)."""
    code = qrcode.QRCode(
        error_correction=qrcode.constants.ERROR_CORRECT_Q, border=QUIET_MODULES, image_factory=SvgPathImage
    )
    code.add_data(address)
    code.make(fit=True)
    drawn: bytes = code.make_image().to_string()
    return drawn.decode("utf-8")
