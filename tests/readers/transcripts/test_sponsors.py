"""Sponsor reads: where they begin and where they end, in the language of many shows."""

from __future__ import annotations

import json

import pytest
from heard import GOLD, LENNY, document

from kg.readers.transcripts.sponsors import mark
from kg.records.document import Cue

TALK = "We went to see the engine, and what we saw there was more than anyone had told us about it before we came."


def marked(said: str) -> str:
    """Return "$" for each cue read for a sponsor and "." for each other; a cue is a line "Speaker: words"."""
    cues = []
    for n, line in enumerate(said.strip().split("\n"), 1):
        speaker, _, words = line.partition(": ")
        cues.append(Cue(n, 0, words.strip().replace("TALK", TALK), speaker.strip() or None))
    return "".join("$" if cue.section else "." for cue in mark(cues))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(
            """Host: With that, here is Ada, right after these words from our sponsors.
               Host: This episode is brought to you by Acme. Acme makes rockets for teams.
               Host: With rockets from Acme you arrive early.
               Host: Check it out at acme.com/engines. That's acme.com/engines.
               Host: Ada, welcome to the podcast.
               Ada: Thank you.""",
            ".$$$..",
            id="announced, opened, closed",
        ),
        pytest.param(
            """Ada: TALK
               Host: I love that. Today's show is sponsored by Acme, the rocket people. TALK
               Host: Go to acme.io and use promo code ENGINE for 20% off. So how did you build it?
               Ada: TALK""",
            ".$$.",
            id="the read begins and ends within a turn",
        ),
        pytest.param(
            """Host: After a quick word from our sponsors, we talk about engines.
               Host: TALK
               Ada: TALK""",
            "...",
            id="announced, but cut out",
        ),
        pytest.param(
            """Host: More of that after a word from our partners.
               Host: Rockets are hard. TALK
               Host: That is where Acme comes in. Sign up at acme.com to start your free trial.
               Host: Initech files your reports. TALK
               Host: Learn more at initech.com. That's I-N-I-T-E-C-H.com.
               Host: So, Ada, what came next?
               Ada: TALK""",
            ".$$$$..",
            id="two reads without an opening",
        ),
        pytest.param(
            """Bob: We'll be right back after this break.
               Voice: Do you like rockets? TALK
               Voice: Get yours at acme.com today.
               Bob: And we're back. TALK
               Ada: TALK""",
            ".$$..",
            id="a break",
        ),
        pytest.param(
            """Host: TALK TALK TALK TALK TALK TALK
               Ada: TALK TALK TALK TALK TALK TALK
               Host: I'm excited to chat with Grace of Acme, one of our longtime podcast sponsors. Welcome, Grace.
               Grace: Thanks for having me. Great to be here.
               Host: What is new at Acme?
               Grace: We make rockets cheaper.
               Host: Where can people find it?
               Grace: Just go to acme.com/show.
               Host: Thanks, Grace. Now, Ada, the engine.
               Ada: TALK TALK TALK TALK TALK TALK""",
            "..$$$$$$..",
            id="a talk with the sponsor",
        ),
        pytest.param(
            """Lee: TALK
               Lee: My guests love engines, but nobody loves filing. Acme files for you. TALK
               Lee: Get a thousand dollars off at acme.com/lee.
               Lee: What did you do then?
               Ada: TALK""",
            ".$$..",
            id="an address made for the show",
        ),
        pytest.param(
            """Lee: I wanna tell you about our incredible sponsors. Acme makes rockets. TALK
               Lee: If you go to acme.com/looms and use the promo code looms10 you get a $10 credit.
               Lee: Today I am so excited to have Ada with us.
               Ada: TALK""",
            "$$..",
            id="sponsors told about",
        ),
        pytest.param(
            """Lee: Rockets are hard, but not with Acme. Start at acme.com/looms, they know us.
               Ada: TALK
               Lee: Reports are hard, but not with Initech. It is all at initech.com/looms for you.
               Ada: TALK See somerville.org/papers.""",
            "$.$.",
            id="one path under two addresses",
        ),
        pytest.param(
            """Lee: This episode is brought to you by Acme. You love rockets, don't you?
               Ada: I do.
               Lee: Then you will love Acme. It is at acme.com.
               Lee: Now, the engine. TALK""",
            "$$$.",
            id="a word of another within a read",
        ),
        pytest.param(
            """Host: Support for this podcast comes from Acme. Acme, for rockets. More at acme.com.
               Music: Acme.
               Host: And from Initech. This message comes from Initech. Visit initech.com for 10 percent off.
               Host: Back to the show.""",
            "$$$.",
            id="public radio, with a jingle",
        ),
        pytest.param(
            """主持人: 本期节目由极速火箭独家赞助播出。极速火箭，说到就到。
               主持人: 现在下单，输入优惠码“引擎”立减五十元。
               主持人: 好，回到我们的节目。
               嘉宾: 谢谢。""",
            "$$..",
            id="Chinese",
        ),
        pytest.param(
            """主持人: 本期节目由 Acme 赞助。Acme 做火箭。
               主持人: 去 acme.com 看看吧。
               主持人: 张三，欢迎来到我们的节目。
               嘉宾: 谢谢。本期节目由李四主持。""",
            "$$..",
            id="Chinese with an address",
        ),
        pytest.param(
            """Host: This episode is brought to you by Eco.
               Host: With Eco you save. Visit eco.com.
               Host: TALK
               Ada: The economy of it was a second thought. TALK""",
            "$$..",
            id="a short name within longer words",
        ),
        pytest.param(
            """Host: This episode is brought to you by Beacon, where work happens. Go to beacon.com/show.
               Host: Now, the beacon that engines think is old. TALK
               Ada: TALK""",
            "$..",
            id="a name that is a common word",
        ),
    ],
)
def test_reads(said: str, expected: str) -> None:
    assert marked(said) == expected


