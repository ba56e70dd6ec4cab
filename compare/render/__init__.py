"""Renderers: functions from a comparison or a report to text. Which one is asked for is the caller's business."""
