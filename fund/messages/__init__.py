"""What people are told: an in-app inbox first, and from there e-mail and chat."""
