"""Which reader reads which field, given what is known beforehand."""

from collections.abc import Mapping

from ngheo_desktop.domain.listing import ListContext
from ngheo_desktop.exchange.evidence import TITLED
from ngheo_desktop.exchange.fields import INDICATORS, STATUS_FIELDS
from ngheo_desktop.exchange.headings import folded_heading, samples_of
from ngheo_desktop.exchange.mark_meaning import marks_proved_by_sums
from ngheo_desktop.exchange.tables import Kind, Table
from ngheo_desktop.exchange.values.answers import HOUSE_ANSWERS, MEMBER_ANSWERS
from ngheo_desktop.exchange.values.births import birth_reader
from ngheo_desktop.exchange.values.days import survey_day_reader
from ngheo_desktop.exchange.values.ids import read_personal_id
from ngheo_desktop.exchange.values.numbers import (
    read_deprivation_score,
    read_house_area,
    read_income_score,
    read_member_count,
    read_ordinal,
)
from ngheo_desktop.exchange.values.oddities import NOTHING, Reader
from ngheo_desktop.exchange.values.places import commune_reader, hamlet_reader, unit_reader
from ngheo_desktop.exchange.values.texts import (
    is_blank,
    read_code,
    read_name,
    read_phone,
    read_text,
    read_titled_name,
)
from ngheo_desktop.exchange.values.words import (
    ethnic_reader,
    mark_reader,
    mark_words,
    read_area_kind,
    read_class,
    read_sex,
    read_tick,
    relation_reader,
)
from ngheo_desktop.exchange.vocabulary import Vocabulary

_MOST_TITLED = 0.6


def readers_for(table: Table, context: ListContext, vocabulary: Vocabulary) -> Mapping[str, Reader]:
    """The reader of every field that a household or a member has; other columns stay as text."""
    return {
        **_personal(table, context, vocabulary),
        **_placed(context),
        **dict.fromkeys(("number", "member_no"), read_ordinal),
        "code": read_code,
        "member_count": read_member_count,
        "house_area_m2": read_house_area,
        "phone": read_phone,
        **dict.fromkeys(("address", "note", "circumstances", "screening", "reviewer"), read_text),
        **dict.fromkeys(("class", "class_before", "class_after"), read_class),
        "head_tick": read_tick,
        **dict.fromkeys(("class_poor", "class_near_poor", "class_not_poor"), read_tick),
        **{field.code: read_tick for field in STATUS_FIELDS},
        "survey_date": survey_day_reader(context.today),
        "b1": read_income_score,
        "b2": read_deprivation_score,
        **_marks(table, vocabulary),
        **MEMBER_ANSWERS,
        **HOUSE_ANSWERS,
    }


def _marks(table: Table, vocabulary: Vocabulary) -> dict[str, Reader]:
    standard = vocabulary.standard
    proved = marks_proved_by_sums(table, standard.points_per_deprivation) if standard else None
    if proved is not None:
        return dict.fromkeys(INDICATORS & table.columns.keys(), mark_reader(*proved))
    return {
        code: mark_reader(
            *mark_words(
                asks_for_lacks="thieu hut"
                in folded_heading(table.heading.shown(table.columns[code]))
            )
        )
        for code in INDICATORS & table.columns.keys()
    }


def _personal(table: Table, context: ListContext, vocabulary: Vocabulary) -> dict[str, Reader]:
    asks_year = _asks_only_for_the_year(table)
    return {
        "name": _name_reader(table, "name"),
        "head_name": read_text
        if table.kind == Kind.PERSONS  # the head has a name of their own in the list of persons
        else _name_reader(table, "head_name"),
        "sex": read_sex,
        **dict.fromkeys(("sex_male", "sex_female"), read_tick),
        "birth": birth_reader(context.today, year_only=asks_year),
        "birth_male": _or_nothing(birth_reader(context.today, year_only=True)),
        "birth_female": _or_nothing(birth_reader(context.today, year_only=True)),
        "id_number": read_personal_id,
        "ethnic": ethnic_reader(vocabulary.ethnic_groups),
        "relation": relation_reader(vocabulary.relations),
    }


def _name_reader(table: Table, code: str) -> Reader:
    """Where most names begin with «Ông» or «Bà» these are no family names."""
    column = table.columns.get(code)
    samples = [] if column is None else samples_of(table.grid, table.heading, column)
    return read_titled_name if samples and TITLED(samples) > _MOST_TITLED else read_name


def _asks_only_for_the_year(table: Table) -> bool:
    column = table.columns.get("birth")
    heading = "" if column is None else folded_heading(table.heading.shown(column))
    return ("nam sinh" in heading or "sinh nam" in heading) and "ngay" not in heading


def _or_nothing(read: Reader) -> Reader:
    """Of two columns for men and for women one is empty."""
    return lambda raw: NOTHING if is_blank(raw) else read(raw)


def _own_communes(context: ListContext) -> tuple[str, ...]:
    """The commune by its name of today and by those it had."""
    old = (name for name, now in context.old_communes.items() if now == context.commune_name)
    units = (unit.name for unit in context.units)
    return tuple(name for name in (context.commune_name, *old, *units) if name)


def _placed(context: ListContext) -> dict[str, Reader]:
    hamlets = (*context.hamlets, *(name for unit in context.units for name in unit.hamlets))
    commune = unit_reader(context.units) if context.units else commune_reader(context)
    return {
        "hamlet": hamlet_reader(hamlets, context.old_hamlets, _own_communes(context)),
        "commune": commune,
        "area": read_area_kind,
    }
