#!/usr/bin/env python3
# SPDX-License-Identifier: EPL-2.0
"""Puts the header in front of a firmware that firmware_image.h describes, signed by openssl.

The key is made once, kept secret, and its public half built into the firmware:
  openssl ecparam -name prime256v1 -genkey -noout -out update.key
  openssl ec -in update.key -pubout -out update.pub
"""
import argparse
import pathlib
import struct
import subprocess

HEADER = 128


def text(value, size):
    encoded = value.encode("ascii")
    if len(encoded) > size:
        raise SystemExit(f"{value} is longer than {size}")
    return encoded.ljust(size, b"\0")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--key", required=True, help="the private key, PEM")
    parser.add_argument("--version", required=True, help="e.g. 1.2.0")
    parser.add_argument("--build", required=True, type=int, help="counts up with each firmware")
    parser.add_argument("--board", default="esp32", help="esp32, or host for plug-host")
    parser.add_argument("firmware", type=pathlib.Path)
    parser.add_argument("image", type=pathlib.Path)
    options = parser.parse_args()

    firmware = options.firmware.read_bytes()
    head = (b"WFW1" + struct.pack("<II", len(firmware), options.build) + text(options.version, 20)
            + text(options.board, 16))
    signature = subprocess.run(["openssl", "dgst", "-sha256", "-sign", options.key], input=head + firmware,
                               stdout=subprocess.PIPE, check=True).stdout
    header = (head + struct.pack("<H", len(signature)) + signature).ljust(HEADER, b"\0")
    options.image.write_bytes(header + firmware)


if __name__ == "__main__":
    main()
