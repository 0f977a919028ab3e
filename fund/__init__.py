"""The kernel: money, workdays, one journal, people, cases, policy, access; gifts and grants."""
