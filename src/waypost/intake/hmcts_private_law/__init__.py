"""The court service's private-law feed to Cafcass."""
