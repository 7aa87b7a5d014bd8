"""Immutable dataclasses whose methods are written when first used: a command that needs five records makes five.

`dataclasses.dataclass` compiles some ten functions for each class as soon as it is imported: for all the records that
a question may need this takes longer than its answer. Here a method is compiled when it is first called. In use the
classes are frozen dataclasses with slots: `dataclasses.replace`, `fields` and `asdict`, patterns and pickling work. To
type checkers it is the standard decorator.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, order: bool = False) -> Callable[[type], type]:
        """Return what makes a class a frozen dataclass with slots.

        Raises TypeError for what is more than that: a class that can change, inherits fields, or has fields with
        factories.

        >>> @dataclass(frozen=True, slots=True, order=True)
        ... class Place:
        ...     line: int
        ...     column: int = 0
        >>> Place(3), Place(2, 1) < Place(3), Place(3) == Place(3, 0)
        (Place(line=3, column=0), True, True)
        """
        if not (frozen and slots):
            raise TypeError("only frozen dataclasses with slots are made here")
        return lambda plain: _record(plain, order)


_COMPARED = "return ({mine},) {sign} ({others},) if other.__class__ is self.__class__ else NotImplemented"
_REFUSED = "from dataclasses import FrozenInstanceError\n raise FrozenInstanceError(f'cannot {done} field {{name!r}}')"
METHODS = {
    "__init__(self, {taken})": "{set}",
    "__repr__(self)": "return f'{{type(self).__qualname__}}({shown})'",
    "__eq__(self, other)": _COMPARED.replace("{sign}", "=="),
    "__hash__(self)": "return hash(({mine},))",
    "__setattr__(self, name, value)": _REFUSED.replace("{done}", "assign to"),
    "__delattr__(self, name)": _REFUSED.replace("{done}", "delete"),
    "__getstate__(self)": "return [{mine}]",
    "__setstate__(self, state)": "{listed} = state; {set}",
}
"""The methods of every record, by what they take: what they do, with the fields filled in."""
ORDER = {
    f"__{name}__(self, other)": _COMPARED.replace("{sign}", sign)
    for name, sign in (("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">="))
}
"""Those of records that have an order: by their fields, as they stand."""


def _record(plain: type, order: bool) -> type:
    """The class again, with slots for its fields and with methods."""
    names = tuple(plain.__annotations__)
    defaults = {name: plain.__dict__[name] for name in names if name in plain.__dict__}
    inherits = any(hasattr(base, "__dataclass_fields__") for base in plain.__bases__)
    if inherits or any(type(default).__hash__ is None for default in defaults.values()):
        raise TypeError(f"{plain.__name__} is more than a plain record: use dataclasses.dataclass")
    methods = {head.partition("(")[0]: _Method(head, body, defaults) for head, body in METHODS.items()}
    if order:
        methods |= {head.partition("(")[0]: _Method(head, body, defaults) for head, body in ORDER.items()}
    own = {name: value for name, value in plain.__dict__.items() if name not in {*names, "__dict__", "__weakref__"}}
    held = {**methods, **own, "__slots__": names, "__match_args__": names, "__dataclass_fields__": _Fields(defaults)}
    record = type(plain.__name__, plain.__bases__, held)
    record.__qualname__ = plain.__qualname__
    return record


class _Written:
    """An attribute of a class that is written when it is first looked at."""

    def __init__(self, defaults: dict[str, Any]) -> None:
        self.defaults = defaults

    def __set_name__(self, record: type, name: str) -> None:
        self.record, self.name = record, name

    def __get__(self, instance: object, owner: type) -> Any:
        setattr(self.record, self.name, self.write())
        return getattr(owner if instance is None else instance, self.name)

    def write(self) -> Any:
        raise NotImplementedError


class _Method(_Written):
    def __init__(self, head: str, body: str, defaults: dict[str, Any]) -> None:
        super().__init__(defaults)
        self.head, self.body = head, body

    def write(self) -> Any:
        """The function, much as the standard library writes it."""
        names = self.record.__match_args__  # type: ignore[attr-defined]  # every record has it
        filled = {
            "taken": ", ".join(f"{name}=_default_{name}" if name in self.defaults else name for name in names),
            "set": "; ".join(f"_set(self, {name!r}, {name})" for name in names),
            "mine": ", ".join(f"self.{name}" for name in names),
            "others": ", ".join(f"other.{name}" for name in names),
            "shown": ", ".join(f"{name}={{self.{name}!r}}" for name in names),
            "listed": f"[{', '.join(names)}]",
        }
        known = {f"_default_{name}": value for name, value in self.defaults.items()} | {"_set": object.__setattr__}
        exec(f"def {self.head}:\n {self.body}".format(**filled), known)
        write: Any = known[self.name]
        write.__qualname__ = f"{self.record.__qualname__}.{self.name}"
        write.__module__ = self.record.__module__
        if self.name == "__init__":
            write.__annotations__ = {**self.record.__annotations__, "return": None}
        return write


class _Fields(_Written):
    def write(self) -> Any:
        """What `dataclasses` and other libraries ask about the fields."""
        import dataclasses

        held = {"__annotations__": self.record.__annotations__, "__module__": self.record.__module__, **self.defaults}
        plain: Any = type(self.record.__name__, (), held)
        return dataclasses.dataclass(init=False, repr=False, eq=False)(plain).__dataclass_fields__
