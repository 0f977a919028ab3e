"""This floor's migrations, for Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

APP_CONFIG = AppConfig(
    app_name="loans",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    migration_dependencies=["fund.piccolo_app"],
)
