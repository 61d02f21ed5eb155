"""The console as a test calls it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ngheo_desktop.cli import main

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
SIMPLE = SAMPLES / "danh-sach-don-gian.xlsx"
Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs one command on the home of the test and reads its JSON answer, or what it refuses."""
    monkeypatch.setenv("NGHEO_USER", "canbo")
    monkeypatch.setenv("NGHEO_PASSWORD", "mat-khau-thu")

    def run_one(*arguments: str) -> tuple[int, Any]:
        code = main([*arguments, "--json"])
        out, told = capsys.readouterr()
        return code, json.loads(out) if out else told

    return run_one


@pytest.fixture
def home(run: Run, tmp_path: Path) -> Path:
    hamlets = json.loads((SAMPLES / "danh-sach-don-gian.expected.json").read_text("utf-8"))
    named = [part for each in hamlets["context"]["hamlets_known"] for part in ("--hamlet", each)]
    code, answer = run("init", "--commune", "30577", "--admin", "Neáng Sa", *named)
    assert code == 0
    assert len(answer["recovery_code"].replace("-", "")) == 24
    return tmp_path / "home"
