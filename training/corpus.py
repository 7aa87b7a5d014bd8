"""Open treebanks (CoNLL-U, gzipped) to spaCy's training corpus.

    python training/corpus.py TREEBANKS OUT

TREEBANKS holds ewt-{train,dev,test}.conllu.gz (UD English EWT) and gum-{train,dev,test}.conllu.gz (GUM, the genres
with open texts); OUT gets train.spacy, dev.spacy, test-ewt.spacy and test-gum.spacy.
"""

from __future__ import annotations

import gzip
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

SENTENCES = 8
"""Sentences of one training document: enough for the splitter to see boundaries, few enough for small batches."""
REPEAT = {"interview": 3}
"""How often the training documents of a GUM genre are seen, where not once: what `kg` reads is talk."""
PARTS = {
    "train": ("ewt-train", "gum-train"),
    "dev": ("ewt-dev", "gum-dev"),
    "test-gum": ("gum-test",),
    "test-ewt": ("ewt-test",),
}
SEED = 1

Row = list[str]
"""The ten columns of one line."""


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word."""

    form: str
    space: bool
    """White space follows."""
    lemma: str
    pos: str
    tag: str
    head: int
    """Index of its head in the sentence, 0-based; its own for the root."""
    dep: str


def sentences(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """Yield (id of the document, rows) for each sentence of a treebank file."""
    document: str = ""
    rows: list[Row] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                document = line.removeprefix("# newdoc id = ")
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                yield document, rows
                rows = []


def tokens(rows: list[Row]) -> list[Token]:
    """Return the words of a sentence; those of a contraction ("don't") are the pieces of its surface."""
    words = [row for row in rows if row[0].isdigit()]
    forms = [row[1] for row in words]
    spaces = ["SpaceAfter=No" not in row[9] for row in words]
    for row in rows:
        if "-" in row[0]:
            first, last = (int(number) for number in row[0].split("-"))
            forms[first - 1 : last] = _cut(row[1], forms[first - 1 : last])
            spaces[first - 1 : last] = [False] * (last - first) + ["SpaceAfter=No" not in row[9]]
    return [
        Token(form, space, row[2], row[3], row[4], (int(row[6]) or number) - 1, row[7].replace("root", "ROOT"))
        for number, (form, space, row) in enumerate(zip(forms, spaces, words, strict=True), start=1)
    ]


def _cut(surface: str, forms: list[str]) -> list[str]:
    """Cut the surface of a contraction where the lengths of its words say; the last one takes what is left."""
    pieces, start = [], 0
    for index, form in enumerate(forms):
        left = len(forms) - 1 - index
        end = min(start + len(form), len(surface) - left) if left else len(surface)
        pieces.append(surface[start:end])
        start = end
    return pieces


def documents(path: Path, vocab: Vocab) -> Iterator[tuple[str, Doc]]:
    """Yield (genre, document of up to SENTENCES sentences)."""
    group: list[list[Token]] = []
    name = ""
    for document, rows in sentences(path):
        if group and (document != name or len(group) == SENTENCES):
            yield genre(name), joined(group, vocab)
            group = []
        name = document
        group.append(tokens(rows))
    if group:
        yield genre(name), joined(group, vocab)


def genre(document: str) -> str:
    """Return the genre that the id of a GUM document names, "" for another's."""
    return document.split("_")[1] if document.startswith("GUM_") else ""


def joined(group: list[list[Token]], vocab: Vocab) -> Doc:
    """Return one document of several sentences."""
    starts = [sum(len(sentence) for sentence in group[:index]) for index in range(len(group))]
    flat = [token for sentence in group for token in sentence]
    return Doc(
        vocab,
        words=[token.form for token in flat],
        spaces=[token.space for token in flat],
        lemmas=[token.lemma for token in flat],
        pos=[token.pos for token in flat],
        tags=[token.tag for token in flat],
        heads=[start + token.head for start, sentence in zip(starts, group, strict=True) for token in sentence],
        deps=[token.dep for token in flat],
    )


def main(treebanks: str, out: str) -> None:
    """Write the four parts."""
    vocab = Vocab()
    Path(out).mkdir(parents=True, exist_ok=True)
    for part, names in PARTS.items():
        made = []
        for kind, document in (
            pair for name in names for pair in documents(Path(treebanks) / f"{name}.conllu.gz", vocab)
        ):
            made += [document] * (REPEAT.get(kind, 1) if part == "train" else 1)
        if part == "train":
            random.Random(SEED).shuffle(made)
        attributes = ["ORTH", "SPACY", "LEMMA", "POS", "TAG", "HEAD", "DEP"]
        DocBin(docs=made, store_user_data=False, attrs=attributes).to_disk(Path(out) / f"{part}.spacy")
        print(f"{part}: {len(made)} documents, {sum(map(len, made))} words")


if __name__ == "__main__":
    main(*sys.argv[1:])
