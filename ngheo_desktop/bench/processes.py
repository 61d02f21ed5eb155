"""Programs started to be measured: what they tell, and how much memory they take."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from ngheo_desktop.bench.ground import LOGIN, PASSWORD, Ground
from ngheo_desktop.errors import EnvironmentProblem

_PACKAGE = Path(__file__).resolve().parents[1]
BARE_WINDOW = ("-P", str(Path(__file__).with_name("bare_window.py")))
_GLANCE = 0.005  # seconds between two looks at the memory


def run_and_ask(arguments: Sequence[str], ground: Ground) -> dict[str, Any]:
    """Run Python with these arguments; the JSON object on the last line it says."""
    done = subprocess.run(
        [sys.executable, *arguments], env=_environment(ground), capture_output=True, text=True
    )
    if done.returncode or not done.stdout.strip():
        raise _not_measured(done.stderr)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def peak_memory(arguments: Sequence[str], ground: Ground) -> float:
    """Run Python with these arguments; the most memory it held at one time, in megabytes."""
    with subprocess.Popen(
        [sys.executable, *arguments],
        env=_environment(ground),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        watched, peak = psutil.Process(child.pid), 0
        while child.poll() is None:
            with suppress(psutil.Error):  # it has just ended
                peak = max(peak, watched.memory_info().rss)
            with suppress(subprocess.TimeoutExpired):
                child.wait(_GLANCE)
        assert child.stderr is not None
        told = child.stderr.read()
    if child.returncode:
        raise _not_measured(told)
    return peak / 1e6


def _environment(ground: Ground) -> Mapping[str, str]:
    found = [str(_PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(found),
        "QT_QPA_PLATFORM": "offscreen",
        "NGHEO_USER": LOGIN,
        "NGHEO_PASSWORD": PASSWORD,
        "NGHEO_HOME": str(ground.places.home),
        "NGHEO_EXIT_AFTER_PAINT": "1",
        "NGHEO_STARTED": repr(time.time()),
    }


def _not_measured(told: str) -> EnvironmentProblem:
    last = told.strip().rpartition("\n")[2]
    return EnvironmentProblem(f"Chương trình cần đo không chạy được trên máy này: {last}")
