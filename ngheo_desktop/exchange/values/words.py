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
CHECKS = frozenset(("x", "1", "v", "✓", "✔", "√", "☑", "☒", "þ", "ü", "•", "●", "*", "+"))
_TICKS = CHECKS | {"có"}
_NOT_TICKED = frozenset(("0", "không", "khong", "k", "ko", "☐", "□"))
_BARE_CODE = re.compile(r"\d{1,2}")
_COUNTED = re.compile(r" *(?:thứ *)?\d$")  # «Con 2», «con thứ 2»
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


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
        code = spellings.meaning(text) or spellings.meaning(_COUNTED.sub("", text))
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
        name = spellings.meaning(text) or spellings.meaning(_IN_BRACKETS.sub("", text))
        if name is None:
            return doubted("ethnic_unknown", f"Chưa rõ dân tộc «{text}». Hãy chọn lại.")
        return Read(name)

    return read


def read_tick(raw: Raw) -> Read:
    """An `x` of any kind in a column that stands for one answer; what is no mark is asked about."""
    text = plain_text(raw).casefold()
    if not text or text in _NOT_TICKED:
        return NOTHING
    if text in _TICKS:
        return Read(True)
    return doubted("tick_unreadable", f"Không hiểu dấu «{text}». Ghi x nếu có, để trống nếu không.")


_LACKS = CHECKS | {"thiếu", "thiếu hụt", "th", "10"}
_FINE = frozenset(("0", "không thiếu", "không thiếu hụt", "đạt", "đủ"))


def mark_words(*, asks_for_lacks: bool) -> tuple[frozenset[str], frozenset[str]]:
    """Marks of a lack and marks of none.

    «Có» under «Bảo hiểm y tế» alone may mean insured: it is a lack only under «thiếu hụt».
    """
    return (_LACKS | {"có"}, _FINE | {"không"}) if asks_for_lacks else (_LACKS, _FINE)


def mark_reader(lacks: frozenset[str], fine: frozenset[str]) -> Callable[[Raw], Read]:
    """One of the twelve marks of a review sheet: lack, no lack, or a mark nobody can read."""

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
