"""Reports: every list, ledger, paper and dashboard; one document, every format."""
