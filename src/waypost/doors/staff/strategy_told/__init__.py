"""Pages of strategy in words: one way of saying them, for the site, for paper and for a spreadsheet."""
