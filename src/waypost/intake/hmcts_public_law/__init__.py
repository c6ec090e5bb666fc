"""The court service's public-law feed to Cafcass."""

from waypost.intake.hmcts_public_law.read import NAME, read

__all__ = ["NAME", "read"]
