"""`ngheo round …`: each verb does one operation and answers what it did."""

import argparse
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from ngheo_desktop.cli.named import class_of, hamlet_id
from ngheo_desktop.domain.applications import ApplicationForm
from ngheo_desktop.domain.meetings import Attendee, Meeting, MeetingDraft, Vote, told_result
from ngheo_desktop.domain.postings import ObjectionDraft, Recheck
from ngheo_desktop.domain.rounds import Board, HouseholdSteps, Round
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office

Options = argparse.Namespace
Answer = tuple[Any, int]


def round_(office: Office, options: Options) -> Answer:
    """`ngheo round`: the verb that was asked for."""
    return _VERBS[options.act](office, options)


def _id(office: Office, options: Options) -> str:
    """The round that is meant: named, else the newest that runs."""
    from ngheo_desktop.operations.rounds import list_rounds

    if options.round:
        return str(options.round)
    running = [each for each in list_rounds(office) if each.closed_on is None]
    if not running:
        raise WrongUsage("Chưa mở đợt rà soát nào.")
    return running[0].id


def _household(office: Office, name: str) -> str:
    """A household by its id, or by its code."""
    from ngheo_desktop.operations.household_list import (
        HouseholdQuery,
        find_households,
        read_households,
    )

    rows = find_households(office, HouseholdQuery(text=name))[:500]
    found = [each.id for each in read_households(office, rows) if each.code == name]
    return found[0] if len(found) == 1 else name


def _done(act: Act, **more: Any) -> Answer:
    return {"act": act.name, **more}, 0


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

    return _board_json(board(office, _id(office, options))), 0


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

    return [_steps_json(each) for each in results_of_steps(office, _id(office, options))], 0


