"""Letters to children, and about them to their independent reviewing officers: plain, and silent on where anyone is."""
