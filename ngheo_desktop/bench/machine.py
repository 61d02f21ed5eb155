"""Which machine the figures are of: a figure without it says nothing."""

import os
import platform
from pathlib import Path
from typing import Any

import psutil


def describe_machine(folder: Path) -> dict[str, Any]:
    """Processor, cores, memory, system, Python, and the file system that `folder` lies on."""
    return {
        "cpu": _processor(),
        "cores": os.cpu_count(),
        "memory": f"{psutil.virtual_memory().total / 2**30:.1f} GiB",
        "os": _system(),
        "python": platform.python_version(),
        "disk": _file_system(folder),
    }


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    if told.exists():
        for line in told.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform(terse=True)
    return f"{name}, {platform.system()} {platform.release()}"


def _file_system(folder: Path) -> str:
    """Kind of the file system; a durable save costs nothing on one that lives in memory."""
    inside = [
        part for part in psutil.disk_partitions(all=True) if folder.is_relative_to(part.mountpoint)
    ]
    nearest = max(inside, key=lambda part: len(part.mountpoint), default=None)
    return nearest.fstype if nearest else ""
