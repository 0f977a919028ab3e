"""Papers to sign, hand over and file: frozen data, printed through a typst template."""
