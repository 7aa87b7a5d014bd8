"""What a page may load: what is ours, and nothing from elsewhere (Content-Security-Policy)."""

from __future__ import annotations

FILES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""As a page that is a file says of itself."""
POLICY = f"{FILES}; frame-ancestors 'none'"
"""As a server says it of its pages."""
VIDEO = "; frame-src https://www.youtube-nocookie.com"
"""Added where a reader may ask for the video of a recording."""
