"""Who is here and what they may do: staff, roles, sessions, commands done once."""
