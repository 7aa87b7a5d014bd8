"""Words that tell no claim from another: those of grammar, and those by which a page reports what somebody said."""

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
SMALL = frozenset(terms(GRAMMAR + REPORTING))
"""Their stems, as `kg.timing.words` makes them."""
