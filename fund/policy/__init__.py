"""A programme's rules as data."""
