"""What a disk answered, in words for whoever named the file."""

_PLAIN: dict[type[OSError], str] = {
    FileNotFoundError: "There is no file or folder {name}.",
    PermissionError: "This account may not open {name}.",
    IsADirectoryError: "{name} is a folder. Name a file.",
    NotADirectoryError: "{name} is not in a folder.",
}


def said(problem: OSError) -> str:
    """A sentence without the number of the error; what is not known here is in the disk's words."""
    plain = _PLAIN.get(type(problem), "")
    if plain and problem.filename is not None:
        return plain.format(name=problem.filename)
    where = f"{problem.filename}: " if problem.filename is not None else ""
    return f"{where}{problem.strerror or problem}."
