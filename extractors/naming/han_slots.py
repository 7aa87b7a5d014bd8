"""Names that stand where only an organization, a work or a method can: 入职某某, 某某领投, 发明了“某某”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.languages.chinese.persons import is_person
from kg.languages.chinese.tables import words as table
from kg.languages.chinese.words import Word, words
from kg.names.chinese import simplified
from kg.names.tables import words as named
from kg.text.normalize import alternatives, word_set

_ADDRESS = word_set("老师 院士 大夫 法官 检察官 掌柜 老板娘 村长 镇长 县长 市长 选手 导游 司机 水手 舞者 大厨 名厨")
"""Said to or of persons behind their names: 王老师."""


def _is_given_by_a_firm(post: str) -> bool:
    """Tell whether the name before a post may be that of a firm: no trade of one's own, no word of address."""
    own = post[-1] in "家匠民农手人" and post not in ("科学家", "负责人", "合伙人", "主持人", "制片人")
    return post not in _ADDRESS and not own


_POST = (
    r"(?:首席|高级|资深|副|总|前|原|联合|创始|合伙|行政|执行|技术|艺术|财务|市场|产品|投资|运营|研发|主任|助理|特聘|特约|客座|名誉|荣誉|常务|兼职|独立|签约){0,3}"
    rf"(?:{alternatives(filter(_is_given_by_a_firm, table('posts')))}"
    r"|创始人|创办人|发起人|掌门人|指挥|编辑|编导|学徒)"
)
_JOB = (
    r"(?:供职|任职|就职|上班|实习|工作|任教|教书|教(?!育)|当|做|担任|任|干|待|呆|打工|打杂|打磨|打了|读博|读研|读书|读|念书|念|求学|进修|留学|学(?![校院术])|兼职|跑堂|帮厨|坐诊|值班|演出|训练|踢球?|打球|服役|退役|退休|离职|辞职|"
    r"拿(?:到|了)|升(?:到|任|为)|熬|混|负责|管|带|主持|开(?:始|过)|讲课|授课|驻唱|驻场|学徒|轮岗|合作|共事|认识|相识|结识)"
)
_FROM = r"(?:毕业|出来|离开|离职|辞职|辞了|辞|跳|挖|退休|退|调|转|出走|请来|招来|引进|进修|毕的业)"
_END = (
    r"(?:[，。、；：！？,;!?（(）)”」》\s]|$|的|了|之后|以后|之前|以前|时期|期间|那|这|后来|一直|和|与|跟|以及|以|还|也|就|都|又|才|先|再|从|在|是|有|没|不|当|做|任|担任|教书|读|念|学(?![校院])|工作(?!室)|实习|上班|"
    r"\d|[一二两三四五六七八九十几半][年个]|" + _POST + ")"
)
_AHEAD_SURE = re.compile(
    r"(?:入职|加盟|供职于|任职于|就职于|受雇于|效力于|服务于|就任于|执教于|任教于|跳槽[到去至]|跳到|转会到|调[到入]|分配到|分到|空降到?|回归|"
    r"加入|离开|创办|创立|创建|创设|联合创[立办]|合伙[开办]|收购|投资(?!人|方|公司)|领投|入股|并购|注资|并入|卖给|控股|隶属于?|就读于?|毕业于|考[入上取进]|保送[到至]?|保研[到至]?|拒绝|婉拒|谢绝|回绝|"
    r"[开办]了?[一这那]?[家间所个]|成立|组建|拉起来?|(?:一家|那家|这家|个|间|所|(?<![人大专自回])家)[^，。]{0,5}(?:公司|店|厂|律所|机构|医院|学校|剧团|乐队|院子|门面|所|社|馆)，(?:就|名字)?(?:叫|起名)|(?:这家|一家|那家|(?<![人大专自回])家)(?:公司|店|厂|工作室|律所|机构)?(?:，)?(?:就)?[叫是]|公司叫|工作室叫|乐队叫|店名?叫|名叫|取名|起名|老东家是?|前东家是?|母公司是?|东家是?)(?:了|过)?[“「]?$"
)
_AHEAD_JOB = re.compile(
    r"(?:在|于|到|去|进|进了|去了|到了|回|回到|来到|留在|待在|跑到|跑去|考到|转到|被派到|派到|呆在)[“「]?$"
)
_AHEAD_FROM = re.compile(r"(?:从|由|自)[“「]?$")
_AHEAD_MONEY = re.compile(
    r"(?:^|[，。、；：\s]|由|是|有|被|让|给|得到|获|获得|拿到|拿了|后来|最后|当时|其实|本来|和|与|，又|而|接着|随后|了|来自|那年|那会儿|时候)[“「]?$"
)
_MONEY = re.compile(
    r"(?:也|都|还|就|又|曾|先|来|想|要|后来|当年|当时)*"
    r"(?:给过?我[^，。]{0,4}(?:offer|Offer|开|发|来|位置|位子|职位|岗位|机会|工作|教职|名额)|发[来了过](?:offer|Offer|邀请|聘书)|抛[来出过]|伸[出来]|开过?(?:价|条件)|(?:也)?(?:想|要)?(?:来)?挖(?:过)?[我他她您]|(?:来)?找过我|请过我|邀请过?[我他她]|"
    r"领投|跟投|投[了的过]|入[了过]?股|注资|出资|收购|买[下走]|并购|吞并|控股|聘请?[了他她我]|录用|录取|要了我|收了我|把我)"
)
_POST_AFTER = re.compile(_POST)
_TRADE = re.compile(
    r"(?:高级|资深|特约)?[\u3400-\u9fff]{0,2}"
    r"(?:律师|医师|医生|护士|师|家|厨|演员|教练|记者|编辑|老板|球员|演奏员|学徒|顾问|教授|讲师|指挥|员|匠|手|工)(?![长会室厂])"
)
"""Trades, before which most words say what kind: 专利律师, 儿科医生."""
_AHEAD_POST = re.compile(r"(?:^|[，。、；：\s（(·|是为任]|曾任|现任|时任|担任|出任|前|原|曾是|当|做)[“「]?$")
_STOP = "的了是我你他她它们这那哪此该某各什么着过吗呢吧啊"
_OFTEN_FIRST = frozenset(
    "一两几三四五六每各这那哪某本该其另同很太最更还也都就又只才再先没不别可能会要想在从到去来给对把被让叫由任跟和与或但因为所以如果虽然而且并及"
)


