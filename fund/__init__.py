"""The kernel: money, workdays, one journal, people, cases, policy, access; what the fund gets and gives."""
