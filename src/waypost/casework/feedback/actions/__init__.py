"""What is done with feedback and complaints: by visitors without an account, and by staff."""
