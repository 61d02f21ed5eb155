"""A line of a list that names the place of the rows below: an ấp, a khóm, a xã of several."""

import re
from collections.abc import Iterable

from ngheo_desktop.exchange.values.places import without_commune_kind, without_hamlet_kind
from ngheo_desktop.text import search_key

_BEFORE = re.compile(r"^(?:[-–*•+·.\s]+|(?:[ivx]+|\d+|[a-z])\s*[.)\-/:]+\s*)+(?=\S)", re.IGNORECASE)
_COUNT = re.compile(r"\s*[(:–,-]\s*\d+\s*(?:hộ|khẩu|nhân|người|ho\b).*$", re.IGNORECASE)
_KIND = re.compile(r"(?:ấp|ap|khóm|khom|thôn|thon|khu phố|khu pho|tổ dân phố|to dan pho)\b", re.I)
_ABOUT = re.compile(r"(?:danh sach|dia ban|don vi|thuoc|ban nhan dan|dia chi)\b")


class PlaceLines:
    """Knows the hamlets and communes that a line may name."""

    def __init__(self, hamlets: Iterable[str] = (), units: Iterable[str] = ()) -> None:
        self._hamlets = frozenset(search_key(without_hamlet_kind(name)) for name in hamlets)
        units = tuple(units)
        bare = {search_key(without_commune_kind(name)): name for name in units}
        self._units = {**{search_key(name): name for name in units}, **bare}

    def hamlet(self, text: str) -> str:
        """«II/- Ấp Phước Lợi (12 hộ)» → «Ấp Phước Lợi»; empty for a line about something else.

        A bare name counts where the commune has a hamlet of that name.
        """
        bare = _COUNT.sub("", _BEFORE.sub("", text)).strip(" :;.,")
        if _KIND.match(bare) or search_key(bare) in self._hamlets:
            return bare
        named = list(_KIND.finditer(bare)) if _ABOUT.match(search_key(bare)) else []
        return bare[named[-1].start() :] if named and self._knows(bare[named[-1].end() :]) else ""

    def unit(self, text: str) -> str:
        """«B. PHƯỜNG TỊNH BIÊN» → the commune as it is known; empty for another line."""
        bare = _COUNT.sub("", _BEFORE.sub("", text)).strip(" :;.,")
        return self._units.get(search_key(bare), "")

    def _knows(self, text: str) -> bool:
        return search_key(text).strip(" .:") in self._hamlets
