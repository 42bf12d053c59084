"""A real browser: Chromium of the system, driven by Playwright; without either, tests that need it skip."""

from __future__ import annotations

import shutil
from importlib.resources import files

import pytest

from argmap import example, render


@pytest.fixture(scope="session")
def chromium():
    """A running Chromium that reaches no network."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, request):
    """A page, offline unless asked; what it asks for or complains of lies in its `told`."""
    context = chromium.new_context(offline=getattr(request, "param", True))
    page = context.new_page()
    page.told = []
    page.on("console", lambda message: page.told.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: page.told.append(f"error: {error}"))
    page.on("request", lambda request: page.told.append(f"request: {request.url[:80]}"))
    yield page
    context.close()


@pytest.fixture
def opened(page, tmp_path):
    """Open the interactive page of a map, by default of the seed debate, and return it."""

    def open_(m=None, address="", **options):
        path = tmp_path / "page.html"
        path.write_text(render(m or example("facebook-encryption"), "html", **options), encoding="utf-8")
        page.goto(path.as_uri() + address)
        page.locator(".stage .card").first.wait_for()
        return page

    return open_


@pytest.fixture
def barriers():
    """Ask axe-core what keeps people out of a page without a policy: rules that it breaks, and where."""
    pytest.importorskip("axe_playwright_python", reason="axe-core is not installed")

    def barriers_(page) -> list[tuple[str, str]]:
        page.add_script_tag(path=files("axe_playwright_python").joinpath("axe.min.js"))
        found = page.evaluate("axe.run()")["violations"]
        return [(one["id"], node["html"][:200]) for one in found for node in one["nodes"]]

    return barriers_
