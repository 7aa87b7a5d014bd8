"""Write docs/api.md from the docstrings of the library: `python docs/api.py`. A test holds the two equal."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kg

PAGE = Path(__file__).with_suffix(".md")
TALK = """# A life among looms
Host: Jonas Weir
Guest: Yaqin Lin (林雅琴)
Published: 2024-05-02

Jonas Weir (00:00:05): My guest is Yaqin Lin, who founded Loom Works in 2012. Welcome, Yaqin.

Yaqin Lin (00:00:20): Thank you. I studied at Umbra College, and my advisor was Mary Okafor.

Yaqin Lin (00:01:15): I worked at Northmill as a dyer from 2004 to 2009. I declined an offer from Silkgate.

Yaqin Lin (00:02:40): I was inspired by Tomas Brandt. I recommend the book "The Patient Thread" to everyone.

Jonas Weir (00:03:10): And the years to come?

Yaqin Lin (00:03:30): I think that by 2040 every loom will mend its own thread.
"""
DIGEST = """A life among looms
Duration: 5 min
Guest: 林雅琴 Yaqin Lin
Chapters (2)
- 00:05 · Opening
- Umbra College, and the years at Northmill.
- 02:40 · Who Taught Her
- Mary Okafor advised Yaqin Lin at Umbra College.
Key Claims (2)
- 03:30 · By 2040 every loom will mend its own thread.
- 03:40 · A loom is a machine that forgives.
Notes
- Yaqin Lin founded Loom Works in 2014.
- Tomas Brandt worked at Northmill from 1990 to 2003.
- Tomas Brandt taught Mary Okafor.
- Yaqin Lin wrote the book "A Grammar of Weaving".
"""
PAGES = {"talk.md": TALK, "digest.txt": DIGEST}
"""The pages of the examples, about an invented interview: name and text."""
OPENING = f"""# The library

All that the command line does, in Python; `python docs/api.py` writes this page from the docstrings, and a test runs
its examples. In them `folder` is a `pathlib.Path` with two pages about one invented interview; `graph` is what
`kg.build` makes of them below.

```python
import kg

graph = kg.build(["notes/", "interview.srt"])   # or kg.open()
for row in graph.who_influenced("Ada Lovelace"):
    print(row["name"], row["path"][0]["evidence"][0]["quote"])
graph.claims(by="Ada Lovelace").to_frame()      # a pandas frame, where pandas is installed
```

Importing `kg` loads nothing heavy; each question loads what it needs. Every error that you can put right is a
`kg.KgError`, one sentence that says what to do.

`talk.md` is a transcript with its speakers:

```text
{TALK}```

`digest.txt` retells it, and differs about a year:

```text
{DIGEST}```
"""
CLASSES = ("Graph", "Answer")
_EXAMPLE = re.compile(r"(?:^>>> .*\n(?:.*\S.*\n)*\n?)+", re.MULTILINE)


def page() -> str:
    """Return the page."""
    functions = [name for name in kg.__all__ if inspect.isfunction(getattr(kg, name))]
    parts = [OPENING, *(_entry(f"kg.{name}", getattr(kg, name), "##") for name in functions)]
    for name in CLASSES:
        class_ = getattr(kg, name)
        parts.append(f"## kg.{name}\n\n{_words(class_)}")
        parts += [_entry(each, member, "###") for each, member in _members(class_)]
    errors = [getattr(kg, name) for name in kg.__all__ if _is_error(getattr(kg, name))]
    rows = "".join(f"| `kg.{error.__name__}` | {(error.__doc__ or '').splitlines()[0]} |\n" for error in errors)
    parts.append(f"## Errors\n\n| error | raised for |\n|---|---|\n{rows}")
    return "\n".join(parts)


def _is_error(found: Any) -> bool:
    return inspect.isclass(found) and issubclass(found, Exception)


def _members(class_: type) -> Iterator[tuple[str, Any]]:
    """Yield the public methods of a class and of what it is made of, in the order of the code."""
    for part in class_.__mro__:
        for name, member in vars(part).items():
            if not name.startswith("_") and inspect.isfunction(member):
                yield name, member


def _entry(name: str, function: Any, level: str) -> str:
    signature = str(inspect.signature(function)).replace("'", "").replace("self, ", "").replace("(self)", "()")
    return f"{level} {name}\n\n```python\n{name}{signature}\n```\n\n{_words(function)}"


def _words(thing: Any) -> str:
    """Return a docstring, its examples as blocks of Python."""
    text = (inspect.getdoc(thing) or "") + "\n"
    return _EXAMPLE.sub(lambda found: f"```pycon\n{found[0].rstrip()}\n```\n", text)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
