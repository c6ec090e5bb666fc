"""Where people and programs come in. No rules, no SQL."""
