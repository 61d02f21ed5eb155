"""`ngheo round …` from the meeting on: minutes, postings, objections, and their papers."""

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from ngheo_desktop.cli.named import class_of, hamlet_id
from ngheo_desktop.cli.round_named import household_id, round_id_of
from ngheo_desktop.cli.verbs import Answer, Options, Verb, done
from ngheo_desktop.domain.applications import ApplicationForm
from ngheo_desktop.domain.meetings import Attendee, Meeting, MeetingDraft, Vote, told_result
from ngheo_desktop.domain.postings import ObjectionDraft, Recheck
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office


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
        household = household_id(office, name)
        agree, _, against = counts.partition("/")
        if not agree.isdigit() or not (against or "0").isdigit():
            raise WrongUsage(f"«{pair}»: hãy ghi HỘ=ĐỒNG_Ý/KHÔNG, ví dụ 0412=23/27.")
        votes[household] = Vote(household, int(agree), int(against or 0))
    for pair in options.classes:
        name, _, told = pair.partition("=")
        word, _, reason = told.partition(":")
        household = household_id(office, name)
        vote = votes.get(household, Vote(household, options.present))
        votes[household] = replace(vote, meeting_class=class_of(word), reason=reason)
    return MeetingDraft(
        round_id=round_id_of(office, options),
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
        left_out=tuple(household_id(office, each) for each in options.leave_out),
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

    return [_meeting_json(each) for each in list_meetings(office, round_id_of(office, options))], 0


def _sign(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.meetings import record_signed

    return done(record_signed(office, options.meeting, options.on or office.today()))


def _withdraw(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.meetings import withdraw_meeting

    return done(withdraw_meeting(office, options.meeting))


def _find(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.round_papers import meeting_of_code

    return _meeting_json(meeting_of_code(office, round_id_of(office, options), options.code)), 0


def _post(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.postings import start_posting

    kept = start_posting(
        office,
        round_id_of(office, options),
        hamlet_id(office, options.hamlet),
        on=options.on,
        posted_by=options.by,
    )
    return asdict(kept.posting), 0


def _postings(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.postings import list_postings

    return [asdict(each) for each in list_postings(office, round_id_of(office, options))], 0


def _take_down(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.postings import take_down

    return done(take_down(office, options.posting, options.on or office.today()))


def _object(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.postings import record_objection

    draft = ObjectionDraft(
        round_id=round_id_of(office, options),
        hamlet_id=hamlet_id(office, options.hamlet),
        by_name=options.by,
        told=options.text,
        received_on=options.on or office.today(),
        household_id=household_id(office, options.household) if options.household else "",
    )
    kept = record_objection(office, draft)
    return done(kept.act, id=kept.id)


def _objections(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.postings import list_objections

    return [asdict(each) for each in list_objections(office, round_id_of(office, options))], 0


def _answer(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.postings import answer_objection

    recheck = Recheck(
        answered_on=options.on or office.today(),
        answer=options.text,
        recheck_class=class_of(options.household_class),
        post_again=not options.no_posting,
    )
    return done(answer_objection(office, options.objection, recheck))


def _print(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations import round_papers as papers

    hamlet = hamlet_id(office, options.hamlet)
    round_id = "" if options.paper == "application" else round_id_of(office, options)
    if options.paper in ("minutes", "posting", "posting-notice") and not options.id:
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
        "posting-notice": lambda: papers.make_posting_notice(office, round_id, options.id),
        "progress": lambda: papers.make_progress(office, round_id),
        "list": lambda: papers.make_review_list(office, round_id, hamlet),
        "application": lambda: papers.make_application(
            office,
            ApplicationForm(options.form),
            household_id(office, options.id) if options.id else "",
        ),
    }
    made = makers[options.paper]()
    papers.save_round_paper(office, made, options.out)
    return {"form": made.code, "pages": made.pages, "file": str(options.out)}, 0


MEETING_VERBS: dict[str, Verb] = {
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
    "print": _print,
}
