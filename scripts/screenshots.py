"""Take the pictures of docs/pictures from a running server.

``python scripts/screenshots.py URL [NAME]``: NAME is an account of the console, its password is
read from standard input; without one the console is left out.
"""

import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
QUESTION = "我们是新材料企业，去年12月刚升规，能拿多少？"
WIDGET_QUESTION = "建筑业晋升一级资质奖励多少？"
KEYWORD = "小升规"
FOLLOW_SYSTEM = """() => {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.querySelector("[lang][data-side]").dataset.theme = dark ? "dark" : "light";
}"""
"""The page chooses ``data-theme="light"``; with ``auto`` the widget would do this itself."""
SIZES = {"phone": (360, 740), "tablet": (768, 1024), "desktop": (1440, 900)}
THEMES = ("light", "dark")
COLOURS = 128
Scene = Callable[[Page, str], None]


def chat(page: Page, address: str) -> None:
    """The web chat with an answer."""
    with page.expect_request(lambda request: "/heartbeat/" in request.url):
        page.goto(address)
    box = page.locator("#question textarea")
    box.wait_for()
    page.wait_for_timeout(500)
    box.fill(QUESTION)
    box.press("Enter")
    page.locator(".answer:not(.partial)").wait_for()
    page.wait_for_timeout(800)


def widget(page: Page, address: str) -> None:
    """The county's demonstration page, the widget open with an answer."""
    page.goto(f"{address}/widget/demo")
    page.get_by_role("button", name="政策问答").click()
    page.evaluate(FOLLOW_SYSTEM)
    page.get_by_role("textbox", name="您的问题").fill(WIDGET_QUESTION)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="没帮助").wait_for()
    page.wait_for_timeout(300)


def policies(page: Page, address: str) -> None:
    """The list of policies, narrowed."""
    page.goto(f"{address}/policies?theme=loans")


def document(page: Page, address: str) -> None:
    """A document's page with words found in it."""
    documents = page.request.get(f"{address}/api/documents").json()["documents"]
    page.goto(f"{address}/policies/{documents[0]['id']}?q=链主")
    page.locator("mark[aria-current]").wait_for()
    page.locator("#find-words").focus()


def console(name: str, password: str) -> Scene:
    """The operators' console, signed in, an article open."""

    def show(page: Page, address: str) -> None:
        page.goto(f"{address}/operator")
        page.locator("[name=name]").fill(name)
        page.locator("[name=password]").fill(password)
        page.keyboard.press("Enter")
        page.wait_for_url("**/operator")
        page.locator("#query").fill(KEYWORD)
        page.locator("#reading").wait_for()
        page.locator("#query").press("Enter")
        page.wait_for_timeout(500)

    return show


def take(browser: Browser, address: str, name: str, scene: Scene) -> None:
    """Show the scene at every size in both themes and keep what is seen."""
    for theme in THEMES:
        for size, (width, height) in SIZES.items():
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if theme == "dark" else "light",
                locale="zh-CN",
            )
            page = context.new_page()
            scene(page, address)
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
            few.save(PICTURES / f"{name}-{size}-{theme}.png", optimize=True)
            context.close()


def main(address: str, scenes: Mapping[str, Scene]) -> None:
    """Take every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium-headless-shell",
            args=["--no-sandbox", "--disable-gpu"],
        )
        for name, scene in scenes.items():
            take(browser, address, name, scene)
        browser.close()


if __name__ == "__main__":
    shown = {"chat": chat, "widget": widget, "policies": policies, "document": document}
    if len(sys.argv) > 2:
        shown["console"] = console(sys.argv[2], sys.stdin.readline().strip())
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:7860", shown)
