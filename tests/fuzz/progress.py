"""How far a run is: a line for each operation that is through, while the tool keeps its report to its end."""

import sys
import time
from typing import Any

from schemathesis import cli
from schemathesis.cli import EventHandler
from schemathesis.engine.events import ScenarioFinished


@cli.handler()
class Progress(EventHandler):
    """Writes to stderr, which pytest shows at once if it captures nothing (`make fuzz`)."""

    count, done = 0, 0

    def handle_event(self, ctx: Any, event: Any) -> None:  # noqa: ARG002 (the tool calls it so)
        if isinstance(event, cli.LoadingFinished):
            self.count = event.statistic.operations.selected
        if isinstance(event, ScenarioFinished):
            self.done += 1
            name, count = event.label or "sequences of operations", len(event.recorder.cases)
            text = f"{time.strftime('%H:%M:%S')} {event.phase.value} {name}: {count} requests"
            status = f"in {event.elapsed_time:.1f} s, {event.status.value}"
            sys.stderr.write(f"{text} {status} ({self.done}, of {self.count} in each phase)\n")
