"""The log: one JSON object per line on standard error, with the id of the request."""

from typing import Any

import structlog
from structlog.typing import Processor

BEFORE_RENDERING: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)
RENDERING: tuple[Processor, ...] = (
    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
    structlog.processors.format_exc_info,
    structlog.processors.JSONRenderer(ensure_ascii=False),
)


def configure_structlog() -> None:
    """Send structlog's events through the standard library, so that there is one log."""
    structlog.configure(
        processors=[*BEFORE_RENDERING, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def logging_config(level: str) -> dict[str, Any]:
    """The configuration of the standard library's logging: one handler for everything."""
    inherit = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": BEFORE_RENDERING,
                "processors": RENDERING,
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        # Django and gunicorn have handlers of their own, which would print each line twice.
        # The access log is ours, with the request id: config/requests.py.
        "loggers": {
            **dict.fromkeys(("django", "django.server", "gunicorn.error"), inherit),
            "gunicorn.access": {"handlers": [], "propagate": False},
        },
    }
