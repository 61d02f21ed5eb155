"""Console `ngheo`: the same operations as the window, for IT staff, scripts and tests."""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from ngheo_desktop.cli.commands import COMMANDS
from ngheo_desktop.cli.parser import build_parser
from ngheo_desktop.errors import InputRefused, UserError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit codes are those of `errors.py`, 1 also for faults found."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    options = build_parser().parse_args(arguments)
    try:
        answer, exit_code = COMMANDS[options.command](options)
    except InputRefused as error:
        _show(options, {"problems": [{"field": p.field, "text": p.text} for p in error.problems]})
        return error.exit_code
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    _show(options, answer)
    return exit_code


def _show(options: argparse.Namespace, answer: Any) -> None:
    text = json.dumps(answer, ensure_ascii=False, indent=None if options.json else 1, default=str)
    sys.stdout.write(text + "\n")
