"""The Qt that is pinned survives the calls by which 6.12.0 aborts Python 3.11 (PYSIDE-3474)."""

import subprocess
import sys

LOOP = """
from PySide6.QtCore import QObject

thing = QObject()
for _ in range(200_000):
    thing.setObjectName("x")
print("survived")
"""


def test_two_hundred_thousand_calls_that_return_nothing_do_not_abort_python():
    done = subprocess.run([sys.executable, "-c", LOOP], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "survived"), done.stderr[-2000:]
