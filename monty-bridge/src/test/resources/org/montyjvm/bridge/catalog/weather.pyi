"""The weather of the next days.
For cities only.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, NotRequired, TypedDict

class Place(TypedDict):
    name: str
    """the English name"""
    post_code: NotRequired[int | None]

class Forecast(TypedDict):
    place: Place
    day: date
    temperatures: list[float]

def get_forecast(place: Place, days: int = 3, unit: Literal['CELSIUS', 'FAHRENHEIT'] = 'CELSIUS') -> list[Forecast]:
    """Tells the weather of the next days.
    The first day is today.

    place: where
    days: how many
    """

async def next_storm(stations: dict[str, set[int]], level: Decimal) -> timedelta | None:
    """Waits for a \"\"\"storm\"\"\" \\ rain."""
