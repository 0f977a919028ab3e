"""Monthly subsidies: who draws them, from when to when, and the runs that pay them."""
