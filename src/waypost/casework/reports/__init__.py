"""Reports that the court ordered: who writes each, by when, of what sources, in whose words, checked by whom, filed."""
