"""Property tests without a stopwatch and without a folder of their own."""

from hypothesis import settings

settings.register_profile("calm", deadline=None, database=None)
settings.load_profile("calm")
