"""Where the officer has been in the window: back and forward, as in a browser."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page with what it shows: a household, a form, a round in one hamlet."""

    page: str
    subject: str = ""  # id of a household or a round, or code of a form
    household_id: str = ""  # for a form about one household
    hamlet_id: str = ""  # for a form or a step of a round in one hamlet


class History:
    """The places in the order they were visited; going somewhere new forgets what lay ahead."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def current(self) -> Place | None:
        return self._places[self._at] if self._places else None

    @property
    def before(self) -> Place | None:
        return self._places[self._at - 1] if self._at > 0 else None

    @property
    def after(self) -> Place | None:
        return self._places[self._at + 1] if self._at + 1 < len(self._places) else None

    def visit(self, place: Place) -> None:
        del self._places[self._at + 1 :]
        self._places.append(place)
        self._at += 1

    def rename(self, place: Place) -> None:
        """What is in front is now known as `place`: a new household has got its id."""
        self._places[self._at] = place

    def step(self, by: int) -> None:
        """Back (-1) or forward (1); the caller has looked whether there is anything."""
        self._at += by
