"""Whether the fund grows to its target, and what it takes: a forecast by months, in float yuan."""
