"""What is read of initiatives, pools and the survey."""
