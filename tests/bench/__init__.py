"""Measurements with commands of their own; nothing here is collected as a test."""