def _todo(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.rounds import not_reviewed

    hamlet = hamlet_id(office, options.hamlet)
    found = not_reviewed(office, _id(office, options), hamlet)
    return [_steps_json(each) for each in found], 0


def _steps_json(steps: HouseholdSteps) -> dict[str, Any]:
    return {**asdict(steps), "review_again": steps.review_again, "proposed": steps.proposed}


def _close(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_opening import close_round

    return _done(close_round(office, _id(office, options)))


def _rules(office: Office, _options: Options) -> Answer:
    from ngheo_desktop.operations.round_rules import rules_of

    return [
        {**asdict(each), "usable": each.is_usable} for each in rules_of(office).by_name.values()
    ], 0


def _rule(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_rules import set_rule

    return _done(
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

    household = _household(office, options.household)
    return _done(add_to_list(office, _id(office, options), household, options.reason))


def _remove(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_lists import take_from_list

    household = _household(office, options.household)
    return _done(take_from_list(office, _id(office, options), household))


def _list_done(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_lists import close_list

    return _done(close_list(office, _id(office, options), hamlet_id(office, options.hamlet)))


def _list_reopen(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_lists import reopen_list

    return _done(reopen_list(office, _id(office, options), hamlet_id(office, options.hamlet)))


def _surveyors(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_lists import assign_surveyors

    hamlet = hamlet_id(office, options.hamlet)
    return _done(assign_surveyors(office, _id(office, options), hamlet, options.login))


def _screen(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_lists import screen_household

    words = {"có": True, "không": False}
    answers = {}
    for pair in options.answers:
        question, _, answer = pair.rpartition("=")
        if answer not in words:
            raise WrongUsage(f"«{pair}»: mỗi câu trả lời có hoặc không.")
        answers[question] = words[answer]
    household = _household(office, options.household)
    act = screen_household(
        office, _id(office, options), household, answers, keep_reason=options.keep
    )
    return _done(act)


def _meeting(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.meetings import record_meeting

    kept = record_meeting(office, _draft(office, options))
    warnings = [{"field": each.field, "text": each.text} for each in kept.warnings]
    failed = bool(kept.meeting.failed)
    return {**_meeting_json(kept.meeting), "warnings": warnings}, int(failed)


def _draft(office: Office, options: Options) -> MeetingDraft:
    votes: dict[str, Vote] = {}
    for pair in options.vote:
        name, _, counts = pair.partition("=")
        household = _household(office, name)
        agree, _, against = counts.partition("/")
        if not agree.isdigit() or not (against or "0").isdigit():
            raise WrongUsage(f"«{pair}»: hãy ghi HỘ=ĐỒNG_Ý/KHÔNG, ví dụ 0412=23/27.")
        votes[household] = Vote(household, int(agree), int(against or 0))
    for pair in options.classes:
        name, _, told = pair.partition("=")
        word, _, reason = told.partition(":")
        household = _household(office, name)
        vote = votes.get(household, Vote(household, options.present))
        votes[household] = replace(vote, meeting_class=class_of(word), reason=reason)
    return MeetingDraft(
        round_id=_id(office, options),
        hamlet_id=hamlet_id(office, options.hamlet),
        held_on=options.held,
        held_at=options.at,
        place=options.place,
        present=options.present,
        invited=options.invited,
        chair=options.chair,
        secretary=options.secretary,
        attendance=tuple(_attendee(each) for each in options.attendee),
        exceptions=tuple(votes.values()),
        left_out=tuple(_household(office, each) for each in options.leave_out),
        other_opinions=options.opinions,
    )


def _attendee(text: str) -> Attendee:
    role, _, name = text.partition(":")
    return Attendee(role.strip(), name.strip())


def _meeting_json(meeting: Meeting) -> dict[str, Any]:
    from ngheo_desktop.domain.round_papers import minutes_code

    told = asdict(meeting)
    for line, vote in zip(told["votes"], meeting.votes, strict=True):
        line["told"] = told_result(vote, meeting.present, meeting.rule)
    return {**told, "passed": meeting.passed, "code": minutes_code(meeting)}


def _minutes(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.meetings import list_meetings

    return [_meeting_json(each) for each in list_meetings(office, _id(office, options))], 0


def _sign(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.meetings import record_signed

    return _done(record_signed(office, options.meeting, options.on or office.today()))


def _withdraw(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.meetings import withdraw_meeting

    return _done(withdraw_meeting(office, options.meeting))


def _find(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_papers import meeting_of_code

    return _meeting_json(meeting_of_code(office, _id(office, options), options.code)), 0


def _post(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.postings import start_posting

    kept = start_posting(
        office,
        _id(office, options),
        hamlet_id(office, options.hamlet),
        on=options.on,
        posted_by=options.by,
    )
    return asdict(kept.posting), 0


def _postings(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.postings import list_postings

    return [asdict(each) for each in list_postings(office, _id(office, options))], 0


def _take_down(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.postings import take_down

    return _done(take_down(office, options.posting, options.on or office.today()))


def _object(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.postings import record_objection

    draft = ObjectionDraft(
        round_id=_id(office, options),
        hamlet_id=hamlet_id(office, options.hamlet),
        by_name=options.by,
        told=options.text,
        received_on=options.on or office.today(),
        household_id=_household(office, options.household) if options.household else "",
    )
    kept = record_objection(office, draft)
    return _done(kept.act, id=kept.id)


def _objections(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.postings import list_objections

    return [asdict(each) for each in list_objections(office, _id(office, options))], 0


def _answer(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.postings import answer_objection

    recheck = Recheck(
        answered_on=options.on or office.today(),
        answer=options.text,
        recheck_class=class_of(options.household_class),
        post_again=not options.no_posting,
    )
    return _done(answer_objection(office, options.objection, recheck))


def _ask(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_lists import ask_opinion

    hamlets = [hamlet_id(office, each) for each in options.hamlet]
    day = options.on or office.today()
    return _done(ask_opinion(office, _id(office, options), hamlets, day))


def _opinion(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_lists import record_opinion

    hamlets = [hamlet_id(office, each) for each in options.hamlet]
    act = record_opinion(
        office,
        _id(office, options),
        hamlets,
        options.on or office.today(),
        agreed=not options.refused,
        paper=options.paper,
    )
    return _done(act)


def _apply(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.applications import receive_application

    act = receive_application(
        office,
        _household(office, options.household),
        ApplicationForm(options.form),
        options.received or office.today(),
        options.reason,
    )
    return _done(act)


def _applications(office: Office, _options: Options) -> Answer:
    from ngheo_desktop.operations.applications import list_applications

    today = office.today()
    return [
        {**asdict(each), "days_left": each.days_left(today)} for each in list_applications(office)
    ], 0


def _take_up(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.applications import take_up

    return _done(take_up(office, options.application, _id(office, options)))


def _refuse(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.applications import refuse_application

    day = options.on or office.today()
    return _done(refuse_application(office, options.application, day, options.reason))


def _print(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations import round_papers as papers

    hamlet = hamlet_id(office, options.hamlet)
    round_id = "" if options.paper == "application" else _id(office, options)
    if options.paper in ("minutes", "posting") and not options.id:
        raise WrongUsage("Hãy nêu biên bản hoặc lần niêm yết để in.")
    if options.paper == "attendance" and not hamlet:
        raise WrongUsage("Hãy nêu ấp, khóm.")
    if options.out.suffix.lower() == ".docx":
        if options.paper != "minutes":
            raise WrongUsage("Chỉ biên bản có dạng DOCX. Hãy lưu PDF.")
        papers.save_minutes_docx(office, options.id, options.out)
        return {"form": "bien-ban-hop-dan", "file": str(options.out)}, 0
    makers: dict[str, Callable[[], Any]] = {
        "minutes": lambda: papers.make_minutes(office, options.id),
        "attendance": lambda: papers.make_attendance(office, round_id, hamlet),
        "posting": lambda: papers.make_posting(office, round_id, options.id, large=options.a3),
        "progress": lambda: papers.make_progress(office, round_id),
        "list": lambda: papers.make_review_list(office, round_id, hamlet),
        "application": lambda: papers.make_application(
            office,
            ApplicationForm(options.form),
            _household(office, options.id) if options.id else "",
        ),
    }
    made = makers[options.paper]()
    papers.save_round_paper(office, made, options.out)
    return {"form": made.code, "pages": made.pages, "file": str(options.out)}, 0


_VERBS: dict[str, Callable[[Office, Options], Answer]] = {
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
    "meeting": _meeting,
    "minutes": _minutes,
    "sign": _sign,
    "withdraw": _withdraw,
    "find": _find,
    "post": _post,
    "postings": _postings,
    "take-down": _take_down,
    "object": _object,
    "objections": _objections,
    "answer": _answer,
    "ask": _ask,
    "opinion": _opinion,
    "apply": _apply,
    "applications": _applications,
    "take-up": _take_up,
    "refuse": _refuse,
    "print": _print,
}
