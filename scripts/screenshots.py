"""Take the pictures of docs/pictures from a running server: ``python scripts/screenshots.py URL``."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
QUESTION = "我们是新材料企业，去年12月刚升规，能拿多少？"
SHAPES = {
    "chat-phone-light": (360, 740, "light"),
    "chat-phone-dark": (360, 740, "dark"),
    "chat-tablet-light": (768, 1024, "light"),
    "chat-desktop-light": (1440, 900, "light"),
    "chat-desktop-dark": (1440, 900, "dark"),
}


def take(browser: Browser, address: str, name: str) -> None:
    """Ask the question in a window of this shape and keep what is seen."""
    width, height, scheme = SHAPES[name]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        locale="zh-CN",
    )
    page = context.new_page()
    with page.expect_request(lambda request: "/heartbeat/" in request.url):
        page.goto(address)
    box = page.locator("#question textarea")
    box.wait_for()
    page.wait_for_timeout(500)
    box.fill(QUESTION)
    box.press("Enter")
    page.locator(".answer:not(.partial)").wait_for()
    page.wait_for_timeout(800)
    page.screenshot(path=PICTURES / f"{name}.png")
    context.close()


def main(address: str) -> None:
    """Take every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for name in SHAPES:
            take(browser, address, name)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:7860")
