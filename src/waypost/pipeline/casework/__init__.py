"""What casework is handed of the record: children whose identity is confirmed, and only what is surely theirs."""
