"""Việc đang chờ in the rounds that run: late, owed an answer, unsigned or not re-checked."""

from ngheo_desktop.domain.applications import ApplicationState
from ngheo_desktop.domain.overview import Waiting, WaitingKind
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.round_rules import step_rules
from ngheo_desktop.domain.rounds import Step
from ngheo_desktop.operations.applications import list_applications
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_rules import rules_of
from ngheo_desktop.operations.rounds import board, list_rounds

_SOON = 5  # days before the last day of an answer
_OWED = (ApplicationState.WAITING, ApplicationState.IN_ROUND)


def waiting_in_rounds(office: Office) -> list[Waiting]:
    """What waits for this account, each kind counted within the hamlets it sees."""
    from ngheo_desktop.storage.rounds import open_objections, unsigned_minutes

    actor = office.actor
    if not (actor.may(Right.RUN_ROUNDS) or actor.may(Right.RECORD_MEETINGS)):
        return []
    lines = []
    if actor.may(Right.RUN_ROUNDS):
        lines += _late(office) + _applications(office)
    with office.store.reading() as session:
        unsigned, objected = unsigned_minutes(session), open_objections(session)
    if actor.may(Right.RECORD_MEETINGS):
        words = "biên bản họp dân chưa ghi nhận đã ký"
        lines += _steps(office, WaitingKind.MINUTES, Step.MEETING, unsigned, words)
    if actor.may(Right.RUN_ROUNDS):
        words = "kiến nghị chưa phúc tra"
        lines += _steps(office, WaitingKind.OBJECTIONS, Step.RECHECK, objected, words)
    return lines


def _late(office: Office) -> list[Waiting]:
    """Hamlets behind their days; the board is only read where a day has passed."""
    lines, rules, today = [], rules_of(office), office.today()
    for each in list_rounds(office):
        passed = any(day < today for day in step_rules(rules, each).due.values())
        if each.closed_on is not None or not passed:
            continue
        late = sum(hamlet.is_late for hamlet in board(office, each.id).hamlets)
        if late:
            text = f"{late} ấp, khóm trễ hạn trong đợt «{each.title}»"
            lines.append(Waiting(WaitingKind.ROUND_LATE, text, late=True, round_id=each.id))
    return lines


def _applications(office: Office) -> list[Waiting]:
    today = office.today()
    left = [each.days_left(today) for each in list_applications(office) if each.state in _OWED]
    late, soon = sum(each < 0 for each in left), sum(0 <= each <= _SOON for each in left)
    lines = []
    if late:
        text = f"{late} giấy đề nghị đã quá hạn trả lời"
        lines.append(Waiting(WaitingKind.APPLICATIONS, text, late=True))
    if soon:
        text = f"{soon} giấy đề nghị phải trả lời trong {_SOON} ngày tới"
        lines.append(Waiting(WaitingKind.APPLICATIONS, text))
    return lines


def _steps(
    office: Office, kind: WaitingKind, step: Step, found: list[tuple[str, str]], words: str
) -> list[Waiting]:
    """One line for each round; it opens the step itself where only one hamlet is meant."""
    places = [each for each in found if office.actor.sees(each[1])]
    lines = []
    for round_id in dict.fromkeys(each for each, _hamlet in places):
        hamlets = [hamlet for each, hamlet in places if each == round_id]
        text, one = f"{len(hamlets)} {words}", len(set(hamlets)) == 1
        to = (step, hamlets[0]) if one else (None, "")
        lines.append(Waiting(kind, text, round_id=round_id, step=to[0], hamlet_id=to[1]))
    return lines
