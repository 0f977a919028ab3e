"""The floors and habits of the house, held by reading its source; each rule sees a fault once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = ["fund", "loans", "reports", "schedules"]
DOORWAYS = {"app", "main", "piccolo_conf"}
FRAMEWORKS = {
    *("piccolo", "litestar", "apscheduler", "aiosqlite", "asyncpg"),
    *("jinja2", "click", "typst", "rich", "uvicorn"),
}
# Modules that decide and count: standard library, NumPy, each other, and a check-digit library.
FORECASTS = ("answers", "chances", "claims", "engine", "plan")

PURE = [
    *(f"fund/projection/{name}.py" for name in FORECASTS),
    *(f"fund/{name}.py" for name in ("money", "capitals", "calendars", "errors", "festivals")),
    *("fund/access/actors.py", "fund/cases/steps.py", "fund/contributions/position.py"),
    *("fund/journal/accounts.py", "fund/journal/entries.py", "fund/people/identity.py"),
    *(
        f"fund/policy/{name}.py"
        for name in ("benefits", "budgets", "checking", "comparing", "eligibility", "facts")
    ),
    *(f"fund/policy/{name}.py" for name in ("lending", "rules", "values")),
    *("fund/people/categories.py", "fund/rates/lookup.py"),
    *(f"loans/{name}.py" for name in ("account", "amortization", "arrears", "classes")),
    *(
        f"loans/{name}.py"
        for name in ("collected", "contracts", "daycount", "duedates", "effective")
    ),
    *(
        f"loans/{name}.py"
        for name in ("effects", "events", "indicators", "interest", "level", "packing", "parts")
    ),
    *(f"loans/{name}.py" for name in ("permissions", "plan", "terms")),
    *("loans/guarantees/cover.py", "loans/servicing/accounting.py"),
    *("reports/charts.py", "reports/document.py", "reports/listing.py", "reports/permissions.py"),
    "reports/papers/sheets.py",
    *("schedules/duties.py", "schedules/permissions.py"),
    *("schedules/rehearsal/people.py", "schedules/rehearsal/story.py"),
]
PURE_LIBRARIES = {"lunardate", "numpy", "numpy_financial", "msgspec", "stdnum"}
# Effective annual rates and the level payment's first guess are floats; posted money never is.
FLOATS_ALLOWED = {
    *("loans/effective.py", "loans/level.py", "loans/terms.py", "reports/quoting.py"),
    # Forecasts are float by promise 1: no posted amount comes of them.
    *(f"fund/projection/{name}.py" for name in FORECASTS),
    *("fund/projection/answering.py", "fund/projection/commands.py"),
    *("reports/charts.py", "reports/forecasting.py", "reports/growth_pages.py"),
    "reports/growth_words.py",
}
CLOCK = "fund/clock.py"


def sources() -> list[Path]:
    """Every Python file of the product."""
    files = [path for floor in FLOORS for path in (ROOT / floor).rglob("*.py")]
    return files + [ROOT / f"{name}.py" for name in sorted(DOORWAYS)]


def imported(text: str) -> set[str]:
    """Full names of the modules a source imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def looks_up(floor: str, text: str) -> set[str]:
    """Imports of a floor that go up, by name or through a string naming a module."""
    above = set(FLOORS[FLOORS.index(floor) + 1 :]) | DOORWAYS
    named = {name for name in imported(text) if name.split(".")[0] in above}
    hidden = re.findall(rf"import_module\(f?[\"']({'|'.join(sorted(above))})\b", text)
    return named | set(hidden)


def impure(text: str) -> set[str]:
    """Imports a pure module may not have."""
    allowed = {path.removesuffix(".py").replace("/", ".") for path in PURE}
    found = set()
    for name in imported(text):
        top = name.split(".")[0]
        if (
            top in FRAMEWORKS
            or (top in FLOORS and name not in allowed)
            or (top not in FLOORS and top not in PURE_LIBRARIES and not _standard(top))
        ):
            found.add(name)
    return found


def _standard(name: str) -> bool:
    import sys

    return name in sys.stdlib_module_names


