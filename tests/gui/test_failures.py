"""What the log keeps of an error: its kind and places, once, and nothing that was typed."""

import logging

import pytest

from ngheo_desktop.gui.failures import log_failure


def test_an_error_that_is_its_own_cause_is_logged_once_and_without_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    error = KeyError("Neáng Sa 089074912345")
    error.__cause__ = error
    with caplog.at_level(logging.ERROR, "ngheo_desktop"):
        log_failure(error)
    assert [record.getMessage().strip() for record in caplog.records] == ["KeyError"]
