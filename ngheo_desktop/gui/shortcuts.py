"""Keys as the program writes them: read by their portable names.

Our translation calls the key Return «Enter»; read natively, Ctrl+Return and Ctrl+Enter would be
one ambiguous key that never fires.
"""

from PySide6.QtGui import QKeySequence


def shortcut(keys: str) -> QKeySequence:
    """One key sequence such as `Ctrl+Return`."""
    return QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)


def shortcuts(*keys: str) -> list[QKeySequence]:
    """Several ways to the same command."""
    return [shortcut(each) for each in keys]
