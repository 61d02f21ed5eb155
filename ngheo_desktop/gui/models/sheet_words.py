"""What the sheet says about its cells: labels, spoken names, the line of answers below them."""

from ngheo_desktop.domain.answers import AnswerKind
from ngheo_desktop.domain.births import age_range
from ngheo_desktop.domain.facts import SurveyedMember
from ngheo_desktop.domain.sheet_answers import AnswerKey
from ngheo_desktop.gui.models.sheet_cells import (
    INCOME_PLACE,
    MARK,
    Block,
    Place,
    answer_in_words,
    choices,
)
from ngheo_desktop.gui.models.sheet_problems import clash_words, wanted
from ngheo_desktop.gui.models.sheet_state import SheetState

_YEAR = 12
_UNKNOWN_KEY = ("0", "chưa rõ")


def cell_name(state: SheetState, place: Place) -> str:
    """«Bảo hiểm y tế của Lê Thị Mười: 2 không, ô 3 trên 24»."""
    question = state.question(place)
    whose = f" của {state.names[place.member]}" if place.member else ""
    title = f"{question.title}{whose}{asked_by(state, place)}"
    if not state.is_asked(place):
        return f"{title}: không hỏi"
    at, count = state.positions[place], len(state.positions)
    told = answer_in_words(question, state.shown(place))
    grey = state.shown_grey(place)
    if grey:
        told = f"năm trước {answer_in_words(question, grey)}, chưa xác nhận"
    elif place == INCOME_PLACE and not state.shown(place) and state.items_total is not None:
        told = f"tổng các mục {state.items_total} điểm"
    if place.block == Block.TICKS:
        title = f"Ô đánh dấu {title}"
    return f"{title}: {told}, ô {at} trên {count}"


def asked_by(state: SheetState, place: Place) -> str:
    """While two standards run: « (chỉ chuẩn 2027–2030 hỏi)», else nothing."""
    only = state.layout.asked_only_by(state.question(place))
    return f" (chỉ chuẩn {only.code.replace('-', '–')} hỏi)" if only else ""


def only_mark(state: SheetState, place: Place) -> str:
    """A star on what only one of two running standards asks."""
    return "*" if state.layout.asked_only_by(state.question(place)) else ""


def cell_label(state: SheetState, place: Place) -> str:
    """The words beside a cell of the house: «9  Nước», «C  Điểm B1»."""
    if place == INCOME_PLACE:
        return "C  Điểm B1"
    question, indicator = state.question(place), state.indicator(place)
    former = state.places[state.places.index(place) - 1]
    if indicator is None or (not former.member and state.indicator(former) == indicator):
        return question.short  # wall, pillar and roof are one question of the form
    return f"{indicator.number}{only_mark(state, place)}  {question.short}"


def tick_label(state: SheetState, place: Place) -> str:
    """«9  Nguồn nước sinh hoạt»."""
    indicator = state.indicator(place)
    number = f"{indicator.number}  " if indicator else ""
    return f"{number}{state.question(place).title}{asked_by(state, place)}"


def options_line(state: SheetState, place: Place) -> str:
    """«Bảo hiểm y tế, Lê Thị Mười: 1 có · 2 không · 0 chưa rõ»."""
    question = state.question(place)
    whose = f", {state.names[place.member]}" if place.member else ""
    if place in state.clashes:
        return f"▲ {clash_words(state, place)} Gõ câu trả lời đúng."
    if place in state.wrong:
        return f"▲ {question.title} cần {wanted(place)}. Đang tính là chưa rõ."
    if question.kind == AnswerKind.NUMBER:
        return f"{question.title}: gõ số ({question.unit}), Enter sang ô kế tiếp."
    words = [f"{key} {label}" for key, label in (*choices(question), _UNKNOWN_KEY)]
    on = " · Enter sang ô kế tiếp" if question.kind == AnswerKind.SEVERAL else ""
    return f"{question.title}{whose}{asked_by(state, place)}: {' · '.join(words)}{on}"


def step_words(state: SheetState, key: AnswerKey | None) -> str:
    """What one step on the sheet is called: «câu Có thẻ bảo hiểm y tế của Lê Thị Mười»."""
    if key is None:
        return "các câu trả lời của phiếu"
    place = state.place_of(key)
    whose = f" của {state.names[place.member]}" if place.member else ""
    return f"câu {state.question(place).title}{whose}"


def facts_say(state: SheetState, place: Place) -> str:
    """Beside a tick: what the answers amount to, where they are known."""
    code = place.question.removeprefix(MARK)
    if not state.shows_score:
        return ""
    finding = state.finding(code)
    if finding is None or finding.lack is None:
        return ""
    if any("mark" in cause.facts for cause in finding.causes):
        return "theo phiếu giấy"
    verdict = "thiếu" if finding.lack else "không thiếu"
    ticked = state.facts.marks.get(code, finding.lack)
    sign = "" if ticked is finding.lack else "▲ "
    return f"{sign}các câu trả lời: {verdict}"


def is_contradicted(state: SheetState, place: Place) -> bool:
    """Whether a tick says something else than the answers."""
    warning = f"mark_against_facts:{place.question.removeprefix(MARK)}"
    return state.shows_score and any(warning in each.warnings for each in state.results)


def age_words(member: SurveyedMember, state: SheetState) -> str:
    """Completed years, or the two that a birth date leaves open: «51–52»."""
    if member.birth is None:
        return "?"
    ages = age_range(member.birth, state.facts.survey_date)
    if ages is None:
        return "!"
    youngest, oldest = ages.youngest // _YEAR, ages.oldest // _YEAR
    return str(oldest) if youngest == oldest else f"{youngest}–{oldest}"
