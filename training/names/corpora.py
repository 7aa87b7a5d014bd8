"""Open corpora of names as (text, start, end, class), and lists of names: what the classifier learns from."""

from __future__ import annotations

import csv
import io
import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

Example = tuple[str, int, int, str]
_CROSSNER = {
    "Person": "researcher person writer politician musicalartist scientist",
    "Organization": "organisation university politicalparty band magazine",
    "Place": "country location",
    "Product": "product programlang",
    "Idea": "field task discipline theory musicgenre literarygenre algorithm metrics musicalinstrument",
    "Work": "book poem song album academicjournal",
    "Event": "conference event election",
    "Award": "award",
}
_WNUT = {
    "Person": "person", "Organization": "corporation group", "Place": "location", "Work": "creative-work",
    "Product": "product",
}  # fmt: skip
_THREE = {"Person": "PER", "Organization": "ORG", "Place": "LOC"}
_GUM = {
    "Person": "person", "Organization": "organization", "Place": "place", "Product": "object", "Event": "event",
    "Idea": "abstract",
}  # fmt: skip
_PROPER = frozenset(("PROPN", "ADP", "NUM", "PUNCT", "CCONJ", "DET", "ADJ"))
_GLUED = re.compile(r"^(?:[.,;:!?%)\]’”]|['’](?:s|re|ve|d|ll|m|t)$|n['’]t$)")


def examples(root: Path) -> Iterator[Example]:
    """Yield every name in the corpora below a folder, with its text."""
    for domain in ("ai", "literature", "music", "politics", "science"):
        for part in ("train", "dev", "test"):
            yield from _tagged(root / f"crossner/{domain}-{part}.txt.xz", _CROSSNER)
    for part in ("train", "dev", "test"):
        yield from _tagged(root / f"wnut17/{part}.conll.xz", _WNUT)
    yield from _tagged(root / "wikigold/wikigold.conll.xz", _THREE, " ")
    for part in ("dev", "test"):
        yield from _tagged(root / f"uner-ewt/en_ewt-ud-{part}.iob2.xz", _THREE, "\t", (1, 2))
        for document in json.loads(_read(root / f"redocred/{part}_revised.json.xz")):
            for vertex in document["vertexSet"]:
                for name in vertex:
                    spans = [(*name["pos"], name["type"])]
                    yield from _placed(document["sents"][name["sent_id"]], spans, _turned(_THREE))
    for path in sorted((root / "gum").glob("*.xz")):
        yield from _gum(path)


def lists(root: Path) -> Iterator[tuple[str, str]]:
    """Yield (name, class) of names without a text: authors, titles of books and films, universities."""
    for row in csv.DictReader(io.StringIO(_read(root / "titles/goodbooks-books.csv.xz"))):
        yield from ((author, "Person") for author in row["authors"].split(", "))
        title = re.sub(r" \(.*\)$", "", row["title"]).split(":")[0].strip()
        if row["language_code"][:2] == "en" and title.isascii():
            yield title, "Book"
    for line in _read(root / "titles/wikipedia-movies.tsv.xz").splitlines():
        yield line.split("\t")[0], "Film"
    for school in json.loads(_read(root / "universities/world_universities_and_domains.json.xz")):
        yield school["name"], "Organization"


def _read(path: Path) -> str:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return file.read()


def _turned(classes: dict[str, str]) -> dict[str, str]:
    return {tag: class_ for class_, tags in classes.items() for tag in tags.split()}


def _tagged(path: Path, classes: dict[str, str], sep: str = "\t", at: tuple[int, int] = (0, -1)) -> Iterator[Example]:
    """The names of a file of lines "token tag", a blank line between sentences."""
    for block in re.split(r"\n\s*\n", _read(path)):
        rows = [line.split(sep) for line in block.splitlines() if line.strip() and not line.startswith("# ")]
        rows = [row for row in rows if len(row) > max(at)]
        tokens, tags = [row[at[0]] for row in rows], [row[at[1]].strip() for row in rows]
        yield from _placed(tokens, list(_spans(tags)), _turned(classes))


def _spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    at = 0
    while at < len(tags):
        end = at + 1
        if tags[at][:2] in ("B-", "I-"):
            while end < len(tags) and tags[end] == "I-" + tags[at][2:]:
                end += 1
            yield at, end, tags[at][2:]
        at = end


def _placed(tokens: list[str], spans: list[tuple[int, int, str]], classes: dict[str, str]) -> Iterator[Example]:
    text, places = "", []
    for token in tokens:
        if text and not _GLUED.match(token) and text[-1] not in "([“‘$#":
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
    for start, end, tag in spans:
        if tag in classes:
            yield text, places[start][0], places[end - 1][1], classes[tag]


def _gum(path: Path) -> Iterator[Example]:
    """The proper names among the entities of a file in CoNLL-U."""
    for block in _read(path).split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        spans = []
        for start, end, tag in _entities(rows):
            first = start + (rows[start][3] == "DET")
            words = rows[first:end]
            if words and words[-1][3] == "PROPN" and all(row[3] in _PROPER for row in words):
                spans.append((first, end, tag))
        yield from _placed([row[1] for row in rows], spans, _turned(_GUM))


def _entities(rows: list[list[str]]) -> Iterator[tuple[int, int, str]]:
    opened: list[tuple[str, str, int]] = []
    for at, row in enumerate(rows):
        match = re.search(r"Entity=([^|]+)", row[9])
        for part in re.findall(r"\([^()]+\)|\([^()]+|[^()]*\)", match[1]) if match else ():
            fields = part.strip("()").split("-")
            if part.startswith("(") and part.endswith(")"):
                yield at, at + 1, fields[1] if len(fields) > 1 else ""
            elif part.startswith("("):
                opened.append((fields[0], fields[1] if len(fields) > 1 else "", at))
            else:
                number = max((n for n, one in enumerate(opened) if one[0] == fields[0]), default=None)
                if number is not None:
                    _, tag, start = opened.pop(number)
                    yield start, at + 1, tag
