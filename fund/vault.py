"""Personal numbers at rest: sealed with AES-GCM, searched by a keyed hash.

One 32-byte key per installation, in a file beside the database that is not in the database. Two
keys are derived from it, so the search hash tells nothing about the sealing key.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fund.database import sqlite_path
from fund.errors import Refused

KEY_BYTES = 32
_NONCE_BYTES = 12


def key_file(database_url: str) -> Path:
    """Where the key of a database lies: FUND_KEY_FILE, or beside the SQLite file."""
    if named := os.environ.get("FUND_KEY_FILE"):
        return Path(named)
    path = sqlite_path(database_url)
    return path.with_name(path.name + ".key") if path else Path("fund.key")


def make_key(path: Path) -> None:
    """Write a new key, readable by its owner only; an existing key is kept."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode())
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)  # whole or not at all


class Vault:
    """Seals, opens and fingerprints personal numbers with one installation's key."""

    def __init__(self, key: bytes) -> None:
        self._aead = AESGCM(hmac.digest(key, b"seal", "sha256"))
        self._index = hmac.digest(key, b"index", "sha256")

    @classmethod
    def read(cls, path: Path) -> Vault:
        """The vault of a key file; raises Refused where it is missing or damaged."""
        try:
            key = base64.b64decode(path.read_text().strip(), validate=True)
        except (OSError, ValueError):
            key = b""
        if len(key) != KEY_BYTES:
            raise Refused(
                f"找不到或读不出密钥文件 {path.name}。身份证号等已加密，没有原来的密钥无法打开；"
                "请把备份的密钥文件放回数据库旁边，或用 FUND_KEY_FILE 指明位置。"
            )
        return cls(key)

    def seal(self, text: str) -> str:
        """Ciphertext of a personal number; different every time."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return base64.b64encode(nonce + self._aead.encrypt(nonce, text.encode(), None)).decode()

    def open(self, sealed: str) -> str:
        """The number behind a ciphertext; raises Refused under a wrong key."""
        raw = base64.b64decode(sealed)
        try:
            return self._aead.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], None).decode()
        except InvalidTag as error:
            raise Refused("密钥与数据不符：个人信息无法打开。请核对密钥文件。") from error

    def fingerprint(self, text: str, purpose: str = "id") -> str:
        """A keyed hash to search by, or to derive a token of a purpose from."""
        return hmac.new(self._index, f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()


_bound: Vault | None = None


def bind(vault: Vault) -> None:
    """Use this vault from now on."""
    global _bound
    _bound = vault


def vault() -> Vault:
    """The vault in use. Raises RuntimeError before `bind`."""
    if _bound is None:
        raise RuntimeError("no vault is bound")
    return _bound
