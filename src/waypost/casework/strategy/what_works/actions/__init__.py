"""What is done about initiatives, pools and the survey. Nothing here changes a row that stands."""
