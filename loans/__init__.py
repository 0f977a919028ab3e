"""Loans: products, amortization, servicing, arrears, the loan book."""
