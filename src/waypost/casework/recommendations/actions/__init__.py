"""What is done about recommendations. Every action adds; none changes what stands."""
