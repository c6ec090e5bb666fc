"""What is done about programmes and changes. Every action adds; none changes what stands."""
