"""What is printed: tagged PDF, made of what casework hands over and of nothing else."""
