"""The court service's private-law feed to Cafcass."""

from waypost.intake.hmcts_private_law.read import NAME, read

__all__ = ["NAME", "read"]
