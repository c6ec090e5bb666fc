"""The register of uses of automation, Waypost's own among them."""
