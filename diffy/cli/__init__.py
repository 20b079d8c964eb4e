"""The command line: a thin skin over the front door; the only place that prints or exits."""

from importlib import import_module

import click

from diffy.version import __version__

__all__ = ["main"]

_COMMANDS = {
    "assess": "diffy.cli.assess:assess",
    "brief": "diffy.cli.brief:brief_command",
    "compare": "diffy.cli.compare:compare",
    "demands": "diffy.cli.demands:demands",
    "fetch": "diffy.cli.fetch:fetch_command",
    "lint": "diffy.cli.lint:lint_command",
    "new": "diffy.cli.new:new",
    "outline": "diffy.cli.outline:outline",
    "parity": "diffy.cli.parity:parity_command",
    "publish": "diffy.cli.publish:publish",
    "summary": "diffy.cli.summary:summary_command",
}
"""Every command by its name: the module and the function in it."""


class _Commands(click.Group):
    """Imports a command when it is asked for: none waits for what the others need."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="diffy")
def main() -> None:
    """Compare successive drafts of a treaty, article by article.

    \b
    Example:
      diffy compare second.md third.md --demands un-cybercrime -o report.html
    """
