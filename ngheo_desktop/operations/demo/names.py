"""Names of invented people: Kinh, Khmer, Chăm, Hoa, drawn from resources/demo/names.toml."""

import tomllib
from functools import cache
from random import Random
from typing import Any

from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.paths import resource


@cache
def _pools() -> dict[str, Any]:
    return tomllib.loads(resource("demo", "names.toml").read_text(encoding="utf-8"))


def _drawn(random: Random, pool: str, which: str) -> str:
    words = _pools()[pool][which]
    return str(random.choice(words.split() if isinstance(words, str) else words))


def invent_ethnic(random: Random) -> str:
    """Dân tộc, in the shares of a Khmer district's commune."""
    shares = _pools()["shares"]
    return str(random.choices(list(shares), list(shares.values()))[0])


def invent_family(random: Random, ethnic: str) -> str:
    """Họ; empty where a group hands none down. The commonest Kinh names come first."""
    families: list[str] = _pools()["families"].get(ethnic, "").split()
    if not families:
        return ""
    return random.choices(families, [1 / (rank + 1) for rank in range(len(families))])[0]


def invent_name(random: Random, ethnic: str, sex: Sex, family: str = "") -> str:
    """A name as people of that group bear it; `family` is handed down where names are."""
    if ethnic == "Chăm":
        return _drawn(random, "cham", sex)
    if ethnic == "Khmer":
        first = _drawn(random, "khmer_first", sex)
        middle = _drawn(random, "khmer_given", sex) if random.random() < 0.5 else ""
        return " ".join(filter(None, (first, middle, _drawn(random, "khmer_given", sex))))
    given = _drawn(random, "given", sex)
    if random.random() < 0.3:
        given = f"{_drawn(random, 'given', sex)} {given}"
    family = family or invent_family(random, ethnic)
    return f"{family} {_drawn(random, 'middle', sex)} {given}"
