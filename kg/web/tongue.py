"""The words of the pages in English and Chinese: one table. What the sources say stays as they say it."""

from __future__ import annotations

from kg import ontology
from kg.records.immutable import dataclass

LANGUAGES = {"en": "English", "zh": "中文"}


@dataclass(frozen=True, slots=True)
class Tongue:
    """A reader's language."""

    code: str = "en"

    def say(self, words: str, **values: str | int) -> str:
        """Return the words in this language, with values in their places.

        >>> Tongue("zh").say("Claims"), Tongue().say("{n} lines", n=3)
        ('主张', '3 lines')
        """
        told = CHINESE[words] if self.code == "zh" else words
        return told.format(**values) if values else told

    def term(self, name: str) -> str:
        """Return what people call a class or property of the ontology."""
        return ontology.label(name, self.code)

    def kind(self, word: str) -> str:
        """Return a kind of claim, item or conflict, a certainty or a status in this language, else as it is."""
        return KINDS.get(word, word) if self.code == "zh" else word.replace("-", " ")

    def count(self, number: int, noun: str) -> str:
        """Return a number with its noun.

        >>> Tongue().count(1, "source"), Tongue().count(2, "source"), Tongue("zh").count(1200, "source")
        ('1 source', '2 sources', '1,200 份来源')
        """
        if self.code == "zh":
            return f"{number:,} {NOUNS[noun]}"
        return f"{number:,} {noun if number == 1 else PLURALS.get(noun, noun + 's')}"


PLURALS = {"entity": "entities", "independent witness": "independent witnesses"}
NOUNS = {
    "source": "份来源",
    "recording": "场录音",
    "statement": "条陈述",
    "claim": "条主张",
    "conflict": "处分歧",
    "entity": "个实体",
    "place": "处",
    "mention": "处提及",
    "quote": "条引语",
    "line": "行",
    "hop": "步",
    "hit": "条结果",
    "independent witness": "个独立见证",
    "name": "个名字",
    "fact": "个事实",
    "path": "条路径",
    "person": "人",
}

KINDS = {
    "claim": "主张",
    "prediction": "预测",
    "opinion": "观点",
    "fact": "事实",
    "number": "数字",
    "definition": "定义",
    "narration": "叙述",
    "advice": "建议",
    "role": "职务",
    "profession": "职业",
    "outcome": "结果",
    "amount": "数量",
    "date": "日期",
    "denial": "否认",
    "speaker": "说话人",
    "name": "名称",
    "time": "时间",
    "verbatim": "原文列出",
    "observed": "句中所述",
    "derived": "推得",
    "proposed": "模型提议",
    "chapter": "章节",
    "quote": "引语",
    "cue": "字幕",
    "entity": "实体",
    "statement": "陈述",
    "person": "人物",
    "company": "公司",
    "concept": "概念",
    "topic": "话题",
    "tool": "工具",
    "story": "故事",
    "takeaway": "要点",
    "paragraph": "段落",
    "list-item": "条目",
    "section": "小节",
    "doubtful": "存疑",
    "estimated": "推算",
    "as-written": "原样",
    "repaired": "已修复",
}

