"""What makes a page safe to open by itself: a policy by which it asks for nothing and runs no script but its own.

Writes no page. It stands in the page, because a file that is opened or mailed has no server to send headers with it.
"""

from base64 import b64encode
from hashlib import sha256


def policy(script: str) -> str:
    """The Content-Security-Policy of a page whose one script is exactly this text.

    Styles stand in the page and on its pictures; images and fonts are `data:` addresses.
    """
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )
