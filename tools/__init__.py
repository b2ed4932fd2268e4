"""Scripts of the maintainers: they write files of the repository and are not part of the package."""
