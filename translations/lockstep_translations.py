#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the translations beside this file in step with the sources.

update         takes new texts over from the sources and drops those that are gone (the target `translations`)
check          fails when that would change something, or a translation is missing or does not fit its source
missing        prints what is still to be translated, as JSON
fill FILE      takes translations from such JSON: "translation" is a text or, for plurals, a list of forms
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

TOP = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ["src/words", "src/agent", "src/models", "src/gui", "src/flows", "src/console", "ui"]
LUPDATE = shutil.which("lupdate", path="/usr/lib/qt6/bin") or shutil.which("lupdate")
# English is the source and needs only its plural forms.
LANGUAGES = {"en": ["-pluralonly"], "de": []}


def file_of(language):
    return TOP / "translations" / f"lockstep_{language}.ts"


def run_lupdate(language, file):
    """Returns what lupdate complains of: a text it cannot place would stay untranslated for ever."""
    folders = [folder for folder in FOLDERS if (TOP / folder).is_dir()]
    command = [LUPDATE, "-silent", "-no-obsolete", "-locations", "none", "-disable-heuristic", "similartext"]
    command += LANGUAGES[language] + ["-source-language", "en", "-target-language", language]
    done = subprocess.run(command + folders + ["-I", "src", "-ts", str(file)], cwd=TOP, capture_output=True, text=True)
    return [line for line in (done.stdout + done.stderr).splitlines() if line.strip()] + (
        [f"lupdate ended with exit code {done.returncode}"] if done.returncode else []
    )


def messages(tree):
    """(context, message element) of every text."""
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name"), message


def key_of(context, message):
    return context, message.findtext("source"), message.findtext("comment") or ""


def forms_of(message):
    translation = message.find("translation")
    if message.get("numerus") == "yes":
        return [form.text or "" for form in translation.iter("numerusform")]
    return [translation.text or ""]


def is_missing(message):
    return message.find("translation").get("type") == "unfinished" or not all(forms_of(message))


def marks_of(text):
    """What a translation must keep: places for values, a mnemonic, the end that says what follows."""
    plain = text.replace("&&", "")
    end = re.search(r"(:|…|\?|\s)?$", text).group(0)
    return sorted(re.findall(r"%L?(?:\d+|n)", text)), len(re.findall(r"&\w", plain)), text.count("\n"), end


def complaints_about(language, tree):
    for context, message in messages(tree):
        source = message.findtext("source")
        where = f"lockstep_{language}.ts: {context}: {source!r}"
        if is_missing(message):
            yield f"{where} is not translated"
            continue
        for form in forms_of(message):
            if marks_of(form) != marks_of(source):
                yield f"{where} and {form!r} differ in %1, %n, &, line ends or the last character"


def check():
    complaints = []
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            copy = pathlib.Path(folder) / file_of(language).name
            shutil.copy(file_of(language), copy)
            complaints += run_lupdate(language, copy)
            if copy.read_bytes() != file_of(language).read_bytes():
                complaints.append(f"{file_of(language).name} is not current: build the target `translations`")
            complaints += complaints_about(language, ElementTree.parse(copy))
    return complaints


def update():
    return [line for language in LANGUAGES for line in run_lupdate(language, file_of(language))]


def missing():
    entries = []
    for language in LANGUAGES:
        for context, message in messages(ElementTree.parse(file_of(language))):
            if is_missing(message):
                forms = forms_of(message)
                entry = dict(zip(("context", "source", "comment"), key_of(context, message)))
                note = message.findtext("extracomment")
                translation = forms if message.get("numerus") == "yes" else forms[0]
                entries.append(
                    {"language": language, **entry, **({"note": note} if note else {}), "translation": translation}
                )
    print(json.dumps(entries, ensure_ascii=False, indent=1))
    return []


def fill(path):
    entries = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    unused = []
    for language in LANGUAGES:
        tree = ElementTree.parse(file_of(language))
        places = {key_of(context, message): message for context, message in messages(tree)}
        for entry in entries:
            if entry["language"] != language:
                continue
            message = places.get((entry["context"], entry["source"], entry.get("comment", "")))
            if message is None:
                unused.append(f"no such text: {entry['context']}: {entry['source']!r}")
                continue
            translation = message.find("translation")
            forms = entry["translation"]
            if message.get("numerus") == "yes":
                for old in list(translation):
                    translation.remove(old)
                for form in forms:
                    ElementTree.SubElement(translation, "numerusform").text = form
            else:
                translation.text = forms
            translation.attrib.pop("type", None)
        tree.write(file_of(language), encoding="utf-8", xml_declaration=True)
    return unused + update()


def main(arguments):
    if not LUPDATE:
        return ["lupdate is missing (package qt6-l10n-tools)"]
    actions = {"update": update, "check": check, "missing": missing}
    if len(arguments) == 1 and arguments[0] in actions:
        return actions[arguments[0]]()
    if len(arguments) == 2 and arguments[0] == "fill":
        return fill(arguments[1])
    return [__doc__]


if __name__ == "__main__":
    problems = main(sys.argv[1:])
    print("\n".join(problems), file=sys.stderr, end="\n" if problems else "")
    sys.exit(1 if problems else 0)
