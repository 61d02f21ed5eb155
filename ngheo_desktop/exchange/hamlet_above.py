"""The hamlet of rows that do not name it: from a heading line, the sheet's name or the title."""

import re
from collections.abc import Sequence

from ngheo_desktop.domain.listing import ListContext
from ngheo_desktop.exchange.cells import Problems
from ngheo_desktop.exchange.tables import Table
from ngheo_desktop.exchange.values.places import hamlet_reader, without_hamlet_kind
from ngheo_desktop.exchange.values.texts import plain_text
from ngheo_desktop.text import search_key

_KINDS = re.compile(r"\b(?:ap|khom|thon|khu pho|to dan pho)[\s.:]+")


class HamletsAbove:
    """Which hamlet a row stands under."""

    def __init__(self, table: Table, context: ListContext, problems: Problems) -> None:
        self._known, self._old = context.hamlets, context.old_hamlets
        self._names = {**self._old, **{name: name for name in self._known}}  # → as it is now
        self._by_row = self._from_headings(table, problems)
        self._of_sheet = self._from_sheet(table.grid.sheet) or self._from_title(table)

    def at(self, row: int) -> str | None:
        """The nearest heading above, else what the whole sheet is about."""
        above = [at for at in self._by_row if at < row]
        return self._by_row[max(above)] if above else self._of_sheet

    def _from_headings(self, table: Table, problems: Problems) -> dict[int, str | None]:
        read = hamlet_reader(self._known, self._old)
        found: dict[int, str | None] = {}
        for row, text in table.lines.hamlets.items():
            answer = read(text)
            found[row] = answer.value
            for oddity in answer.oddities:
                problems.add(oddity, row, field="hamlet", raw=text)
        return found

    def _from_sheet(self, name: str) -> str | None:
        """«Ấp Phước Lợi» or the bare name of a known hamlet."""
        bare = without_hamlet_kind(plain_text(name))
        key = search_key(bare)
        known = {now for each, now in self._names.items() if search_key(each) == key}
        if len(known) == 1:
            return known.pop()
        is_named = not self._known and bare != name and _KINDS.match(search_key(name))
        return bare if is_named else None

    def in_address(self, address: str | None) -> str | None:
        """«Tổ 3, ấp Phước Thọ, xã Ô Lâm» names the hamlet too."""
        return self._named_in([search_key(address)]) if address else None

    def _from_title(self, table: Table) -> str | None:
        """«DANH SÁCH HỘ NGHÈO ẤP PHƯỚC LỢI» above the heading; one known hamlet only."""
        lines = table.grid.rows[: table.heading.top - 1]
        texts = [search_key(cell) for line in lines for cell in line if isinstance(cell, str)]
        return self._named_in(texts)

    def _named_in(self, texts: Sequence[str]) -> str | None:
        tails = [text[found.end() :] for text in texts for found in _KINDS.finditer(text)]
        named = {
            now
            for each, now in self._names.items()
            for tail in tails
            if re.match(rf"{re.escape(search_key(each))}\b", tail)
        }
        longest = max(named, key=len, default=None)
        return longest if len(named) == 1 else None
