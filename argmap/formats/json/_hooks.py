"""Plain data to values by cattrs, from the annotations of the model.

cattrs tells every fault of an element with its place. The hooks here make it take JSON by the letter (left
alone it turns the number 5 into the text "5") and put faults into JSON's words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import isfinite
from types import GenericAlias
from typing import TYPE_CHECKING, Any, Final

from attrs import NOTHING, Attribute, fields, resolve_types

from argmap.formats._json import Fault, told
from argmap.model import KINDS, FrozenDict, RelationKind

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["converter", "faults_of", "must"]

Hook = Callable[[Any, Any], Any]


def faults_of(error: Exception, path: str) -> Iterator[Fault]:
    """Yield the faults that cattrs found in what stands at a path."""
    from cattrs.errors import ClassValidationError, IterableValidationError

    if isinstance(error, ClassValidationError):
        fields_, whole = error.group_exceptions()
        for inner, attribute in fields_:
            yield from faults_of(inner, f"{path}.{attribute.name}")
        for inner in whole:
            yield from faults_of(inner, path)
    elif isinstance(error, IterableValidationError):
        for inner, item in error.group_exceptions()[0]:
            yield from faults_of(inner, f"{path}[{item.index}]")
    elif isinstance(error, KeyError):
        yield Fault(path, "is missing")
    else:
        yield Fault(path, str(error))


def converter(kinds: Iterable[type[Any]]) -> Converter:
    """Return a converter for these kinds, those that are in others first.

    It takes nothing for something else.
    """
    from cattrs import Converter
    from cattrs.gen import make_dict_structure_fn, override

    made = Converter()
    for type_, hook in _HOOKS:
        _register(made, type_, hook)
    _register(made, tuple[str, ...], _of_list(list[str], made))
    for kind in kinds:
        resolve_types(kind)
        special = {a.name: override(struct_hook=own) for a in fields(kind) if (own := _special(a))}
        structure: Hook = make_dict_structure_fn(kind, made, **special)  # type: ignore[arg-type]
        made.register_structure_hook(kind, _of_object(structure))
        _register(made, GenericAlias(tuple, (kind, ...)), _of_list(GenericAlias(list, kind), made))
    return made


def _register(made: Converter, type_: Any, hook: Hook) -> None:
    """Let a hook structure exactly this type, which need not be a class."""
    if type(type_) is type:
        made.register_structure_hook(type_, hook)
    else:
        made.register_structure_hook_func(lambda other: other == type_, hook)


def _special(attribute: Attribute[Any]) -> Hook | None:
    """Return the hook of a field that is more than its type says."""
    if attribute.type is str and attribute.default is NOTHING:
        return _id
    return _roles if attribute.name == "roles" else None


def _of_object(structure: Hook) -> Hook:
    def take(value: Any, kind: Any) -> Any:
        if type(value) is dict:
            return structure(value, kind)
        raise must("an object", value)

    return take


def _of_list(kind: Any, converter: Converter) -> Hook:
    structure = converter.get_structure_hook(kind)

    def take(value: Any, _: Any) -> Any:
        if type(value) is list:
            return structure(value, kind)
        raise must("a list", value)

    return take


def must(be: str, value: object) -> TypeError:
    """Return the error that says what a value must be, and what it is."""
    return TypeError(f"must be {be}, not {told(value)}")


def _text(value: Any, _: Any) -> str:
    if type(value) is str:
        return value
    raise must("text", value)


def _optional_text(value: Any, _: Any) -> str | None:
    if value is None or type(value) is str:
        return value
    raise must("text", value)


def _id(value: Any, _: Any) -> str:
    if type(value) is not str:
        raise must("an id, which is text", value)
    if not value:
        message = "must be an id, which is never empty"
        raise ValueError(message)
    return value


def _flag(value: Any, _: Any) -> bool:
    if type(value) is bool:
        return value
    raise must("true or false", value)


def _number(value: Any, _: Any) -> float | None:
    if value is None or type(value) is int or (type(value) is float and isfinite(value)):
        return value
    raise TypeError(f"must be a number, not {value}") if type(value) is float else must("a number", value)


def _offset(value: Any, _: Any) -> int | None:
    if value is None or (type(value) is int and value >= 0):
        return value
    shown = str(value) if isinstance(value, float | int) and value is not True else told(value)
    message = f"must count code points from 0, not {shown}"
    raise TypeError(message)


def _kind(value: Any, _: Any) -> str:
    if type(value) is str and value in KINDS:
        return value
    shown = repr(value) if isinstance(value, str) else told(value)
    message = f"must be one of {', '.join(KINDS)}, not {shown:.80}"
    raise ValueError(message)


def _extras(value: Any, _: Any) -> FrozenDict:
    if type(value) is dict:
        return FrozenDict(value)
    raise must("an object", value)


def _roles(value: Any, _: Any) -> FrozenDict:
    roles = _extras(value, _)
    for id_, role in roles.items():
        if not isinstance(role, str):
            message = f"the role of {id_!r:.80} must be text, not {told(role)}"
            raise TypeError(message)
    return roles


_HOOKS: Final[tuple[tuple[Any, Hook], ...]] = (
    (str, _text),
    (int, _number),
    (str | None, _optional_text),
    (bool, _flag),
    (float | None, _number),
    (int | None, _offset),
    (FrozenDict, _extras),
    (RelationKind, _kind),
)
