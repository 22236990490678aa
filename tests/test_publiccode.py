"""publiccode.yml keeps the rules of version 0.5 of that standard, as its own validator has them.

That validator is a program in Go, which neither PyPI, npm nor Debian carries; so the rules stand here as a JSON schema.
"""

from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

import kompas
from kompas.settings import ROOT

ANYTHING = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "pattern": r"^https?://[^\s/]+\.[^\s/]+(/\S*)?$"}
LANGUAGE = r"^[a-z]{2,3}(-[A-Z]{2})?$"
SCOPES = [
    "agriculture",
    "culture",
    "defence",
    "education",
    "emergency-services",
    "employment",
    "energy",
    "environment",
    "finance-and-economic-development",
    "foreign-affairs",
    "government",
    "healthcare",
    "infrastructures",
    "justice",
    "local-authorities",
    "manufacturing",
    "research",
    "science-and-technology",
    "security",
    "society",
    "sport",
    "tourism",
    "transportation",
    "welfare",
]
TYPES = "standalone/mobile standalone/iot standalone/desktop standalone/web standalone/backend standalone/other addon"


def shape(required: str = "", **properties: Any) -> dict[str, Any]:
    """An object with these keys and no others: a misspelt key would be lost without a word."""
    return {"type": "object", "additionalProperties": False, "required": required.split(), "properties": properties}


def listed(item: dict[str, Any], least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": item, "minItems": least}


DEPENDENCY = shape(
    "name", name=ANYTHING, versionMin=ANYTHING, versionMax=ANYTHING, version=ANYTHING, optional={"type": "boolean"}
)
DESCRIPTION = shape(
    "shortDescription longDescription features",
    localisedName=ANYTHING,
    shortDescription={"type": "string", "minLength": 1, "maxLength": 150},
    longDescription={"type": "string", "minLength": 150, "maxLength": 10_000},
    documentation=ADDRESS,
    features=listed(ANYTHING, least=1),
    screenshots=listed(ANYTHING),
)
SCHEMA = shape(
    "publiccodeYmlVersion name url platforms developmentStatus softwareType description legal maintenance localisation",
    publiccodeYmlVersion={"enum": ["0.5", "0.5.0"]},
    name=ANYTHING,
    applicationSuite=ANYTHING,
    url=ADDRESS,
    landingURL=ADDRESS,
    softwareVersion=ANYTHING,
    releaseDate={"type": "string", "format": "date"},
    organisation=shape("name", name=ANYTHING, uri=ANYTHING),
    platforms=listed(ANYTHING, least=1),
    categories=listed(ANYTHING),
    developmentStatus={"enum": ["concept", "development", "beta", "stable", "obsolete"]},
    softwareType={"enum": [*TYPES.split(), "library", "configurationFiles"]},
    intendedAudience=shape(scope=listed({"enum": SCOPES}), countries=listed({"pattern": "^[A-Z]{2}$"})),
    description={
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": LANGUAGE},
        "additionalProperties": DESCRIPTION,
    },
    legal=shape("license", license={"const": "EUPL-1.2"}, mainCopyrightOwner=ANYTHING),
    maintenance=shape(
        "type contacts",
        type={"const": "community"},
        contacts=listed(shape("name", name=ANYTHING, email={"type": "string", "format": "email"}), least=1),
    ),
    localisation=shape(
        "localisationReady availableLanguages",
        localisationReady={"type": "boolean"},
        availableLanguages=listed({"pattern": LANGUAGE}, least=1),
    ),
    dependsOn=shape(open=listed(DEPENDENCY), proprietary=listed(DEPENDENCY), hardware=listed(DEPENDENCY)),
)
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def publiccode() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    return found | {"releaseDate": str(found["releaseDate"])}


def test_publiccode_keeps_the_rules() -> None:
    assert [error.message for error in VALIDATOR.iter_errors(publiccode())] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"softwareType": "web"},
        {"url": "kompas"},
        {"licence": "EUPL-1.2"},
        {"releaseDate": "30-11-2026"},
        {"platforms": []},
    ],
)
def test_rules_refuse_what_the_standard_does_not_know(wrong: dict[str, Any]) -> None:
    assert len(list(VALIDATOR.iter_errors(publiccode() | wrong))) == 1


def test_publiccode_says_what_the_code_says() -> None:
    found = publiccode()
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert found["softwareVersion"] == kompas.__version__
    assert f'version = "{kompas.__version__}"' in pyproject
    assert f'license = "{found["legal"]["license"]}"' in pyproject
    (python,) = (one["versionMin"] for one in found["dependsOn"]["open"] if one["name"] == "Python")
    assert f'requires-python = ">={python}"' in pyproject
