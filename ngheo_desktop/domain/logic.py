"""Three-valued logic: None is «chưa rõ», and decides nothing unless it cannot matter."""

Answer = bool | None


def both(*answers: Answer) -> Answer:
    """And: one «không» settles it, otherwise one «chưa rõ» leaves it open."""
    if any(answer is False for answer in answers):
        return False
    return None if any(answer is None for answer in answers) else True


def either(*answers: Answer) -> Answer:
    """Or: one «có» settles it, otherwise one «chưa rõ» leaves it open."""
    if any(answer is True for answer in answers):
        return True
    return None if any(answer is None for answer in answers) else False


def negate(answer: Answer) -> Answer:
    """Not: what is open stays open."""
    return None if answer is None else not answer


def equals(value: object | None, wanted: object) -> Answer:
    """Whether a fact is this one; a fact not known leaves it open."""
    return None if value is None else value == wanted


def among(value: object | None, wanted: frozenset[str]) -> Answer:
    """Whether a fact is one of these; a fact not known leaves it open."""
    return None if value is None else value in wanted
