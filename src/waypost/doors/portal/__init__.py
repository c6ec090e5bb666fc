"""The families' site: a child's own pages, and a parent's or carer's. Thin: casework/sharing says what is shown."""
