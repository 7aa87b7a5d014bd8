"""Who of many names is the same person, and who bears a bare name: found as by comparing each with each."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.names import bearer
from kg.names.alike import Persons
from kg.names.guests import same_person, stands_in
from kg.records.statement import Mention
from kg.resolution.clusters import Clusters
from kg.resolution.full_names import RUN_ON, FullNames
from kg.resolution.nodes import Node, nodes

LATIN = ("Xiaoyun", "Xiao-Yun", "Wang", "Wong", "Ada", "Müller", "Mueller", "J.", "van", "de", "Bill", "Einstein", "An")
HAN = ("王", "小", "云", "雲", "爱", "因", "斯", "坦", "司马", "·", "安")
latin = st.lists(st.sampled_from(LATIN), min_size=1, max_size=4).map(" ".join)
han = st.lists(st.sampled_from(HAN), min_size=1, max_size=5).map("".join)
whole = st.sampled_from(
    ("이 민", "Lee Min", "Min Yi", "Лев Толстой", "Lev Tolstoy", "王老师", "Dr. Wang", "Wang Xiaoyun, Jr.")
)
names = st.one_of(latin, han, whole)


@settings(deadline=None)
@given(st.lists(names, min_size=1, max_size=12), names)
def test_the_same_person_is_found_among_many(many: list[str], name: str) -> None:
    many = list(dict.fromkeys(many))
    same = [other for other in many if same_person(name, other) or same_person(other, name)]
    assert list(Persons(many).same(name)) == same
    title = f"Engines with {name}: a talk"
    assert Persons(many).in_title(title) == [other for other in many if stands_in(other, title)]


def _node(name: str) -> Node:
    return nodes([Mention("page", 1, name, "Person", "People")], {"page": "one"})[0]


@settings(deadline=None)
@given(st.lists(names, min_size=2, max_size=12))
def test_the_bearers_of_a_bare_name_are_found_among_many(many: list[str]) -> None:
    rows = [_node(name) for name in dict.fromkeys(many)]
    found = FullNames(rows, Clusters(len(rows), lambda a, b: None))
    for number, node in enumerate(rows):
        fits = {(fit.node, fit.how) for fit in found.bearers(number) if fit.how != RUN_ON}
        for other, full in enumerate(rows):
            how = bearer.bears(node.name, full.name)
            if how and other != number and node.key != full.key:
                assert (other, how) in fits, (node.name, full.name)
