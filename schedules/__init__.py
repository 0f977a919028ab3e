"""Timed duties (amortization schedules live in `loans/`)."""
