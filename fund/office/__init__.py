"""The office, its funds, townships and holidays: what a new installation opens with."""
