"""Queries and updates compiled once: what every page asks is not put into SQL again with every visit.

Django builds the same SQL for the same question each time, which costs several times what SQLite takes to answer it.
"""

import copy
import datetime as dt
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, Generic, ParamSpec, TypeAlias, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.db.models.sql import UpdateQuery

P = ParamSpec("P")
Row = TypeVar("Row")
Compiler: TypeAlias = Any  # Django's compilers have no public type.
Change: TypeAlias = tuple[QuerySet[Any, Any], Mapping[str, Any]]
"""The rows that are changed, and what their columns are set to."""
_WHOLE = range(-(2**63), 2**63)  # what the largest column of whole numbers holds, and the drivers take
_SHAPES = 256  # kinds of calls that are remembered for one query: sets of sections are as many as sets of rights


def prepared(build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Return a function that gives the rows of the query which `build` makes, and has it compiled once.

    `build` takes its arguments by position. Whole numbers, texts and moments are values, which change from call to call
    and must reach the query as they are given; a tuple of whole numbers is a list of them, for `__in`, of which only
    the length, rounded up, shapes the query. All other arguments (a set of sections, `None`) shape the query: for each
    of them it is compiled anew, so they must be hashable and few.
    """

    def compiled(*shapes: Hashable) -> _Query[Row]:
        queryset = build(*_marks(shapes))  # type: ignore[call-arg] # the marks have the arguments' own types
        return _Query(queryset, _statement(queryset.query.get_compiler(using=queryset.db), shapes))

    kept = lru_cache(maxsize=_SHAPES)(compiled)

    @wraps(build)
    def rows(*args: P.args, **kwargs: P.kwargs) -> list[Row]:
        _by_position(kwargs)
        return kept(*map(_shape, args)).rows(_values(args))

    return rows


def prepared_update(build: Callable[P, Change]) -> Callable[P, int]:
    """Return a function that makes the change which `build` describes, compiled once, and gives how many rows it met.

    Arguments are as for `prepared`.
    """

    def compiled(*shapes: Hashable) -> _Statement:
        queryset, columns = build(*_marks(shapes))  # type: ignore[call-arg] # as above
        query: Any = queryset.query.chain(UpdateQuery)
        query.add_update_values(columns)
        return _statement(query.get_compiler(using=queryset.db), shapes)

    kept = lru_cache(maxsize=_SHAPES)(compiled)

    @wraps(build)
    def changed(*args: P.args, **kwargs: P.kwargs) -> int:
        _by_position(kwargs)
        return kept(*map(_shape, args)).run(_values(args))

    return changed


def _by_position(named: Mapping[str, object]) -> None:
    if named:
        raise TypeError("what is prepared takes its arguments by position")


@dataclass(frozen=True)
class _Value:
    """Stands for a value in the shape of a call: of which kind it is, and nothing of what it is."""

    kind: type


@dataclass(frozen=True)
class _List:
    """Stands for a tuple of whole numbers: how many there is room for."""

    room: int


_KINDS: Mapping[type, _Value] = {kind: _Value(kind) for kind in (int, str, dt.datetime)}
# Marks stand for values while a query is compiled, and are found again among its parameters. They fit into the
# smallest column, and nobody writes them.
_NUMBER, _TEXT, _MOMENT = 1_987_654_000, "\ue000value-{}", dt.datetime(1907, 3, 5, 7, 11, 13, tzinfo=dt.UTC)


def _shape(argument: Hashable) -> Hashable:
    return _List(_room(argument)) if type(argument) is tuple else _KINDS.get(type(argument), argument)


def _room(numbers: Sequence[int]) -> int:
    """Return the next power of two: a list of 25 takes the query of up to 32, not one of its own."""
    return 1 << (len(numbers) - 1).bit_length() if numbers else 0


def _values(arguments: Sequence[Any]) -> list[Any]:
    """Return the arguments with lists laid out one number after the other, the last one again where there is room."""
    if not any(type(argument) is tuple for argument in arguments):
        return list(arguments)
    laid: list[Any] = []
    for argument in arguments:
        if type(argument) is tuple:
            laid += [*argument, *argument[-1:] * (_room(argument) - len(argument))]
        else:
            laid.append(argument)
    return laid


def _marks(shapes: Sequence[Hashable]) -> list[Any]:
    marks: list[Any] = []
    place = 0
    for shape in shapes:
        if isinstance(shape, _List):
            marks.append(tuple(range(_NUMBER + place, _NUMBER + place + shape.room)))
            place += shape.room
        else:
            marks.append(_mark(place, shape))
            place += 1
    return marks


def _mark(place: int, shape: Hashable) -> object:
    if not isinstance(shape, _Value):
        return shape
    if shape.kind is int:
        return _NUMBER + place
    return _TEXT.format(place) if shape.kind is str else _MOMENT.replace(microsecond=place + 1)


@dataclass(frozen=True)
class _Statement:
    """Compiled SQL, empty when nothing can be found; for each parameter the place of its argument, or what it is."""

    compiler: Compiler
    using: str
    sql: str
    slots: tuple[tuple[int | None, Any], ...]

    def parameters(self, values: Sequence[Any]) -> tuple[Any, ...]:
        return tuple([given if place is None else self._adapted(values[place]) for place, given in self.slots])

    def _adapted(self, value: object) -> object:
        return _for_database(self.compiler, value) if type(value) is dt.datetime else value

    def finds_nothing(self, values: Sequence[Any]) -> bool:
        """Say so without asking: no row has a number that no column holds, as Django says of a single query."""
        return not self.sql or any(type(value) is int and value not in _WHOLE for value in values)

    def run(self, values: Sequence[Any]) -> int:
        if self.finds_nothing(values):
            return 0
        with connections[self.using].cursor() as cursor:
            cursor.execute(self.sql, self.parameters(values))
            return int(cursor.rowcount)


def _for_database(compiler: Compiler, moment: object) -> object:
    return compiler.connection.ops.adapt_datetimefield_value(moment)


def _statement(compiler: Compiler, shapes: Sequence[Hashable]) -> _Statement:
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return _Statement(compiler, compiler.using, "", ())
    places = _places(compiler, shapes)
    slots = tuple((places.get(given), given) for given in parameters)
    if {place for place, _ in slots if place is not None} != set(places.values()):
        raise ValueError(f"a value does not reach the query as it was given: {sql}")
    return _Statement(compiler, compiler.using, sql, slots)


def _places(compiler: Compiler, shapes: Sequence[Hashable]) -> dict[Any, int]:
    """Return where the value of each mark stands among the values of a call."""
    laid: list[tuple[Hashable, Any]] = []
    for shape, mark in zip(shapes, _marks(shapes), strict=True):
        laid += [(shape, one) for one in (mark if isinstance(shape, _List) else (mark,))]
    return {
        _for_database(compiler, mark) if isinstance(mark, dt.datetime) else mark: place
        for place, (shape, mark) in enumerate(laid)
        if isinstance(shape, _List | _Value)
    }


class _Query(Generic[Row]):
    """A compiled query, and how its rows are made."""

    def __init__(self, queryset: QuerySet[Any, Row], statement: _Statement) -> None:
        self._iterable: Any = queryset._iterable_class  # noqa: SLF001 - how it makes rows
        self._queryset = queryset
        self._statement = statement
        self._converters: Any = None

    def rows(self, values: Sequence[Any]) -> list[Row]:
        if self._statement.finds_nothing(values):
            return []
        return list(self._iterable(_Asked(self._queryset, self._bound(self._statement.parameters(values)))))

    def _bound(self, parameters: tuple[Any, ...]) -> Compiler:
        """Return a compiler of this call's own, which compiles nothing: many threads ask at once."""
        bound = copy.copy(self._statement.compiler)
        bound.connection = connections[self._statement.using]
        bound.as_sql = lambda *_args, **_kwargs: (self._statement.sql, parameters)
        bound.get_converters = self._get_converters
        return bound

    def _get_converters(self, expressions: Any) -> Any:  # noqa: ANN401 - as Django's
        if self._converters is None:
            self._converters = self._statement.compiler.get_converters(expressions)
        return self._converters


class _Asked:
    """What Django's iterables want of a queryset and its query, with the compiler at hand."""

    _known_related_objects: dict[Any, Any] = {}  # noqa: RUF012 - never changed

    def __init__(self, queryset: QuerySet[Any, Any], compiler: Compiler) -> None:
        self.db = queryset.db
        self.model = queryset.model
        self._fields = queryset._fields  # type: ignore[attr-defined] # which columns were asked for
        self.query = self
        self._compiler = compiler

    def get_compiler(self, using: str) -> Compiler:  # noqa: ARG002 - as Django's
        return self._compiler
