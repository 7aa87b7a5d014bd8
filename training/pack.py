"""A trained pipeline as it is shipped: the same bytes for the same weights, and nothing of the place where it was made.

    python training/pack.py out/model-best kg/model/en

Paths, scores of single labels and versions of the machine go out of `config.cfg` and `meta.json`; what is left says
what the pipeline is, from what it was made, and under which licence.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import spacy

META = {
    "name": "interview_kg",
    "version": "1.0.0",
    "description": "English for interviews: tags, lemmas, dependencies, sentences. UD labels, hash embeddings.",
    "author": "interview-kg",
    "license": "CC-BY-SA-4.0",
    "spacy_version": ">=3.7,<4",
    "sources": [
        {"name": "UD English EWT", "license": "CC-BY-SA-4.0", "url": "https://github.com/UniversalDependencies/UD_English-EWT"},
        {"name": "GUM, genres with open texts", "license": "CC-BY-4.0, CC-BY-2.5, CC-BY-SA-3.0", "url": "https://github.com/amir-zeldes/gum"},
    ],
}  # fmt: skip
KEPT = ("dep_uas", "dep_las", "tag_acc", "lemma_acc", "sents_f")
"""Scores that are kept, of the development part."""


def main(trained: str, out: str) -> None:
    """Write the pipeline; files of the folder that are not its own (the card, the licence) stay."""
    nlp = spacy.load(trained)
    nlp.config["paths"] = {"train": None, "dev": None, "vectors": None, "init_tok2vec": None}
    scores = {name: round(nlp.meta.get("performance", {}).get(name, 0.0), 4) for name in KEPT}
    folder = Path(out)
    for own in (*nlp.pipe_names, "vocab"):
        shutil.rmtree(folder / own, ignore_errors=True)
    nlp.to_disk(folder)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta = {key: value for key, value in meta.items() if key not in ("spacy_git_version", "vectors", "labels")}
    meta |= META | {"performance": scores}
    (folder / "meta.json").write_text(json.dumps(meta, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
