"""The court service's public-law feed to Cafcass."""
