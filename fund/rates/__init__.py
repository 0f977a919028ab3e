"""Published interest rates: the shipped history, what staff add, and when it must be confirmed."""
