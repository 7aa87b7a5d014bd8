"""Names that a Chinese page gives: by their sentence, and by the page as a whole."""

from __future__ import annotations

import pytest
from kg.extractors import extract
from kg.extractors.base import Context
from kg.extractors.naming.han import han_names
from kg.extractors.naming.han_page import page_names

from kg import readers
from kg.languages.chinese import names


def classes(*texts: str) -> dict[str, str | None]:
    """The names of a page of these texts with the class told last."""
    rows = [*han_names(texts, ())]
    return dict([*rows, *page_names(texts, rows, ())])


@pytest.mark.parametrize(
    ("text", "form", "class_"),
    [
        ("那天我们在梨花岭录的，雨很大。", "梨花岭录", None),
        ("我外公薛满囤，做了一辈子面包。", "薛满囤", "Person"),
        ("好，谢谢卢老师，谢谢大家收听《炉火》。", "谢谢卢", None),
        ("好，谢谢卢老师，谢谢大家收听《炉火》。", "谢谢", None),
        ("一九九一年拿的诺贝尔和平奖。", "诺贝尔和平奖", "Award"),
        ("她如今在青海农科院，管酵母。", "青海农科院", "Organization"),
        ("后来去了国际谷物发酵中心，待了两年。", "国际谷物发酵中心", "Organization"),
        ("那位烤了三十年面包的老师傅沈默不语。", "傅沈默", None),
        ("后面海穹基金也投了。", "海穹基金", "Organization"),
        ("她在鼎洲做过投资经理。", "经理", None),
        ("2006年我入职的是琅川玻璃，先做学徒。", "琅川玻璃", "Organization"),
        ("人家是换地方，我换炉子。", "换地方", None),
        ("福田正雄的《面粉之书》，我看了三遍。", "福田正雄", "Person"),
    ],
)
def test_a_name_ends_where_its_words_end(text: str, form: str, class_: str | None) -> None:
    assert classes(text).get(form) == class_


@pytest.mark.parametrize(
    ("texts", "form", "class_"),
    [
        (("他入职琅川玻璃。", "琅川那时候不大。"), "琅川", "Organization"),
        (("法官是程砚秋。", "老程话不多。"), "老程", "Person"),
        (("说说那个“三段慢火”。", "我们后来都用三段慢火。"), "三段慢火", "Method"),
        (("他推的是青麦3号。",), "青麦3号", "Product"),
        (("他用的是冷揉法。",), "冷揉法", "Method"),
        (("就是卡尔默那个地方。", "卡尔默在那儿教了一辈子。"), "卡尔默", "Person"),
        (("他入职琅川玻璃。", "琅川玻璃不大。"), "琅川", None),
        (("法官是程砚秋和程大年。", "老程话不多。"), "老程", None),
        (("住在五号楼，坐三号线。",), "五号", None),
        (("去了巷口法庭，学了三种办法。",), "巷口法", None),
    ],
)
def test_a_page_tells_what_a_sentence_does_not(texts: tuple[str, ...], form: str, class_: str | None) -> None:
    assert classes(*texts).get(form) == class_


def test_a_title_behind_a_full_name_is_a_part_of_the_mention() -> None:
    talk = "主持人 00:00:01\n请来的是程砚秋老师。\n\n程砚秋 00:00:09\n你好。\n"
    said = extract(readers.read("talk.txt", talk.encode()), Context((), (), ()))
    assert {"程砚秋", "程砚秋老师"} <= {mention.form for mention in said.mentions}
    assert not [one for one in names.find("请来的是程砚秋先生。") if one.type == "Person" and one.start > 4]
