"""The children in need census. Recognised by `intake.files`, which hands it back as known and not read yet.

Its reader comes with a later release: pre-proceedings (module 5, from 2026/27) are read from SSD until then.
"""
