"""Checks that need programs from outside the index share the tests' fixtures."""

from tests.conftest import office, postgres, postgres_url, small_office, sqlite_url, url

__all__ = ["office", "postgres", "postgres_url", "small_office", "sqlite_url", "url"]
