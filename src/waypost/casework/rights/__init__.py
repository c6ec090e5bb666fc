"""What people may ask about their data: how long it is kept, a copy of it, its erasure; and copies for developers."""
