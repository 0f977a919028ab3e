"""The one journal of a fund: balanced, append-only, numbered without gaps, chained."""