def clock_readings(text: str) -> list[str]:
    """Places that read the clock."""
    return re.findall(r"(?:datetime|date)\.(?:now|today|utcnow)\(|time\.time\(", text)


def floats(text: str) -> list[int]:
    """Lines with a float literal, `float(` or a float type."""
    found = []
    for node in ast.walk(ast.parse(text)):
        literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
        name = isinstance(node, ast.Name) and node.id == "float"
        kind = isinstance(node, ast.Attribute) and node.attr in ("float64", "float32")
        if literal or name or kind:
            found.append(getattr(node, "lineno", 0))
    return found


def long_functions(text: str) -> Iterator[str]:
    """Functions of more than 70 lines."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > 70:
                yield f"{node.name} ({length})"


def template_faults(text: str) -> list[str]:
    """Inline styles and scripts, and raw output other than the form token."""
    inline = re.findall(r"<script(?! src=\"/static/)|\sstyle=|\son\w+=", text)
    raw = [name for name in re.findall(r"\{\{\s*(\w+)\s*\|\s*safe", text) if name != "csrf_input"]
    return inline + raw


def test_the_files_are_found() -> None:
    assert len(sources()) > 100
    assert all((ROOT / path).exists() for path in PURE)


@pytest.mark.parametrize("floor", FLOORS)
def test_floors_import_only_downwards(floor: str) -> None:
    for path in (ROOT / floor).rglob("*.py"):
        assert not looks_up(floor, path.read_text()), path


def test_a_look_upstairs_is_caught() -> None:
    assert looks_up("fund", "from loans.book import load") == {"loans.book"}
    assert looks_up("loans", "import app") == {"app"}
    assert looks_up("fund", "m = import_module('reports.archive')") == {"reports"}
    assert not looks_up("reports", "from loans.book import load")


@pytest.mark.parametrize("path", PURE)
def test_pure_modules_know_no_framework(path: str) -> None:
    assert not impure((ROOT / path).read_text())


def test_an_impure_import_is_caught() -> None:
    assert impure("import piccolo.table") == {"piccolo.table"}
    assert impure("from fund.database import fetch") == {"fund.database"}
    assert impure("import requests") == {"requests"}
    assert not impure("import numpy as np\nfrom fund.money import yuan\nimport json")


def test_one_module_reads_the_clock() -> None:
    for path in sources():
        if path != ROOT / CLOCK:
            assert not clock_readings(path.read_text()), path
    assert clock_readings((ROOT / CLOCK).read_text())


def test_no_float_comes_near_money() -> None:
    for path in sources():
        name = str(path.relative_to(ROOT))
        if name not in FLOATS_ALLOWED and not name.startswith("reports/rendering"):
            assert not floats(path.read_text()), path


def test_a_float_is_caught() -> None:
    assert floats("x = 0.5")
    assert floats("def f(a: float): ...")
    assert floats("np.zeros(3, dtype=np.float64)")
    assert not floats("x = 5 // 2")


def test_functions_and_files_stay_short() -> None:
    for path in sources():
        text = path.read_text()
        assert not list(long_functions(text)), path
        assert text.count("\n") <= 500, path
    assert list(long_functions("def f():\n" + "    x = 1\n" * 71))


def test_templates_have_no_inline_style_or_script() -> None:
    templates = [path for floor in FLOORS for path in (ROOT / floor).rglob("*.html")]
    assert len(templates) > 10
    for path in templates:
        assert not template_faults(path.read_text()), path
    assert template_faults("<p style='color:red'>{{ name|safe }}</p>") == [" style=", "name"]
    assert template_faults("<script>go()</script>") == ["<script"]
    assert template_faults('<script src="https://elsewhere/x.js"></script>') == ["<script"]


def test_no_sql_text_is_built_from_values() -> None:
    """SQL is joined from constants of its module; f-strings never reach a statement."""
    for path in sources():
        if path.name in ("schema.py", "database.py", "columns.py"):
            continue  # text joined from the program's own names of tables and columns
        assert not re.search(r"(?:fetch|fetch_one|number|raw)\(\s*f[\"']", path.read_text()), path
