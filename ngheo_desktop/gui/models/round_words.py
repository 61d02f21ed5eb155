"""Bảng tiến độ in words: what a cell says, by which sign, and what stands behind it."""

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.rounds import STEP_TERMS, Round, Step, StepCell, StepState

_NOT_BEGUN = {
    Step.MEETING: "chưa họp",
    Step.POSTING: "chưa niêm yết",
    Step.OPINION: "chưa xin",
    Step.DECISION: "chưa có",
    Step.CERTIFICATE: "chưa trao",
}
_ONCE_MORE = {
    Step.SHEETS: "làm lại",
    Step.MEETING: "họp lại",
    Step.POSTING: "niêm yết lại",
    Step.OPINION: "chưa đồng ý",
}
_NOTHING = {Step.RECHECK: "không có", Step.CERTIFICATE: "không có hộ"}
_SIGNS = {StepState.DONE: "done", StepState.RUNNING: "running", StepState.REDO: "error"}


def cell_sign(cell: StepCell) -> str:
    """The icon of a cell: done, running, warning (late), error (once more); "" = none."""
    return "warning" if cell.late_days else _SIGNS.get(cell.state, "")


def cell_text(cell: StepCell) -> str:
    """«61/64», «46/46, chưa ký», «trễ 3 ngày»; a dash while the step waits for another."""
    if cell.state == StepState.OFF:
        return "không có bước"
    late = f"trễ {cell.late_days} ngày" if cell.late_days else ""
    if cell.state == StepState.WAITING:
        return late or "–"
    return ", ".join(filter(None, (_standing(cell), late)))


def _standing(cell: StepCell) -> str:
    if cell.step == Step.LIST and cell.state == StepState.READY:
        return f"đang lập, {cell.total} hộ"
    if cell.state == StepState.DONE:
        return (cell.shown if cell.total else "") or _done_word(cell)
    if cell.state == StepState.REDO:
        return ", ".join(filter(None, (cell.shown, _ONCE_MORE[cell.step])))
    if cell.step == Step.MEETING and cell.state == StepState.RUNNING:
        return f"{cell.shown}, chưa ký"
    if cell.step == Step.OPINION and cell.state == StepState.RUNNING:
        return "chờ trả lời"
    return cell.shown or _NOT_BEGUN.get(cell.step, "")


def _done_word(cell: StepCell) -> str:
    return _NOTHING.get(cell.step, "") or cell.shown or "xong"


def cell_story(hamlet: str, cell: StepCell) -> str:
    """A sentence for the line below the board: the step, why it waits, until when."""
    told = [f"{capital(hamlet)}, {STEP_TERMS[cell.step].lower()}: {cell_text(cell)}."]
    if cell.state == StepState.WAITING:
        told = [f"{capital(hamlet)}, {STEP_TERMS[cell.step].lower()}: chưa đến bước này."]
    if cell.why:
        told.append(cell.why)
    if cell.due:
        told.append(f"Hạn {shown_day(cell.due)}.")
    return " ".join(told)


def round_words(round_: Round, days_left: int, second: str = "") -> str:
    """«01/09–14/12/2026 · còn 21 ngày · chuẩn 2022–2025, song song 2027–2030»."""
    window = f"{round_.begins:%d/%m}–{round_.ends:%d/%m/%Y}"
    beside = f", song song {_standard(second)}" if second else ""
    standard = f"chuẩn {_standard(round_.standard)}{beside}"
    return " · ".join((window, _days_words(round_, days_left), standard))


def _days_words(round_: Round, days_left: int) -> str:
    if round_.closed_on is not None:
        return f"đã kết thúc ngày {shown_day(round_.closed_on)}, chỉ xem"
    if days_left < 0:
        return f"trễ {-days_left} ngày"
    return f"còn {days_left} ngày"


def _standard(code: str) -> str:
    return code.replace("-", "–")


def capital(text: str) -> str:
    """The same with a large first letter: «Ấp Vĩnh Phú»."""
    return text[:1].upper() + text[1:]
