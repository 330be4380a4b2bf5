"""Writes encodings.json: for each single-byte encoding the Unicode scalars of all 256 bytes, as iconv has them.

Run: python3 encodings.py > encodings.json   (glibc 2.36; a byte that iconv refuses is an empty list)
"""
import json
import subprocess

NAMES = {"windows-1252": "CP1252", "windows-1258": "CP1258", "tcvn3": "TCVN5712-1", "viscii": "VISCII"}


def scalars(charset, byte):
    # A letter behind it makes iconv give up a letter that it holds back for a mark to come.
    done = subprocess.run(
        ["iconv", "-f", charset, "-t", "UTF-8"], input=bytes([byte]) + b"!", capture_output=True)
    return [ord(c) for c in done.stdout.decode()[:-1]] if done.returncode == 0 else []


print(json.dumps({name: [scalars(charset, byte) for byte in range(256)] for name, charset in NAMES.items()}))
