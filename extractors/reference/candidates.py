"""The persons that were spoken of, sentence by sentence, and who of them a pronoun may stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from . import gender
from .features import features, kind
from .mentioned import WINDOW, Mention, Said, same


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person whom a pronoun may stand for, with what tells for and against it."""

    form: str
    """The fullest name by which the person was called near by."""
    features: tuple[str, ...]


_NOUN = re.compile(r"\b(?:my|his|her|our|their|your|the|a) (?:\w+ ){0,2}?(\w+),? $|, (?:a|an|the|my) (?:\w+ ){0,2}?$")


def candidates(word: tuple[int, int], own: Said, before: Sequence[Said]) -> tuple[Candidate, ...]:
    """Return the persons whom the pronoun of a sentence may stand for: `own` is its sentence as far as it is read.

    The speaker is none of them; who is known to be of the other gender is none either.
    """
    start, end = word
    wanted = gender.of_pronoun(own.text[start:end])
    how = kind(own.text, start, end)
    sentences = [own, *reversed(before[-WINDOW + 1 :])]
    groups: list[list[tuple[int, Mention]]] = []
    order: list[tuple[int, Mention]] = []
    for away, said in enumerate(sentences):
        for mention in sorted(said.people, key=lambda one: -one.start):
            if away == 0 and mention.end > start:
                continue
            if own.speaker is not None and same(mention.form, own.speaker):
                continue
            order.append((away, mention))
            group = next((g for g in groups if any(same(mention.form, one.form) for _, one in g)), None)
            if group is None:
                groups.append([(away, mention)])
            else:
                group.append((away, mention))
    fitting = [group for group in groups if _gender(group, sentences) in (None, wanted)]
    found = []
    for group in fitting:
        told = tuple(features(group, order, sentences, start, end, how, wanted, len(fitting)))
        full = max((one.form for _, one in group), key=lambda form: (len(form.split()), len(form)))
        found.append(Candidate(full, told))
    return tuple(found)


def _gender(group: Sequence[tuple[int, Mention]], sentences: Sequence[Said]) -> str | None:
    """Return the gender that pronouns, first names, and the nouns beside the name tell."""
    for away, mention in group:
        text = sentences[away].text
        if mention.refers and (told := gender.of_pronoun(text[mention.start : mention.end])):
            return told
    for away, mention in group:
        if not mention.refers:
            text = sentences[away].text
            near = _NOUN.search(text[max(0, mention.start - 40) : mention.start])
            if near and near[1] and (told := gender.of_noun(near[1])):
                return told
    return next((told for _, one in group if (told := gender.of_name(one.form))), None)
