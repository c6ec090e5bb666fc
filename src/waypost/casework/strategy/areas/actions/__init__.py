"""What is done about plans of areas and meetings. Every action adds; none changes what stands."""
