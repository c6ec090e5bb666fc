"""Work programmes under the nine priorities and A and B, and what each change will mean for children."""
