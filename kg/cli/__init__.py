"""The command `kg`. Commands parse, call and print; what they do is tested without them.

main -> app -> build, remove | contradictions, shared, claims, timeline | events, outlets, sources, actors | query, explain, report
            -> validate, export, link, serve, version
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

from kg.cli import explain, export, files, findings, make, remove, report, serve, validate, views
from kg.errors import GraphError, QueryError, RashomonError

app = typer.Typer(
    name="kg",
    help=(
        "Who says what happened: builds a graph of attributed claims from news articles and shows where they contradict or confirm "
        "each other. It takes no side.\n\n"
        "\b\nBegin with:\n  kg build seeds/ -o graph.ttl\n  kg contradictions graph.ttl\n\n"
        "kg COMMAND --help tells more of each command, with examples."
    ),
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
for commands in (make, remove, views, findings, explain, report, validate, files, export, serve):
    commands.register(app)

BAD_INPUT = 2
INTERRUPTED = 130
_TRIES = 5


def run() -> None:
    """What the installed command calls: `kg claims graph.ttl | head` ends quietly, as other tools do."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; the exit code. Bad input is one line on stderr and exit code 2; no argument asks for help."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(given or ["--help"])
    except TyperException as error:
        return _refuse(f"{error.format_message()} (see: {_command(error)} --help)")
    except RashomonError as error:
        return _refuse(str(error))
    except (typer.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    if code == INTERRUPTED:
        print("kg: interrupted", file=sys.stderr)
    return code if isinstance(code, int) else 0


def _run(arguments: list[str]) -> object:
    """Run a command; again where a writer took away a file of the store that was being read. Nothing is printed before all is read."""
    for _ in range(_TRIES):
        try:
            return app(prog_name="kg", args=arguments, standalone_mode=False)
        except (OSError, QueryError) as error:
            if ".sst" not in str(error):
                raise
    raise GraphError("the store is written to faster than it can be read: try again, or wait until the build ends")


def _refuse(message: str) -> int:
    print(f"kg: {' '.join(message.split())}", file=sys.stderr)
    return BAD_INPUT


def _command(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if context else "kg"
