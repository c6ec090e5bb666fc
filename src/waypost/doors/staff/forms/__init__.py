"""Forms: Django's, shown by GOV.UK's components, taken once, and saved only over what their reader saw."""
