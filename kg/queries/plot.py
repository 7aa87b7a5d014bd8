"""`kg timeline --plot`: a timeline as a picture, a lane a kind, a mark a moment. Drawn by matplotlib."""

from __future__ import annotations

import io
import logging
import warnings
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.queries.words import clock
from kg.records.errors import InputError, QueryError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from kg.queries.timeline import Moment, Timeline

FORMS = (".svg", ".png", ".pdf")
FONTS = ["DejaVu Sans", "Noto Sans CJK SC", "Noto Sans CJK JP", "WenQuanYi Zen Hei", "Arial Unicode MS", "SimHei"]
WIDE, HIGH = 11.0, 0.32
"""Inches: of the picture, and of a lane."""
STEPS = (10, 60, 300, 600, 900, 1800, 3600, 7200, 36_000)
"""Seconds between the marks of the axis: the first that gives at most ten."""
NAMED = 8
"""Persons that get a lane of their own: those who speak most."""


def plot(found: Timeline, target: Path) -> bytes:
    """Return a picture of a timeline in the form that the file's ending tells.

    Raises QueryError for another ending and for nothing to draw, InputError where matplotlib is missing.
    """
    if target.suffix.lower() not in FORMS:
        raise QueryError(f"a picture ends in {', '.join(FORMS)}; {target.name} does not.")
    if not found.rows:
        raise QueryError("nothing with a known time is like that; there is nothing to draw.")
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # of fonts, those here are taken; a cache may be temporary
    try:
        import matplotlib
    except ModuleNotFoundError:
        raise InputError("a picture needs matplotlib; run pip install 'interview-kg[pictures]' first.") from None
    matplotlib.use("agg")
    settings: Any = {"svg.hashsalt": "kg", "svg.fonttype": "none", "font.family": FONTS, "font.size": 9}
    with matplotlib.rc_context(settings), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a character that no font here has is drawn as a box
        return _drawn(found, target.suffix.lower()[1:])


def _drawn(found: Timeline, form: str) -> bytes:
    from matplotlib.figure import Figure

    by_recording: dict[str, list[Moment]] = defaultdict(list)
    for row in found.rows:
        by_recording[row.recording].append(row)
    lanes = {recording: _lanes(found, rows) for recording, rows in by_recording.items()}
    heights = [len(one) + 2 for one in lanes.values()]
    figure = Figure(figsize=(WIDE, max(2.0, HIGH * sum(heights))), layout="constrained")
    axes = figure.subplots(len(lanes), 1, squeeze=False, height_ratios=heights)
    for axis, (recording, lane) in zip(axes.flat, lanes.items(), strict=True):
        _lane(axis, found.known.title(recording), lane)
    out = io.BytesIO()
    kept = {"svg": {"Date": None}, "pdf": {"CreationDate": None}, "png": {"Software": None}}[form]
    figure.savefig(out, format=form, dpi=150, metadata=kept)
    return out.getvalue()


def _lanes(found: Timeline, rows: list[Moment]) -> dict[str, list[Moment]]:
    """Kinds in the order of their first moment, then those who speak most."""
    lanes: dict[str, list[Moment]] = defaultdict(list)
    spoken: dict[str, list[Moment]] = defaultdict(list)
    for row in rows:
        lanes[row.kind].append(row)
        if row.speaker:
            spoken[found.legend.name(row.speaker)].append(row)
    most = sorted(spoken, key=lambda name: (-len(spoken[name]), name))[:NAMED]
    return dict(lanes) | {f"“ {name}": spoken[name] for name in most}


def _lane(axis: Axes, title: str, lanes: dict[str, list[Moment]]) -> None:
    for number, (name, rows) in enumerate(lanes.items()):
        colour = "#385a8a" if name.startswith("“") else "#b5502d"
        axis.eventplot(
            [row.start_s for row in rows], lineoffsets=number, linelengths=0.7, colors=colour, linewidths=1.4
        )
    axis.set_yticks(range(len(lanes)), [f"{name} ({len(rows)})" for name, rows in lanes.items()])
    axis.set_ylim(len(lanes) - 0.4, -0.6)
    end = max(row.start_s for rows in lanes.values() for row in rows)
    step = next((step for step in STEPS if end / step <= 10), STEPS[-1])
    axis.set_xticks(range(0, int(end) + step, step))
    axis.xaxis.set_major_formatter(lambda second, _: clock(second) if second >= 0 else "")
    axis.set_title(title if len(title) <= 90 else f"{title[:89]}…", loc="left", fontsize=10)
    for side in ("top", "right", "left"):
        axis.spines[side].set_visible(False)
