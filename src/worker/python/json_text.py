"""JSON text from Python values, without the parts of `json` that a program could have replaced."""

from json.encoder import JSONEncoder, encode_basestring_ascii

from .originals import BUILTINS as __builtins__


class JsonText(str):
    """A string that is JSON text already."""


def json_object(strings):
    """A JSON object whose values are strings."""
    quote = encode_basestring_ascii
    return "{" + ",".join(f"{quote(key)}:{quote(value)}" for key, value in strings.items()) + "}"


def _plain(value):
    # numpy's scalars and arrays, and what imitates them.
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} is not a JSON value")


def _finite(value):
    if isinstance(value, float):
        return value if value - value == 0 else None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(item) for item in value]
    return _finite(_plain(value)) if hasattr(value, "tolist") else value


def to_json(value):
    """JSON text of a value; NaN and the infinities become null.

    Raises TypeError for what JSON has no form for.
    """
    if isinstance(value, JsonText):
        return str(value)
    encode = JSONEncoder(allow_nan=False, default=_plain).encode
    try:
        return encode(value)
    except ValueError:
        return encode(_finite(value))
