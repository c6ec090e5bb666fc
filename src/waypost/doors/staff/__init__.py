"""The staff site: pages for the people who work with children. It reads requests, asks casework, and shows."""
