"""The walls of the house: which room may open which door (the table of README.md as code)."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "ngheo_desktop"
SMALL = {"errors", "progress", "text", "paths", "settings", "writing"}
DOMAIN = {"domain", "errors", "text"}
MAY_OPEN = {
    "errors": {"errors"},
    "progress": {"progress"},
    "text": {"text"},
    "paths": {"paths"},
    "settings": {"settings", "errors", "paths", "writing"},
    "writing": {"writing", "errors"},
    "domain": DOMAIN,
    "catalogs": {"catalogs"} | DOMAIN | SMALL,
    "reference": {"reference"} | DOMAIN | SMALL,
    "storage": {"storage", "domain"} | SMALL,
    "records": {"records", "domain"} | SMALL,
    "sync": {"sync", "records", "storage", "domain"} | SMALL,
    "province": {"province", "records", "domain"} | SMALL,
    "printing": {"printing", "domain"} | SMALL,
    "exchange": {"exchange", "domain"} | SMALL,
    "operations": {
        "operations", "storage", "printing", "exchange", "reference", "catalogs", "domain",
    } | SMALL,
    "cli": {"cli", "operations", "catalogs", "reference", "bench", "domain"} | SMALL,
    "bench": {"bench", "gui", "operations", "exchange", "printing", "storage", "domain"} | SMALL,
    "gui": {"gui", "operations", "catalogs", "domain"} | SMALL,
}  # fmt: skip
MAY_USE = {
    "domain": set(),
    "errors": set(),
    "progress": set(),
    "text": set(),
    "paths": {"platformdirs"},
    "settings": {"tomli_w"},
    "writing": set(),
    "catalogs": set(),
    "reference": set(),
    "storage": {
        "sqlmodel", "sqlalchemy", "sqlcipher3", "alembic", "cryptography", "argon2", "uuid_utils",
    },
    "records": {"fastjsonschema"},
    "sync": {"requests", "sqlmodel"},
    "province": {
        "fastapi", "starlette", "pydantic", "uvicorn", "psycopg", "psycopg_pool", "sqlalchemy",
        "alembic", "argon2",
    },
    "printing": {"reportlab"},
    "exchange": {"python_calamine", "openpyxl", "xlsxwriter", "xlrd", "docx"},
    "operations": {"tomli_w"},
    "cli": set(),
    "bench": {"psutil", "PySide6", "reportlab", "python_calamine", "sqlcipher3", "xlsxwriter"},
    "gui": {"PySide6", "shiboken6", "pypdfium2"},
}  # fmt: skip


def _imports(file: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are written whole"
            if node.module == "ngheo_desktop":
                yield from ((node.lineno, f"ngheo_desktop.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, node.module or ""


def _files(room: str) -> list[Path]:
    folder = PACKAGE / room
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{room}.py"]


def doors_of(room: str) -> Iterator[tuple[str, str]]:
    """File and line, and the module imported there."""
    for file in _files(room):
        for line, module in _imports(file):
            yield f"{file.relative_to(PACKAGE)}:{line}", module


@pytest.mark.parametrize("room", MAY_OPEN)
def test_a_room_opens_only_its_own_doors(room: str) -> None:
    for place, module in doors_of(room):
        top, _, inner = module.partition(".")
        if top == "ngheo_desktop":
            assert inner.split(".")[0] in MAY_OPEN[room] | {"__version__"}, f"{place}: {module}"


@pytest.mark.parametrize("room", MAY_USE)
def test_a_room_uses_only_its_own_libraries(room: str) -> None:
    for place, module in doors_of(room):
        top = module.partition(".")[0]
        if top != "ngheo_desktop" and top not in sys.stdlib_module_names:
            assert top in MAY_USE[room], f"{place}: {module}"


def test_every_room_stands_in_the_table() -> None:
    rooms = {
        path.stem
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert rooms - {"__init__", "__main__", "_resources"} == set(MAY_OPEN)


def test_folders_that_are_no_packages_stay_so() -> None:
    for name in ("ui", "resources", "packaging"):
        assert not list((PACKAGE.parent / name).rglob("__init__.py"))


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(file.relative_to(PACKAGE))
        for file in PACKAGE.rglob("*.py")
        if "forms" not in file.parts
        and not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_nobody_catches_everything_but_the_two_places_that_may() -> None:
    allowed = {"gui/tasks.py", "gui/app.py", "__main__.py", "gui/failures.py"}
    for file in PACKAGE.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        if "except Exception" in text:
            assert file.relative_to(PACKAGE).as_posix() in allowed


def test_what_tests_share_stands_in_no_test() -> None:
    for file in Path(__file__).parent.rglob("*.py"):
        for line, module in _imports(file):
            top, _, inner = module.partition(".")
            shared = top != "tests" or not inner.split(".")[-1].startswith("test_")
            assert shared, f"{file.name}:{line}: {module}"