def institutions(text: str) -> Iterator[str]:
    """Yield what stands where only an organization can, again for each place.

    >>> list(institutions("她在大衍做到了合伙人，后来加入紫汐。")), list(institutions("他在家里做饭，钱是青禾投的。"))
    (['大衍', '紫汐'], ['青禾'])
    """
    plain = simplified(text)
    known, guessed = words(plain), words(plain, guess=True)
    edges = {edge for word in (*known, *guessed) for edge in (word.start, word.end)}
    for at in sorted(edges):
        before = _OF_PLACE.sub("", plain[max(0, at - 16) : at])
        for ahead, behind, most in _SLOTS:
            if ahead.search(before) and (form := _form(plain, at, behind, edges, most)):
                if ahead is _AHEAD_POST and (form := form.rstrip(_FORMER))[-1:] in _JOINING:
                    break  # 王小云和画家…
                trade = ahead is _AHEAD_POST and _TRADE.match(plain, at + len(form)) and not _known_firm(form)
                if may_be_firm(form) and not trade:
                    yield _DEPARTMENT.sub("", text[at : at + len(form)])
                break


_END_ = re.compile(_END)
_JOB_ = re.compile(_JOB)
_FROM_ = re.compile(_FROM)
_SLOTS = (
    (_AHEAD_SURE, _END_, 12),
    (_AHEAD_FROM, _FROM_, 10),
    (_AHEAD_JOB, _JOB_, 10),
    (_AHEAD_MONEY, _MONEY, 8),
    (_AHEAD_POST, _POST_AFTER, 10),
)


_ADVERB = re.compile(
    r"(?:确实|的确|其实|当时|当年|曾经|后来|当初|本来|原本|真的|早就|一直|最后|突然|居然|竟然|同时|当天)+$"
)
_OF_PLACE = re.compile(
    "(?:日本|美国|英国|法国|德国|意大利|西班牙|韩国|加拿大|澳大利亚|俄罗斯|荷兰|瑞士|瑞典|丹麦|挪威|北京|上海|广州|深圳|杭州|香港|台湾|东京|巴黎|伦敦|纽约|柏林)的$"
)
"""Whose the body is that follows: 转会到日本的…."""
_FORMER, _JOINING = "前原现副时曾", tuple("和与跟及同或是任为")
_DEPARTMENT = re.compile(r"(?<=大学|學院|大學|学院)[\u3400-\u9fff]{1,6}(?:系|专业|專業)$")
_PREFIX = re.compile(
    r"(?:任[\u3400-\u9fff]{3}|曾任|现任|担任|出任|时任|前任|曾是|作为|师从|师承|原是|先是|还是|就是|正是|也是|来自|属于)|.*(?:手下|门下|那里|家里|身边|旗下|那儿|这儿|那边|这边)$"
)


def _form(text: str, at: int, behind: re.Pattern[str], edges: set[int], most: int) -> str | None:
    """Return the shortest run from a place on that words end and after which comes what is looked for."""
    for end in range(at + 2, min(at + most, len(text)) + 1):
        if text[end - 1] in "，。、；：！？（）()《》“”「」\n" or text[end - 1] in _STOP:
            return None
        if end in edges and behind.match(text, end + (text[end : end + 1] in ("”", "」"))):
            return _ADVERB.sub("", text[at:end]) or None
    return None


