"""What the supervisory group does: sign months off, ask, object, freeze a payment."""
