"""Names in Chinese characters and in Latin letters, short and long: which are one person or body, and which not."""

from __future__ import annotations

import pytest
from small_pages import mention, page, resolved

PERSON, FIRM = "Person", "Organization"


def one(class_: str, *forms: str) -> bool:
    """Whether the forms, a line each, are one thing."""
    document = page(*(f"{form}。" for form in forms))
    outcome = resolved(document, *(mention(document, form, class_, n) for n, form in enumerate(forms, 1)))
    return len({outcome.places["", form.casefold()] for form in forms}) == 1


@pytest.mark.parametrize(
    ("class_", "forms"),
    [
        (PERSON, ("王小云", "Xiaoyun Wang")),
        (PERSON, ("王小云", "Wang Xiaoyun")),
        (PERSON, ("欧阳澈", "Che Ouyang")),
        (PERSON, ("赵雅琪", "Yaqi Zhao")),
        (PERSON, ("張學文", "张学文")),
        (PERSON, ("程砚秋", "老程")),
        (PERSON, ("程砚秋", "程砚秋老师")),
        (PERSON, ("程砚秋", "程老师")),
        (PERSON, ("程砚秋", "小程")),
        (PERSON, ("程砚秋", "砚秋")),
        (PERSON, ("罗杰·佩恩", "佩恩老师")),
        (PERSON, ("罗杰·佩恩", "佩恩")),
        (FIRM, ("云帆玻璃", "云帆")),
        (FIRM, ("云帆农林科技大学", "云帆农林")),
        (FIRM, ("云帆集团", "云帆")),
        (FIRM, ("雲帆大學", "云帆大学")),
    ],
)
def test_they_are_one(class_: str, forms: tuple[str, str]) -> None:
    assert one(class_, *forms)


@pytest.mark.parametrize(
    ("class_", "forms"),
    [
        (PERSON, ("王小云", "Xiaoyu Wang")),
        (PERSON, ("王小云", "Xiaoyun Zhang")),
        (PERSON, ("程砚秋", "程砚冬")),
        (PERSON, ("程砚秋", "老陈")),
        (FIRM, ("云帆玻璃", "云帆陶瓷")),
        (FIRM, ("云帆大学", "云帆大学出版社")),
    ],
)
def test_they_are_two(class_: str, forms: tuple[str, str]) -> None:
    assert not one(class_, *forms)


def test_two_who_share_a_surname_leave_the_familiar_name_open() -> None:
    assert not one(PERSON, "程砚秋", "程大年", "老程")
