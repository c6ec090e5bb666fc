"""What children wait for, in codes: each wait, and the rule that makes waits that run side by side add up."""
