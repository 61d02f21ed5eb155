"""`ngheo round …`: each verb does one operation and answers what it did."""

from dataclasses import asdict
from typing import Any

from ngheo_desktop.cli.named import hamlet_id
from ngheo_desktop.cli.round_attachments import ATTACHMENT_VERBS
from ngheo_desktop.cli.round_meetings import MEETING_VERBS
from ngheo_desktop.cli.round_named import household_id, round_id_of
from ngheo_desktop.cli.verbs import Answer, Options, Verb, done
from ngheo_desktop.domain.applications import ApplicationForm
from ngheo_desktop.domain.rounds import Board, HouseholdSteps, Round
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office


def round_(office: Office, options: Options) -> Answer:
    """`ngheo round`: the verb that was asked for."""
    return _VERBS[options.act](office, options)


def _open(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations import round_opening

    if options.month:
        year = options.year or office.today().year
        opened = round_opening.open_in_year_round(office, year, options.month, options.standard)
    else:
        opened = round_opening.open_annual_round(office, options.year, options.standard)
    return {**_round_json(opened.round), "households": opened.households}, 0


def _rounds(office: Office, _options: Options) -> Answer:
    from ngheo_desktop.operations.rounds import list_rounds

    return [_round_json(each) for each in list_rounds(office)], 0


def _round_json(one: Round) -> dict[str, Any]:
    return asdict(one)


def _status(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.rounds import board

    return _board_json(board(office, round_id_of(office, options))), 0


def _board_json(board: Board) -> dict[str, Any]:
    hamlets = [
        {
            "hamlet": each.hamlet,
            "surveyors": list(each.surveyors),
            "late": each.is_late,
            "steps": {cell.step: _cell_json(cell) for cell in each.cells},
        }
        for each in board.hamlets
    ]
    return {
        **_round_json(board.round),
        "days_left": board.days_left,
        "unconfirmed": list(board.unconfirmed),
        "hamlets": hamlets,
    }


def _cell_json(cell: Any) -> dict[str, Any]:
    told = asdict(cell)
    del told["step"]
    return told


def _results(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.rounds import results_of_steps

    return [_steps_json(each) for each in results_of_steps(office, round_id_of(office, options))], 0


def _todo(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.rounds import not_reviewed

    hamlet = hamlet_id(office, options.hamlet)
    found = not_reviewed(office, round_id_of(office, options), hamlet)
    return [_steps_json(each) for each in found], 0


def _steps_json(steps: HouseholdSteps) -> dict[str, Any]:
    return {**asdict(steps), "review_again": steps.review_again, "proposed": steps.proposed}


def _close(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_opening import close_round

    return done(close_round(office, round_id_of(office, options)))


def _rules(office: Office, _options: Options) -> Answer:
    from ngheo_desktop.operations.round_rules import rules_of

    return [
        {**asdict(each), "usable": each.is_usable} for each in rules_of(office).by_name.values()
    ], 0


def _rule(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_rules import set_rule

    return done(
        set_rule(
            office,
            options.name,
            options.value,
            source=options.source,
            valid_from=options.valid_from,
        )
    )


def _add(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_lists import add_to_list

    household = household_id(office, options.household)
    return done(add_to_list(office, round_id_of(office, options), household, options.reason))


def _remove(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_lists import take_from_list

    household = household_id(office, options.household)
    return done(take_from_list(office, round_id_of(office, options), household))


def _list_done(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_lists import close_list

    return done(close_list(office, round_id_of(office, options), hamlet_id(office, options.hamlet)))


def _list_reopen(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_lists import reopen_list

    return done(
        reopen_list(office, round_id_of(office, options), hamlet_id(office, options.hamlet))
    )


def _surveyors(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_lists import assign_surveyors

    hamlet = hamlet_id(office, options.hamlet)
    return done(assign_surveyors(office, round_id_of(office, options), hamlet, options.login))


def _screen(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_lists import screen_household

    words = {"có": True, "không": False}
    answers = {}
    for pair in options.answers:
        question, _, answer = pair.rpartition("=")
        if answer not in words:
            raise WrongUsage(f"«{pair}»: mỗi câu trả lời có hoặc không.")
        answers[question] = words[answer]
    household = household_id(office, options.household)
    act = screen_household(
        office, round_id_of(office, options), household, answers, keep_reason=options.keep
    )
    return done(act)


def _ask(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_lists import ask_opinion

    hamlets = [hamlet_id(office, each) for each in options.hamlet]
    day = options.on or office.today()
    return done(ask_opinion(office, round_id_of(office, options), hamlets, day))


def _opinion(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_lists import record_opinion

    hamlets = [hamlet_id(office, each) for each in options.hamlet]
    act = record_opinion(
        office,
        round_id_of(office, options),
        hamlets,
        options.on or office.today(),
        agreed=not options.refused,
        paper=options.paper,
    )
    return done(act)


def _apply(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.applications import receive_application

    act = receive_application(
        office,
        household_id(office, options.household),
        ApplicationForm(options.form),
        options.received or office.today(),
        options.reason,
    )
    return done(act)


def _applications(office: Office, _options: Options) -> Answer:
    from ngheo_desktop.operations.applications import list_applications

    today = office.today()
    return [
        {**asdict(each), "days_left": each.days_left(today)} for each in list_applications(office)
    ], 0


def _take_up(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.applications import take_up

    return done(take_up(office, options.application, round_id_of(office, options)))


def _refuse(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.applications import refuse_application

    day = options.on or office.today()
    return done(refuse_application(office, options.application, day, options.reason))


_VERBS: dict[str, Verb] = {
    "open": _open,
    "rounds": _rounds,
    "status": _status,
    "results": _results,
    "todo": _todo,
    "close": _close,
    "rules": _rules,
    "rule": _rule,
    "add": _add,
    "remove": _remove,
    "list-done": _list_done,
    "list-reopen": _list_reopen,
    "surveyors": _surveyors,
    "screen": _screen,
    "ask": _ask,
    "opinion": _opinion,
    "apply": _apply,
    "applications": _applications,
    "take-up": _take_up,
    "refuse": _refuse,
    **MEETING_VERBS,
    **ATTACHMENT_VERBS,
}
