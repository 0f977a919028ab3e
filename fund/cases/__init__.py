"""Applications on their way to a decision; they know no product."""
