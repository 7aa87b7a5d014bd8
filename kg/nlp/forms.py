"""The forms that an English word takes, so that rules may name a word once."""

from __future__ import annotations

from functools import lru_cache

from kg.text.normalize import word_set

_IRREGULAR = {
    row.split()[0]: frozenset(row.split())
    for row in """
    be is am are was were been being 's ’s 'm ’m 're ’re
    bear bears bore born borne bearing
    become becomes became becoming
    begin begins began begun beginning
    bring brings brought bringing
    build builds built building
    buy buys bought buying
    come comes came coming
    do does did done doing
    draw draws drew drawn drawing
    drive drives drove driven driving
    find finds finding
    found founds founded founding
    co-found co-founds co-founded co-founding
    get gets got gotten getting
    give gives gave given giving
    go goes went gone going
    grow grows grew grown growing
    have has had having 've ’ve
    hold holds held holding
    know knows knew known knowing
    lead leads led leading
    learn learns learned learnt learning
    leave leaves left leaving
    make makes made making
    meet meets met meeting
    oversee oversees oversaw overseen overseeing
    owe owes owed owing
    read reads reading
    run runs ran running
    say says said saying
    see sees saw seen seeing
    sell sells sold selling
    set sets setting
    sit sits sat sitting
    speak speaks spoke spoken speaking
    spend spends spent spending
    take takes took taken taking
    teach teaches taught teaching
    tell tells told telling
    think thinks thought thinking
    win wins won winning
    write writes wrote written writing
    co-write co-writes co-wrote co-written co-writing
    arise arises arose arisen arising
    awake awakes awoke awoken awaking
    beat beats beaten beating
    bind binds bound binding
    blow blows blew blown blowing
    break breaks broke broken breaking
    breed breeds bred breeding
    cast casts casting
    catch catches caught catching
    choose chooses chose chosen choosing
    cling clings clung clinging
    cut cuts cutting
    deal deals dealt dealing
    dig digs dug digging
    eat eats ate eaten eating
    fall falls fell fallen falling
    feed feeds fed feeding
    feel feels felt feeling
    fight fights fought fighting
    flee flees fled fleeing
    fly flies flew flown flying
    forget forgets forgot forgotten forgetting
    freeze freezes froze frozen freezing
    hear hears heard hearing
    hide hides hid hidden hiding
    hit hits hitting
    keep keeps kept keeping
    lay lays laid laying
    lend lends lent lending
    let lets letting
    light lights lit lighting
    lose loses lost losing
    mean means meant meaning
    outgrow outgrows outgrew outgrown outgrowing
    overtake overtakes overtook overtaken overtaking
    pay pays paid paying
    put puts putting
    rebuild rebuilds rebuilt rebuilding
    rewrite rewrites rewrote rewritten rewriting
    ride rides rode ridden riding
    rise rises rose risen rising
    seek seeks sought seeking
    send sends sent sending
    shake shakes shook shaken shaking
    show shows showed shown showing
    shoot shoots shot shooting
    shrink shrinks shrank shrunk shrinking
    sing sings sang sung singing
    spring springs sprang sprung springing
    stand stands stood standing
    steal steals stole stolen stealing
    strike strikes struck stricken striking
    swear swears swore sworn swearing
    swing swings swung swinging
    undertake undertakes undertook undertaken undertaking
    understand understands understood understanding
    wake wakes woke woken waking
    wear wears wore worn wearing
    weave weaves wove woven weaving
    spin spins spun spinning
    stick sticks stuck sticking
    split splits splitting
    spread spreads spreading
    sleep sleeps slept sleeping
    sweep sweeps swept sweeping
    lie lies lay lain lying
    creep creeps crept creeping
    dwell dwells dwelt dwelled dwelling
    forgive forgives forgave forgiven forgiving
    withdraw withdraws withdrew withdrawn withdrawing
    undergo undergoes underwent undergone undergoing
    overcome overcomes overcame overcoming
    uphold upholds upheld upholding
    hang hangs hung hanging
    lean leans leant leaned leaning
    swim swims swam swum swimming
    drink drinks drank drunk drinking
    dream dreams dreamt dreamed dreaming
    wife wives
    person people
    alumnus alumni
    alumna alumnae
    child children
    """.strip().splitlines()
}
"""Forms of words that do not follow the rule; "found" is not one of "find" here, since rules mean the founding."""
_VOWELS = "aeiou"
_DOUBLED = word_set(
    "quit plan stop step ship admit submit refer transfer commit run win begin control travel snap swap drop map pin "
    "ban pan slam bag nab spar jam tap scrap get scan plan equip cap"
)


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """Return the forms of a verb or noun, itself included; words with capitals or signs have but one.

    >>> sorted(forms("study"))
    ['studied', 'studies', 'study', 'studying']
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 3 or not word.replace("-", "").isalpha():
        return frozenset((word,))
    last = word[-1]
    if last == "y" and word[-2] not in _VOWELS:
        stem = word[:-1]
        return frozenset((word, stem + "ies", stem + "ied", word + "ing"))
    if word[-2:] in ("ee", "oe", "ye"):
        return frozenset((word, word + "s", word + "d", word + "ing"))
    if last == "e":
        return frozenset((word, word + "s", word + "d", word[:-1] + "ing"))
    if word in _DOUBLED:
        return frozenset((word, word + "s", word + last + "ed", word + last + "ing", word + "ed", word + "ing"))
    plural = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return frozenset((word, plural, word + "ed", word + "ing"))
