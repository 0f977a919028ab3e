"""Orders of money out: placed by one person, carried out by another's approval."""
