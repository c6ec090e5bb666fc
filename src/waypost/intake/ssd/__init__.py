"""The Standard Safeguarding Dataset of a local authority."""
