"""Members and their households."""
