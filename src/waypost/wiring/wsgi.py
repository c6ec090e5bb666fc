"""The staff site as a WSGI application: what gunicorn serves."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waypost.wiring.django_settings")
application = get_wsgi_application()
