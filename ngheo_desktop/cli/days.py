"""Ngày as an option of the console: 2026-11-24, or as people write it."""

from argparse import ArgumentTypeError
from datetime import date


def day(text: str) -> date:
    """A day typed as 2026-11-24 or 24/11/2026."""
    written = "-".join(reversed(text.split("/"))) if "/" in text else text
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        told = f"«{text}» không phải một ngày. Hãy ghi như 2026-11-24"
        raise ArgumentTypeError(told) from error
