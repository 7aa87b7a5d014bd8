"""What Chinese talk leaves out, and what it denies: a judge, a baker, a goalkeeper, and the bundled sample."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.building import single

HEAD = "主持人 00:00:02\n大家好，我是方知微。今天坐在我对面的，是{who}。\n\n{who} 00:00:09\n你好。\n\n"
SAMPLE = Path(__file__).parents[2] / "examples" / "zh" / "episode.txt"


def told(text: str, who: str = "卓砚青", asked: str = "") -> set[tuple[str, str, str]]:
    """What is asserted where a guest says a text, after a host's question."""
    talk = HEAD.format(who=who)
    talk += f"主持人 00:00:20\n{asked or '请讲。'}\n\n{who} 00:00:30\n{text}\n"
    facts = single.extraction(single.document(talk)).facts
    return {(f.subject.form, f.predicate, f.object.form) for f in facts if f.polarity == "asserted"}


@pytest.mark.parametrize(
    ("asked", "text", "fact"),
    [
        ("", "研究生跟的是闵世安老师。", ("卓砚青", "advisedBy", "闵世安")),
        ("", "硕士博士都是闵世安带的。", ("卓砚青", "advisedBy", "闵世安")),
        ("", "我爷爷卓守信，做了一辈子公证。", ("卓守信", "familyOf", "卓砚青")),
        ("", "我走这条路，全是因为闵世安。", ("闵世安", "influenced", "卓砚青")),
        ("", "真要说哪位前辈影响了我，那是闵世安。", ("闵世安", "influenced", "卓砚青")),
        ("", "琅川玻璃给过我一个位置，在上海，我想了三天，没去。", ("卓砚青", "declinedOfferFrom", "琅川玻璃")),
        ("", "我就是云帆学会的一个普通会员。", ("卓砚青", "memberOf", "云帆学会")),
        ("", "闵世安跟谭静怡吵了二十年。", ("闵世安", "disagreesWith", "谭静怡")),
        ("", "我写了《问与答》，先投的《司法学报》，给拒了。", ("问与答", "rejectedBy", "司法学报")),
        ("", "我写过一篇《问与答》，投给《司法学报》，录用了，还得了天平奖。", ("问与答", "wonAward", "天平奖")),
        ("", "以前我们用的是直接法，后来全换成冷发法了。", ("冷发法", "replaced", "直接法")),
        ("冷发法是您一个人想出来的吗？", "哪儿能啊，是我跟谭静怡一起琢磨出来的。", ("谭静怡", "authored", "冷发法")),
        ("琅川玻璃是哪一年办的？", "一三年，我跟谭静怡两个人。", ("谭静怡", "founded", "琅川玻璃")),
        ("给听众推荐一本吧。", "《证据的重量》，闵世安写的。", ("卓砚青", "recommended", "证据的重量")),
        ("谁对您影响最大？", "除了闵世安，就是谭静怡。", ("谭静怡", "influenced", "卓砚青")),
        ("", "后来去了琅川玻璃，在那儿干了九年。", ("卓砚青", "workedAt", "琅川玻璃")),
    ],
)
def test_what_is_left_out_is_taken_from_what_was_told(asked: str, text: str, fact: tuple[str, str, str]) -> None:
    assert fact in told(text, asked=asked)


@pytest.mark.parametrize(
    "text",
    [
        "研究生跟的不是闵世安老师。",
        "琅川玻璃挖过我，我没去。",
        "听说琅川玻璃想请我去当顾问。",
        "差一点就去了琅川玻璃上班。",
        "要是去了琅川玻璃，我早退休了。",
        "我不是云帆学会的会员。",
        "闵世安没跟谭静怡吵过。",
        "我写了《问与答》，想投《司法学报》，没投。",
        "谭静怡去了琅川玻璃，我可没有。",
    ],
)
def test_what_is_denied_hoped_or_heard_says_nothing_of_who_speaks(text: str) -> None:
    said = {("advisedBy", "闵世安"), ("workedAt", "琅川玻璃"), ("memberOf", "云帆学会"), ("disagreesWith", "谭静怡")}
    found = told(text)
    assert not {fact for fact in found if fact[0] == "卓砚青" and fact[1:] in said}
    assert not {fact for fact in found if fact[1] in ("submittedTo", "disagreesWith")}


def test_there_is_never_a_place_told_long_ago() -> None:
    found = told("我在云帆大学念的书。后来去了丹麦，在那儿待了两年。")
    assert ("卓砚青", "workedAt", "云帆大学") not in found


def test_the_chinese_sample_says_what_it_says() -> None:
    facts = single.extraction(single.document(SAMPLE)).facts
    found = {(f.subject.form, f.predicate, f.object.form) for f in facts if f.polarity == "asserted"}
    assert {
        ("沈砚秋", "studiedAt", "临江理工大学"),
        ("沈砚秋", "declinedOfferFrom", "白桦酒店"),
        ("乔若溪", "founded", "鹿野烘焙"),
        ("青峦资本", "investedIn", "鹿野烘焙"),
        ("三段冷发", "replaced", "直接法"),
        ("乔若溪", "authored", "面团的时间"),
    } <= found
    assert ("沈砚秋", "workedAt", "白桦酒店") not in found
    assert ("沈砚秋", "authored", "面团的时间") not in found
