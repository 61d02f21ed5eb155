"""Persons of a list: from the values of one record to one member."""

from collections.abc import Mapping
from typing import Any

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.facts import MemberAnswers
from ngheo_desktop.domain.listing import ListedMember
from ngheo_desktop.domain.terms import SEX_TERMS, Sex
from ngheo_desktop.exchange.cells import Problems, RecordReader
from ngheo_desktop.exchange.values.answers import MEMBER_ANSWERS
from ngheo_desktop.exchange.values.ids import id_oddities
from ngheo_desktop.exchange.values.oddities import ERROR, NOTE, WARNING, Oddity
from ngheo_desktop.exchange.values.texts import plain_text

Values = Mapping[str, Any]

_NOTHING_ANSWERED = MemberAnswers()
_BIRTH_MISSING = Oddity(
    "birth_missing", WARNING, "Chưa có năm sinh. Hãy nhập năm sinh ở cột Nam hoặc cột Nữ."
)
_SEX_MISSING = Oddity(
    "sex_missing", WARNING, "Chưa biết giới tính vì cả cột Nam và cột Nữ đều trống."
)
_TICKED_SEXES = {"sex_male": (Sex.MALE, Sex.FEMALE), "sex_female": (Sex.FEMALE, Sex.MALE)}
_BOTH_SEXES = Oddity(
    "sex_contradictory", ERROR, "Cả cột Nam và cột Nữ đều được đánh dấu. Hãy giữ lại một cột."
)


class PersonReader:
    """Builds members of one table."""

    def __init__(self, reader: RecordReader, problems: Problems, provinces: frozenset[str]) -> None:
        self._reader = reader
        self._problems = problems
        self._provinces = provinces
        self._by_sex = bool(reader.fields & {"birth_male", "birth_female"})
        self._ticked_sexes = [field for field in _TICKED_SEXES if field in reader.fields]
        self._asked = [field for field in MEMBER_ANSWERS if field in reader.fields]

    def person(
        self, row: int, values: Values, no: int, name: str | None, relation: str | None
    ) -> ListedMember:
        """The member that a record tells of."""
        sex, birth = values.get("sex"), values.get("birth")
        if self._by_sex:
            column_sex, birth = self._from_columns(row, values)
            sex = sex or column_sex
        elif not sex and self._ticked_sexes:
            sex = self._ticked(row, values)
        personal_id = values.get("id_number")
        if personal_id:
            for oddity in id_oddities(personal_id, sex, birth, self._provinces):
                self._add(oddity, row, "id_number")
        return ListedMember(
            row=row,
            no=no,
            name=name or "",
            relation=relation,
            relation_text=plain_text(self._reader.raw(row, "relation")),
            sex=sex,
            birth=birth,
            personal_id=personal_id,
            ethnic=values.get("ethnic"),
            answers=self._answers(values) if self._asked else _NOTHING_ANSWERED,
        )

    def _answers(self, values: Values) -> MemberAnswers:
        facts: dict[str, Any] = {}
        for field in self._asked:
            answer = values[field]
            if answer:
                facts.update(answer)
        return MemberAnswers(**facts)

    def _ticked(self, row: int, values: Values) -> Sex | None:
        """Giới tính as a mark under «Nam» or under «Nữ»."""
        if len(self._ticked_sexes) == 1:
            return self._ticked_or_other(row, values, self._ticked_sexes[0])
        male, female = values.get("sex_male"), values.get("sex_female")
        if male and female:
            self._add(_BOTH_SEXES, row, "sex_male", as_field="sex")
        elif not (male or female):
            self._add(_SEX_MISSING, row, "sex_male", as_field="sex")
        else:
            return Sex.MALE if male else Sex.FEMALE
        return None

    def _ticked_or_other(self, row: int, values: Values, field: str) -> Sex:
        """A list with «Nữ» alone marks women there: a blank cell is a man, which is told."""
        ticked, other = _TICKED_SEXES[field]
        if values.get(field):
            return ticked
        words = f"Chỉ có cột {SEX_TERMS[ticked]} để đánh dấu; ô trống được hiểu là"
        oddity = Oddity("sex_blank_read", NOTE, f"{words} {SEX_TERMS[other]}.", other.value)
        self._add(oddity, row, field, as_field="sex")
        return other

    def _from_columns(self, row: int, values: Values) -> tuple[Sex | None, Birth | None]:
        """Năm sinh in a column for men and one for women: the column is the sex."""
        male, female = values.get("birth_male"), values.get("birth_female")
        typed = [
            plain_text(self._reader.raw(row, field)) for field in ("birth_male", "birth_female")
        ]
        if all(typed):
            words = "Cả cột Nam và cột Nữ đều có năm sinh. Hãy giữ lại một cột."
            cells = (
                f"{self._reader.cell(row, 'birth_male')}:{self._reader.cell(row, 'birth_female')}"
            )
            oddity = Oddity("sex_contradictory", ERROR, words)
            self._problems.add(oddity, row, cell=cells, field="sex", raw=" | ".join(typed))
            return None, male if male == female else None
        if not any(typed):
            self._add(_BIRTH_MISSING, row, "birth_male", as_field="birth")
            self._add(_SEX_MISSING, row, "birth_male", as_field="sex")
            return None, None
        return (Sex.MALE, male) if typed[0] else (Sex.FEMALE, female)

    def _add(self, oddity: Oddity, row: int, field: str, as_field: str = "") -> None:
        self._problems.add(
            oddity,
            row,
            cell=self._reader.cell(row, field),
            field=as_field or field,
            raw=self._reader.raw(row, field),
        )
