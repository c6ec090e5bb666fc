"""The Cafcass extract."""
