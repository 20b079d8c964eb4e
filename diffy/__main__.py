"""`python -m diffy`: the command line."""

from diffy.cli import main

main(prog_name="diffy")
