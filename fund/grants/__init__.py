"""What the fund gives for nothing: awards paid out, once or month by month."""
