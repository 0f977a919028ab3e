"""A rehearsal: the county of seed 003 lived through day by day, with invented people."""
