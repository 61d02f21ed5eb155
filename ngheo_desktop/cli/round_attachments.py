"""`ngheo round attach …`: signed papers and photos, put in, listed, taken out again."""

from dataclasses import asdict
from typing import Any

from ngheo_desktop.cli.verbs import Answer, Options, Verb, done
from ngheo_desktop.domain.attachments import SubjectKind
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office

KINDS = {
    "minutes": SubjectKind.MEETING,
    "list": SubjectKind.FROZEN_LIST,
    "posting": SubjectKind.POSTING,
}


def _attach(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.attachments import attach_photo, attach_signed

    kind = KINDS[options.kind]
    if kind == SubjectKind.POSTING:
        kept = attach_photo(office, options.id, options.file)
    elif not options.code:
        raise WrongUsage("Hãy nêu mã đối chiếu in ở cuối trang giấy: --code MÃ.")
    else:
        kept = attach_signed(
            office, kind, options.id, options.file, options.code, signed_on=options.on
        )
    return done(kept.act, **_told(kept.attachment))


def _attached(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.attachments import attachments_of

    return [_told(each) for each in attachments_of(office, KINDS[options.kind], options.id)], 0


def _told(attachment: Any) -> dict[str, Any]:
    return {**asdict(attachment), "attached_at": attachment.attached_at.isoformat()}


def _attachment(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.attachments import save_attachment

    opened = save_attachment(office, options.attachment, options.out)
    return {**_told(opened.attachment), "file": str(options.out)}, 0


def _detach(office: Office, options: Options) -> Answer:
    from ngheo_desktop.operations.attachments import detach

    return done(detach(office, options.attachment))


ATTACHMENT_VERBS: dict[str, Verb] = {
    "attach": _attach,
    "attached": _attached,
    "attachment": _attachment,
    "detach": _detach,
}
