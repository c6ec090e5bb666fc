"""The child-level lists that an authority gives Ofsted: Annex A."""
