"""Words that tell no sentence from another: of grammar, of talk, and those by which a page reports what was said."""

from __future__ import annotations

from kg.timing.words import terms

GRAMMAR = """
a about above after again all also am an and any are as at be because been before being below between both but by can
could did do does doing down during each even few for from further had has have having he her here hers herself him
himself his how i if in into is it its itself just like many may me might more most much must my myself no not now of
off on once one only or other others our ours out over own per quite rather same shall she should so some still such
than that the their theirs them themselves then there these they this those though through thus to too under until up
upon us very was we well were what when where whether which while who whom whose why will with within without would yet
you your yours yourself
"""
REPORTING = """
according analyse analyses analyze analyzes argue argues argued arguing believe believes believed believing compares
conclude concludes define describe described describes describing detail details discuss discussed discusses discussing
discussion elaborate elaborates emphasise emphasises emphasize emphasized emphasizes emphasizing episode explain
explained explaining explains explore explores exploring express expressed expresses guest highlight highlighted
highlighting highlights host illustrate illustrates illustrating interview introduce introduces introduced mention
mentioned mentioning mentions note notes noted outline outlines point points pointed recall recalls recount recounted
recounting recounts reflect reflected reflects reflecting reveal reveals review reviewed said say saying says share
shared shares sharing speaker state stated states stress stresses summarize summarizes talk talks tell tells telling
"""
TALK = """
actually almost although always among amount another approximately around back basically became become billion called
can't cannot current currently didn't doesn't don't done eight either else ever every everyone everything first five
four fully get gets getting give given go goes going gone good got hasn't haven't he's however hundred i'm i've
including isn't it's kind know known last later least less let likely made make makes making maybe mean means million
mm mm-hmm need needs never new next nine nobody nothing number oh ok okay old onto part people perhaps person put
really refer referred referring refers right roughly saw see seem seems seven since six somebody someone something
sometimes sort story take takes taking talked talking ten that's there's they're thing things think thousand three
time together total toward towards try two uh um use used using various want wants wasn't way we're what's whole won't
yeah yes you're
"""
REPORTED = frozenset(terms(GRAMMAR + REPORTING))
"""The stems of the words of grammar and reports, as `kg.timing.words` makes them: talk may be what is claimed."""
WORDS = frozenset((GRAMMAR + REPORTING + TALK).split())
"""All of them as they are written, in lower case."""
