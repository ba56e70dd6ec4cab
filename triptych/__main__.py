"""`python -m triptych` is the console command."""

from triptych.cli import main

if __name__ == "__main__":
    main()
