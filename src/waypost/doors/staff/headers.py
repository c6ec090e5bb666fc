"""Headers of every answer beside the content security policy: nothing is kept, nothing of the browser is asked for."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_FEATURES = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "fullscreen",
    "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection", "local-fonts", "magnetometer",
    "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
_PASSKEYS = ("publickey-credentials-create", "publickey-credentials-get")
PERMISSIONS = ", ".join([*(f"{name}=()" for name in _FEATURES), *(f"{name}=(self)" for name in _PASSKEYS)])
NOT_KEPT = "no-store, private"


class SafeHeaders:
    """Adds them to every answer that a view, or an error, gives. Static files are answered before this."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers."""
        answer = self.get_response(request)
        answer.headers.setdefault("Cache-Control", NOT_KEPT)
        answer.headers["Permissions-Policy"] = PERMISSIONS
        answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        answer.headers["X-Robots-Tag"] = "noindex, nofollow"
        return answer
