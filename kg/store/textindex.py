"""text.db: names to look up, texts to search, and where each thing is mentioned, in SQLite.

Words are found as words (accents and case folded), Chinese by any run of characters: the index splits Han and kana
into single characters, and a query's run of them is a phrase. So one character and two find something, which a
trigram index cannot do, and "AI" finds the word, not "said".
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kg.text.normalize import fold, key

NAME = "text.db"
VERSION = 2
"""Kept in the file as user_version: an index of another version is made again."""

_SCHEMA = """
CREATE TABLE names (key TEXT NOT NULL, rank INTEGER NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (key, rank, entity))
    WITHOUT ROWID;
CREATE TABLE texts (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, ref TEXT, source TEXT, line INTEGER, second REAL,
    link TEXT, text TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize="unicode61 remove_diacritics 2");
CREATE TABLE mentions (entity TEXT NOT NULL, source TEXT NOT NULL, line INTEGER NOT NULL, record TEXT NOT NULL);
CREATE TABLE claims (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE records (kind TEXT NOT NULL, record TEXT NOT NULL);
"""
_SINGLE = "([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])"
_WORD = r"\"([^\"]+)\"|([^\s\"]+)"
"""Both are compiled when they are first used: to look up a name needs neither."""
_NO_SYNTAX = {ord('"'): " ", 0: " "}
_FIRST = "CASE kind WHEN 'entity' THEN 0 WHEN 'claim' THEN 1 WHEN 'quote' THEN 1 WHEN 'cue' THEN 3 ELSE 2 END"
"""Things come first, then claims and quotes, other items, captions last."""
_AT_ONCE = 500
"""Ids that one question to the database names."""
_MOST_WORDS = 50
"""Of a search; the rest of a longer text is not looked for."""


class Name(NamedTuple):
    """One form by which a thing may be looked up."""

    form: str
    rank: int
    """0 its name, 1 an alias, 2 another spelling that a person may type."""
    entity: str


class Text(NamedTuple):
    """One text that may be found."""

    kind: str
    """entity, claim, cue, or the kind of an item: quote, chapter, …"""
    text: str
    ref: str | None = None
    """Local name of the entity or claim."""
    source: str | None = None
    line: int | None = None
    second: float | None = None
    link: str | None = None


class TextIndex:
    """A text.db, open for reading."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)

    def names(self, form: str) -> list[tuple[int, str]]:
        """Return (rank, entity) of every thing that may be called `form`, the best rank first."""
        rows = self._db.execute(
            "SELECT rank, entity FROM names WHERE key = ? ORDER BY rank, entity", (key(_whole(form)),)
        )
        return list(rows)

    def beginning(self, start: str, limit: int) -> list[str]:
        """Return entities of which a name or alias begins with `start`, in order of these names."""
        first = key(start)
        rows = self._db.execute(
            "SELECT DISTINCT entity FROM names WHERE key >= ? AND key < ? AND rank < 2 ORDER BY key, entity LIMIT ?",
            (first, first + "\U0010ffff", limit),
        )
        return [entity for (entity,) in rows]

    def keys(self) -> Iterator[tuple[str, str]]:
        """Yield (key, entity) of all names and aliases."""
        return iter(self._db.execute("SELECT key, entity FROM names WHERE rank < 2 ORDER BY key, rank, entity"))

    def search(
        self,
        text: str,
        limit: int,
        kinds: Sequence[str] = (),
        sources: Sequence[str] = (),
        between: tuple[float, float] | None = None,
    ) -> list[tuple[Text, float]]:
        """Return the best texts that hold every word of `text`, with their scores (smaller is better).

        Things first, then claims and quotes, other items, captions; of these kinds, of these sources and between two
        seconds of the recording, where such are given.

        Words in double quotes must stand together. Where too few texts hold the words as they stand, texts that hold
        words beginning with them follow.
        """
        found: dict[int, tuple[Text, float]] = {}
        for expression in dict.fromkeys(_expressions(text)):
            for row in self._match(expression, limit, kinds, sources, between) if len(found) < limit else ():
                found.setdefault(row[0], (Text(row[1], row[7], row[2], row[3], row[4], row[5], row[6]), row[8]))
        return list(found.values())[:limit]

    def mentions(self, entity: str) -> list[dict[str, Any]]:
        """Return the fields of the mentions of an entity, in order of source and line."""
        import json

        sql = "SELECT record FROM mentions WHERE entity = ? ORDER BY source, line, record"
        return [json.loads(record) for (record,) in self._db.execute(sql, (entity,))]

    def mentioned(self) -> dict[str, tuple[int, int]]:
        """Return for every entity that is mentioned how often, and in how many sources."""
        sql = "SELECT entity, COUNT(*), COUNT(DISTINCT source) FROM mentions GROUP BY entity"
        return {entity: (number, sources) for entity, number, sources in self._db.execute(sql)}

    def mentioned_where(self) -> Iterator[tuple[str, str, int]]:
        """Yield each entity with each source that mentions it, and how often; in order of both."""
        sql = "SELECT entity, source, COUNT(*) FROM mentions GROUP BY entity, source ORDER BY entity, source"
        return iter(self._db.execute(sql))

    def named_most(self) -> list[tuple[str, int]]:
        """Return every entity that is mentioned and how often, the most named first."""
        sql = "SELECT entity, COUNT(*) AS number FROM mentions GROUP BY entity ORDER BY number DESC, entity"
        return list(self._db.execute(sql))

    def records(self, kind: str) -> list[dict[str, Any]]:
        """Return the fields of all records of a kind (recording, doubt, problem), in order."""
        import json

        rows = self._db.execute("SELECT record FROM records WHERE kind = ? ORDER BY rowid", (kind,))
        return [json.loads(record) for (record,) in rows]

    def claims(self, ids: Sequence[str]) -> Iterator[dict[str, Any]]:
        """Yield the fields of these claims, in no order."""
        import json

        for at in range(0, len(ids), _AT_ONCE):
            some = ids[at : at + _AT_ONCE]
            rows = self._db.execute(f"SELECT record FROM claims WHERE id IN ({','.join('?' * len(some))})", some)
            yield from (json.loads(record) for (record,) in rows)

    def version(self) -> int:
        """Return the version of the program's index that made the file."""
        (number,) = self._db.execute("PRAGMA user_version").fetchone()
        return int(number)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _match(
        self,
        expression: str,
        limit: int,
        kinds: Sequence[str],
        sources: Sequence[str],
        between: tuple[float, float] | None,
    ) -> Iterable[tuple[Any, ...]]:
        only = f"AND texts.kind IN ({','.join('?' * len(kinds))})" if kinds else ""
        only += f" AND texts.source IN ({','.join('?' * len(sources))})" if sources else ""
        only += " AND texts.second BETWEEN ? AND ?" if between else ""
        sql = f"""SELECT texts.id, kind, ref, source, line, second, link, texts.text, bm25(words) AS score
            FROM words JOIN texts ON texts.id = words.rowid WHERE words MATCH ? {only}
            ORDER BY {_FIRST}, score, texts.id LIMIT ?"""
        return self._db.execute(sql, (expression, *kinds, *sources, *(between or ()), limit))


def write(
    path: Path,
    names: Iterable[Name],
    texts: Iterable[Text],
    mentions: Iterable[tuple[str, str, int, str]],
    claims: Iterable[tuple[str, str]],
    records: Iterable[tuple[str, str]],
) -> None:
    """Make a text.db. `mentions` are (entity, source, line, JSON), `claims` (id, JSON), `records` (kind, JSON)."""
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        db.execute("BEGIN")
        rows = sorted({(key(name.form), name.rank, name.entity) for name in names})
        db.executemany("INSERT INTO names VALUES (?, ?, ?)", rows)
        for number, text in enumerate(texts, 1):
            fields = (text.kind, text.ref, text.source, text.line, text.second, text.link, text.text)
            db.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (number, *fields))
            db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, split(text.text)))
        db.executemany("INSERT INTO mentions VALUES (?, ?, ?, ?)", mentions)
        db.executemany("INSERT INTO claims VALUES (?, ?)", claims)
        db.executemany("INSERT INTO records VALUES (?, ?)", records)
        db.execute("CREATE INDEX mentions_of ON mentions (entity, source, line)")
        db.execute("INSERT INTO words (words) VALUES ('optimize')")
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    finally:
        db.close()


def split(text: str) -> str:
    """Return the text as it is indexed: each Chinese, Japanese and Korean character a word of its own.

    In key form as well, where it is more than ASCII; FTS5 folds the case of the rest.

    >>> split("Ada 在剑桥")
    'ada  在  剑  桥 '
    """
    return text if text.isascii() else re.sub(_SINGLE, r" \1 ", key(text))


def _expressions(text: str) -> Iterator[str]:
    """FTS5 queries, the strictest first: all words as they stand; all words, each at a word's beginning."""
    words_and_phrases = re.findall(_WORD, key(fold(_whole(text))))[:_MOST_WORDS]
    phrases = [split(quoted or word).split() for quoted, word in words_and_phrases]
    terms = [" ".join(words).translate(_NO_SYNTAX) for words in phrases if any(map(_has_word, words))]
    if terms:
        yield " AND ".join(f'"{term}"' for term in terms)
        yield " AND ".join(f'"{term}"*' for term in terms)


def _whole(text: str) -> str:
    """The text without halves of surrogate pairs, which a terminal may give and SQLite does not take."""
    return text.encode("utf-8", "replace").decode()


def _has_word(text: str) -> bool:
    return any(char.isalnum() for char in text)
