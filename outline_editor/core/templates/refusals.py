"""Why a file cannot be read as an outline at all."""

from __future__ import annotations

REFUSALS: dict[str, str | tuple[str, str]] = {
    # Bytes and characters
    "wrong-encoding": (
        "The file is not UTF-8; it looks like UTF-16 or UTF-32 without the mark that "
        "says so. Open it in a text editor and save it as UTF-8."
    ),
    "invalid-utf-8": (
        "What stands here is not UTF-8: the file is in another encoding, such as GB 18030, "
        "or damaged. Open it in the program it comes from and save it as UTF-8."
    ),
    "invalid-utf-16": (
        "What stands here is not UTF-16, though the file starts like it; it is damaged. "
        "Take an earlier copy, or save it as UTF-8 in the program it comes from."
    ),
    "control-character": (
        "The character {character} stands here, a control character or one that means "
        "nothing in Unicode; no text may hold it. Remove it."
    ),
    "line-separator": (
        "The character {character} stands here, which some programs take for a line end "
        "and others do not. Write an ordinary line end or a space instead."
    ),
    "carriage-return": (
        "A carriage return without a line feed stands here. Save the file with ordinary "
        "line ends (LF or CRLF)."
    ),
    "stray-byte-order-mark": (
        "A byte-order mark (U+FEFF) stands here, which can't be seen and may stand only at the "
        "start of a file. Remove it."
    ),
    "empty-file": (
        "The file is empty. An outline starts with “format: policy-outline/1” and “id: …”; "
        "make a new one with File ▸ New, or take an earlier copy."
    ),
    # What kind of file it is
    "not-an-outline": (
        "The file does not consist of keys with values, so it is no outline. An outline "
        "starts with “format: policy-outline/1”; open a text in bullets as .txt."
    ),
    "format-missing": (
        "The file does not say which format it has. If it is meant for this program, "
        "write “format: {expected}” in its first line."
    ),
    "format-unknown": (
        "“{value}” is no format this program knows. If the file is meant for it, write "
        "“format: {expected}”."
    ),
    "format-newer": (
        "The file has the format {value}, which is newer than this program; it reads "
        "{expected} and older ones. Update the program."
    ),
    "is-codebook": (
        "This is a codebook, not an outline. Open the outline that names it, or write "
        "“format: {expected}” if the line is wrong."
    ),
    "is-outline": (
        "This is an outline, not a codebook. Name another file as codebook, or write "
        "“format: {expected}” if the line is wrong."
    ),
    # What YAML has and the format does not use
    "duplicate-key": (
        "The key “{key}” stands here a second time; the first is in line {line}. Remove one "
        "of the two, or rename it."
    ),
    "anchor": (
        "“&{name}” is an anchor, which the format does not use. Remove it, or put the text in "
        "quotes if it starts with &."
    ),
    "alias": (
        "“*{name}” stands for content elsewhere in the file, which the format does not "
        "allow. Write the content itself, or put the text in quotes if it starts with *."
    ),
    "merge-key": (
        "“<<” merges content from elsewhere in the file, which the format does not allow. "
        "Write the keys themselves."
    ),
    "tag": (
        "“{name}” is a tag, which the format does not use. Remove it, or put the text in quotes "
        "if it starts with an exclamation mark."
    ),
    "directive": (
        "“{name}” is an instruction to YAML; only one “%YAML 1.1” or “%YAML 1.2” may "
        "stand, before a line “---”. Remove it, or put the text in quotes if it starts with %."
    ),
    "directive-without-dashes": (
        "After a line that starts with % a line “---” must come before the content. Add "
        "that line, or remove the line that starts with %."
    ),
    "several-documents": (
        "Another document starts here; a file holds one. Put it in a file of its own, or "
        "remove the line “---” or “...”."
    ),
    "rows-too-deep": (
        "This row stands deeper than {most} levels. Move it, or the rows above it, further out."
    ),
    "text-too-long": (
        "The text that starts here is longer than 1,000,000 characters, the most that the program "
        "can show. Make it several, or close the quote or bracket that takes in too much."
    ),
    "nesting-too-deep": (
        "Lists and keys are nested deeper than {most} levels here. Make the content flatter."
    ),
    # Broken YAML
    "tab-indentation": (
        "A tab stands here where spaces are needed. Indent with spaces only, two for each level."
    ),
    "unclosed-quote": (
        "The quote {quote} that opens here is never closed. Close it at the end of the text; "
        "if the text only starts with this character, put all of it in quotes."
    ),
    "quote-ends-late": (
        "The quote {quote} that opens here closes only in line {line}, and more follows there. "
        "Close it at the end of the text."
    ),
    "text-after-quote": (
        "Something follows the closing quote. Put the whole text in quotes; inside single "
        'quotes write a single quote twice, inside double quotes write \\" for a double one.'
    ),
    "text-after-bracket": (
        "Something follows the closing bracket. If the text starts with a bracket, put all "
        "of it in quotes."
    ),
    "missing-space": "A space is missing after the colon; write “key: value”.",
    "missing-space-after-dash": "A space is missing after the dash; write “- key: value”.",
    "missing-key-before-colon": (
        "Nothing stands before this colon. Write a key there, or put a text that starts with "
        "a colon in quotes."
    ),
    "long-key": (
        "A key stands here that is longer than {most} characters, the most that YAML takes. "
        "Make it shorter, or put “? ” before it and its colon on the next line."
    ),
    "conflict-marker": (
        "“{marker}” marks a place that was changed on both sides of a merge and is not settled. "
        "Choose what is to stay of each such place, and remove the lines with <<<<<<<, ======= and "
        ">>>>>>>."
    ),
    "wide-colon": (
        "“{character}” is the full-width colon of Chinese text. Write an ordinary colon and a "
        "space after a key."
    ),
    "missing-colon": (
        "This line is neither a key with a value nor an entry of a list. If it is a key, add "
        "a colon and a space; if it goes on with the text above, indent it further than the "
        "key of that text."
    ),
    "colon-in-text": (
        "A colon followed by a space inside a text looks like another key. Put the whole "
        "text in quotes."
    ),
    "wrong-indentation": (
        "The indentation of this line fits nothing above it. Start it in the same column as "
        "the lines it belongs with; if it goes on with a text, put the whole text in quotes."
    ),
    "misplaced-dash": (
        "No list is open in the column of this dash. Give it the same indentation as the "
        "other entries of its list; rows under a row go under a line “children:”."
    ),
    "dash-in-value": (
        "A list can't start on the line of its key. Start it on the next line; put a text "
        "that starts with a dash in quotes."
    ),
    "unclosed-bracket": (
        "The bracket {bracket} that opens here is not closed, or a comma is missing in it. "
        "Close it; put a text that starts with a bracket in quotes."
    ),
    "extra-bracket": "No bracket is open that {bracket} could close. Remove it.",
    "missing-comma": (
        "A comma or the closing bracket is missing before this. Add it, or put a text that "
        "holds a colon or comma in quotes."
    ),
    "extra-comma": "Nothing stands between the commas. Remove the one that is too many.",
    "reserved-character": (
        "A text can't start with {character} here. Put the whole text in quotes."
    ),
    "text-after-bar": (
        "After {character} the text starts on the next line, indented. Move it there; put a "
        "text that starts with {character} in quotes."
    ),
    "unknown-escape": (
        "“{escape}” stands for no character inside double quotes. Write \\\\ for a backslash, "
        "or use single quotes around the text."
    ),
    "broken-yaml": (
        "From here on the file can't be understood. Compare the indentation, dashes, colons "
        "and quotes of this line and the one above with those of other rows."
    ),
}