CHINESE = {
    "A passage": "一段原文",
    "All wordings": "全部说法",
    "Because": "依据",
    "Career": "经历",
    "Choose a line to read its evidence, a name to walk on.": "点连线看依据，点名字继续走。",
    "Cite as: {what}": "引用：{what}",
    "Claims": "主张",
    "Claims about it": "关于它的主张",
    "Claims by it": "本人的主张",
    "Conflicts": "分歧",
    "Decide": "裁定",
    "Doubts": "存疑",
    "Evidence": "依据",
    "From one name to another": "从一个名字到另一个名字",
    "From {a} to {b}": "从{a}到{b}",
    "Home": "首页",
    "In words": "文字版",
    "Influence": "影响",
    "Influence around {name}": "{name}周围的影响",
    "Influenced": "影响了",
    "Influenced by": "受谁影响",
    "More": "更多",
    "Most named": "最常提到",
    "Names": "名字",
    "Names that may be one thing and were not merged. What you decide stands in curation.toml; "
    "the next build obeys.": "可能是同一事物、尚未合并的名字。您的裁定写入 curation.toml，下次构建即照办。",
    "Not found": "没有找到",
    "Open conflicts": "尚有分歧",
    "Pages": "页面",
    "Paths": "路径",
    "Quotes": "引语",
    "Recordings": "录音",
    "SPARQL": "SPARQL",
    "Search": "搜索",
    "Search names, claims, words": "搜索名字、主张、原话",
    "Side by side": "逐段对照",
    "Sources": "来源",
    "Strongest influences": "最有据的影响",
    "That cannot be shown": "无法显示",
    "To decide here, start the server with --curate.": "要在此裁定，请用 --curate 启动服务。",
    "What rests on it": "以此为据",
    "What was said, by whom, and when": "谁在何时说了什么",
    "Where named": "何处提到",
    "Where sources disagree; every source keeps its word.": "来源不一致之处，各存其言。",
    "Who disagrees": "谁有异议",
    "Who influenced whom: begin with a name and walk.": "谁影响了谁：从一个名字走起。",
    "Words": "原话",
    "Works": "作品",
    "Ask everything that the graph knows.": "图中所知，皆可查询。",
    "Query": "查询",
    "Where sources disagree": "来源不一致之处",
    "What was predicted, and at which second": "在哪一秒预测了什么",
    "Who influenced whom": "谁影响了谁",
    "Who worked where, with the words that say so": "谁在何处任职，附原话",
    "about": "关于",
    "all wordings": "全部说法",
    "ask": "查询",
    "known prefixes: {known}": "已知前缀：{known}",
    "no": "否",
    "no solution.": "没有结果。",
    "yes": "是",
    "after →": "后一页 →",
    "all": "全部",
    "all of them": "查看全部",
    "also": "又名",
    "around": "围绕",
    "by": "说话人",
    "chapters": "章节",
    "contested": "有异议",
    "decide": "裁定",
    "decided: {what}": "已裁定：{what}",
    "denied": "否认",
    "different": "不是同一个",
    "doubtful stretch": "存疑的一段",
    "each mark leads to its words": "每个记号都通向原话",
    "elsewhere:": "外部标识：",
    "evidence": "依据",
    "filter": "筛选",
    "find the paths": "找路径",
    "fit": "全图",
    "from": "从",
    "hedged": "留有余地",
    "hide the chosen": "隐藏所选",
    "horizon: {h}": "期限：{h}",
    "it is a": "它是",
    "kind": "类别",
    "kinds": "方式",
    "no claim here is like that.": "没有这样的主张。",
    "no name of anything": "不是名字",
    "no path leads from {a} to {b}.": "没有从{a}到{b}的路径。",
    "no two sources disagree here.": "各来源没有分歧。",
    "not so: leave it out of the next build": "不对：下次构建不要它",
    "named in {n} of {m}": "{m}中提到 {n}",
    "nothing found": "没有找到",
    "nothing here holds the words “{text}”.": "这里没有含“{text}”的文字。",
    "nothing is known of this stretch.": "这一段没有记载。",
    "one recording because:": "同属一场录音，因为：",
    "page {n} of {m}": "第 {n} 页，共 {m} 页",
    "pages": "翻页",
    "pin the chosen": "固定所选",
    "play at {time}": "从 {time} 播放",
    "preferred": "优先",
    "recording": "录音",
    "said in": "出自",
    "show": "显示",
    "show all": "全部显示",
    "show the video here (asks {host})": "在此显示视频（将访问 {host}）",
    "stretches": "各段",
    "the conversation from 0:00:00 to {end}": "整场谈话，从 0:00:00 到 {end}",
    "the recording": "原录音",
    "the same": "是同一个",
    "the same as?": "是否同一",
    "there is no such page here.": "这里没有这样的页面。",
    "there is no such thing here.": "这里没有这样的事物。",
    "there is nothing undecided.": "没有未决的名字。",
    "this claim": "这条主张",
    "this fact": "这个事实",
    "to": "到",
    "to the content": "直达正文",
    "transcript": "文字稿",
    "walk the influence graph": "走一走影响图",
    "weakest hop": "最弱的一步",
    "what the pages say": "各页所述",
    "with {who}": "主持：{who}",
    "written {raw}": "原写 {raw}",
    "{n} lines": "{n} 行",
    "{n} more are not shown; open a name to go on from it.": "还有 {n} 个没有显示；点开一个名字继续。",
    "… and {n} more in the JSON": "…… JSON 中还有 {n} 条",
    "← before": "← 前一页",
}
"""What the pages say in English, to what they say in Chinese."""
