"""`argmap serve`: shows maps in the browser while they are written."""

from __future__ import annotations

import click

from argmap.cli import _options as options

__all__ = ["command"]


@click.command("serve")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@click.option(
    "--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Listen at this address."
)
@click.option(
    "--port",
    metavar="NUMBER",
    type=click.IntRange(0, 65535),
    help="Listen at this port.  [default: the first free one from 8462 on]",
)
@click.option("--open/--no-open", "is_opened", default=True, show_default=True, help="Open the browser.")
@click.option("--theme", metavar="NAME", default="auto", show_default=True, help="Draw in these colours.")
@options.format
def command(
    *,
    paths: tuple[str, ...],
    host: str,
    port: int | None,
    is_opened: bool,
    theme: str,
    format: str | None,
) -> None:
    """Show maps in the browser while they are written.

    A FILE can be a folder. The page follows a file as it is saved, shows what is wrong with it, and has an
    editor for its text. Only this machine can reach it, unless --host says otherwise; then everybody who can
    may read, and who has the address that is printed may write. Ctrl+C ends it.
    """
    from argmap.server import serve

    def tell(address: str) -> None:
        click.echo(f"{address}  (Ctrl+C ends it)", err=True)
        if is_opened:
            import webbrowser
            from threading import Thread

            Thread(target=webbrowser.open, args=(address,), daemon=True).start()  # some keep us waiting

    serve(paths, host=host, port=port, theme=theme, format=format, tell=tell)
