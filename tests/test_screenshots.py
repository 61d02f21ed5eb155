"""The pictures of the README can be taken again at any time, and all of them exist."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_picture_of_the_readme_is_taken_from_the_program(tmp_path: Path) -> None:
    named = set(
        re.findall(r"packaging/screenshots/([\w-]+\.png)", (ROOT / "README.md").read_text())
    )
    run = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "take_screenshots.py"), str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert {path.name for path in tmp_path.iterdir()} == named
    assert all(path.stat().st_size > 20_000 for path in tmp_path.iterdir())
    kept = {path.name for path in (ROOT / "packaging" / "screenshots").iterdir()}
    assert kept == named
