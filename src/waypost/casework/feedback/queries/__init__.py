"""What pages ask of feedback and complaints."""
