"""The OpenAPI description as rows that a page can show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter or a field of a body."""

    name: str
    type: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path. ``returns`` are the fields of the 200 body, where it is JSON."""

    tag: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Field, ...]
    body: tuple[Field, ...]
    returns: tuple[Field, ...]


def operations(openapi: Schema) -> list[Operation]:
    """Every operation of the description, in its order."""
    schemas = openapi.get("components", {}).get("schemas", {})
    return [
        Operation(
            tag=", ".join(operation.get("tags", [])),
            method=method.upper(),
            path=path,
            summary=operation.get("summary", ""),
            description=operation.get("description", ""),
            parameters=tuple(_parameter(p) for p in operation.get("parameters", [])),
            body=_fields(operation.get("requestBody", {}), schemas),
            returns=_fields(operation.get("responses", {}).get("200", {}), schemas),
        )
        for path, methods in openapi["paths"].items()
        for method, operation in methods.items()
    ]


def _parameter(parameter: Schema) -> Field:
    return Field(
        parameter["name"],
        _type(parameter.get("schema", {})),
        parameter.get("required", False),
        parameter.get("description", ""),
    )


def _fields(message: Schema, schemas: Schema) -> tuple[Field, ...]:
    """The top fields of a request's or a response's JSON body."""
    content = message.get("content", {}).get("application/json", {})
    schema = _resolve(content.get("schema", {}), schemas)
    required = schema.get("required", [])
    return tuple(
        Field(name, _type(field), name in required, field.get("description", ""))
        for name, field in schema.get("properties", {}).items()
    )


def _resolve(schema: Schema, schemas: Schema) -> Schema:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: Schema = schemas.get(name, schema)
    return found


def _type(schema: Schema) -> str:
    """The type in one short expression, e.g. ``string | null``, ``[Citation]``."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " | ".join(_type(part) for part in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    if "const" in schema:
        return str(schema["const"])
    if schema.get("type") == "array":
        return f"[{_type(schema.get('items', {}))}]"
    return str(schema.get("type", "任意"))
