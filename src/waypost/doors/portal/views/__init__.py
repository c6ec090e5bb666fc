"""One page a function. What is shown is asked of casework/sharing; what is sent goes to its actions."""
