"""The whole report model as JSON: every field, keys in English, moments in ISO 8601."""

import json
from dataclasses import asdict
from datetime import date

from kompas.exports.report import Report

FORMAT = {"format": "kompas-report", "version": 1}


def write_json(report: Report) -> bytes:
    data = {**FORMAT, "full": report.full, **asdict(report)}
    return json.dumps(data, ensure_ascii=False, indent=2, default=plain).encode()


def plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
