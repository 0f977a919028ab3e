"""Doorway: the ORM's settings. The engine is whatever `fund.database` bound."""

import os
from typing import Any

from piccolo.conf.apps import AppRegistry

from fund import database
from fund.commanding import DEFAULT_URL

APP_REGISTRY = AppRegistry(
    apps=[
        "fund.piccolo_app",
        "loans.piccolo_app",
        "reports.piccolo_app",
        "schedules.piccolo_app",
    ]
)


def __getattr__(name: str) -> Any:
    """`DB` is asked for by name; outside an open command it is what the environment names."""
    if name != "DB":
        raise AttributeError(name)
    try:
        return database.engine()
    except RuntimeError:
        return database.bind(os.environ.get("FUND_DATABASE_URL", DEFAULT_URL))