def may_be_firm(form: str) -> bool:
    """Tell whether characters may name an organization: no generic word, no pronoun, no person, no sentence.

    >>> may_be_firm("大衍"), may_be_firm("家里"), may_be_firm("一家公司"), may_be_firm("王小云")
    (True, False, False, False)
    """
    if not re.fullmatch(r"[\u3400-\u9fff]{2,12}", form) or form in table("generic") or form[0] in _OFTEN_FIRST:
        return False
    if any(char in _STOP for char in form) or is_person(form) or form in table("japanese_surnames"):
        return False
    rows = words(form)
    tags = [word.tag for word in rows]
    if _PREFIX.match(form) or _led_by_post(form):
        return False
    if len(rows) > 1 and tags[0][0] == "v" and (len(rows[0].text) > 1 or rows[0].text in _DOING):
        return False
    if any(tag[0] in "rpcuyd" and len(word.text) > 1 for tag, word in zip(tags, rows, strict=True)):
        return False
    if any(word.tag[0] in "mqt" for word in rows) and not re.match("第|[一二三四五六七八九十]", form):
        return False
    if len(rows) == 1:
        return tags[0] in ("nz", "nt", "x", "j", "nr", "nrt", "nrfg")
    if rows[-1].text in table("generic"):
        return _proper(rows[:-1])
    if all(
        len(word.text) > 1 and word.tag[0] in "nvad" and word.tag[:2] not in ("nr", "ns", "nz", "nt") for word in rows
    ):
        ends = table("institutions") | named("chinese_industries")
        return rows[-1].text in ends and not any(w.text in table("generic") for w in rows[:-1])
    return tags[-1] != "v" or len(rows[-1].text) == 1


_DOING = frozenset("做搞干当办管教写拍卖买画")


def _led_by_post(form: str) -> bool:
    """Tell whether characters are a post, or begin with one and go on to no body: 经理, 经理李明, but 记者协会."""
    post = _POST_AFTER.match(form)
    return post is not None and not any(form[post.end() :].endswith(noun) for noun in table("institutions"))


def _known_firm(form: str) -> bool:
    return _proper(words(form)) or words(form)[-1].text in table("institutions")


def _proper(rows: tuple[Word, ...]) -> bool:
    return any(word.tag[:2] in ("ns", "nr", "nz", "nt", "x") for word in rows)


_QUOTED = re.compile(r"[“「『]([^“”「」『』\n，。！？；：]{2,12})[”」』]")
_MAKING = re.compile(
    r"(?:发明|首创|开发|研发|研制|设计|选育|培育|改良|改[成进]|总结|提炼|创制|沿用|借鉴|脱胎于|源自|源于|基于|采用|用上|替代|取代|叫|叫做|在|当年)(?:了|出|出来|成|的|过|为)*(?:一[套种个])?(?:了)?(?:老的)?$"
)
_ON = re.compile(
    r"(?:的)?(?:基础上|底子上|[里中](?:演?变|演?化|发展|衍生|派生|脱胎|改)|上(?:改|加|发展)|改良|演变|演化|发展|衍生)"
)
_FIRM_CALLED = re.compile(
    r"(?:公司|店|厂|社|坊|馆|团|队|学校|机构|基金|工作室|实验室|律所|院子|门面|铺子|店名|店号|队名|社名|招牌)(?:，|的)?(?:它|就|名字)?(?:叫|名叫|是叫|叫做|叫作|取名|起名|名为|定名)?$|(?:起名|取名|定名)(?:叫|为)?$"
)
_PAID = re.compile(r"(?:投资|入股|收购|投|并购|参股|领投|买下|创办|创立|开办|加盟|入职)(?:了|过)$")
_THOUGHT = re.compile(
    r"(?:提出|首倡|倡导|主张|鼓吹|反对|批评|质疑|不认同|不同意|不赞成|相信|奉行|信奉|坚持|所谓|所说|依赖|迷信|推崇)(?:[^，。的]{0,12}的)?(?:了|出|出来|过|的)*(?:一个|一种|一套|这个|这种)?(?:叫|叫做)?$"
)
_METHOD = re.compile(r"[^，。]{0,10}(?:法|工艺|算法|模型|技术|技法|手法|疗法|架构|框架|系统|配方|机|号|型)$")


def quoted(text: str) -> Iterator[tuple[str, str]]:
    """Yield (form, class) of what stands in quotation marks where a method or an idea is made, used or doubted.

    >>> list(quoted("他首创了“慢火法”，也提出了“够用就好”。"))
    [('慢火法', 'Method'), ('够用就好', 'Concept')]
    """
    for match in _QUOTED.finditer(text):
        before, after = (
            simplified(text[max(0, match.start() - 10) : match.start()]),
            simplified(text[match.end() : match.end() + 8]),
        )
        form = match[1].strip()
        if form.endswith("奖") and len(form) > 2:
            yield form, "Award"
        elif _THOUGHT.search(before):
            yield form, "Concept"
        elif _FIRM_CALLED.search(before) or _PAID.search(before):
            yield form, "Organization"
        elif (_METHOD.fullmatch(simplified(form)) and len(form) < 11) or _MAKING.search(before) or _ON.match(after):
            yield form, "Method"