@pytest.mark.parametrize(
    "said",
    [
        "Ada: A future brought to you by engines is near. TALK\nHost: TALK",
        "Ada: You can find me at ada.com or on twitter.com/ada, and the book at engines.org.\nHost: TALK",
        "Ada: We had sponsors for the engine, and our sponsors left. TALK\nHost: TALK",
        "Ada: He sponsored me during the war, and I used the code he wrote. TALK",
        "Host: Older talks are kept at engines.com. Till next week.",
        "Ada: Now something about this loom. TALK You can see it at looms.org.\nHost: TALK",
        "Ada: It was supported by a grant, and the support comes from the state. TALK",
        "Host: Thank you to Mary for making this possible. TALK\nHost: She has a site, somerville.org.",
        "Ada: We gave everyone a free trial and ten percent off, and nobody came. TALK",
        "嘉宾: 我们当时拿到了很多赞助，后来广告也做了。\n主持人: 是的。",
    ],
)
def test_talk_of_money_and_sites_is_no_read(said: str) -> None:
    assert "$" not in marked(said)


def test_reads_in_captions_without_speakers() -> None:
    said = (
        f"{TALK} {TALK} this episode is brought to you by Acme the people who make rockets for teams of any size in a "
        f"place so check it out at acme.com/show that's acme.com/show now what did you see there {TALK} {TALK}"
    ).split()
    captions = [" ".join(said[n : n + 6]) for n in range(0, len(said), 6)]
    told = [cue.text for cue in mark([Cue(n, 0, text) for n, text in enumerate(captions, 1)]) if cue.section]
    assert told == [text for text in captions if "episode" in text or text in told]
    first, last = captions.index(told[0]), captions.index(told[-1])
    assert captions[first : last + 1] == told
    assert "this episode" in " ".join(told[:2])
    assert "acme.com/show" in " ".join(told[-2:])


@pytest.mark.skipif(not (LENNY.is_dir() and GOLD.is_file()), reason="the ten transcripts are not beside the checkout")
def test_the_reads_of_ten_transcripts() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    found = missed = wrong = others = 0
    for path in sorted(LENNY.glob("*.md")):
        spans = {kind: lines(gold[kind], path.name) for kind in ("ads", "inside")}
        for cue in document(path.read_text(encoding="utf-8"), path.name).cues:
            if cue.line in spans["ads"]:
                found, missed = found + bool(cue.section), missed + (not cue.section)
            elif cue.line in spans["inside"]:
                wrong, others = wrong + bool(cue.section), others + 1
    assert found >= 0.95 * (found + missed)
    assert wrong <= 0.005 * others


def lines(spans: list[dict[str, object]], name: str) -> set[int]:
    """Return the lines that the spans of one document hold."""
    return {
        n
        for span in spans
        if span["document"] == name
        for n in range(int(str(span["start"])), int(str(span["end"])) + 1)
    }
