"""What every verb of the console is: options in, a JSON answer and an exit code out."""

import argparse
from collections.abc import Callable
from typing import Any

from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office

Options = argparse.Namespace
Answer = tuple[Any, int]
Verb = Callable[[Office, Options], Answer]


def done(act: Act, **more: Any) -> Answer:
    """The name of an act, as the window tells it."""
    return {"act": act.name, **more}, 0
