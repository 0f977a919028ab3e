"""What happens to a loan after its payout: recorded, allocated and posted in one transaction."""
