"""The version, by itself: packaging reads it without importing anything else."""

__version__ = "0.1.0"
