"""What changes in a record for its people's rights: holds, erasure, copies for developers."""
