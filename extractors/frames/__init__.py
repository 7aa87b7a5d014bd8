"""Frames: what can be said, each meaning once, with its roles and the words that evoke it. One text file a theme.

    # a remark
    set officer: ceo cto chairman             words that units call @officer (@role is the table of roles)

    frame Employment
      says person workedAt employer, as role, when      what it says of its roles; `as ROLE`: the words of that role, or
                                                        these words; `by KIND` of influence; `when`: years beside it
      person    Person                                  a role: the classes it may have ("work", "idea": groups),
      employer  Organization, surely, no school         `surely` (the class must be known), `likely` (known, or the
                                                        name has none and may be one by its letters), `school` or
                                                        `no school`, `named` (no pronoun)
      through   team unit department                    nouns that stand for the name that hangs on them;
      through employer: branch                          for one role only; "*": any noun, for a person
      together  person                                  "with Ada" names one more who does it

      join rejoin               person=subject employer=object          a unit: words in all their forms, and for each
      acquire / acquisition     buyer=subject  sold=object              role the relations in which it stands to them
      take+over                 buyer=subject  sold=object              with a particle near
      leave quit                person=subject employer=object  ended   what ended then
      a founder creator -maker  person=who     firm=of|owner|modifier   a noun ("-word": but this)
      is indebted grateful      debtor=subject source=to                any other word: an adjective, an adverb
      Person                    person=self    employer=at|from         a name of a class: "Grace from Globex"
      under career|履历          person=guest   employer=lead            words of a heading: "lead" is what an entry
                                                                        names first, "guest" the page's guest
      label employer|firm        person=guest   employer=lead        the last word of an entry's label: "Firm: Globex"
      zh 加入 入职               person=before  employer=after           a unit of another language: the same roles, the
                                                                        relations are those of its own engine
      reads   Globex, which Grace Hopper had led, was sold. => Grace Hopper workedAt Globex
      silent  Grace Hopper had hoped to lead Globex.

Relations are those of `kg.nlp.Clauses`: subject, object, receiver, owner, named, modifier, open, clause, time and
every preposition; with `trigger` (the words themselves), `self` (a name that is itself the trigger), `who` (whom a
noun is said of: subject, apposition, the name beside it), `holder` (whose a deed told by a noun is: owner, "by", or
the subject of the verb that governs it). A "/" parts verbs from the nouns that tell the same deed; a noun's subject
is its owner or stands behind "by", its object behind "of". ">" behind a relation asks for such a noun between. Behind
a role's relations "?" lets its class be unknown, "!" demands that it is known, and ":Class|Class" narrows it. After
them may stand `ended`, `denied` (said where the words are denied), `mutual` (of those who do it each to each), `by
KIND`, `as WORDS`, `needs word|word` (in the sentence) and `no word|word`.

Voices and orders (active, passive, relative, infinitive, shared subject, apposition, nominalisation, possessive,
enumeration, comitative, verbless) are the business of the engine, not of a frame.
"""

from __future__ import annotations

from .grammar import Frame, Role, Says, Unit, frames, parse

__all__ = ["Frame", "Role", "Says", "Unit", "frames", "parse"]
