#!/usr/bin/env python3
"""Prints how large files and functions are and exits 1 where one passes its limit. Needs universal-ctags.

usage: size_gate.py [FOLDER]
"""
import json
import pathlib
import statistics
import subprocess
import sys

LIMITS = {".cpp": 400, ".h": 150}
FUNCTION_LIMIT = 40


def percentile(values, share):
    ordered = sorted(values) or [0]
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def functions_in(files):
    """(lines, name, file) of every function definition."""
    listed = subprocess.run(
        ["ctags", "-L", "-", "-f", "-", "--output-format=json", "--fields=+ne", "--c++-kinds=f", "--languages=C++",
         "--map-C++=+.h"], input="\n".join(map(str, files)), capture_output=True, text=True, check=True).stdout
    tags = (json.loads(line) for line in listed.splitlines())
    return [(tag["end"] - tag["line"] + 1, tag["name"], tag["path"]) for tag in tags if "end" in tag]


def main(folder):
    files = [path for path in pathlib.Path(folder).rglob("*") if path.suffix in LIMITS]
    lengths = {path: path.read_bytes().count(b"\n") for path in files}
    functions = functions_in(files)
    sources = [count for path, count in lengths.items() if path.suffix == ".cpp"]
    sizes = [count for count, _, _ in functions]
    print(f"{len(files)} files, {sum(lengths.values())} lines")
    for what, counts in ((".cpp files", sources), ("functions", sizes)):
        print(f"{len(counts)} {what}: median {statistics.median(counts or [0]):.0f}, "
              f"p90 {percentile(counts, 0.9)}, longest {max(counts or [0])}")
    over = [f"{path}: {count} lines, at most {LIMITS[path.suffix]}"
            for path, count in lengths.items() if count > LIMITS[path.suffix]]
    over += [f"{path}: {name} has {count} lines, at most {FUNCTION_LIMIT}"
             for count, name, path in functions if count > FUNCTION_LIMIT]
    print("\n".join(sorted(over)))
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "src"))
