"""The pictures of the README can be taken again at any time, and all of them exist."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
NAMED = set(
    re.findall(r"packaging/screenshots/([\w-]+\.png)", (ROOT / "README.md").read_text("utf-8"))
) - {f"all-{look}.png" for look in ("light", "dark", "high-contrast", "grey", "150")}


def test_every_picture_of_the_readme_is_taken_from_the_program(tmp_path: Path) -> None:
    run = subprocess.run(
        [
            sys.executable,
            str(ROOT / "packaging" / "take_screenshots.py"),
            str(tmp_path),
            "--pictures",
        ],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert {path.name for path in tmp_path.iterdir()} == NAMED
    assert all(path.stat().st_size > 20_000 for path in tmp_path.iterdir())


def test_the_kept_pictures_are_those_of_the_readme_and_a_small_sheet_for_each_look() -> None:
    kept = {path.name: path for path in (ROOT / "packaging" / "screenshots").iterdir()}
    sheets = {name for name in kept if name.startswith("all-")}
    looks = ("light", "dark", "high-contrast", "grey", "150")
    assert sheets == {f"all-{look}.png" for look in looks}
    assert set(kept) - sheets == NAMED
    assert all(path.stat().st_size <= 400_000 for path in kept.values())
