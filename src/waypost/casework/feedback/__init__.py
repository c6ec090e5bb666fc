"""What families say of the work: feedback, survey answers and complaints; who read each word, and what was answered."""
