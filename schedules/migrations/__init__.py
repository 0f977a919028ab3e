"""Migrations, run by Piccolo in order of their ids."""
