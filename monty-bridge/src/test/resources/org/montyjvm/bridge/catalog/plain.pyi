from typing import Any

def note(text: str, *more: Any, loud: bool = False, **tags: bytes) -> None:
    """Takes a note.

    text: what to note
    """
