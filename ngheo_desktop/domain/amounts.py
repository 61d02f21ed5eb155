"""Con số và số tiền: as they are shown, read when typed, and written in words (ux: formats)."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MOST = 10**15  # đồng; no paper of a commune comes near it
_NO_BREAK = "\u00a0"
_UNITS = {
    "": 1,
    "k": 10**3,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "tr": 10**6,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_TYPED = re.compile(
    r"(?P<number>\d[\d., \u00a0]*?)\s*(?P<unit>k|nghìn|ngàn|tr|triệu|tỷ|tỉ|)\s*(?:đ|đồng|vnđ|vnd)?"
)
_WHOLE = re.compile(r"0|[1-9]\d*")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([., \u00a0])\d{3})(?:\1\d{3})*")
_FRACTION = re.compile(r"(0|[1-9]\d*)[.,](\d+)")
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


# --- shown -----------------------------------------------------------------------------------


def grouped_digits(number: int) -> str:
    """A whole number with dots between the thousands: 1.250; −1.250."""
    return f"{number:,}".replace(",", ".").replace("-", "−")


def with_comma(number: Decimal, places: int = 2) -> str:
    """A number with a decimal comma, rounded as on paper: 1.250,75."""
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, rest = f"{abs(rounded):f}".partition(".")
    sign = "−" if rounded < 0 else ""
    return sign + grouped_digits(int(whole)) + (f",{rest}" if rest else "")


def percent(part: int, whole: int, places: int = 2) -> str:
    """Tỷ lệ: 1,27%; a whole of 0 has no share."""
    return f"{with_comma(_share(part, whole), places)}%" if whole else "–"


def point_change(before: tuple[int, int], after: tuple[int, int], *, on_paper: bool = False) -> str:
    """Two shares (part, whole) compared in points: «giảm 0,31 điểm %»."""
    change = (_share(*after) - _share(*before)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if not change:
        return "không đổi"
    verb = "tăng" if change > 0 else "giảm"
    return f"{verb} {with_comma(abs(change))} điểm {'phần trăm' if on_paper else '%'}"


def money(amount: int) -> str:
    """Số tiền in whole đồng, never broken over two lines: 1.500.000 đ."""
    return f"{grouped_digits(amount)}{_NO_BREAK}đ"


def _share(part: int, whole: int) -> Decimal:
    return Decimal(100 * part) / Decimal(whole)


# --- typed -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TypedMoney:
    """What an officer typed as an amount: its đồng, or the sentence why it is not taken."""

    amount: int | None = None
    problem: str = ""


def read_money(text: str) -> TypedMoney:
    """Read 1500000, 1.500.000, 1,5tr, 60 triệu, 2 tỷ; what could mean two amounts is refused."""
    typed = " ".join(text.casefold().replace("₫", "đ").split())
    if not typed:
        return TypedMoney()
    found = _TYPED.fullmatch(typed)
    if found is None:
        return TypedMoney(
            problem=f"Không hiểu số tiền «{text.strip()}». Ví dụ: 1.500.000 hay 1,5tr."
        )
    number, unit = found["number"].strip(), found["unit"]
    read = _read_number(number, unit)
    if read.amount is not None and read.amount > MOST:
        return TypedMoney(problem=f"Số tiền «{text.strip()}» quá lớn. Hãy đếm lại các số 0.")
    return read


def _read_number(number: str, unit: str) -> TypedMoney:
    times = _UNITS[unit]
    if _WHOLE.fullmatch(number):
        return TypedMoney(int(number) * times)
    if mark := _doubtful_mark(number, unit):
        plain = int(re.sub(r"\D", "", number)) * times
        less = plain // 1000
        return TypedMoney(
            problem=f"«{number}{unit and ' '}{unit}» có thể là {grouped_digits(plain)} hoặc "
            f"{_less_words(less, plain)}. Hãy ghi đủ số, không dùng dấu {mark}."
        )
    if _GROUPED.fullmatch(number):
        return TypedMoney(int(re.sub(r"\D", "", number)) * times)
    if (found := _FRACTION.fullmatch(number)) and times > 1:
        amount = Decimal(f"{found[1]}.{found[2]}") * times
        if amount == amount.to_integral_value():
            return TypedMoney(int(amount))
    return TypedMoney(
        problem=f"Không hiểu «{number}». Dấu chấm ngăn hàng nghìn, số tiền không có phần lẻ."
    )


def _doubtful_mark(number: str, unit: str) -> str:
    """The mark that may stand for thousands as well as for a fraction: «1,500» and «1.500tr»."""
    found = re.fullmatch(r"[1-9]\d{0,2}([.,])\d{3}", number)
    if found is None or (found[1] == "." and not unit):
        return ""
    return "phẩy" if found[1] == "," else "chấm"


def _less_words(less: int, plain: int) -> str:
    return grouped_digits(less) if less * 1000 == plain else f"{less},{plain % 1000:03d}"


# --- in words --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wording:
    """How this office reads numbers aloud: nghìn or ngàn, lẻ or linh."""

    thousand: str = "nghìn"
    zero: str = "lẻ"


def money_in_words(amount: int, wording: Wording = Wording()) -> str:
    """Số tiền bằng chữ, as a voucher has it: «Một triệu năm trăm nghìn đồng»."""
    words = f"{number_in_words(amount, wording)} đồng"
    return words[0].upper() + words[1:]


def number_in_words(number: int, wording: Wording = Wording()) -> str:
    """A whole number from 0 as it is read aloud."""
    if not 0 <= number <= MOST:
        raise ValueError(f"no words for {number}")
    return " ".join(_read(number, wording, full=False)) if number else _DIGITS[0]


def _read(number: int, wording: Wording, *, full: bool) -> list[str]:
    """`full` where something was read before it: its hundreds are then told even when 0."""
    words: list[str] = []
    for scale, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, wording.thousand)):
        group, number = divmod(number, scale)
        if group:
            words += [*_read(group, wording, full=full or bool(words)), name]
    if number:
        words += _read_group(number, wording, full=full or bool(words))
    return words


def _read_group(number: int, wording: Wording, *, full: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if rest and rest < 10 and words:
        return [*words, wording.zero, _DIGITS[rest]]
    return words + _read_tens(rest)


def _read_tens(number: int) -> list[str]:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return [_DIGITS[ones]] if ones else []
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if ones == 0:
        return words
    special = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return [*words, special.get(ones, _DIGITS[ones])]
