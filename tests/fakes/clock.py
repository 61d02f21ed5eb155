"""A clock that stands still until a test moves it."""


class Clock:
    """Counts seconds, as the program's own clocks do."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds
