"""Money that comes into the fund to stay, by source, and the fund's position."""
