"""An import that is killed half-way leaves the register as it was, and can be done again."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ngheo_desktop.operations.import_plans import plan_import
from ngheo_desktop.operations.importing import list_imports, write_import
from ngheo_desktop.operations.office import Office, open_office
from tests.operations.import_lists import SIMPLE, TAM, heads, written

PASSWORD = "mat-khau-thu"
IMPORTER = """
import sys
from pathlib import Path
from ngheo_desktop.operations.import_plans import plan_import
from ngheo_desktop.operations.importing import write_import
from ngheo_desktop.operations.office import open_office

folder, password, path, stop_at = sys.argv[1:]
office = open_office(Path(folder), "canbo", password)
plan = plan_import(office, Path(path))
seen = 0

def report(done, total):
    global seen
    seen += 1
    if seen == int(stop_at):
        print(done, total, flush=True)
        sys.stdin.read()

write_import(office, plan, although_repeated=True, report=report)
print("written", flush=True)
"""


def killed_import(folder: Path, path: Path, stop_at: int) -> str:
    """Import in another process until its nth report, then kill it there."""
    arguments = [sys.executable, "-c", IMPORTER, str(folder), PASSWORD, str(path), str(stop_at)]
    with subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        told = process.stdout.readline().strip()
        process.send_signal(signal.SIGKILL)
        process.wait()
    return told


def everything(office: Office) -> list[tuple[object, ...]]:
    tables = ("household", "member", "import_batch", "import_line", "summary", "match_key", "diary")
    counts = " UNION ALL ".join(f"SELECT '{each}', count(*) FROM {each}" for each in tables)
    return office.store.query(counts)


@pytest.mark.parametrize("stop_at", [1, 2, 3])
def test_an_import_killed_at_any_report_leaves_the_register_as_before(
    office: Office, tmp_path: Path, stop_at: int
) -> None:
    write_import(office, plan_import(office, written(tmp_path, TAM)))
    before, folder = everything(office), office.folder
    office.store.close()
    assert killed_import(folder, SIMPLE, stop_at) != "written"
    again = open_office(folder, "canbo", PASSWORD)
    assert everything(again) == before
    assert heads(again) == ["Trần Văn Tám"]
    assert again.store.query("PRAGMA integrity_check") == [("ok",)]
    write_import(again, plan_import(again, SIMPLE))
    assert len(list_imports(again)) == 2
    again.store.close()
