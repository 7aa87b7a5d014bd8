"""What stands around every page: search, the ways to go, languages, the citation, the forms for programs."""

from __future__ import annotations

import kg
from kg.queries import forms
from kg.web import policy
from kg.web.markup import Markup, markup, tag
from kg.web.page import Desk, Page
from kg.web.tongue import LANGUAGES

WAYS = (
    ("recordings", "Recordings"),
    ("names", "Names"),
    ("claims", "Claims"),
    ("conflicts", "Conflicts"),
    ("doubts", "Doubts"),
    ("graph", "Influence"),
    ("sparql", "SPARQL"),
)
"""The pages that every page leads to: name and words."""
ONLY_LIVE = ("sparql",)
"""Pages that need a server."""


def whole(desk: Desk, page: Page) -> str:
    """Return a page as a document."""
    links, say = desk.links, desk.say
    title = f"{page.title} · kg" if page.title else "kg"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="same-origin"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(page)) if links.static else None,
        tag("title", title),
        tag("link", rel="stylesheet", href=links.asset("kg.css")),
        tag("link", rel="icon", href=links.asset("icon.svg"), type="image/svg+xml"),
        _alternates(desk, page),
        [tag("script", src=links.asset(name), defer=True) for name in _scripts(desk, page)],
    )
    body = tag(
        "body",
        tag("a", say("to the content"), href="#main", class_="skip"),
        _header(desk, page),
        tag("main", page.body, id="main", class_="wide" if page.wide else None, tabindex="-1"),
        _footer(desk, page),
        data_static=links.static,
        data_up=links.up,
        data_none=say("nothing found"),
    )
    return f"<!doctype html>\n{tag('html', head, body, lang='zh-Hans' if desk.tongue.code == 'zh' else 'en')}\n"


def _scripts(desk: Desk, page: Page) -> tuple[str, ...]:
    return (*(("names.js",) if desk.links.static else ()), "kg.js", *page.scripts)


def _policy(page: Page) -> str:
    """What a page that is a file may load: what lies beside it."""
    return policy.FILES + (policy.VIDEO if page.video else "")


def address(desk: Desk, page: Page, ending: str = "", **asked: str) -> str:
    """Return a page's own address, in a form, with what was asked of it."""
    if page.id is not None:
        return desk.links.thing(page.id, ending)
    return desk.links.page(page.name, ending, **{**desk.asked, **asked})


def _alternates(desk: Desk, page: Page) -> Markup:
    endings = [] if page.form is None else [(".json", "application/json")]
    endings += [(".ttl", "text/turtle")] if page.id and not desk.links.static else []
    return markup(
        [tag("link", rel="alternate", type=type_, href=address(desk, page, end)) for end, type_ in endings],
    )


def _header(desk: Desk, page: Page) -> Markup:
    links, say = desk.links, desk.say
    search = tag(
        "form",
        tag(
            "input",
            type="search",
            name="q",
            value=desk.asked.get("q") if page.name == "search" else None,
            placeholder=say("Search names, claims, words"),
            aria_label=say("Search names, claims, words"),
            autocomplete="off",
            id="q",
            accesskey="/",
        ),
        action=links.page("search"),
        method="get",
        role="search",
        class_="search",
    )
    shown = [(name, words) for name, words in WAYS if not (links.static and name in ONLY_LIVE)]
    ways = [
        tag("a", say(words), href=links.page(name), aria_current="page" if name == page.name else None)
        for name, words in shown
    ]
    home = tag(
        "a", tag("span", "kg", class_="mark"), href=links.page(""), class_="home", aria_label=f"kg: {say('Home')}"
    )
    return tag("header", home, search, tag("nav", ways, aria_label=say("Pages")), class_="top")


def _footer(desk: Desk, page: Page) -> Markup:
    say, links = desk.say, desk.links
    files = [] if page.form is None else [tag("a", "JSON", href=address(desk, page, ".json"), type="application/json")]
    if page.id and not links.static:
        for ending, words in ((".ttl", "Turtle"), (".nt", "N-Triples"), (".jsonld", "JSON-LD")):
            files.append(tag("a", words, href=address(desk, page, ending)))
    tongues = [
        tag("a", words, href=address(desk, page, lang=code), lang=code, hreflang=code, rel="nofollow")
        for code, words in LANGUAGES.items()
        if code != desk.tongue.code and not links.static and page.id is None
    ]
    if page.id is not None and not links.static:
        other = next(code for code in LANGUAGES if code != desk.tongue.code)
        tongues = [tag("a", LANGUAGES[other], href=f"{address(desk, page)}?lang={other}", lang=other, rel="nofollow")]
    iri = forms.iri(page.id) if page.id else ""
    cited = say(
        "Cite as: {what}", what=f"“{page.title or say('Home')}”, kg {kg.__version__}, {desk.site.name}. {iri}".strip()
    )
    return tag(
        "footer",
        tag("p", tag("span", cited, class_="cite")),
        tag("p", [markup(link, " ") for link in (*files, *tongues)], class_="forms"),
    )
