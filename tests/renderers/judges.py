"""The tools that pictures are made for, as judges of what is written; each says where it is absent.

Judges from npm (mermaid, @terrastruct/d2) are found by NODE_PATH:

    npm install --prefix /somewhere mermaid @terrastruct/d2
    NODE_PATH=/somewhere/node_modules python -m pytest tests/renderers
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

__all__ = ["d2", "dot", "latex", "mermaid"]

_PAGE = """<!doctype html><meta charset="utf-8"><body><script src="{script}"></script><script>
(async () => {{
  mermaid.initialize({{startOnLoad: false}});
  const found = [];
  for (const [number, chart] of {charts}.entries()) {{
    try {{
      const made = await mermaid.render("chart" + number, chart);
      const page = new DOMParser().parseFromString(made.svg, "text/html");
      const texts = [...page.querySelectorAll(".nodeLabel, .flowchartTitleText")].map(e => e.textContent);
      found.push({{texts, scripts: page.querySelectorAll("script, [onclick], a").length}});
    }} catch (error) {{
      found.push({{error: String(error)}});
    }}
  }}
  document.body.textContent = JSON.stringify(found);
}})();
</script>"""

_D2 = """
(async () => {
  const found = [];
  const {D2} = await import(process.argv[2]);
  const d2 = new D2();
  for (const text of JSON.parse(require("fs").readFileSync(0, "utf8"))) {
    try {
      const {diagram} = await d2.compile(text, {layout: "dagre"});
      found.push({texts: diagram.shapes.map(shape => shape.label), lines: diagram.connections.length});
    } catch (error) {
      found.push({error: String(error.message || error)});
    }
  }
  require("fs").writeFileSync(process.argv[1], JSON.stringify(found));
  process.exit(0);
})();
"""


def program(name: str) -> str:
    """The path of a program; skips the test where it is absent."""
    return shutil.which(name) or pytest.skip(f"{name} is not installed, so nobody judged")


def npm(path: str) -> Path:
    """The path of something in an npm package; skips the test where it is absent."""
    for folder in os.environ.get("NODE_PATH", "").split(os.pathsep):
        if folder and Path(folder, path).exists():
            return Path(folder, path)
    return pytest.skip(f"npm's {path} is not in NODE_PATH, so nobody judged")


def dot(text: str) -> str:
    """What Graphviz makes of a graph, as SVG; it must neither fail nor complain."""
    done = subprocess.run([program("dot"), "-Tsvg"], input=text.encode(), capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return done.stdout.decode()


def latex(tool: str, text: str, folder: Path) -> Path:
    """The PDF that LaTeX makes of a document."""
    Path(folder, "map.tex").write_text(text, encoding="utf-8")
    command = [program(tool), "-interaction=nonstopmode", "-halt-on-error", "map.tex"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode(errors="replace")[-2000:]
    return Path(folder, "map.pdf")


def mermaid(charts: list[str], folder: Path) -> list[dict[str, object]]:
    """What Mermaid makes of each chart in Chromium: the texts it shows, or an error."""
    script, browser = npm("mermaid/dist/mermaid.min.js"), program("chromium")
    page = Path(folder, "page.html")
    data = json.dumps(charts).replace("<", "\\u003c")
    page.write_text(_PAGE.format(script=script.as_uri(), charts=data), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=120000"]
    options += ["--allow-file-access-from-files", f"--user-data-dir={folder}/profile", "--dump-dom"]
    done = subprocess.run([browser, *options, page.as_uri()], capture_output=True, check=True)
    found = re.search("<body>(.*)</body>", done.stdout.decode(), re.DOTALL)
    assert found
    return json.loads(html.unescape(found[1]))


def d2(texts: list[str], folder: Path) -> list[dict[str, object]]:
    """What D2 makes of each diagram: the labels of its shapes, or an error."""
    module, out = npm("@terrastruct/d2/dist/node-esm/index.js"), Path(folder, "found.json")
    command = [program("node"), "-e", _D2, str(out), module.as_uri()]
    subprocess.run(command, input=json.dumps(texts).encode(), check=True, capture_output=True)
    return json.loads(out.read_text(encoding="utf-8"))
