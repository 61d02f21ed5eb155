"""Words of a fixed set: sex, class, area, relation, ethnic group, ticks."""

import re
from collections.abc import Callable

from ngheo_desktop.domain.terms import Area, HouseholdClass, Sex
from ngheo_desktop.exchange.grid import Raw
from ngheo_desktop.exchange.values.oddities import (
    NOTE,
    NOTHING,
    Oddity,
    Read,
    doubted,
    refused,
)
from ngheo_desktop.exchange.values.texts import plain_text
from ngheo_desktop.exchange.vocabulary import Spellings, folded_word
from ngheo_desktop.text import search_key

_SEXES = {"nam": Sex.MALE, "nu": Sex.FEMALE}
_SEX_CODES = {"1": Sex.MALE, "2": Sex.FEMALE}
_AREAS = {
    **dict.fromkeys(("nt", "nongthon", "rural"), Area.RURAL),
    **dict.fromkeys(("tt", "dt", "thanhthi", "dothi", "urban"), Area.URBAN),
}


def _of_a_household(*words: str) -> tuple[str, ...]:
    """«nghèo», «H.nghèo», «hộ nghèo», all folded."""
    return tuple(start + word for start in ("", "h", "ho") for word in words)


CLASS_WORDS = {
    **dict.fromkeys(_of_a_household("ngheo", "n"), HouseholdClass.POOR),
    **dict.fromkeys(_of_a_household("canngheo", "cngheo", "cn"), HouseholdClass.NEAR_POOR),
    **dict.fromkeys(
        (*_of_a_household("khongngheo", "kn", "khong"), "khongthuocdien", "khongthuoc"),
        HouseholdClass.NOT_POOR,
    ),
    **dict.fromkeys(
        ("homucsongtrungbinh", "hocomucsongtrungbinh", "mucsongtrungbinh", "mstb", "tb"),
        HouseholdClass.AVERAGE_LIVING,
    ),
}
_CHECKS = frozenset(("x", "1", "v", "✓", "✔"))
_TICKS = _CHECKS | {"có"}
_BARE_CODE = re.compile(r"\d{1,2}")


def read_sex(raw: Raw) -> Read:
    """Giới tính: Nam, Nữ, or the codes 1 and 2 of the forms."""
    text = plain_text(raw)
    if not text:
        return doubted("sex_missing", "Chưa có giới tính. Hãy điền theo giấy tờ.")
    sex = _SEXES.get(search_key(text))
    if sex:
        return Read(sex)
    sex = _SEX_CODES.get(text)
    if sex:
        words = "Đã hiểu 1 là Nam, 2 là Nữ."
        return Read(sex, (Oddity("sex_code_read", NOTE, words, sex.value),))
    return refused("sex_unreadable", f"Không hiểu giới tính «{text}». Hãy ghi Nam hoặc Nữ.")


def read_class(raw: Raw) -> Read:
    """Diện of a household as typed; a word that may mean two things is left open."""
    text = plain_text(raw)
    if not text:
        return NOTHING
    found = CLASS_WORDS.get(folded_word(text))
    if found:
        return Read(found)
    return doubted(
        "class_word_ambiguous",
        f"«{text}» chưa cho biết hộ thuộc diện nào. Hãy chọn: hộ nghèo, hộ cận nghèo hoặc "
        "không thuộc diện.",
    )


def read_area_kind(raw: Raw) -> Read:
    """Khu vực: nông thôn or thành thị."""
    text = plain_text(raw)
    if not text:
        return NOTHING
    area = _AREAS.get(folded_word(text))
    if area:
        return Read(area)
    return doubted("area_kind_unreadable", f"Không hiểu khu vực «{text}». Hãy ghi NT hoặc TT.")


def relation_reader(spellings: Spellings) -> Callable[[Raw], Read]:
    """Quan hệ với chủ hộ → code of the catalogue."""

    def read(raw: Raw) -> Read:
        text = plain_text(raw)
        if not text:
            return doubted("relation_missing", "Chưa có quan hệ với chủ hộ. Hãy bổ sung.")
        code = spellings.meaning(text)
        if code is None:
            return doubted("relation_unknown", f"Chưa rõ quan hệ «{text}». Hãy chọn lại.")
        return Read(code)

    return read


def ethnic_reader(spellings: Spellings) -> Callable[[Raw], Read]:
    """Dân tộc → its name. A bare code names nobody: the two lists in use collide."""

    def read(raw: Raw) -> Read:
        text = plain_text(raw)
        if not text:
            return doubted("ethnic_missing", "Chưa có dân tộc. Hãy bổ sung.")
        if _BARE_CODE.fullmatch(text):
            return doubted(
                "ethnic_code_ambiguous",
                f"Dân tộc ghi mã {text}. Hai bảng mã đang dùng khác nhau, nên hãy ghi tên dân tộc.",
            )
        name = spellings.meaning(text)
        if name is None:
            return doubted("ethnic_unknown", f"Chưa rõ dân tộc «{text}». Hãy chọn lại.")
        return Read(name)

    return read


def read_tick(raw: Raw) -> Read:
    """An `x` of any kind in a column that stands for one answer; anything else is not ticked."""
    return Read(True) if plain_text(raw).casefold() in _TICKS else NOTHING


def mark_reader(*, asks_for_lacks: bool) -> Callable[[Raw], Read]:
    """One of the twelve marks of a review sheet: lack, no lack, or a mark nobody can read.

    «Có» under «Bảo hiểm y tế» alone may mean insured: it is a lack only under «thiếu hụt».
    """
    lacks = _TICKS if asks_for_lacks else _CHECKS
    fine = ("0", "không") if asks_for_lacks else ("0",)

    def read(raw: Raw) -> Read:
        text = plain_text(raw).casefold()
        if not text:
            return NOTHING
        if text in lacks:
            return Read(True)
        if text in fine:
            return Read(False)
        return refused(
            "indicator_mark_unknown",
            f"Không hiểu dấu «{text}». Ghi x hoặc 1 khi thiếu hụt, 0 khi không thiếu hụt.",
        )

    return read
