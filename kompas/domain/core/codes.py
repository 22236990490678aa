"""Codes people read aloud and type, and how secrets are kept: only as hashes."""

import hashlib
import hmac
import secrets

ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679"
"""No look-alikes: without B/8, I/1/L, O/0, S/5, Z/2."""
COST = 2**13
"""The N of scrypt: about 20 ms for one guess. A hash stored with another cost matches no code any more."""


def new_join_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(6))


def new_facilitator_code() -> str:
    """Twelve characters in three groups: about 55 bits."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3))


def new_hand_over_code() -> str:
    """Eight characters in two groups: read aloud, works once and for ten minutes."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(2))


def normalise_code(code: str) -> str:
    return "".join(character for character in code.upper() if character.isalnum())


def hash_of_code(code: str) -> str:
    salt = secrets.token_hex(8)
    return f"{salt}${_scrypt(normalise_code(code), salt)}"


def findable_hash(code: str, key: str) -> str:
    """The same for the same code on this server, so that a row is found by it; as slow to guess as any other."""
    return _scrypt(normalise_code(code), key)


def matches(code: str, stored: str) -> bool:
    salt, _, expected = stored.partition("$")
    return hmac.compare_digest(_scrypt(normalise_code(code), salt), expected)


def _scrypt(code: str, salt: str) -> str:
    return hashlib.scrypt(code.encode(), salt=salt.encode(), n=COST, r=8, p=1).hex()


def new_secret() -> str:
    return secrets.token_urlsafe(32)


def hash_of_secret(secret: str) -> str:
    """A fast hash is enough here: the secret has 256 bits and cannot be guessed."""
    return hashlib.sha256(secret.encode()).hexdigest()
