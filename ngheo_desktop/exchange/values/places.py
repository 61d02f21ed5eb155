"""Xã and ấp of a cell, matched with the places that are known; never with the nearest guess."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from ngheo_desktop.domain.listing import ListContext, Unit
from ngheo_desktop.exchange.grid import Raw
from ngheo_desktop.exchange.values.oddities import (
    ERROR,
    NOTE,
    NOTHING,
    WARNING,
    Oddity,
    Read,
    doubted,
    noted,
    refused,
)
from ngheo_desktop.exchange.values.texts import plain_text
from ngheo_desktop.text import search_key

_HAMLET_KIND = re.compile(
    r"^(?:ấp|ap|khóm|khom|khu phố|khu pho|kp|thôn|thon|tổ dân phố|to dan pho|[ak]\.)"
    r"[\s.:]*(?<=[\s.:])",
    re.IGNORECASE,
)
_COMMUNE_KIND = re.compile(
    r"^(?:xã|xa|phường|phuong|thị trấn|thi tran|đặc khu|dac khu|tt\.|p\.|x\.)\s*", re.IGNORECASE
)


def without_hamlet_kind(text: str) -> str:
    """«Ấp Phước Lợi» → «Phước Lợi»; a name that would vanish stays whole («Ấp 3» → «3»)."""
    return _HAMLET_KIND.sub("", text) or text


def without_commune_kind(text: str) -> str:
    """«xã Lương Phi, huyện Tri Tôn» → «Lương Phi»."""
    name = re.split(r"[,;(]| - ", text, maxsplit=1)[0].strip()
    return _COMMUNE_KIND.sub("", name) or name


def hamlet_reader(
    known: Iterable[str], old: Mapping[str, str] | None = None, communes: Iterable[str] = ()
) -> Callable[[Raw], Read]:
    """Ấp, khóm → the name as the office has it; with no hamlets known, the name as written."""
    hamlets = tuple(dict.fromkeys(known))
    exact = _unambiguous(hamlets, without_hamlet_kind)
    old_names = {search_key(name): new for name, new in (old or {}).items()}
    folded = _unambiguous(hamlets, lambda name: search_key(without_hamlet_kind(name)))

    ours = {search_key(without_commune_kind(name)) for name in communes}

    def read(raw: Raw) -> Read:
        text = plain_text(raw)
        if not text:
            return NOTHING
        name = without_hamlet_kind(_without_own_commune(text, ours).rstrip(".,;: "))
        if not hamlets:
            return Read(name)
        found = text if text in hamlets else exact.get(name)
        if found:
            return Read(found)
        found = folded.get(search_key(name))
        if found:
            words = f"«{text}» được hiểu là ấp {found}."
            return noted(found, Oddity("hamlet_matched_by_folding", NOTE, words, found))
        today = old_names.get(search_key(name))
        if today:
            words = f"«{text}» là tên cũ, nay là ấp, khóm {today}."
            return noted(today, Oddity("hamlet_old_name", NOTE, words, today))
        return refused(
            "hamlet_unknown", f"Không có ấp «{text}» trong sổ. Hãy chọn ấp đúng, hoặc thêm ấp này."
        )

    return read


def _without_own_commune(text: str, ours: Collection[str]) -> str:
    """«Ấp Phước Lợi, xã Ô Lâm» → «Ấp Phước Lợi»; with another commune behind it stays whole."""
    name, comma, rest = text.partition(",")
    return name if comma and search_key(without_commune_kind(rest.strip())) in ours else text


def _unambiguous(hamlets: tuple[str, ...], key_of: Callable[[str], str]) -> Mapping[str, str]:
    """Names by key; a key that two hamlets share is left out."""
    found: dict[str, list[str]] = {}
    for name in hamlets:
        found.setdefault(key_of(name), []).append(name)
    return {key: names[0] for key, names in found.items() if len(names) == 1}


def commune_reader(context: ListContext) -> Callable[[Raw], Read]:
    """Xã of a row: ours, one of before July 2025 that is ours now, or another commune's."""
    own = context.commune_name
    old = {
        search_key(without_commune_kind(name)): new for name, new in context.old_communes.items()
    }

    def read(raw: Raw) -> Read:
        text = plain_text(raw)
        if not text:
            return NOTHING
        name = without_commune_kind(text)
        if not own or search_key(name) == search_key(without_commune_kind(own)):
            return Read(own or text)
        today = old.get(search_key(name))
        if today and search_key(today) == search_key(own):
            words = f"«{text}» là tên cũ, nay thuộc {own}. Vui lòng xem lại."
            return noted(own, Oddity("commune_old_name", WARNING, words, own, own))
        words = f"«{text}» nay thuộc {today}" if today else f"«{text}» không phải {own}"
        words = f"{words}. Hộ này không thuộc sổ của {own}. Hãy xem lại."
        return noted(today, Oddity("commune_other", ERROR, words, today))

    return read


def unit_reader(units: tuple[Unit, ...]) -> Callable[[Raw], Read]:
    """Xã, phường of a list that covers several → the name of the unit as it is known."""
    known = {search_key(unit.name): unit.name for unit in units}
    known |= {search_key(without_commune_kind(unit.name)): unit.name for unit in units}

    def read(raw: Raw) -> Read:
        text = plain_text(raw)
        if not text:
            return doubted("unit_missing", "Chưa có xã, phường. Hãy bổ sung.")
        found = known.get(search_key(text)) or known.get(search_key(without_commune_kind(text)))
        if found:
            return Read(found)
        return refused("commune_other", f"Không rõ xã, phường «{text}». Hãy xem lại.")

    return read
