# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Fetches the packages of a lock file for the tests that need some."""

import shutil
import subprocess

MANIFESTS = ("package.json", "package-lock.json")


def install(source, folder, seconds):
    """The packages that source/package-lock.json names, whole and unchanged, into folder; again when the lock
    file changes. Returns what went wrong, in one line, or None."""
    folder.mkdir(parents=True, exist_ok=True)
    done = folder / "installed"
    wanted = "".join((source / name).read_text(encoding="utf-8") for name in MANIFESTS)
    if done.is_file() and done.read_text(encoding="utf-8") == wanted:
        return None
    done.unlink(missing_ok=True)
    for name in MANIFESTS:
        shutil.copy(source / name, folder / name)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=seconds)
    except (OSError, subprocess.SubprocessError) as problem:
        return f"npm ci: {problem} {getattr(problem, 'stderr', '') or ''}".replace("\n", " ")
    done.write_text(wanted, encoding="utf-8")
    return None
