# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Runs random cases side by side and says in TAP which properties held."""

import argparse
import multiprocessing
import os
import pathlib
import shutil
import tempfile

MOST_FAILURES = 10  # after so many failing cases the rest is not run


class Broken(Exception):
    """A property does not hold; the text says where."""

    def __init__(self, name, text):
        super().__init__(text)
        self.name = name


class Suite:
    """What a script tries: `check(patuh, seed, number, folder, is_alone)` returns a tuple of counts, or raises
    Broken. Any other exception breaks the property `otherwise`: the result has another shape than promised."""

    def __init__(self, name, properties, check, otherwise):
        self.name, self.properties, self.check, self.otherwise = name, properties, check, otherwise


def attempt(task):
    """One case: (number, its counts or None, None or (property, text))."""
    suite, patuh, base, seed, number, is_alone = task
    folder = pathlib.Path(base, f"case-{number}")
    try:
        told = suite.check(patuh, seed, number, folder, is_alone)
    except Broken as broken:
        return number, None, (broken.name, str(broken))
    except Exception as error:
        return number, None, (suite.otherwise, f"{type(error).__name__}: {error}")
    if not is_alone:
        shutil.rmtree(folder)
    return number, told, None


def options_read(doc):
    options = argparse.ArgumentParser(description=doc.split("\n", maxsplit=1)[0])
    options.add_argument("patuh", help="the program under test")
    options.add_argument("--count", type=int, default=2000, help="number of cases (2000)")
    options.add_argument("--seed", type=int, default=1, help="seed of the cases (1)")
    options.add_argument("--jobs", type=int, default=2, help="worker processes (2)")
    options.add_argument("--case", type=int, help="run this case alone, and keep its folder")
    return options.parse_args()


def tell(number, name, is_good):
    print(f"{'ok' if is_good else 'not ok'} {number} - {name}")


def run(doc, suite, sizes, telling=(), counted=()):
    """Exit status: 1 where a property broke.

    sizes     number % sizes grows with the size of a case; the smallest that fail are named
    telling   names and tests of (number of cases, sums of the counts), further results: did the cases try anything?
    counted   what the sums are of, for the last line
    """
    args = options_read(doc)
    patuh = os.path.abspath(args.patuh)
    if not os.access(patuh, os.X_OK):
        print(f"Bail out! no program at {args.patuh}")
        return 1
    base = tempfile.mkdtemp(prefix=f"patuh-{suite.name}-")
    is_alone = args.case is not None
    tasks = [(suite, patuh, base, args.seed, number, is_alone)
             for number in ([args.case] if is_alone else range(args.count))]
    failures, finished, sums = {}, 0, [0] * len(counted)
    with multiprocessing.Pool(args.jobs) as pool:
        for number, told, failure in pool.imap_unordered(attempt, tasks, chunksize=5):
            finished += 1
            sums = [total + part for total, part in zip(sums, told or [0] * len(sums))]
            if failure:
                failures[number] = failure
                if len(failures) >= MOST_FAILURES:
                    break
        pool.terminate()
    print(f"1..{len(suite.properties) + len(telling)}")
    for index, (key, name) in enumerate(suite.properties.items(), start=1):
        broken = sorted((number % sizes, number) for number, failure in failures.items() if failure[0] == key)
        tell(index, name, not broken)
        for _, number in broken[:3]:
            print(f"# --seed {args.seed} --case {number}, kept in {base}/case-{number}")
            for line in failures[number][1].splitlines():
                print(f"#   {line}")
    is_telling = True
    for index, (name, test) in enumerate(telling, start=len(suite.properties) + 1):
        is_good = is_alone or test(finished, sums)
        tell(index, name, is_good)
        is_telling &= is_good
    parts = [f"{total} {what}" for total, what in zip(sums, counted)]
    print(f"# {', '.join([f'{finished} cases of seed {args.seed}', *parts, f'{len(failures)} failed'])}")
    if not failures and not is_alone:
        shutil.rmtree(base)
    else:
        print(f"# kept: {base}")
    return 1 if failures or not is_telling else 0
