"""What is given to the fund: donors, pledges, donations, and the honour certificate (捐助证)."""
