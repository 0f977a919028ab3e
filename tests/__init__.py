"""Tests, told as the office's stories."""
